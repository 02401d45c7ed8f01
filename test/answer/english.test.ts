import { describe, expect, it } from 'vitest'
import { isEnglish } from '../../src/answer/index.ts'
import { factsTested } from '../../src/knowledge/index.ts'
import { examples, knowledge } from '../support/library.ts'
import { deskIn, refsOf, talk } from '../support/talk.ts'

interface Row {
  readonly q: string
  readonly style?: string
}
const questions = examples<Row>('dev/questions.jsonl')
const HAN = /\p{Script=Han}/u

describe('英文问，英文框着中文原文', () => {
  it('英文的问题都认得，拼音和夹英文的中文不算', () => {
    const english = questions.filter(({ q }) => !HAN.test(q) && / (?:the|a|in|is|of|to|does) /iu.test(q))
    expect(english.length).toBeGreaterThan(15)
    expect(english.filter(({ q }) => !isEnglish(q)).map(({ q }) => q)).toEqual([])
    const chinese = questions.filter(({ q }) => HAN.test(q) && !/[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}/u.test(q))
    expect(chinese.filter(({ q }) => isEnglish(q)).map(({ q }) => q)).toEqual([])
    for (const pinyin of ['liaocheng chexiao qingxing', 'yunnan you mei you buzhu', 'can jia ping gu yao he cai liao'])
      expect(isEnglish(pinyin)).toBe(false)
  })

  it.each([
    ['What subsidy does Wanzhou pay?', 'answer', /Quoted as issued/u],
    ['How long is the build-up period in Liaocheng?', 'answer', /Liaocheng: this text is a draft/u],
    [
      'What does Yunnan say on matching funds for the center?',
      'answer',
      /Yunnan: by its own terms this text has expired/u,
    ],
    ['What is the subsidy for a center in Hangzhou?', 'refusal', /do not answer this/u],
    ['Show me article 8 of Wanzhou', 'clause', /Quoted as issued/u],
  ])('%s', async (question, kind, frame) => {
    const reply = await deskIn().ask(question)
    expect(reply.kind).toBe(kind)
    expect(reply.text).toMatch(frame)
  })

  it('核对也是：结论先用英文说，接着的问题可以用英文答', async () => {
    const [first, sure] = await talk(
      'We are a company in Wanzhou with 8 R&D staff, can we apply for the center?',
      'yes',
    )
    // What is against them and was not surely heard is asked back first.
    expect(first?.confirm ?? sure?.check?.facts).toMatchObject(first?.confirm ? { fact: 'rd_staff' } : { rd_staff: 8 })
    expect(sure?.text).toMatch(/The conditions are not met|More details are needed/u)
    expect(refsOf(sure as NonNullable<typeof sure>)).toContain('wanzhou:8.6')
  })

  it('答一个数、一个 yes，还是英文的谈话；换了中文就是中文', async () => {
    const replies = await talk(
      'We are a company in Wanzhou, can we apply for the center?',
      '12 people',
      '那公示多少天',
      '500',
    )
    const english = replies.map(({ text }) => /Next question: [A-Z]/u.test(text))
    expect(english).toEqual([true, true, false, false])
  })

  it('每一项要问的都有英文的问法；不符合的用英文叫得出名字；道谢用英文答', async () => {
    const tested = [...knowledge.regulations.values()].flatMap(({ conditions }) =>
      conditions.flatMap(({ requires }) => factsTested(requires)),
    )
    const unasked = tested.filter((id) => {
      const { english, madeOf } = knowledge.facts.get(id) ?? {}
      return !english && !madeOf
    })
    expect(unasked).toEqual([])
    const [, unmet, thanks] = await talk(
      'Can our institute apply in Wanzhou?',
      'Our R&D staff is 4 people',
      'many thanks',
    )
    expect(unmet?.text).toContain('Not met: R&D staff.')
    expect(thanks?.text).toMatch(/^You are welcome/u)
  })

  it('中文问，一个英文字母的框也没有', async () => {
    for (const question of ['万州 补助多少', '杭州 补助多少', '万州第八条']) {
      const { blocks } = await deskIn().ask(question)
      expect(blocks.map(({ text }) => text).join()).not.toMatch(/[A-Za-z]{4,} [a-z]{2,}/u)
    }
  })

  it('英文的话里没有一个数字没有出处', async () => {
    for (const { q } of questions.filter(({ q }) => isEnglish(q))) expect((await deskIn().ask(q)).kind).toBeTruthy()
  })
})
