import { describe, expect, it } from 'vitest'
import { evalModel } from '../../bench/model.ts'
import type { ChatAsked } from '../../src/model/chat.ts'

const KEY = { OPENAI_API_KEY: 'sk-secret', WENCE_MODEL: 'echo', WENCE_MODEL_STRUCTURE: 'plain' }

interface Data {
  readonly question?: string
  readonly clauses?: readonly { readonly ref: string; readonly text: string }[]
}

/** Stands for a model: what it writes of each clause it was given. */
const writing = (sentenceOf: (text: string) => string) => async () => async (asked: ChatAsked) => {
  const data: Data = JSON.parse(asked.user.split('\n')[1] ?? '')
  const answers: Readonly<Record<string, object>> = {
    understand: { subjects: [] },
    word: { sentences: (data.clauses ?? []).map(({ ref, text }) => ({ text: sentenceOf(text), clause: ref })) },
    lead: { sentence: '好的，记下了。' },
  }
  return { text: JSON.stringify(answers[asked.name]), tokens: { in: 1000, out: 100 } }
}

const linesOf = async (env: Record<string, string>, count: number, sentenceOf: (text: string) => string) => {
  const lines: string[] = []
  const status = await evalModel({ env, count, say: (line) => lines.push(line), open: writing(sentenceOf) })
  const valueIn = (name: string) =>
    lines
      .find((line) => line.startsWith(name))
      ?.slice(name.length)
      .trim() ?? ''
  return { status, lines, valueIn }
}

/** The first whole sentence of a clause. */
const copied = (text: string) => text.split(/(?<=。)/u)[0] ?? text

describe('npm run eval:model', () => {
  it('没有密钥：说要设什么，退出码 2，什么也不问', async () => {
    const { status, lines } = await linesOf({}, 5, copied)
    expect(status).toBe(2)
    expect(lines).toEqual([
      'eval:model asks a language model: set OPENAI_API_KEY and WENCE_MODEL, and OPENAI_BASE_URL if need be',
    ])
  })

  it('没装那家的包：说要装哪个，退出码 2', async () => {
    const lines: string[] = []
    const env = { ...KEY, WENCE_MODEL: 'ollama:qwen' }
    expect(await evalModel({ env, count: 5, say: (line) => lines.push(line) })).toBe(2)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('npm install @langchain/ollama')
  })

  it('照抄条文的模型：句句有据，出处和程序自己的一样', async () => {
    const { status, lines, valueIn } = await linesOf({ ...KEY, WENCE_PRICE_IN: '2', WENCE_PRICE_OUT: '8' }, 12, copied)
    expect(status).toBe(0)
    expect(lines[0]).toBe('echo, 12 questions')
    const [alone, withModel] = valueIn('citations that are right').split(' by the program alone, ')
    expect(withModel).toBe(`${alone} with the model`)
    expect(valueIn('faithfulness')).toMatch(/ = 1\.000$/)
    expect(valueIn('calls, by how they ended')).toMatch(/^\d+: answered \d+$/)
    expect(valueIn('cost a thousand questions')).toMatch(/^\d+\.\d\d$/)
    expect(lines.join()).not.toContain('sk-secret')
  })

  it('信口开河的模型：句句拦下，一句也不算有据', async () => {
    const { valueIn } = await linesOf(KEY, 12, () => '欢迎随时联系我们，保证让您满意')
    expect(valueIn('faithfulness')).toMatch(/^: sentences their clause alone holds up\s+0\//)
    expect(valueIn('blocked: sentences written and not shown')).toMatch(/ = 1\.000$/)
    expect(valueIn('replies with the model’s words, of those asked')).toMatch(/^0\//)
    expect(Number(valueIn('drafts asked for once more'))).toBeGreaterThan(0)
    expect(valueIn('cost a thousand questions')).toContain('WENCE_PRICE_IN')
  })
})
