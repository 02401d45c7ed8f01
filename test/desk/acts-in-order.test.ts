import { describe, expect, it } from 'vitest'
import type { Reply } from '../../src/desk/index.ts'
import { last, refsOf, talk } from '../support/talk.ts'

const OPEN = '我们公司能不能申报万州的'
const times = (text: string, { text: whole }: Reply): number => whole.split(text).length - 1

describe('一句话里的几件事都做，在一条回答里', () => {
  it('说的先记下，再出结论', async () => {
    const reply = await last(OPEN, '有中试线，独立法人，出结论吧')
    expect(reply.kind).toBe('verdict')
    expect(reply.receipt).toMatch(/^记下：.*独立法人/u)
    expect(reply.check?.facts).toMatchObject({ legal_person: true, pilot_capability: true })
  })
  it('说的先记下，再答问的；没有核对时也一样', async () => {
    for (const before of [[], [OPEN]]) {
      const reply = await last(...before, '研发18人。那补助多少？')
      expect(reply.receipt).toBe('记下：研发人员 18人。')
      expect(reply.known).toMatchObject({ rd_staff: 18 })
      expect(refsOf(reply)).toContain('wanzhou:9.4')
    }
  })
  it('客气在前，答后面的', async () => {
    const reply = await last(OPEN, '谢谢，再问下聊城公示几天')
    expect(refsOf(reply).some((ref) => ref.startsWith('liaocheng:'))).toBe(true)
    expect(reply.text).not.toContain('不客气')
  })
  it('客气之后的半句话，照旧接上一问', async () => {
    const reply = await last('万州补助多少', '谢谢！那云南呢')
    expect(refsOf(reply)).toContain('yunnan:28')
  })
  it('说的记下，再给报告', async () => {
    const desk = await last(OPEN, '设备300万，报告发我')
    expect(desk).toMatchObject({ kind: 'verdict', receipt: '记下：科研仪器设备原值 300万。' })
  })
  it('两问都答，下一题只问一遍', async () => {
    const reply = await last(OPEN, '补助多少？谁来评？')
    expect(reply.lead).toContain('20万元')
    expect(reply.text).toContain('绩效评估')
    expect(times('联合建设吗', reply)).toBe(1)
  })
  it('要核对又有问：核对开始，问也答，下一题只问一遍', async () => {
    const reply = await last('我们公司能不能申报万州的，补助多少')
    expect(reply).toMatchObject({ check: { regulation: 'wanzhou' }, receipt: '记下：企业。' })
    expect(reply.lead).toContain('20万元')
    expect(times('联合建设吗', reply)).toBe(1)
  })
  it('重新开始在前，后面说的还算', async () => {
    const reply = await last(OPEN, '场地600平', '重新开始。研发人员12人')
    expect(reply.check?.facts).toMatchObject({ rd_staff: 12 })
    expect(reply.check?.facts.site_area).toBeUndefined()
  })
  it('先说情况，再去别处：情况记下，核对换过去', async () => {
    const reply = await last('万州 研发人员15人 场地600平', '场地580平，那聊城呢')
    expect(reply.check).toMatchObject({ regulation: 'liaocheng', facts: { site_area: 580 } })
  })
  it('没写单位的钱数和问题一起说：问题答了，钱数再问一遍', async () => {
    const [, reply, after] = await talk(OPEN, '设备260，补助多少', '是')
    expect(reply?.lead).toContain('20万元')
    expect(reply?.confirm).toMatchObject({ fact: 'equipment_value' })
    expect(reply?.known).not.toHaveProperty('equipment_value')
    expect(after?.known).toMatchObject({ equipment_value: 2_600_000 })
  })
  it('停了以后说的也记下，不再追问', async () => {
    const reply = await last(OPEN, '先这样', '研发18人。那补助多少？')
    expect(reply.known).toMatchObject({ rd_staff: 18 })
    expect(reply.asked).toBeUndefined()
  })
})

describe('几件事随便怎么排', () => {
  const TOLD = [
    ['研发人员18人。', { rd_staff: 18 }],
    ['场地520平。', { site_area: 520 }],
  ] as const
  const BESIDE = ['补助多少？', '出结论。', '还差什么？', '谢谢。', '报告发我。']
  const pairs = TOLD.flatMap(([told, facts]) => BESIDE.map((beside) => [told, beside, facts] as const))
  it.each(pairs)('%s%s', async (told, beside, facts) => {
    for (const words of [told + beside, beside + told]) {
      const [before, reply] = await talk(OPEN, words)
      expect(reply?.known).toEqual({ ...before?.known, ...facts })
      expect(reply?.receipt).toContain('记下：')
      expect(times('联合建设吗', reply as Reply)).toBeLessThanOrEqual(1)
    }
  })
})

describe('回执', () => {
  it('还不知道是哪里的时候，说的也记下', async () => {
    expect((await last('研发18人，场地500平')).receipt).toBe('记下：研发人员 18人；研发场地面积 500平。')
  })
  it('打算的不计入', async () => {
    const reply = await last(OPEN, '研发人员18个，场地520平，打算再买100万设备')
    expect(reply.receipt).toBe('记下：研发人员 18个；研发场地面积 520平。“100万”是打算，不计入。')
    expect(reply.known).not.toHaveProperty('equipment_value')
  })
  it('只说了打算的：不说没读出情况', async () => {
    const reply = await last(OPEN, '打算再买100万设备')
    expect(reply.receipt).toBe('“100万”是打算，不计入。')
    expect(reply.text).not.toContain('没有从这句话里')
  })
  it('哪一项都不是的数：说没用上', async () => {
    const reply = await last(OPEN, '我们营收3000万，注册资本500万')
    expect(reply.receipt).toBe('“3000万”“500万”没用上。')
  })
})
