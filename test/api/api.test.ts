import { describe, expect, it } from 'vitest'
import { hashOf } from '../../src/api/index.ts'
import { StoreFault } from '../../src/desk/index.ts'
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

  it('写了没有的名字，不当没写：说写的是什么、可以写什么', async () => {
    const { ask, faults } = webIn()
    const asked: [Response | Promise<Response>, ...RegExp[]][] = [
      [ask('/v1/hear', posted({ text: '没有', context: 'spaceships' })), /spaceships/u, /rd_staff/u],
      [ask('/v1/hear', posted({ text: '没有', region: '火星' })), /火星/u, /wanzhou/u],
      [ask('/v1/hear', posted({ text: '没有', asked: 'rd_staff' })), /asked/u, /context/u],
      [ask('/v1/ask', posted({ q: '公示', regoin: '万州' })), /regoin/u, /region/u],
      [ask('/v1/compare', posted({ topic: '公示', region: '万州' })), /region/u, /as_of/u],
      [ask('/v1/check', posted({ region: '万州', fact: {} })), /fact/u, /facts/u],
      [ask('/v1/check', posted({ region: '万州', facts: { site_area: { min: 3, maxi: 5 } } })), /site_area/u],
      [ask('/v1/check', posted('{"region": "万州", "facts": {"__proto__": 3}}')), /__proto__/u],
      [ask('/v1/find?q=x&regoin=y'), /regoin/u, /region/u],
      [ask('/v1/find?q=x&q=y'), /q/u],
      [ask('/v1/find?q=x&region=wanzhou&region=yunnan'), /region/u],
      [ask('/v1/regulations?place=x'), /place/u],
      [ask('/v1/clauses/wanzhou:8.7?as_of=2024-01-01'), /as_of/u],
      [ask('/v1/ask?region=x', posted({ q: '公示' })), /region/u],
    ]
    for (const [answer, ...words] of asked) {
      const response = await answer
      const { detail } = await problemOf(response)
      expect([response.status, detail]).toEqual([422, expect.any(String)])
      for (const word of words) expect(detail).toMatch(word)
    }
    expect(faults).toEqual([])
  })

  it('刚问过哪一项、是不是在核对，都算数', async () => {
    const { ask } = webIn()
    const hear = (value: unknown) => jsonOf(ask('/v1/hear', posted(value)))
    expect((await hear({ text: '三十五', context: 'rd_staff' })).acts).toMatchObject([{ fact: 'rd_staff', value: 35 }])
    const asked = await Promise.all([true, false].map((open) => hear({ text: '场地那栏我要改', open })))
    expect(asked[0].acts).not.toEqual(asked[1].acts)
  })

  it('不是 UTF-8 的 JSON、压过的、别的名字来问的，都是 problem+json', async () => {
    const { ask, app, faults } = webIn()
    const typed = (type: string, more = {}) => ask('/v1/ask', posted({ q: '公示' }, { 'content-type': type, ...more }))
    for (const type of ['application/jsonp', 'application/json; charset=gbk', 'text/json', ''])
      expect((await problemOf(await typed(type))).status).toBe(415)
    expect((await problemOf(await typed('application/json', { 'content-encoding': 'gzip' }))).status).toBe(415)
    expect((await typed('application/json;charset="UTF-8"')).status).toBe(200)
    const elsewhere = await app.request('/v1/regulations', { headers: { host: 'evil.example' } }, { from: '127.0.0.1' })
    expect((await problemOf(elsewhere)).status).toBe(421)
    expect(faults).toEqual([])
  })

  it('密钥读不到：503，过几秒再问；别的意外是 500，都记下', async () => {
    const fault = (error: Error) => {
      const list = () => {
        throw error
      }
      return webIn({ ports: { keys: { add: () => false, remove: () => false, list } } })
    }
    for (const [error, status] of [
      [new StoreFault('busy'), 503],
      [new Error('odd'), 500],
    ] as const)
      for (const path of ['/v1/regulations', '/mcp']) {
        const { ask, faults } = fault(error)
        const response = await ask(path, { headers: { authorization: 'Bearer wence_0123456789abcdefghij' } })
        expect(response.headers.get('retry-after') !== null).toBe(status === 503)
        expect((await problemOf(response)).status).toBe(status)
        expect(faults).toEqual([error])
      }
  })

  it('没有变的不再送一遍；说明是 3.1，自己不要密钥；别的网站读不到', async () => {
    const { ask } = webIn()
    const first = await ask('/v1/regulations')
    const etag = first.headers.get('etag') ?? ''
    expect(etag).not.toBe('')
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*'])
      expect((await ask('/v1/regulations', { headers: { 'if-none-match': held } })).status).toBe(304)
    // 效力随日子变，标记里要有日子。
    expect(etag).toContain('2026-11-20')
    const { openapi, paths, components } = await jsonOf(ask('/v1/openapi.json', {}, '10.0.0.9'))
    expect(openapi).toBe('3.1.0')
    expect(Object.keys(paths).sort()).toEqual(
      ['ask', 'check', 'clauses/{ref}', 'compare', 'find', 'hear', 'openapi.json', 'regulations'].map(
        (name) => `/v1/${name}`,
      ),
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
    // 说明谁都看得到，也不能想多快就多快。
    const described = await Promise.all(
      Array.from({ length: 150 }, async () => (await ask('/v1/openapi.json', {}, '10.9.9.9')).status),
    )
    expect(described).toContain(429)
    // 密钥的名字碰巧是个地址，也不占那个地址的份。
    store.keys.add({ name: '10.9.9.9', hash: hashOf(`${key}y`), at: 0 })
    expect((await as(`${key}y`)).status).toBe(200)
    pass(60_000)
    expect((await as(key)).status).toBe(200)
    store.keys.remove('窗口')
    expect((await as(key)).status).toBe(401)
  })
})
