import { describe, expect, it, test } from 'vitest'
import type { Reply } from '../../src/desk/index.ts'
import { deskIn, refsOf } from '../support/talk.ts'

const ask = (words: string): Promise<Reply> => deskIn().ask(words)
const kindAndRefs = (reply: Reply) => [reply.kind, refsOf(reply)]

describe('只问能不能报，就核对', () => {
  test.each([
    '我们能不能报万州',
    '云南 够不够格',
    '帮我对照一下四川的条件',
    '想测一下我们符不符合聊城的要求',
    '重庆产业创新中心我们能申报吗',
    '我们是高校，能牵头报四川吗',
    '想申报聊城的，先帮我核一核',
    'Can we apply in Wanzhou?',
    '我们是做新能源电池的，能报万州吗',
    '俺们公司合不合格，云南的，你给掂量掂量',
  ])('%s', async (words) => {
    const reply = await ask(words)
    expect([reply.kind, reply.check?.asks !== undefined]).toEqual(['question', true])
  })
})

describe('问的是哪一类单位、哪种情况能报，就答条文', () => {
  test.each([
    ['个体户能报万州不', 'wanzhou:8.1'],
    ['外省企业能报云南吗', 'yunnan:10.1'],
    ['新型研发机构能报聊城吗', 'liaocheng:7'],
    ['负债率高能报云南吗', 'yunnan:10.2'],
    ['云南 连着亏损两年能申报吗', 'yunnan:10.2'],
    ['没有专利能报万州吗', 'wanzhou:8.9'],
    ['我们已经是省重点实验室了，还能报云南的不', 'yunnan:2'],
  ])('%s', async (words, ref) => {
    const reply = await ask(words)
    expect([reply.kind, refsOf(reply)[0]]).toEqual(['answer', ref])
  })
})

describe('拿一个数去比，只说它碰到的条件', () => {
  test.each([
    ['万州 研发人员9个够吗', 'wanzhou:8.6', 'no', '还差 1 人'],
    ['云南 国家级项目1个够吗', 'yunnan:10.3', 'yes', '国家级项目 1 项'],
    ['研发人员10人，万州刚好够吗', 'wanzhou:8.6', 'yes', '不少于 10 人'],
  ])('%s', async (words, ref, yesNo, told) => {
    const reply = await ask(words)
    expect(kindAndRefs(reply)).toEqual(['answer', [ref]])
    expect(reply.yesNo).toBe(yesNo)
    expect(reply.lead).toContain(told)
    expect(reply.check).toBeUndefined()
  })

  test.each([
    ['聊城 设备480万够不够', 'liaocheng:8.3', '还差 20 万元'],
    ['研发占比2.8%够聊城的线吗', 'liaocheng:8.2', '不低于3%'],
    ['聊城 4家共建可以吗', 'liaocheng:8.5', '超出 1 家'],
  ])('%s：差一点，能不能从宽，也说条文', async (words, ref, told) => {
    const reply = await ask(words)
    expect(kindAndRefs(reply)).toEqual(['answer', [ref, 'liaocheng:8.7']])
    expect(reply.text).toContain(told)
    expect(reply.text).toMatch(/能否从宽，看.*第八条第（七）项“相关标准条件可适当放宽”/u)
  })

  it('没有哪个条件管这个数，就答条文', async () =>
    expect(refsOf(await ask('聊城 公示5天够不够'))).toEqual(['liaocheng:8bis.4']))

  test.each(['我们在万州，10个研发人员里3个是兼职，能算吗', '万州研发10人里头有2个快退休的算不算'])(
    '%s：问的是其中几个，不拿一个数去比',
    async (words) => {
      const reply = await ask(words)
      expect(refsOf(reply)).toEqual(['wanzhou:8.6'])
      expect(reply.text).not.toMatch(/还差|✓/u)
    },
  )
})

describe('说了情况，问是不是没戏了', () => {
  test.each([
    ['公司在聊城，固定人员就18个，是不是彻底没戏', ['liaocheng:8.4', 'liaocheng:8.7']],
    ['我们云南的企业，负债率七十三，还有救吗', ['yunnan:10.2']],
    ['我们联合单位没签协议，聊城是不是就不收', ['liaocheng:8.5']],
    ['我们去年研发投入跌到九百万，云南是不是没指望了', ['yunnan:10.4']],
    ['我们软件公司，在万州，场地才两百平，是不是没得谈', ['wanzhou:8.7']],
  ])('%s', async (words, refs) => expect(kindAndRefs(await ask(words))).toEqual(['answer', refs]))

  it('问的事另有条文，先说那一条，再说情况碰到的条件', async () => {
    const reply = await ask('去年刚被列入失信名单，万州是不是不用想了')
    expect(refsOf(reply)).toEqual(['wanzhou:24.3', 'wanzhou:8.1'])
    expect(reply.yesNo).not.toBe('no')
  })

  it('达到的只提名字，没达到的才引条文', async () => {
    const reply = await ask('我们万州的，研发人员15人，去年研发投入才150万，是不是没戏了')
    expect(kindAndRefs(reply)).toEqual(['answer', ['wanzhou:8.8']])
    expect(reply.text).toContain('说到的研发人员已达到')
  })
})
