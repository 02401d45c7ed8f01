import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../bench/eval/rows.ts'
import { evalModel } from '../../bench/model.ts'
import type { ChatAsked } from '../../src/model/chat.ts'
import { act } from '../support/language-model.ts'

const KEY = { OPENAI_API_KEY: 'sk-secret', WENCE_MODEL: 'echo', WENCE_MODEL_STRUCTURE: 'plain' }
const COUNT = 12

interface Data {
  readonly message?: string
  readonly clauses?: readonly { readonly ref: string; readonly text: string }[]
  readonly pairs?: readonly { readonly id: string }[]
}

const { heard, questions } = rowsOf(COUNT)

/** What the labels say of a message: the facts it tells, and of the clauses shown those that answer it. */
function labelled({ message = '', clauses = [] }: Data) {
  const row = heard.find(({ text }) => text === message)
  const { gold = [] } = questions.find(({ q }) => q === message) ?? {}
  const acts = Object.keys(row?.facts ?? {}).map((fact) => act({ act: 'tell', words: message, fact }))
  const chosen = clauses.filter(({ ref }) => gold.includes(ref)).map(({ ref }) => ({ ref, fit: 'full' }))
  return { acts, clauses: chosen, courtesy: null }
}

/** Stands for a model that knows the labels, and says of each clause what `sentenceOf` does. */
const oracle = (sentenceOf: (text: string) => string) => async () => async (asked: ChatAsked) => {
  const data: Data = JSON.parse(asked.user.split('\n')[1] ?? '')
  const answers: Readonly<Record<string, () => object>> = {
    read: () => labelled(data),
    explain: () => ({
      sentences: (data.clauses ?? []).map(({ ref, text }) => ({ text: sentenceOf(text), clause: ref })),
    }),
    entails: () => ({ entailed: (data.pairs ?? []).map(({ id }) => id) }),
  }
  return { text: JSON.stringify(answers[asked.name]?.()), tokens: { in: 1000, out: 100 } }
}

const failing = async () => async (): Promise<never> => {
  throw new Error('nothing works')
}

async function linesOf(env: Record<string, string>, open: Parameters<typeof evalModel>[0]['open']) {
  const lines: string[] = []
  const ports = { env, count: COUNT, say: (line: string) => lines.push(line) }
  const status = await evalModel(open ? { ...ports, open } : ports)
  /** What stands in a row: of the program alone, and with the model. */
  const valuesIn = (name: string) => {
    const row = lines.find((line) => line.startsWith(name)) ?? ''
    return { alone: row.slice(46, 70).trim(), both: row.slice(70).trim() }
  }
  return { status, lines, valuesIn }
}

const shareOf = (text: string): number => Number(/= ([\d.]+)$/u.exec(text)?.[1])

/** The first whole sentence of a clause. */
const copied = (text: string) => text.split(/(?<=。)/u)[0] ?? text

const SCORED = [
  'find: first hit is a right clause',
  'ask: a right clause is cited',
  'ask: answerable questions declined',
  'ask: unanswerable questions declined',
  'chat: turns as expected',
  'chat: facts told that are held right',
  'hear: acts, F1',
  'hear: facts stated that are read right',
  'hear: facts counted that are right',
]

describe('npm run eval:model', () => {
  it('没有密钥：说要设什么，退出码 2，什么也不问', async () => {
    const { status, lines } = await linesOf({}, undefined)
    expect(status).toBe(2)
    expect(lines).toEqual([
      'eval:model asks a language model: set OPENAI_API_KEY and WENCE_MODEL, and OPENAI_BASE_URL if need be',
    ])
  })

  it('没装那家的包：说要装哪个，退出码 2', async () => {
    const { status, lines } = await linesOf({ ...KEY, WENCE_MODEL: 'ollama:qwen' }, undefined)
    expect(status).toBe(2)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('npm install @langchain/ollama')
  })

  it('照标注读、照抄条文的模型：没有一项比程序自己差，转述有句子，数得出用量', async () => {
    const env = { ...KEY, WENCE_PRICE_IN: '2', WENCE_PRICE_OUT: '8' }
    const { status, lines, valuesIn } = await linesOf(env, oracle(copied))
    expect(status).toBe(0)
    expect(lines[0]).toBe('echo, no embeddings, no reranker, 12 questions, 12 unanswerable, 2 dialogues, 12 heard')
    for (const name of ['ask: a right clause is cited', 'hear: facts stated that are read right']) {
      const { alone, both } = valuesIn(name)
      expect(shareOf(both)).toBeGreaterThanOrEqual(shareOf(alone))
    }
    const { both: sentences } = valuesIn('plain words: sentences shown, of those written')
    expect(shareOf(sentences)).toBeGreaterThan(0)
    for (const task of ['read', 'explain', 'entails'])
      expect(valuesIn(`calls, ${task}, by how they ended`).both).toMatch(/^\d+: answered \d+$/)
    expect(valuesIn('tokens a call').both).toMatch(/^\d+ in, \d+ out$/)
    expect(valuesIn('cost of all this').both).toMatch(/^\d+\.\d\d$/)
    expect(valuesIn('time of a turn').both).toMatch(/^\d+ ms, \d+ ms$/)
    expect(lines.join()).not.toContain('sk-secret')
  })

  it('信口开河的转述：一句也不显示，说得出为什么', async () => {
    const { valuesIn } = await linesOf(
      KEY,
      oracle(() => '欢迎随时联系我们，保证让您满意'),
    )
    expect(valuesIn('plain words: sentences shown, of those written').both).toMatch(/^0\/\d+ /)
    expect(valuesIn('plain words: kept back, reworded').both).toMatch(/ = 1\.000$/)
    expect(valuesIn('cost of all this').both).toContain('WENCE_PRICE_IN')
  })

  it('什么也答不了的模型：每一项都和程序自己一样', async () => {
    const { status, valuesIn } = await linesOf(KEY, failing)
    expect(status).toBe(0)
    for (const name of SCORED) {
      const { alone, both } = valuesIn(name)
      expect([name, both]).toEqual([name, alone])
    }
    expect(valuesIn('find: first hit is a right clause').alone).toMatch(/^\d+\/12 = /)
    expect(valuesIn('plain words: answers that had some').both).toMatch(/^0\/\d+ /)
    expect(valuesIn('calls, read, by how they ended').both).toContain('fault')
    expect(valuesIn('calls, read, by how they ended').both).not.toContain('answered')
  })
})
