import { describe, expect, it } from 'vitest'
import { last, refsOf, talk } from '../support/talk.ts'

describe('接着上一句问', () => {
  it.each([
    [['万州 年度报告什么时候交', '那聊城呢'], 'liaocheng:17'],
    [['万州认定以后有补助吗', '公示多少天'], 'wanzhou:9.4'],
    [['万州 研发场地要多大', '设备呢'], 'wanzhou:8.7'],
    [['聊城 撤销情形', '第3项原文'], 'liaocheng:19.3'],
    [['万州第八条第6项', '第7项'], 'wanzhou:8.7'],
    [['万州第八条第6项', '（八）'], 'wanzhou:8.8'],
    [['云南第二十六条', '上一条'], 'yunnan:25'],
    [['云南第二十六条', '下一条'], 'yunnan:27'],
    [['聊城第九条', '前一条'], 'liaocheng:8bis'],
    [['四川 绩效评估几年一次', '第二十三条'], 'sichuan:23'],
    [['Wanzhou floor area', 'how about Yunnan?'], 'yunnan:10.4'],
  ])('%j', async (lines, ref) => {
    expect(refsOf(await last(...lines))).toContain(ref)
  })

  it('核对当中插问一条，那四川呢说的是这一条；换到四川才是换核对', async () => {
    const asked = ['我们公司能不能申报万州的', '聊城的撤销情形有哪些']
    const follow = await last(...asked, '那四川呢')
    expect(refsOf(follow)).toContain('sichuan:23')
    expect(follow.check?.regulation).toBe('wanzhou')
    expect((await last(...asked, '换到四川')).check?.regulation).toBe('sichuan')
  })

  it('比较过两地，接着还比这两地', async () => {
    const reply = await last('云南和聊城 专职固定人员哪个多', '研发场地呢')
    expect(reply.kind).toBe('comparison')
    expect(new Set(refsOf(reply).map((ref) => ref.split(':')[0]))).toEqual(new Set(['yunnan', 'liaocheng']))
  })

  it('出处：刚才引的条款原文', async () => {
    const [first, second] = await talk('万州 补助多少', '出处')
    expect(second?.kind).toBe('clause')
    expect(refsOf(second ?? (await last('')))).toEqual(expect.arrayContaining(refsOf(first ?? (await last('')))))
  })

  it('没收录的地方不套用前面的地方', async () => {
    expect((await last('万州 补助多少', '那开州区呢')).kind).toBe('refusal')
  })

  it('说各地，就不限于刚才那一地', async () => {
    const places = new Set(refsOf(await last('万州 年度报告', '各地绩效评估几年一次')).map((ref) => ref.split(':')[0]))
    expect(places.size).toBeGreaterThan(2)
  })

  it('只说地方：给能问的', async () => {
    const reply = await last('聊城')
    expect(reply.kind).toBe('question')
    expect(reply.options?.length).toBeGreaterThan(2)
  })
})

describe('已有的中心自查', () => {
  it('聊城：年报两年没交，先给撤销的那项，是否属于由主管部门认定', async () => {
    const reply = await last('我们在聊城的中心前年就批了，年报两年没交，还改了名，要注意什么')
    const refs = refsOf(reply)
    expect(refs.indexOf('liaocheng:19.1')).toBeGreaterThanOrEqual(0)
    expect(refs.indexOf('liaocheng:19.1')).toBeLessThan(refs.indexOf('liaocheng:9'))
    expect(refs).toContain('liaocheng:18')
    expect(reply.text).toContain('由主管部门认定')
  })
  it('云南：配套经费算出来', async () => {
    expect((await last('我们云南的中心已经批了，有哪些义务要履行')).text).toMatch(/1500 万元/u)
  })
  it('万州：年报的日子', async () => {
    expect((await last('万州的中心去年认定了，该做什么')).text).toContain('每年1月30日前')
  })
})
