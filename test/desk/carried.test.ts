import { describe, expect, it } from 'vitest'
import { deskIn, last, refsOf, talk } from '../support/talk.ts'

const placesOf = (reply: Awaited<ReturnType<typeof last>>) => new Set(refsOf(reply).map((ref) => ref.split(':')[0]))

describe('接着问：题目留着，换的是地方', () => {
  it.each([
    [['科研院所牵头要拉企业一起报吗', '按聊城的来'], 'liaocheng:8.5'],
    [['万州 中心改名要不要报批', '四川也有这么一条吗'], 'sichuan:20'],
    [['万州 仪器设备原值要多少', '聊城是不是也一样'], 'liaocheng:8.3'],
    [['万州 中心改名要不要报批', '云南没有吗'], 'yunnan:22'],
  ])('%j', async (lines, ref) => {
    const reply = await last(...lines)
    expect(refsOf(reply)).toContain(ref)
    expect(placesOf(reply).size).toBe(1)
  })

  it('问过几地，再说并列：这几地的同一题', async () => {
    const asked = ['聊城 年度报告什么时候交', '那万州呢', '四川也有吗', '请把这几地的规定并列对照']
    const reply = await last(...asked)
    expect(reply.kind).toBe('comparison')
    expect(placesOf(reply)).toEqual(new Set(['liaocheng', 'wanzhou', 'sichuan']))
    expect(refsOf(reply)).toEqual(expect.arrayContaining(['liaocheng:17', 'wanzhou:19']))
  })

  it('换了题再换地方，是新的那题', async () => {
    expect(refsOf(await last('万州 补助多少', '按聊城的来', '公示几天', '那云南呢'))).toContain('yunnan:12.4')
  })
})

describe('接着问：还在刚才那条上', () => {
  const BONUS = '万州 新认定的区级技术创新中心补助多少'
  it.each([
    [[BONUS, '那每年都发吗'], 'wanzhou:9.4'],
    [[BONUS, 'Is that paid out every year?'], 'wanzhou:9.4'],
    [['重庆 牵头单位变更多少个工作日内报', '那由谁去报'], 'chongqing:16'],
  ])('%j', async (lines, ref) => {
    const reply = await last(...lines)
    expect(refsOf(reply)[0]).toBe(ref)
    expect(reply.kind).toBe('answer')
    expect(reply.text).not.toContain('没有找到')
  })

  it('问有没有，条文没写的：说写到哪里，问谁', async () => {
    expect((await last(BONUS, '那每年都发吗')).text).toContain('可问重庆市万州区科学技术局')
  })

  it('麻烦给原文：那条的原文', async () => {
    const reply = await last('聊城 绩效评价多久一次', '麻烦发我原文')
    expect(reply.kind).toBe('clause')
    expect(refsOf(reply)).toContain('liaocheng:20')
  })

  it('别的条款明明答得了的，不留在原来那条上', async () => {
    expect(refsOf(await last(BONUS, '年度报告几月交'))).toContain('wanzhou:19')
    expect(refsOf(await last('聊城 筹建期多久', '这个文件几时算数'))).toContain('liaocheng:23')
  })
})

describe('光说一个数：比一比，不记', () => {
  it.each([
    [['万州 去年研发投入要多少', '175万行不行'], 'wanzhou:8.8', '还差 25 万元'],
    [['万州 研发人员要几个', '才6个人够不够'], 'wanzhou:8.6', '还差 4 人'],
    [['万州 科研仪器总值要多少', '正好200'], 'wanzhou:8.7', '✓ 符合'],
  ])('%j', async (lines, ref, stands) => {
    const reply = await last(...lines)
    expect(reply.kind).toBe('answer')
    expect(reply.lead).toContain(stands)
    expect(refsOf(reply)).toEqual([ref])
    expect(reply.known).toBeUndefined()
  })

  it('按了“记下并核对”才记', async () => {
    const desk = deskIn()
    await desk.turn('s', '万州 去年研发投入要多少')
    const held = await desk.turn('s', '175万行不行')
    const begun = await desk.turn('s', held.options?.[0]?.label ?? '')
    expect(begun.check?.regulation).toBe('wanzhou')
    expect(begun.known).toEqual({ rd_spend_last_year: 1_750_000 })
  })

  it('说是自己的，照记', async () => {
    expect((await last('万州 去年研发投入要多少', '我们有175万')).known).toEqual({ rd_spend_last_year: 1_750_000 })
  })

  it('软件企业：说可以放宽的是哪几句', async () => {
    const reply = await last('万州 研发场地要多大', '要是做软件研究开发的呢')
    expect(reply.text).toContain('可适当低于')
    expect(refsOf(reply)).toEqual(['wanzhou:8.7'])
  })
})

describe('核对当中问一句', () => {
  const OPEN = '我们公司想核对一下够不够万州技术创新中心的条件'
  it.each(['这也要卡吗', '能不能拿三年的合起来算', '为什么只认上年度的研发投入'])('%s：那一项的条文', async (asked) => {
    const [, , reply] = await talk(OPEN, '去年研发投入160万元', asked)
    expect(reply?.kind).toBe('answer')
    expect(refsOf(reply ?? (await last('')))).toContain('wanzhou:8.8')
    expect(reply?.text).not.toContain('没有找到')
  })

  it('为啥不行：问的是结论', async () => {
    const [, , reply] = await talk(OPEN, '研发人员6人', '为啥不行')
    expect(reply?.text).toMatch(/^✗ 不符合｜研发人员｜.*还差 4 人/u)
    expect(reply?.check?.verdict).toBe('unmet')
    expect(refsOf(reply ?? (await last('')))).toContain('wanzhou:8.6')
  })
})

describe('没开核对，说过情况', () => {
  it.each(['看下结果', '还差什么', '出个报告'])('%s：就现在说的给一张', async (order) => {
    const reply = await last('研发人员14人。那万州补助多少？', order)
    expect(reply.kind).toBe('verdict')
    expect(reply.check).toMatchObject({ regulation: 'wanzhou', verdict: 'unknown', facts: { rd_staff: 14 } })
  })
})
