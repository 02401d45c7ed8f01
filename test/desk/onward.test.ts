import { describe, expect, it } from 'vitest'
import { last, refsOf } from '../support/talk.ts'

describe('接着刚才的条文问', () => {
  it.each([
    ['聊城 撤销情形', '麻烦把第二项原文念一遍', 'liaocheng:19.2'],
    ['聊城 撤销情形', '那第三项呢', 'liaocheng:19.3'],
  ])('%s，%s：那一条里的那一项', async (first, next, ref) => {
    expect(refsOf(await last(first, next))).toContain(ref)
  })
  it('数字出自哪一条：有这个数字的条', async () => {
    const reply = await last('万州 撤销情形', '那个500平方米出自哪一条')
    expect(refsOf(reply)[0]).toBe('wanzhou:8.7')
  })
  it('几个字接着问的，不重复刚说过的那一句', async () => {
    const reply = await last('万州绩效评估几年一次', '那较差呢')
    expect(reply.lead).toContain('整改期限不超过半年')
  })
  it('刚才那条没有的数，在全文里找', async () => {
    const reply = await last('云南的办法还有效吗', '原先要求多少人')
    expect(reply.lead).toContain('不少于 100 人')
  })
  it('没说问的是什么的数，写着这种数的条先答', async () => {
    const reply = await last('云南 以前规定得有多少号人')
    expect(refsOf(reply)[0]).toBe('yunnan:10.2')
  })
  it('依托单位换一类，还是问那一条', async () => {
    const reply = await last('云南配套资金要出多少', '要是研究所牵头呢')
    expect(refsOf(reply)).toContain('yunnan:28')
  })
})

describe('有不符合的，接着问为什么', () => {
  const UNMET = ['万州 我们公司研发人员7个人，能不能申报']
  it.each(['根据哪一条', '依据是哪句话'])('%s：没达到的那一条', async (asked) => {
    const reply = await last(...UNMET, asked)
    expect(reply).toMatchObject({ kind: 'answer', check: { verdict: 'unmet' } })
    expect(refsOf(reply)).toContain('wanzhou:8.6')
  })
  it('能不能放宽：条文没有写到它的，说没有写', async () => {
    const reply = await last(...UNMET, '这一条可以放宽吗')
    expect(reply.text).toContain('条文没有写研发人员可以放宽')
    expect(reply.text).not.toContain('“原则上”')
    expect(refsOf(reply)).toEqual(expect.arrayContaining(['wanzhou:8.6', 'wanzhou:8.7']))
  })
})

describe('一条里的一半不单说', () => {
  it('撤销情形里的一项，连同后果', async () => {
    const reply = await last('万州 中途退出评估会怎么样')
    expect(reply.lead).toContain('3 年内不得重新申报')
  })
  it('被撤销过的别家，问的是条文', async () => {
    const reply = await last('我们公司能不能申报万州的', '被撤销过的企业还可以再报吗')
    expect(refsOf(reply)).toContain('wanzhou:24')
    expect(reply.known).not.toHaveProperty('revoked_within_3y')
  })
  it('怎么办：前后几种情况一起说', async () => {
    const reply = await last('云南建设期满考核没通过怎么处理')
    expect(reply.text).toContain('1年整改期')
    expect(reply.text).toContain('取消创新中心资格')
  })
})

describe('先说能定的那句', () => {
  it.each([
    ['万州发不发补助', '最高20万元'],
    ['万州优秀最多评几家', '20%'],
    ['聊城的征求意见稿施行了吗', '2026年xx月xx日'],
    ['聊城这个办法什么时候开始实施', '2026年xx月xx日'],
    ['重庆 主管单位是谁', '各区县（开发区）发展改革委'],
  ])('%s', async (asked, words) => {
    expect((await last(asked)).text).toContain(words)
  })
  it('够不够：连同要求的数', async () => {
    const reply = await last('我们公司想报万州的，研发场地620平，够不够')
    expect(reply.text).toContain('研发场地面积 500 平方米以上')
  })
  it('没有联系方式：说向谁问，不引别的条', async () => {
    const reply = await last('云南的评估几年一次', '有没有联系电话')
    expect(reply.text).toContain('云南省科学技术厅')
    expect(reply.text).not.toContain('最接近')
  })
  it('补助多少不带配套的推算，问配套才带', async () => {
    expect((await last('云南省里补助多少')).text).not.toContain('推算')
    expect((await last('云南配套资金要出多少')).text).toContain('推算')
  })
})
