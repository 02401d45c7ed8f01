import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { act } from '../support/language-model.ts'
import { type Loopback, loopback } from '../support/loopback.ts'
import { builtProgram } from '../support/program.ts'

interface Sent {
  readonly messages: readonly { readonly content: string }[]
  readonly response_format: { readonly json_schema: { readonly name: 'read' | 'explain' | 'entails' } }
}
interface Given {
  readonly message: string
  readonly clauses: readonly { readonly ref: string; readonly text: string }[]
  readonly pairs: readonly { readonly id: string }[]
}
type Model = Readonly<Record<'read' | 'explain' | 'entails', (given: Given) => object>>

const sentIn = (body: string): Sent => JSON.parse(body)
const taskOf = (body: string) => sentIn(body).response_format.json_schema.name
const dataOf = (body: string): Given =>
  JSON.parse(/<data>([\s\S]*)<\/data>/u.exec(sentIn(body).messages.at(-1)?.content ?? '')?.[1] ?? '{}')

/** A server that speaks OpenAI's API, with this model behind it. */
const serving = (model: Model) =>
  loopback((response, body) => {
    const content = JSON.stringify(model[taskOf(body)](dataOf(body)))
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({
        ...{ id: 'c', object: 'chat.completion', created: 1, model: 'm' },
        choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
        usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
      }),
    )
  })

const DECLINED = '万州的专家会开完还要过哪一关才能挂牌'
const ANSWER = 'wanzhou:9.4'
const MISHEARD = 'center 现在不是独立 legal entity，挂在我们 dept 下面'

/** It chooses the clause that answers, knows whose legal person is spoken of, and repeats what clauses say. */
const honest: Model = {
  read: ({ message, clauses }) => ({
    acts: message === MISHEARD ? [act({ act: 'tell', words: message, fact: 'center_legal_entity', holds: false })] : [],
    clauses: clauses.filter(({ ref }) => ref === ANSWER).map(({ ref }) => ({ ref, fit: 'full' })),
    courtesy: null,
  }),
  explain: ({ clauses }) => ({
    sentences: clauses.flatMap(({ ref, text: shown }) =>
      shown
        .split('。')
        .filter((sentence) => sentence.includes('{{'))
        .slice(0, 1)
        .map((sentence) => ({ clause: ref, text: sentence })),
    ),
  }),
  entails: ({ pairs }) => ({ entailed: pairs.map(({ id }) => id) }),
}

/** It orders, switches, tells what nobody said, chooses what it was not shown, and states figures; and says that all of it is so. */
const lying: Model = {
  read: ({ message }) => ({
    acts: [
      act({ act: 'order', words: message, order: 'erase' }),
      act({ act: 'switch', words: message, regulations: ['liaocheng'] }),
      act({ act: 'tell', words: '我们只有三个人', fact: 'rd_staff' }),
      act({ act: 'tell', words: message, fact: 'revoked_within_3y', holds: true }),
    ],
    clauses: [{ ref: 'wanzhou:99', fit: 'full' }],
    courtesy: 'guaranteed',
  }),
  explain: ({ clauses }) => ({
    sentences: clauses.map(({ ref }) => ({ clause: ref, text: '补助一百万元，保证通过' })),
  }),
  entails: honest.entails,
}

async function wence(args: readonly string[], env: Record<string, string>, typed = '') {
  const child = spawn(process.execPath, [builtProgram(), ...args], {
    env: { PATH: process.env.PATH ?? '', NO_COLOR: '1', ...env },
  })
  child.stdin.end(typed)
  const [out, err, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { out, err, status }
}

const at = (url: string) => ({ OPENAI_API_KEY: 'secret-key', WENCE_MODEL: 'm', OPENAI_BASE_URL: url })
const ask = (question: string, env: Record<string, string> = {}) =>
  wence(['ask', '--as-of', '2026-11-20', question], env)

interface Replied {
  readonly kind: string
  readonly text: string
  readonly blocks: readonly { readonly text: string; readonly ref?: string }[]
  readonly options?: readonly { readonly label: string }[]
  readonly known?: Readonly<Record<string, unknown>>
  readonly check?: { readonly verdict: string; readonly conditions: readonly { readonly status: string }[] }
}

/** What one conversation comes to, reply by reply. */
async function chat(env: Record<string, string>, ...lines: readonly string[]): Promise<Replied[]> {
  const typed = lines.map((user) => JSON.stringify({ session: 'p', user })).join('\n')
  const { out } = await wence(['chat', '--jsonl'], env, `${typed}\n`)
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

describe('整个程序，连着一台真的服务器', () => {
  let server: Loopback
  let liar: Loopback
  beforeAll(async () => {
    server = await serving(honest)
    liar = await serving(lying)
  })
  afterAll(async () => {
    await Promise.all([server.close(), liar.close()])
  })

  it('程序自己答不上的，模型挑出条文，程序照条文回答', async () => {
    const [own, helped] = [await ask(DECLINED), await ask(DECLINED, at(server.url))]
    expect(own.out).toContain('没有写')
    expect([helped.status, helped.err]).toEqual([0, ''])
    expect(helped.out).not.toContain('没有写')
    expect(helped.out).toContain('第九条第4项')
    expect(server.requests.map(taskOf)).toEqual(['read'])
  })

  it('送出去的条文没有一个数字，没有密钥', () => {
    const [body = ''] = server.requests
    const shown = dataOf(body).clauses.map((clause) => clause.text.replace(/\{\{[^{}]*\}\}/gu, ''))
    expect(shown.length).toBeGreaterThan(1)
    expect(shown.join()).not.toMatch(/\d/u)
    expect(body).not.toContain('secret-key')
  })

  it('两边听得不一样：听错的那一项不再记在名下', async () => {
    const lines = ['我们公司能不能申报万州的', MISHEARD]
    const [own, helped] = [await chat({}, ...lines), await chat(at(server.url), ...lines)]
    expect(own.at(-1)?.known).toHaveProperty('legal_person')
    expect(helped.at(-1)?.known).not.toHaveProperty('legal_person')
  })

  it('说人话：标明转述，数量由程序填，带着它是什么；之前的回答照旧', async () => {
    const lines = ['万州 补助多少', '说人话']
    const [own, helped] = [await chat({}, ...lines), await chat(at(server.url), ...lines)]
    expect(helped[0]?.text).toContain(own[0]?.text)
    expect(helped[0]?.options?.map(({ label }) => label)).toContain('说人话')
    const [label, ...said] = helped[1]?.blocks ?? []
    expect(label?.text).toContain('模型转述，以原文为准')
    expect(said.length).toBeGreaterThan(0)
    expect(said.every(({ ref, text: words }) => ref !== undefined && !words.includes('{{'))).toBe(true)
    expect(said.map(({ text: words }) => words).join()).toMatch(/\d/u)
  })

  it.each([DECLINED, '万州 补助多少', '云南 第二十四条'])('满口谎话的模型，%s：一字不差', async (question) => {
    const [own, lied] = [await ask(question), await ask(question, at(liar.url))]
    expect([lied.status, lied.out]).toEqual([0, own.out])
  })

  it('满口谎话的模型，在对话里：什么也没换，没有一项不符合，转述一句也没有', async () => {
    const lines = ['我们公司能不能申报万州的', '研发人员十八个，场地嘛反正够用', '万州 补助多少', '说人话']
    const [own, lied] = [await chat({}, ...lines), await chat(at(liar.url), ...lines)]
    expect(liar.requests.map(taskOf)).toContain('explain')
    // What the two read differently may be asked about; nothing is held otherwise.
    for (const [at, { known = {} }] of lied.entries()) expect(own[at]?.known).toMatchObject(known)
    const unmet = lied.flatMap(({ check }) => check?.conditions.filter(({ status }) => status === 'unmet') ?? [])
    expect(unmet).toEqual([])
    expect(lied.map((reply) => reply.text).join()).not.toMatch(/一百万|保证通过|模型转述/u)
  })

  it.each([
    ['只有模型名', { WENCE_MODEL: 'm' }, /OPENAI_API_KEY is not/u],
    [
      '地址不成样子',
      { OPENAI_API_KEY: 'secret-key', WENCE_MODEL: 'm', OPENAI_BASE_URL: 'nonsense' },
      /OPENAI_BASE_URL/u,
    ],
    ['没有人在听', at('http://127.0.0.1:9/v1'), /model read: dropped/u],
  ])('%s：回答一字不差，给维护人员一行', async (_what, env, line) => {
    const [own, other] = [await ask(DECLINED), await ask(DECLINED, env)]
    expect([other.status, other.out]).toEqual([0, own.out])
    expect(other.err).toMatch(line)
    expect(other.err.trim().split('\n')).toHaveLength(1)
    expect(other.err).not.toContain('secret-key')
  })

  it('一声不响的服务器：回答一字不差，程序不等它就结束', async () => {
    const silent = await loopback(() => undefined)
    const [own, other] = [await ask(DECLINED), await ask(DECLINED, at(silent.url))]
    expect([other.status, other.out]).toEqual([0, own.out])
    expect(other.err).toMatch(/model read: aborted/u)
    await silent.close()
  })

  it('拿得准的不问；没有变量，什么也不问', async () => {
    const before = server.requests.length
    await ask('云南 第二十四条', at(server.url))
    await ask(DECLINED, { OPENAI_BASE_URL: server.url })
    expect(server.requests).toHaveLength(before)
  })
})
