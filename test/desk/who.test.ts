import { describe, expect, it } from 'vitest'
import { last } from '../support/talk.ts'

const known = async (...words: string[]) => (await last(...words)).known ?? {}

describe('说话的是谁，一句话里记住', () => {
  it.each([
    ['本司打算在万州牵头，场地一般要多大', 'enterprise'],
    ['我校准备牵头，万州的补助有多少', 'university'],
    ['有家糖厂打来电话，研发人员13个，能报万州的不', 'enterprise'],
    ['万州的，我开了家做泡菜的公司，专职搞研发的11个', 'enterprise'],
    ['we run a small ceramics company, how large must the site be in Wanzhou', 'enterprise'],
    ['万州，客户是高企，研发16人', 'enterprise'],
    ['客户丁报万州，印染公司，场地700平', 'enterprise'],
  ])('%s', async (words, kind) => {
    expect(await known(words)).toMatchObject({ applicant_kind: kind })
  })
  it.each(['万州的，隔壁酒厂都批了，要多大场地', '我们跟一所大学合作，万州要签协议吗', '我们投的那家公司，万州能报吗'])(
    '%s：说的是别人',
    async (words) => {
      expect((await known(words)).applicant_kind).toBeUndefined()
    },
  )
  it('看错了，改过来；研究院是说是谁，不是说有研发机构', async () => {
    const facts = await known('聊城，来电是家企业，三年研发1200万', '哦写错了，是个研究院')
    expect(facts).toMatchObject({ applicant_kind: 'institute' })
    expect(facts.independent_rd_unit).toBeUndefined()
  })
})

describe('注册在哪里', () => {
  it.each([
    ['企业，聊城市内注册，高企', 'liaocheng'],
    ['我们厂在冠县，高企，想报聊城的', 'liaocheng'],
    ["聊城，We're an enterprise registered in Kunming, an independent legal person", 'yunnan'],
  ])('%s', async (words, seat) => {
    expect(await known(words)).toMatchObject({ registered_in: seat })
  })
  it.each(['三号客户，也是万州，去年投了260万', '聊城，联合的企业就一家，是德州的'])(
    '%s：不是注册地',
    async (words) => {
      expect((await known(words)).registered_in).toBeUndefined()
    },
  )
})

describe('说了自己的情况，再问行不行', () => {
  it.each([
    ['万州，我们场地才430平，行不行', { site_area: 430 }],
    ['想报万州，我厂搞研发的只有8个，够吗', { rd_staff: 8, applicant_kind: 'enterprise' }],
    ['万州的，隔壁厂研发20个人都批了，我们自己只有9个，得行不', { rd_staff: 9 }],
    ['We only have 420 square metres, is that enough for Wanzhou?', { site_area: 420 }],
    [
      '我所系独立法人，固定科研人员110人，请问是否符合云南省技术创新中心的认定标准？',
      { applicant_kind: 'institute', fixed_rd_staff: 110 },
    ],
  ])('%s：记下，开始核对', async (words, facts) => {
    const reply = await last(words)
    expect(reply.known).toMatchObject(facts)
    expect(['question', 'verdict']).toContain(reply.kind)
  })
  it.each(['万州场地430平够吗', '万州只要有10个研发人员就行吗', '万州的，10个人里头有2个兼职的算不算'])(
    '%s：问的是条文，不记',
    async (words) => {
      expect(await known(words)).toEqual({})
    },
  )
})
