import { chmodSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Check, checksOf, examined, type Finding, type Patient, slackCheck } from '../../src/doctor/index.ts'
import { SqliteSessionStore } from '../../src/store/index.ts'
import { madeUp } from '../service/world.ts'
import { filled, NOON, newFile } from '../store/turns.ts'
import { knowledge } from '../support/library.ts'
import { deskIn } from '../support/talk.ts'
import { fakeSlack, SCOPES } from './fake-slack.ts'

/** Long enough for any machine. */
const PATIENCE = 240_000

/** A folder that is there, may be written and has room. */
const DISK = { folder: '/srv', hasFolder: () => true, unmakeable: () => undefined, room: async () => 2 ** 40 }

/** A machine on which everything is right, with nothing switched on. */
const healthy = (over: Partial<Patient> = {}): Patient => ({
  env: { WENCE_DB: newFile() },
  node: '20.19.0',
  clock: { now: () => NOON, today: () => '2026-11-20', hourInShanghai: () => '20:00' },
  texts: { knowledge, index: undefined, deskWith: () => deskIn() },
  variables: { service: ['WENCE_DB', 'WENCE_PORT'] },
  database: (file) => ({ ...DISK, exists: () => false, open: async () => new SqliteSessionStore(file, { now: NOON }) }),
  offers: [],
  model: async () => ({ name: undefined, told: [], also: [], call: async () => {} }),
  fetch,
  refused: async () => undefined,
  more: [],
  ...over,
})

const findings = (over: Partial<Patient> = {}, model = false): Promise<Finding[]> =>
  examined(checksOf(healthy(over), { model }), PATIENCE)

/** What is found of one thing. */
async function of(what: string, over: Partial<Patient> = {}, model = false): Promise<Finding[]> {
  return (await findings(over, model)).filter((finding) => finding.what === what)
}

describe('都对', () => {
  it('没有一项要改的', async () => {
    const all = await findings()
    expect(all.map(({ what, state }) => `${what} ${state}`)).toEqual([
      ...[
        'Node ok',
        'clock ok',
        'time zones ok',
        'knowledge ok',
        'index ok',
        'database ok',
        'variables ok',
        'service ok',
        'port: WENCE_PORT ok',
        'model off',
      ],
    ])
  })
})

describe('机器', () => {
  it.each([
    ['18.20.0', 'wrong'],
    ['20.18.3', 'wrong'],
    ['20.19.0', 'ok'],
    ['22.1.0', 'ok'],
  ])('Node %s：%s', async (node, state) => {
    expect(await of('Node', { node })).toMatchObject([{ state, found: node }])
  })

  it('钟比文本还早：说早于哪一天', async () => {
    const clock = { now: () => 0, today: () => '1970-01-01', hourInShanghai: () => '20:00' }
    expect(await of('clock', { clock })).toMatchObject([
      { state: 'wrong', found: expect.stringMatching(/^1970-01-01, before 2024-\d\d-\d\d/u) },
    ])
  })

  it('没有时区数据', async () => {
    const clock = { now: () => NOON, today: () => '2026-11-20', hourInShanghai: () => '12:00' }
    expect(await of('time zones', { clock })).toMatchObject([
      { state: 'wrong', remedy: expect.stringContaining('ICU') },
    ])
  })
})

describe('资料和索引', () => {
  it('资料读不进来：说哪里，别的照查', async () => {
    const all = await findings({ texts: { fault: 'knowledge/facts.yaml:3: no such kind' } })
    expect(all.find(({ what }) => what === 'knowledge')).toMatchObject({
      state: 'wrong',
      found: 'knowledge/facts.yaml:3: no such kind',
    })
    expect(all.find(({ what }) => what === 'database')?.state).toBe('ok')
  })

  const indexIn = (
    kept: Map<string, Uint8Array>,
    write = (name: string, bytes: Uint8Array) => void kept.set(name, bytes),
  ) =>
    of('index', {
      texts: {
        knowledge,
        index: { read: (name) => kept.get(name), write },
        deskWith: (index) => deskIn({ index }),
      },
    })

  it('没有就建了存下，有就用；坏了再建', async () => {
    const kept = new Map<string, Uint8Array>()
    expect(await indexIn(kept)).toMatchObject([{ state: 'ok', found: 'built anew and kept' }])
    expect(await indexIn(kept)).toMatchObject([{ state: 'ok', found: 'as it was kept' }])
    for (const name of kept.keys()) kept.set(name, new Uint8Array([1, 2, 3]))
    expect(await indexIn(kept)).toMatchObject([{ state: 'ok', found: 'built anew and kept' }])
  })

  it('存不下：还能用，说怎么办', async () => {
    const full = () => {
      throw new Error('EROFS: read-only file system')
    }
    expect(await indexIn(new Map(), full)).toMatchObject([
      { state: 'doubtful', found: expect.stringContaining('EROFS'), remedy: expect.stringContaining('writable') },
    ])
  })
})

describe('库', () => {
  const opened = (file: string) =>
    of('database', {
      env: { WENCE_DB: file },
      database: (name) => ({
        ...DISK,
        exists: () => true,
        open: async () => new SqliteSessionStore(name, { now: NOON }),
      }),
    })

  it('好的', async () => {
    expect(await opened(filled())).toMatchObject([
      { state: 'ok', found: expect.stringContaining('whole and writable') },
    ])
  })

  it('还没有：不去建；建不了就说', async () => {
    const missing = (unmakeable: string | undefined) =>
      of('database', {
        database: () => ({
          ...DISK,
          exists: () => false,
          unmakeable: () => unmakeable,
          open: () => Promise.reject(new Error('opened')),
        }),
      })
    expect(await missing(undefined)).toMatchObject([{ state: 'ok', found: expect.stringContaining('not there yet') }])
    expect(await missing('EACCES')).toMatchObject([{ state: 'wrong', remedy: expect.stringContaining('WENCE_DB') }])
  })

  it('不是库、是只读的：说是什么', async () => {
    const file = newFile()
    writeFileSync(file, '这不是数据库，'.repeat(1000))
    expect(await opened(file)).toMatchObject([{ state: 'wrong', found: expect.stringContaining('SQLITE_NOTADB') }])
    if (process.getuid?.() === 0) return
    const locked = filled()
    chmodSync(locked, 0o400)
    expect(await opened(locked)).toMatchObject([{ state: 'wrong', found: expect.stringContaining('read-only') }])
  })

  it.each([
    [2 ** 20, 'wrong'],
    [2 ** 26, 'doubtful'],
  ])('盘上只剩 %i 字节：%s，说怎么看', async (bytes, state) => {
    const database = () => ({ ...DISK, exists: () => false, room: async () => bytes, open: () => Promise.reject() })
    expect(await of('disk', { database })).toMatchObject([{ state, remedy: expect.stringContaining("df -h '/srv'") }])
  })

  it('打得开，里面坏了', async () => {
    const open = async () => ({ writable: () => {}, faults: () => ['row 7 missing from index'], close: () => {} })
    const database = () => ({ ...DISK, exists: () => true, open })
    expect(await of('database', { database })).toMatchObject([
      { state: 'wrong', found: expect.stringContaining('row 7'), remedy: expect.stringContaining('.recover') },
    ])
  })
})

describe('渠道和服务的设置', () => {
  it('开的、没开的、设错的，各说各的', async () => {
    const offers = [madeUp('good').offer, madeUp('bad').offer, madeUp('off').offer]
    const env = { WENCE_GOOD: 'on', WENCE_BAD: 'wrong', WENCE_PORT: '99999' }
    const all = await findings({ offers, env })
    expect(all.filter(({ what }) => ['good', 'bad', 'off', 'service'].includes(what))).toEqual([
      { what: 'service', state: 'wrong', found: expect.stringContaining('WENCE_PORT'), remedy: expect.any(String) },
      { what: 'good', state: 'ok', found: 'its settings are complete' },
      { what: 'bad', state: 'wrong', found: 'WENCE_BAD must be on', remedy: expect.any(String) },
      { what: 'off', state: 'off', found: 'not set up', remedy: 'to switch it on, set WENCE_OFF and nothing else' },
    ])
  })
})

describe('模型', () => {
  const model = (call: () => Promise<void>) => async () => ({ name: 'deepseek-chat', told: [], also: [], call })

  it('不要求就不调用；要求了调用一次', async () => {
    let calls = 0
    const counted = model(async () => {
      calls += 1
    })
    expect(await of('model', { model: counted })).toMatchObject([{ state: 'ok' }])
    expect(calls).toBe(0)
    expect(await of('model', { model: counted }, true)).toMatchObject([{ state: 'ok', found: 'deepseek-chat answers' }])
    expect(calls).toBe(1)
  })

  it('调不通：说为什么', async () => {
    const refused = model(() => Promise.reject(new Error('401: no such key')))
    expect(await of('model', { model: refused }, true)).toMatchObject([{ state: 'wrong', found: '401: no such key' }])
  })

  it('设得不对：照设置说的讲', async () => {
    const probe = (needs: string) => async () => {
      return { name: undefined, told: [{ found: `${needs} is not set`, needs }], also: [], call: async () => {} }
    }
    expect(await of('model', { model: probe('WENCE_MODEL') })).toMatchObject([
      { state: 'doubtful', remedy: expect.stringContaining('export WENCE_MODEL=') },
    ])
    expect(await of('model', { model: probe('OPENAI_API_KEY') })).toMatchObject([
      { state: 'wrong', remedy: expect.stringContaining('export OPENAI_API_KEY=') },
    ])
  })
})

describe('查不完的', () => {
  it('到时间就说没有回音，别的不等', async () => {
    const hangs: Check = { what: 'hangs', examine: () => new Promise(() => {}) }
    const quick: Check = { what: 'quick', examine: () => [{ what: 'quick', state: 'ok', found: '' }] }
    expect((await examined([hangs, quick], 20)).map(({ what, state }) => [what, state])).toEqual([
      ['hangs', 'wrong'],
      ['quick', 'ok'],
    ])
  })
})

const OK = '{"ok":true,"team":"T"}'

describe('Slack', () => {
  const asking = (apiUrl: string, over: Partial<Parameters<typeof slackCheck>[0]> = {}) =>
    examined([slackCheck({ botToken: 'xoxb-secret', apiUrl, channels: [], fetch, now: Date.now, ...over })], PATIENCE)

  it('令牌对、权限全、钟准', async () => {
    const { api, asked } = await fakeSlack(() => ({
      headers: { 'x-oauth-scopes': [...SCOPES, 'more'].join(', ') },
      body: OK,
    }))
    const all = await asking(api, { appToken: 'xapp-secret' })
    expect(all.map(({ what, state }) => `${what} ${state}`)).toEqual([
      ...['slack: bot token ok', 'slack: scopes ok', 'slack: clock ok', 'slack: app token ok'],
    ])
    expect(asked).toEqual([
      { path: '/api/auth.test', token: 'Bearer xoxb-secret' },
      { path: '/api/apps.connections.open', token: 'Bearer xapp-secret' },
    ])
  })

  it('令牌不对：照 Slack 说的讲，不带令牌', async () => {
    const { api } = await fakeSlack(() => ({ body: '{"ok":false,"error":"invalid_auth"}' }))
    const all = await asking(api)
    expect(all).toMatchObject([{ state: 'wrong', found: 'Slack says invalid_auth' }])
    expect(JSON.stringify(all)).not.toContain('secret')
  })

  it('少了权限：逐项说少了会怎样', async () => {
    const { api } = await fakeSlack(() => ({ headers: { 'x-oauth-scopes': 'chat:write,commands' }, body: OK }))
    expect((await asking(api))[1]).toMatchObject({
      state: 'wrong',
      found: expect.stringMatching(/app_mentions:read.*files:write.*im:history/u),
    })
    const granted = SCOPES.filter((scope) => scope !== 'channels:history').join(',')
    const almost = await fakeSlack(() => ({ headers: { 'x-oauth-scopes': granted }, body: OK }))
    expect((await asking(almost.api))[1]).toMatchObject({ state: 'doubtful', found: expect.stringContaining('clerks') })
  })

  it.each([
    [90, 'doubtful'],
    [3600, 'wrong'],
  ])('钟差 %i 秒：%s', async (seconds, state) => {
    const { api } = await fakeSlack(() => ({ body: OK }))
    const all = await asking(api, { now: () => Date.now() + seconds * 1000 })
    expect(all.find(({ what }) => what === 'slack: clock')?.state).toBe(state)
  })

  it('连不上、答的不是 Slack、一直不答', async () => {
    expect(await asking('http://127.0.0.1:9/api/')).toMatchObject([
      { state: 'wrong', found: expect.stringContaining('cannot be asked') },
    ])
    const { api } = await fakeSlack(() => ({ body: '<html>' }))
    expect(await asking(api)).toMatchObject([{ state: 'wrong', found: expect.stringContaining('not Slack') }])
    const silent = () => new Promise<Response>(() => {})
    expect(
      await examined([slackCheck({ botToken: 'xoxb-1', channels: [], fetch: silent, now: Date.now })], 20),
    ).toMatchObject([{ state: 'wrong', found: expect.stringContaining('no answer') }])
  })

  it('令牌的样子不对：不拿去问', async () => {
    const asked = () => Promise.reject(new Error('asked'))
    expect(await of('slack: bot token', { env: { WENCE_SLACK_BOT_TOKEN: 'abc' }, fetch: asked })).toEqual([])
    expect(await of('slack: bot token', { env: { WENCE_SLACK_BOT_TOKEN: 'xoxb-1' }, fetch: asked })).toHaveLength(1)
  })
})
