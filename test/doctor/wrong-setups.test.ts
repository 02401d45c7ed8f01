import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Finding } from '../../src/doctor/index.ts'
import { examineWith } from '../../src/wiring/doctor.ts'
import { serving } from '../service/world.ts'
import { newFile } from '../store/turns.ts'
import { knowledge } from '../support/library.ts'
import { fakeSlack, SCOPES } from './fake-slack.ts'

const read = Promise.resolve({ knowledge, fingerprint: 'of the tests' })

/** What `wence doctor` says of an environment: the real checks, of the real channels. */
const examined = (env: Record<string, string>): Promise<readonly Finding[]> =>
  examineWith({ env: { WENCE_PORT: '0', WENCE_DB: newFile(), ...env }, today: () => '2026-11-20', read })({
    model: false,
  })

const wrongIn = async (env: Record<string, string>) =>
  (await examined(env)).filter(({ state }) => state === 'wrong').map(({ found, remedy }) => ({ found, remedy }))

const CHANNELS: Readonly<Record<string, object>> = {
  C0HERE: { ok: true, channel: { name: 'here', is_member: true } },
  C0AWAY: { ok: true, channel: { name: 'away', is_member: false } },
  C0OLD: { ok: true, channel: { name: 'old', is_member: true, is_archived: true } },
  C0UNSEEN: { ok: false, error: 'missing_scope', needed: 'channels:read' },
}

/** A workspace with some channels, and settings for it over HTTP that are right. */
async function workspace() {
  const { api } = await fakeSlack(({ url }, sent) => ({
    headers: { 'x-oauth-scopes': SCOPES.join(',') },
    body: JSON.stringify(
      url?.endsWith('conversations.info')
        ? (CHANNELS[sent.get('channel') ?? ''] ?? { ok: false, error: 'channel_not_found' })
        : url?.endsWith('apps.connections.open')
          ? { ok: false, error: 'missing_scope' }
          : { ok: true },
    ),
  }))
  return {
    WENCE_SLACK_BOT_TOKEN: 'xoxb-1',
    WENCE_SLACK_SIGNING_SECRET: '0123456789abcdef'.repeat(2),
    WENCE_SLACK_API_URL: api,
    WENCE_SLACK_PORT: '0',
    WENCE_SLACK_CHANNELS: 'C0HERE',
    WENCE_SLACK_HANDOFF_CHANNEL: 'C0HERE',
  }
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'wence-doctor-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

function contacts(text: string): string {
  const file = join(folder(), 'contacts.json')
  writeFileSync(file, text)
  return file
}

/** A port that another program has. */
async function taken(): Promise<string> {
  const server = createServer((socket) => socket.end('not HTTP')).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const address = server.address()
  return String(typeof address === 'object' ? address?.port : '')
}

describe('都设对了', () => {
  it('一项也不要改', async () => {
    const env = { ...(await workspace()), WENCE_CONTACTS: contacts('{"wanzhou": "科技创新科"}') }
    const all = await examined(env)
    expect(all.filter(({ state }) => state === 'wrong')).toEqual([])
    expect(all.map(({ what }) => what)).toContain('slack: signing secret')
  })
})

describe('端口占着', () => {
  it('占着的就是正在跑的 wence serve：不算错', async () => {
    const { address } = await serving({ offers: [], env: {} })
    const all = await examined({ WENCE_PORT: new URL(address).port })
    expect(all.filter(({ what }) => what === 'port: WENCE_PORT')).toEqual([
      { what: 'port: WENCE_PORT', state: 'ok', found: expect.stringContaining('held by a wence serve that runs') },
    ])
  })
})

describe('设错了：说是哪一项，下一步敲什么', () => {
  const slack: readonly [string, Record<string, string>, RegExp, RegExp][] = [
    [
      '转人工的频道没有这个',
      { WENCE_SLACK_HANDOFF_CHANNEL: 'C0NONE' },
      /C0NONE.*channel_not_found/u,
      /set WENCE_SLACK_HANDOFF_CHANNEL/u,
    ],
    [
      '机器人不在点名的频道里',
      { WENCE_SLACK_CHANNELS: 'C0HERE,C0AWAY' },
      /not in #away/u,
      /^type \/invite @wence in #away/u,
    ],
    ['频道已经归档', { WENCE_SLACK_CHANNELS: 'C0OLD' }, /#old.*archived/u, /WENCE_SLACK_CHANNELS/u],
    [
      '两个端口一样',
      { WENCE_PORT: '18787', WENCE_SLACK_PORT: '18787' },
      /both 18787/u,
      /^set WENCE_SLACK_PORT=18788$/u,
    ],
    [
      '签名密钥不是那个样子',
      { WENCE_SLACK_SIGNING_SECRET: 'abcdefghijklmnopqrstuvwx' },
      /WENCE_SLACK_SIGNING_SECRET: found 24 signs/u,
      /README/u,
    ],
    [
      '频道名单里是人',
      { WENCE_SLACK_CHANNELS: 'U0123ABCD' },
      /WENCE_SLACK_CHANNELS.*found the id of a person/u,
      /README/u,
    ],
    [
      '应用令牌没有 connections:write',
      { WENCE_SLACK_APP_TOKEN: 'xapp-1' },
      /without connections:write/u,
      /set WENCE_SLACK_APP_TOKEN/u,
    ],
    [
      '名字打错的变量',
      { WENCE_SLACK_CHANELS: 'C0HERE' },
      /WENCE_SLACK_CHANELS is set, and nobody reads it: did you mean WENCE_SLACK_CHANNELS\?/u,
      /^export WENCE_SLACK_CHANNELS="\$WENCE_SLACK_CHANELS"; unset WENCE_SLACK_CHANELS$/u,
    ],
  ]
  it.each(slack)('Slack：%s', async (_, over, found, remedy) => {
    expect(await wrongIn({ ...(await workspace()), ...over })).toContainEqual({
      found: expect.stringMatching(found),
      remedy: expect.stringMatching(remedy),
    })
  })

  it('名字打错的机器人令牌：两样都说，渠道的别的设置没人读', async () => {
    const { WENCE_SLACK_BOT_TOKEN: token, ...rest } = await workspace()
    const wrong = await wrongIn({ ...rest, WENCE_SLACK_TOKEN: token })
    expect(wrong[0]?.found).toContain('did you mean WENCE_SLACK_BOT_TOKEN or WENCE_SLACK_APP_TOKEN?')
    expect(wrong[1]?.found).toContain('nobody reads WENCE_SLACK_SIGNING_SECRET')
    expect(JSON.stringify(wrong)).not.toContain('xoxb')
  })

  it('看不了频道：说少什么权限，不说频道错', async () => {
    const all = await examined({ ...(await workspace()), WENCE_SLACK_CHANNELS: 'C0UNSEEN' })
    expect(all.filter(({ what }) => what === 'slack: WENCE_SLACK_CHANNELS')).toMatchObject([
      { state: 'doubtful', remedy: expect.stringContaining('channels:read') },
    ])
  })

  it.each([
    ['打错的地方', '{"wanzou": "科技创新科"}', /"wanzou" is no place: did you mean wanzhou\?/u],
    ['写的是地名', '{"万州": "科技创新科"}', /"万州" is no place: did you mean wanzhou\?/u],
    ['没有的地方', '{"x": "科技创新科"}', /"x" is no place; there are .*wanzhou/u],
    ['不是 JSON', '{"wanzhou": ', /JSON/u],
    ['没写怎么找', '{"wanzhou": ""}', /wanzhou/u],
  ])('联系人：%s', async (_, text, found) => {
    expect(await wrongIn({ WENCE_CONTACTS: contacts(text) })).toEqual([
      { found: expect.stringMatching(found), remedy: expect.stringContaining('WENCE_CONTACTS') },
    ])
  })

  it('联系人的文件不在', async () => {
    expect(await wrongIn({ WENCE_CONTACTS: join(folder(), 'none.json') })).toEqual([
      { found: expect.stringContaining('ENOENT'), remedy: expect.stringContaining('WENCE_CONTACTS') },
    ])
  })

  it.each([
    ['有模型没有钥匙', { WENCE_MODEL: 'qwen-plus' }, /OPENAI_API_KEY is not/u, /export OPENAI_API_KEY=/u],
    ['模型的地址不成地址', { OPENAI_BASE_URL: 'api.deepseek.com' }, /OPENAI_BASE_URL: found no URL/u, /./u],
    ['名字打错的钥匙', { OPENAI_APIKEY: 'sk-1' }, /did you mean OPENAI_API_KEY\?/u, /unset OPENAI_APIKEY/u],
    ['木偶没有这个', { WECHATY_PUPPET: 'wechaty-puppet-wechat' }, /did you mean wechaty-puppet-wechat4u\?/u, /./u],
    [
      '木偶没有装',
      { WECHATY_PUPPET: 'wechaty-puppet-padlocal', WECHATY_PUPPET_PADLOCAL_TOKEN: 't' },
      /not installed; npm install wechaty-puppet-padlocal/u,
      /./u,
    ],
    ['没有人读的变量', { WENCE_ZZZ: '1' }, /^WENCE_ZZZ is set, and nobody reads it$/u, /^unset WENCE_ZZZ/u],
  ])('%s', async (_, env, found, remedy) => {
    expect(await wrongIn(env)).toEqual([{ found: expect.stringMatching(found), remedy: expect.stringMatching(remedy) }])
  })

  it('有钥匙没有模型：钥匙也许是给别的程序的，只提一句', async () => {
    const all = await examined({ OPENAI_API_KEY: 'sk-1' })
    expect(all.filter(({ what }) => what === 'model')).toMatchObject([
      { state: 'doubtful', remedy: expect.stringContaining('export WENCE_MODEL=') },
    ])
  })

  it('库的目录不在：也许是盘没有挂上，说怎么建', async () => {
    const missing = join(folder(), 'none')
    expect(await wrongIn({ WENCE_DB: join(missing, 'wence.db') })).toEqual([
      {
        found: expect.stringContaining(`no folder ${missing}`),
        remedy: expect.stringContaining(`mkdir -p '${missing}'`),
      },
    ])
  })

  it('库写的是目录', async () => {
    expect(await wrongIn({ WENCE_DB: folder() })).toEqual([
      { found: expect.any(String), remedy: expect.stringContaining('set WENCE_DB') },
    ])
  })

  it('端口别的程序占着：说怎么看是谁，另用哪个', async () => {
    const port = await taken()
    expect(await wrongIn({ WENCE_PORT: port })).toEqual([
      {
        found: `127.0.0.1:${port} cannot be had: another program has it (EADDRINUSE)`,
        remedy: `see who has it: ss -ltnp 'sport = :${port}'; end that, or export WENCE_PORT=${Number(port) + 1}`,
      },
    ])
  })
})
