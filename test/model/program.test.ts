import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Loopback, loopback } from '../support/loopback.ts'
import { builtProgram } from '../support/program.ts'

interface Sent {
  readonly messages: readonly { readonly content: string }[]
  readonly tools?: readonly { readonly function: { readonly name: string } }[]
}
interface Given {
  readonly clauses?: readonly { readonly ref: string; readonly text: string }[]
}

const dataOf = (body: string): string =>
  /<data>([\s\S]*)<\/data>/u.exec((JSON.parse(body) as Sent).messages.at(-1)?.content ?? '')?.[1] ?? '{}'

/** A server that repeats the first sentence with a figure of each clause it is shown. */
function answerTo(body: string): string {
  const { clauses = [] } = JSON.parse(dataOf(body)) as Given
  const sentences = clauses.map(({ ref, text: shown }) => {
    const all = shown.split('。')
    return { clause: ref, text: all.find((sentence) => sentence.includes('{{')) ?? all[0] }
  })
  const [tool] = (JSON.parse(body) as Sent).tools ?? []
  const answer = JSON.stringify({ sentences })
  const call = { id: 't', type: 'function', function: { name: tool?.function.name, arguments: answer } }
  const message = tool ? { content: null, tool_calls: [call] } : { content: answer }
  return JSON.stringify({
    id: 'c',
    object: 'chat.completion',
    created: 1,
    model: 'm',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', ...message } }],
    usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
  })
}

async function wence(args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [builtProgram(), ...args], {
    env: { PATH: process.env.PATH ?? '', NO_COLOR: '1', ...env },
  })
  const [out, err, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { out, err, status }
}

const QUESTION = ['ask', '--as-of', '2026-11-20', '万州 补助多少']
const FIRST = '公示时间不少于5个工作日（万州办法第九条第4项）。'

describe('整个程序，连着一台真的服务器', () => {
  let server: Loopback
  let plain: Awaited<ReturnType<typeof wence>>
  beforeAll(async () => {
    server = await loopback((response, body) => {
      response.setHeader('content-type', 'application/json')
      response.end(answerTo(body))
    })
    plain = await wence(QUESTION, {})
  })
  afterAll(() => server.close())

  it('两个变量都有：模型的话在定话的原文之后，其余照旧；送出去的没有一个数字', async () => {
    const { out, err, status } = await wence(QUESTION, {
      OPENAI_API_KEY: 'k',
      WENCE_MODEL: 'm',
      OPENAI_BASE_URL: server.url,
    })
    expect([status, err]).toEqual([0, ''])
    const [lead, ...rest] = plain.out.split('\n')
    expect(out).toBe([lead, '', FIRST, ...rest].join('\n'))
    expect(server.requests).toHaveLength(1)
    expect(dataOf(server.requests[0] ?? '').replace(/\{\{[^{}]*\}\}|"ref":"[^"]*"/gu, '')).not.toMatch(/\d/u)
  })

  it.each([
    ['只有模型名', { WENCE_MODEL: 'm' }, /OPENAI_API_KEY is not/u],
    ['地址不成样子', { OPENAI_API_KEY: 'k', WENCE_MODEL: 'm', OPENAI_BASE_URL: 'nonsense' }, /OPENAI_BASE_URL/u],
    [
      '没有人在听',
      { OPENAI_API_KEY: 'secret-key', WENCE_MODEL: 'm', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' },
      /model word: dropped/u,
    ],
  ])('%s：回答一字不差，给维护人员一行', async (_what, env, line) => {
    const { out, err, status } = await wence(QUESTION, env)
    expect([status, out]).toEqual([0, plain.out])
    expect(err).toMatch(line)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).not.toContain('secret-key')
  })

  it('没有变量：什么也不问', async () => {
    const before = server.requests.length
    expect((await wence(QUESTION, { OPENAI_BASE_URL: server.url })).out).toBe(plain.out)
    expect(server.requests).toHaveLength(before)
  })
})
