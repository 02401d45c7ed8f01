import { describe, expect, it } from 'vitest'
import { deskIn, last, refsOf } from '../support/talk.ts'

describe('差一截，条文说可以从宽', () => {
  it('说了是特殊行业：那句话和它的出处都在', async () => {
    const reply = await last('我们能不能申报万州的', '我们是做软件外包的企业', '研发场地310平方米')
    expect(reply.text).toMatch(/△ 由主管部门裁量｜研发场地面积｜.*\n第八条第7项“[^”]*可适当低于以上标准”/u)
    expect(refsOf(reply)).toContain('wanzhou:8.7')
  })

  it('还不知道是不是：说看哪一条', async () => {
    const reply = await last('我们能不能申报万州的', '研发场地310平方米，仪器设备150万元')
    expect(reply.text.match(/能否从宽，看第八条第7项“[^”]*可适当低于以上标准”/gu)).toHaveLength(1)
  })

  it('不是：不提', async () => {
    const reply = await last('我们能不能申报万州的', '我们不是软件这类特殊行业', '研发场地310平方米')
    expect(reply.check?.verdict).toBe('unmet')
    expect(reply.text).not.toContain('可适当低于')
  })

  it('先差了一截，后来才说：那一项怎么变的，也说', async () => {
    const reply = await last('我们能不能申报聊城的', '专职固定科研人员14人', '我们属于市里未来产业重点布局')
    expect(reply.text).toMatch(/△ 由主管部门裁量｜专职固定科研人员｜.*还差 6 人/u)
    expect(reply.text).toContain('第八条第（七）项“相关标准条件可适当放宽”')
    expect(refsOf(reply)).toEqual(expect.arrayContaining(['liaocheng:8.4', 'liaocheng:8.7']))
  })

  it('还没有哪项差，先说了：从宽的那句话在', async () => {
    const reply = await last('我们能不能申报万州的', '我们是搞软件研究开发的')
    expect(reply.text).toContain('可适当低于以上标准')
    expect(refsOf(reply)).toContain('wanzhou:8.7')
  })

  it('原则上：要求里已有，不再说一遍', async () => {
    const reply = await last('我们能不能申报万州的', '去年研发投入160万元')
    expect(reply.text.match(/原则上/gu)).toHaveLength(1)
  })
})

it('换到别处：说过的哪项不够，当场说', async () => {
  const reply = await last('我们能不能申报万州的', '仪器设备430万元', '换到聊城')
  expect(reply.text).toMatch(/仪器设备原值｜.*还差 70 万元｜第八条第（三）项/u)
  expect(refsOf(reply)).toContain('liaocheng:8.3')
})

it('没写单位，反问时说这个数要跟什么比', async () => {
  const reply = await last('我们能不能申报万州的', '去年成果转化收入230')
  expect(reply.confirm?.fact).toBe('transfer_income_last_year')
  expect(reply.text).toMatch(/第八条第9项要求“[^”]*不低于 200 万元”。.*没有写单位，是 230/u)
  expect(refsOf(reply)).toContain('wanzhou:8.9')
})

describe('问为什么不行', () => {
  it('先说卡在哪项、差多少，核对的状态也在', async () => {
    const reply = await last('我们能不能申报万州的', '研发人员7人', '为啥不行')
    expect(reply.text).toMatch(/^✗ 不符合｜研发人员｜.*还差 3 人｜第八条第6项/u)
    expect(reply.check?.verdict).toBe('unmet')
  })
})

describe('期限已过的文本还能不能报', () => {
  it.each(['四川 还接受申报吗', '云南那边还能申请吗'])('%s：先说期限那一条', async (words) => {
    const reply = await deskIn().ask(words)
    expect(reply.text).toMatch(/已届满（第.*条“有效期/u)
    expect(refsOf(reply).some((ref) => ref === 'sichuan:27' || ref === 'yunnan:33')).toBe(true)
  })
})
