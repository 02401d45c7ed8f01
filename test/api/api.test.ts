import { describe, expect, it } from 'vitest'
import { hashOf } from '../../src/api/index.ts'
import { webIn } from '../web/app.ts'

const posted = (value: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: typeof value === 'string' ? value : JSON.stringify(value),
  headers: { 'content-type': 'application/json', ...headers },
})

const jsonOf = async (response: Response | Promise<Response>) => JSON.parse(await (await response).text())

const problemOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  const told = JSON.parse(await response.text())
  expect(told).toMatchObject({ type: 'about:blank', status: response.status, title: expect.any(String) })
  return told
}

describe('/v1', () => {
  it('查到的、读到的，和桌上的是同一份', async () => {
    const { ask, desk } = webIn()
    const { hits } = await jsonOf(
      ask(`/v1/find?q=${encodeURIComponent('撤销 情形')}&region=${encodeURIComponent('聊城')}&limit=3`),
    )
    const found = await desk.texts.lookUp('撤销 情形', { region: 'liaocheng', most: 3 })
    expect(hits.map((hit: { ref: string }) => hit.ref)).toEqual(found.map(({ ref }) => ref))
    expect(hits[0]).toMatchObject({ standing: 'draft', quotation: expect.stringContaining('征求意见稿，查于') })
    const clause = await jsonOf(ask('/v1/clauses/wanzhou:8.7'))
    expect(clause.text).toBe(desk.texts.clause('wanzhou:8.7')?.text)
    expect(clause.regulation.standing).toBe('in-force')
    const { regulations } = await jsonOf(ask('/v1/regulations'))
    expect(regulations.map(({ id }: { id: string }) => id).sort()).toEqual([
      'chongqing',
      'liaocheng',
      'sichuan',
      'wanzhou',
      'yunnan',
    ])
  })

  it('问、对照、核对、听：和桌上答的一样；情况可以照人的话写', async () => {
    const { ask, desk } = webIn()
    const reply = await jsonOf(ask('/v1/ask', posted({ q: '万州 公示几天' })))
    const own = await desk.ask('万州 公示几天')
    expect(reply).toMatchObject({ lead: own.lead, citations: own.citations, figures: own.figures })
    expect((await jsonOf(ask('/v1/compare', posted({ topic: '公示' })))).kind).toBe('comparison')
    const facts = { rd_staff: 12, site_area: '三百八十平', equipment_value: '两百多万' }
    const check = await jsonOf(ask('/v1/check', posted({ region: '万州', facts })))
    const area = check.conditions.find(({ id }: { id: string }) => id.endsWith('/site_area'))
    expect(area).toMatchObject({ gap: expect.stringContaining('120'), quote: expect.stringContaining('500') })
    const heard = await jsonOf(ask('/v1/hear', posted({ text: '设备两百多万' })))
    expect(heard.facts.equipment_value).toMatchObject({ min: 2_000_000 })
  })

  it('每样错都说得清：不是 JSON、缺了项、没有的地方和条款、没有的情况、不是日子、太大', async () => {
    const { ask, faults } = webIn()
    const statuses: [Response | Promise<Response>, number, RegExp][] = [
      [ask('/v1/ask', posted('{')), 400, /JSON/u],
      [ask('/v1/ask', posted({})), 422, /q/u],
      [ask('/v1/ask', posted('q=x', { 'content-type': 'text/plain' })), 415, /application\/json/u],
      [ask('/v1/ask', posted({ q: '公示', region: '火星' })), 422, /wanzhou/u],
      [ask('/v1/clauses/wanzhou:99'), 404, /wanzhou:99/u],
      [ask('/v1/check', posted({ region: '万州', facts: { spaceships: 3 } })), 422, /spaceships/u],
      [ask('/v1/check', posted({ region: '万州', facts: { rd_staff: '好多好多' } })), 422, /rd_staff/u],
      [ask('/v1/compare', posted({ topic: '公示', as_of: '2026-02-30' })), 422, /2026-02-30/u],
      [ask('/v1/ask', posted({ q: '场'.repeat(100_000) })), 413, /64/u],
      [ask('/v1/nothing'), 404, /./u],
    ]
    for (const [asked, status, words] of statuses) {
      const response = await asked
      expect(response.status).toBe(status)
      expect(JSON.stringify(await problemOf(response))).toMatch(words)
    }
    expect(faults).toEqual([])
  })

  it('没有变的不再送一遍；说明是 3.1，自己不要密钥；别的网站读不到', async () => {
    const { ask } = webIn()
    const first = await ask('/v1/regulations')
    const etag = first.headers.get('etag') ?? ''
    expect(etag).not.toBe('')
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`])
      expect((await ask('/v1/regulations', { headers: { 'if-none-match': held } })).status).toBe(304)
    // 效力随日子变，标记里要有日子。
    expect(etag).toContain('2026-11-20')
    const { openapi, paths, components } = await jsonOf(ask('/v1/openapi.json', {}, '10.0.0.9'))
    expect(openapi).toBe('3.1.0')
    expect(Object.keys(paths).sort()).toEqual(
      ['ask', 'check', 'clauses/{ref}', 'compare', 'find', 'hear', 'regulations'].map((name) => `/v1/${name}`),
    )
    for (const name of ['Reply', 'Check', 'Clause', 'FoundClause', 'Regulation', 'Problem'])
      expect(Object.keys(components.schemas)).toContain(name)
    expect(first.headers.get('access-control-allow-origin')).toBeNull()
    expect((await ask('/v1/ask', { method: 'OPTIONS', headers: { origin: 'https://evil.example' } })).status).toBe(403)
  })

  it('密钥：没发过只有本机能用；发过就都要；错的、收回的不认；太快了等一等', async () => {
    const { ask, store, pass } = webIn()
    const key = 'wence_0123456789abcdefghij'
    const as = (given: string, from = '10.0.0.9') =>
      ask('/v1/regulations', { headers: { authorization: `Bearer ${given}` } }, from)
    expect((await ask('/v1/regulations', {}, '10.0.0.9')).status).toBe(401)
    expect((await ask('/v1/regulations')).status).toBe(200)
    store.keys.add({ name: '窗口', hash: hashOf(key), at: 0 })
    expect((await ask('/v1/regulations')).status).toBe(401)
    expect((await problemOf(await as(`${key}x`))).detail).toContain('wence keys add')
    expect((await as(key)).status).toBe(200)
    const statuses = await Promise.all(
      Array.from({ length: 150 }, async (_, i) => (await as(key, `10.0.0.${i}`)).status),
    )
    expect(statuses).toContain(429)
    pass(60_000)
    expect((await as(key)).status).toBe(200)
    store.keys.remove('窗口')
    expect((await as(key)).status).toBe(401)
  })
})
