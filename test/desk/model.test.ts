import { describe, expect, it } from 'vitest'
import type { Model } from '../../src/answer/index.ts'
import type { Reply } from '../../src/desk/index.ts'
import { regulationOf } from '../../src/law/index.ts'
import { examples, knowledge } from '../support/library.ts'
import { echoing, LIES } from '../support/model.ts'
import { deskIn, refsOf } from '../support/talk.ts'

interface Question {
  readonly q: string
}
interface Dialogue {
  readonly turns: readonly { readonly user: string }[]
}
const questions = examples<Question>('dev/questions.jsonl').map(({ q }) => q)
const dialogues = examples<Dialogue>('dev/dialogues.jsonl').map(({ turns }) => turns.map(({ user }) => user))

const bare = ({ id: _id, files: _files, ...reply }: Reply) => reply

interface Asked {
  readonly questions: readonly string[]
  readonly dialogues: readonly (readonly string[])[]
}
const all: Asked = { questions, dialogues }
/** Enough for each way of lying to be tried on every kind of reply. */
const some: Asked = {
  questions: questions.filter((_question, i) => i % 6 === 0),
  dialogues: dialogues.filter((_lines, i) => i % 10 === 0),
}

async function replies(model: Model | undefined, asked: Asked): Promise<Reply[]> {
  const told: Reply[] = []
  const desk = deskIn(model ? { model } : {})
  for (const question of asked.questions) told.push(await desk.ask(question))
  for (const [i, lines] of asked.dialogues.entries())
    for (const line of lines) told.push(await desk.turn(`d${i}`, line))
  return told
}

describe('模型只管措辞', async () => {
  const plain = await replies(undefined, all)
  const plainSome = await replies(undefined, some)

  it('老实的模型：话在条文前面，数字从条文印，出处一条不变', async () => {
    const { model, calls } = echoing()
    const spoken = await replies(model, all)
    expect(calls.word).toBeGreaterThan(100)
    expect(calls.lead).toBeGreaterThan(20)
    const changed = spoken.filter((reply, i) => reply.text !== plain[i]?.text)
    expect(changed.length).toBeGreaterThan(100)
    expect(spoken.map(refsOf)).toEqual(plain.map(refsOf))
    expect(spoken.map(({ kind, check }) => [kind, check])).toEqual(plain.map(({ kind, check }) => [kind, check]))
    for (const [i, { text }] of spoken.entries())
      for (const block of plain[i]?.blocks ?? []) expect(text).toContain(block.text)
  }, 120_000)

  it.each(Object.entries(LIES))(
    '谎报数字，%s：一个也出不来，程序自己的话顶上',
    async (_writing, lie) => {
      const { model, calls } = echoing((sentence) =>
        /\{\{[^{}]*\}\}/u.test(sentence) ? sentence.replace(/\{\{[^{}]*\}\}/u, lie) : `${sentence}${lie}`,
      )
      const lying: Model = {
        ...model,
        lead: async () => `再补充${lie}就行`,
        understand: async () => ({ question: `补助${lie}`, intent: 'figure' }),
      }
      const told = await replies(lying, some)
      expect(calls.word).toBeGreaterThan(20)
      expect(told.map(bare)).toEqual(plainSome.map(bare))
    },
    120_000,
  )

  it('数字换到别条去：每句话的数字都在它自己注明的那一条里', async () => {
    const { model, calls } = echoing((sentence, { clauses }) =>
      sentence.replace(/\{\{[^{}]*\}\}/u, `{{${clauses.at(-1)?.ref ?? ''}#1}}`),
    )
    const told = await replies(model, some)
    expect(calls.word).toBeGreaterThan(20)
    for (const [i, { blocks }] of told.entries())
      for (const { ref = '', text } of blocks.filter(({ text }) => !plainSome[i]?.text.includes(text))) {
        const clause = knowledge.regulations.get(regulationOf(ref))?.regulation.clauses.find(({ id }) => id === ref)
        const [said = ''] = text.split(/（[^（）]*）。$/u)
        for (const [figure] of said.matchAll(/\d+/gu)) expect(clause?.text, text).toContain(figure)
      }
  }, 120_000)

  it('看到的话里没有问的人的数字、电话、单位', async () => {
    const { model, seen } = echoing()
    const desk = deskIn({ model })
    await desk.turn('s', '我是张伟，13912345678，重庆某某科技有限公司有35人，万州补助多少')
    await desk.turn('s', '我们公司设备300万，能报万州的吗')
    expect(seen.length).toBeGreaterThan(2)
    for (const secret of ['张伟', '13912345678', '某某科技', '35', '300']) expect(seen.join('\n')).not.toContain(secret)
  })
})

describe('没听懂的话，模型说是什么意思', () => {
  const CLUMSY = '万州有没有彩头'
  const meaning = (over: object): Model => ({
    ...echoing().model,
    word: async () => undefined,
    lead: async () => undefined,
    understand: async () => ({ question: '认定后的补助', intent: 'figure', subject: '', place: 'wanzhou', ...over }),
  })

  it('按懂了的意思找条文，并说明是怎么理解的', async () => {
    const [before, after] = [await deskIn().ask(CLUMSY), await deskIn({ model: meaning({}) }).ask(CLUMSY)]
    expect(before.kind).toBe('refusal')
    expect(refsOf(after)).toContain('wanzhou:9.4')
    expect(after.text).toContain('按“万州 认定后的补助”理解')
  })

  it.each([
    ['说是别的事', { intent: 'outside' }],
    ['自己也没懂', { intent: 'unclear' }],
    ['夹带数字', { question: '补助二十万元' }],
    ['夹带链接', { question: '见 http://example.com' }],
    ['夹带标记', { question: '<@U123> 补助' }],
    ['太长', { question: '补助'.repeat(60) }],
  ])('%s：还是程序自己的回答', async (_what, over) => {
    expect(bare(await deskIn({ model: meaning(over) }).ask(CLUMSY))).toEqual(bare(await deskIn().ask(CLUMSY)))
  })

  it('清单里没有的地方和事项，不当真', async () => {
    const reply = await deskIn({ model: meaning({ place: 'beijing', subject: 'none' }) }).ask(CLUMSY)
    expect(refsOf(reply).every((ref) => ref.startsWith('wanzhou:'))).toBe(true)
  })

  it('程序答得出的问题，不问模型是什么意思', async () => {
    const { model, calls } = echoing()
    await deskIn({ model }).ask('万州 补助多少')
    expect(calls).toEqual({ understand: 0, word: 1, lead: 0 })
  })
})

describe('模型指出哪句话说的是哪项情况', () => {
  const lines = ['查万州：企业，独立法人，单独建', '二楼坐着的那帮小年轻，拢共三十来个']
  const pointing = (stated: { fact: string; words: string }[]): Model => ({
    ...echoing().model,
    lead: async () => undefined,
    point: async () => ({ stated }),
  })
  const checkAfter = async (model: Model | undefined) => {
    const desk = deskIn(model ? { model } : {})
    let reply: Reply | undefined
    for (const line of lines) reply = await desk.turn('s', line)
    return reply?.check?.facts
  }

  it('指着原话说是研发人员：数由程序从原话里读', async () => {
    expect(await checkAfter(undefined)).not.toHaveProperty('rd_staff')
    const facts = await checkAfter(pointing([{ fact: 'rd_staff', words: '{{applicant#1}}' }]))
    expect(facts?.rd_staff).toEqual({ min: 27, max: 33 })
  })

  it('问句不当成情况', async () => {
    let asked = 0
    const model: Model = {
      ...pointing([]),
      point: async () => {
        asked++
        return undefined
      },
    }
    const desk = deskIn({ model })
    for (const line of ['查万州：企业，独立法人，单独建', '公示多少天', '补助给多少？']) await desk.turn('s', line)
    expect(asked).toBe(0)
  })

  it('指的话不在原话里：不算', async () => {
    const plain = await checkAfter(undefined)
    expect(await checkAfter(pointing([{ fact: 'rd_staff', words: '研发人员12人' }]))).toEqual(plain)
    expect(await checkAfter(pointing([{ fact: 'no_such_fact', words: '官司' }]))).toEqual(plain)
  })
})
