import { describe, expect, it } from 'vitest'
import { shownOf } from '../../src/answer/index.ts'
import type { ReaderAsked } from '../../src/hear/index.ts'
import { stretchOf } from '../../src/model/stretch.ts'
import { act, MESSAGE, modelWith, said, scripted, TERMINAL } from '../support/language-model.ts'
import { knowledge } from '../support/library.ts'

const readAs = async (answer: object, asked: ReaderAsked = MESSAGE) => {
  const { open } = scripted(said(answer))
  return modelWith({ options: { open } }).model.read(asked, TERMINAL)
}

const TOLD = act({ words: '没有中试线', fact: 'pilot', of: 'applicant', mood: 'is', how: 'set', holds: false })
const ASKS = act({ act: 'ask', words: '补助给多少', wants: 'figure', about: ['grant'], regulations: ['wanzhou'] })

describe('再读一遍读出来的', () => {
  it('几件事按先后，各带原话里的一段', async () => {
    const thanks = act({ act: 'courtesy', words: '谢谢', tone: 'thank' })
    expect(await readAs({ acts: [TOLD, ASKS, thanks], clauses: [], courtesy: 'thanked' })).toEqual({
      acts: [TOLD, ASKS, thanks],
      clauses: [],
      courtesy: 'thanked',
    })
  })

  it.each([
    ['不认得的事实', { fact: 'area' }],
    ['不认得的做法', { act: 'state' }],
    ['不认得的语气', { mood: 'maybe' }],
    ['不认得的主体', { of: 'parent' }],
    ['不认得的事项', { about: ['grant', 'money'] }],
    ['没有给出的地方', { regulations: ['beijing'] }],
    ['不认得的指令', { order: 'delete' }],
    ['原话里没有的一段', { words: '中试线没有' }],
    ['什么都没抄', { words: ' ' }],
    ['抄的不是字', { words: 800 }],
    ['事实是别的类型', { fact: 1 }],
    ['是不是写成了别的', { holds: '是' }],
  ])('%s：丢这一项，别的照用', async (_, wrong) => {
    const answer = { acts: [{ ...TOLD, ...wrong }, ASKS], clauses: [], courtesy: null }
    expect(await readAs(answer)).toEqual({ acts: [ASKS], clauses: [], courtesy: null })
  })

  it('多写的字段不要：一个数也带不进来', async () => {
    const answer = { acts: [{ ...TOLD, value: 800, unit: '平方米' }], clauses: [], courtesy: null, verdict: '符合' }
    expect(await readAs(answer)).toEqual({ acts: [TOLD], clauses: [], courtesy: null })
  })

  it('不守格式的服务器少写的字段，算没有', async () => {
    expect(await readAs({ acts: [{ act: 'tell', words: '没有中试线', fact: 'pilot', about: null }] })).toEqual({
      acts: [act({ words: '没有中试线', fact: 'pilot' })],
      clauses: [],
      courtesy: null,
    })
  })

  it('条文：没有给出的、重复的去掉，最多三条', async () => {
    const refs = ['wanzhou:9.4', 'wanzhou:99', 'wanzhou:9.4', 'wanzhou:8.7', 'wanzhou:8.8', 'wanzhou:8.9']
    const clauses = [{ ref: 'wanzhou:8.7', fit: 'perfect' }, ...refs.map((ref) => ({ ref, fit: 'partial' }))]
    const reading = await readAs({ acts: [], clauses, courtesy: 'flattered' })
    expect(reading).toEqual({
      acts: [],
      clauses: ['wanzhou:9.4', 'wanzhou:8.7', 'wanzhou:8.8'].map((ref) => ({ ref, fit: 'partial' })),
      courtesy: null,
    })
  })

  it('没有单子可选的时候，什么 id 都不认', async () => {
    const bare = { ...MESSAGE, facts: [], subjects: [], places: [], courtesies: [], clauses: [] }
    const acts = [TOLD, { ...ASKS, about: [''], regulations: [] }, { ...ASKS, about: [], regulations: [] }]
    expect(await readAs({ acts, clauses: [{ ref: '', fit: 'full' }], courtesy: '' }, bare)).toEqual({
      acts: [{ ...ASKS, about: [], regulations: [] }],
      clauses: [],
      courtesy: null,
    })
  })

  it('太多的事，只读前二十件', async () => {
    const reading = await readAs({ acts: Array(60).fill(TOLD), clauses: [], courtesy: null })
    expect(reading?.acts).toHaveLength(20)
  })

  it.each([
    ['什么都没有', {}],
    ['都不是单子', { acts: '没有', clauses: 3 }],
    ['是别的任务的', { sentences: [] }],
  ])('%s：不算读过', async (_, answer) => {
    const { open } = scripted(said(answer))
    const { model, outcomes, timers } = modelWith({ options: { open } })
    const call = model.read(MESSAGE, TERMINAL)
    await timers.pass(10_000)
    expect(await call).toBeUndefined()
    expect(outcomes()).toEqual(['schema'])
  })
})

describe('原话里的一段', () => {
  it.each([
    ['场地有800平米', '场地有 ８００平米'],
    ['场地有８００ 平米，没有', '场地有 ８００平米，没有'],
    ['没有中试线；万州', '没有中试线；万州'],
    ['没有中试线;万州', '没有中试线；万州'],
    ['谢谢', '谢谢'],
  ])('%s：交回 %s', (words, stretch) => expect(stretchOf(MESSAGE.message, words)).toBe(stretch))

  it.each(['', '   ', '有中试线吗', '谢谢谢谢', '場地'])('“%s”：没有', (words) =>
    expect(stretchOf(MESSAGE.message, words)).toBeUndefined(),
  )

  it('一个字折成几个的，不拆开；表情不拆开', () => {
    expect(stretchOf('场地８００㎡😀够吗', '800m')).toBe('８００㎡')
    expect(stretchOf('场地８００㎡😀够吗', '㎡😀')).toBe('㎡😀')
    expect(stretchOf('好😀', '😀')).toBe('😀')
  })
})

describe('整个资料库发得出去', () => {
  const { facts, subjects, regulations, courtesies } = knowledge
  const textOf = (label: readonly (string | { readonly text: string })[]) =>
    label.map((part) => (typeof part === 'string' ? part : part.text)).join('')
  const clauses = [...regulations.values()].flatMap(
    ({ regulation }) =>
      shownOf(
        regulation.clauses.map(({ id }) => id),
        knowledge,
      ).clauses,
  )
  const everything: ReaderAsked = {
    message: '去年研发费用三百多万，场地８００平，行不行',
    before: ['我们公司2019年成立，有35个人', '一段时间没弄了'],
    asked: 'clean_credit_3y',
    facts: [...facts.values()].map(({ id, label }) => ({ id, name: textOf(label) })),
    subjects: [...subjects.values()].map(({ id, label }) => ({ id, name: label })),
    places: [...regulations.values()].map(({ id, place, title }) => ({ id, name: `${place}（${title}）` })),
    courtesies: [...courtesies.values()].map(({ id, tone, chinese }) => ({ id, tone, name: chinese })),
    clauses: clauses.slice(0, 40),
  }

  it('每个事实、事项、地方、客气话的名字都过得去，人说的数量也过得去', async () => {
    const { asked, open } = scripted(said({ acts: [], clauses: [], courtesy: null }))
    const { model, outcomes } = modelWith({ options: { open } })
    for (let from = 0; from < clauses.length; from += 40)
      await model.read({ ...everything, clauses: clauses.slice(from, from + 40) }, TERMINAL)
    expect(new Set(outcomes())).toEqual(new Set(['answered']))
    expect(asked).toHaveLength(Math.ceil(clauses.length / 40))
    expect(everything.facts.length).toBeGreaterThan(30)
    expect(everything.courtesies.length).toBeGreaterThan(0)
  })

  it('单子再长也在严格格式的限度以内：一千个词，二百五十个以上的单子不过一万五千字', async () => {
    const { asked, open } = scripted(said({ acts: [], clauses: [], courtesy: null }))
    await modelWith({ options: { open } }).model.read(everything, TERMINAL)
    const lists = [...JSON.stringify(asked[0]?.form).matchAll(/"enum":(?<list>\[[^\]]*\])/gu)].map(
      ({ groups }): string[] => JSON.parse(groups?.list ?? '[]'),
    )
    expect(lists.flat().length).toBeLessThanOrEqual(1000)
    for (const list of lists.filter(({ length }) => length > 250)) expect(list.join('').length).toBeLessThan(15_000)
  })
})
