import { describe, expect, it } from 'vitest'
import { wence } from '../support/cli.ts'

describe('wence check', () => {
  it('卡片：结论、差距、原文', async () => {
    const { status, out } = await wence([
      'check',
      '--region',
      '万州',
      '--fact',
      '场地=380平',
      '--fact',
      '设备=两百多万',
      '--fact',
      'software_industry=否',
    ])
    expect(status).toBe(0)
    expect(out).toContain('【不符合】')
    expect(out).toContain('还差 120 平方米')
    expect(out).toContain('可适当低于以上标')
  })

  it('--json 是合同里的 Check', async () => {
    const { status, json } = await wence(['check', '--region', 'wanzhou', '--facts', 'a.json', '--json'], {
      files: { 'a.json': '{"rd_staff": 8}' },
    })
    expect(status).toBe(0)
    const check = json()
    expect(check).toMatchObject({ regulation: 'wanzhou', asOf: '2026-11-20', verdict: 'unmet', facts: { rd_staff: 8 } })
    expect(check.conditions.find(({ id }: { id: string }) => id === '8.6/rd_staff')).toMatchObject({
      status: 'unmet',
      given: '8 人',
      gap: '还差 2 人',
    })
  })

  it('--jsonl 按行答，坏行报错，后面照答', async () => {
    const stdin = [
      '{"id": "a", "regulation": "sichuan", "facts": {"center_legal_entity": true}}',
      'oops',
      '{"id": "b", "regulation": "beijing", "facts": {}}',
      '{"id": 7, "regulation": "万州", "facts": {"rd_staff": -1}}',
      '',
      '{"id": "c", "regulation": "chongqing"}',
    ].join('\n')
    const { status, lines } = await wence(['check', '--jsonl'], { stdin })
    expect(status).toBe(0)
    const [a, bad, b, seven, c] = lines()
    expect(a).toMatchObject({ id: 'a', verdict: 'met' })
    expect(bad).toMatchObject({ id: null, error: expect.stringContaining('不是 JSON') })
    expect(b).toMatchObject({ id: 'b', error: expect.stringContaining('beijing') })
    expect(seven).toMatchObject({ id: 7, error: expect.stringContaining('rd_staff') })
    expect(c).toMatchObject({ id: 'c', verdict: 'unknown', asks: 'center_legal_entity' })
  })

  it('--as-of 换一天看效力', async () => {
    const notices = async (...more: string[]) =>
      (await wence(['check', '--region', '云南', '--json', ...more])).json().notices
    expect(await notices('--as-of', '2024-01-01')).toEqual([])
    expect(await notices()).toMatchObject([{ kind: 'expired', regulation: 'yunnan' }])
  })

  it.each([
    [['check'], '--region'],
    [['check', '--region', '北京'], '北京'],
    [['check', '--region', '万州', '--facts', 'none.json'], 'ENOENT'],
    [['check', '--region', '万州', '--as-of', '2026-02-30'], '2026-02-30'],
    [['check', '--region', '万州', '--fact', '院子=大'], '院子'],
    [['check', '--region', '万州', '--fact', '场地=很大'], '很大'],
    [['check', '--region', '万州', '--fact', '场地=两百万元'], '两百万元'],
    [['check', '--region', '万州', '--colour'], '--colour'],
    [['check', '--region', '万州', '--fact', '转化收入=-300万'], '-300万'],
    [['check', '--region', '万州', '--fact', '转化收入=亏损300万'], '亏损300万'],
    [['check', '--region', '万州', '--fact', '设备=假如买到300万'], '假如买到300万'],
    [['check', '--region', '万州', '--fact', '设备=300万够吗'], '300万够吗'],
    [['check', '--region', '万州', '--fact', '研发人员=12家'], '12家'],
    [['check', '--region', '万州', '--fact', '注册地='], '注册地='],
    [['check', '--region', '万州', '--fact', 'own_ip=是', '--fact', 'own_ip=否'], '已经说过'],
    [['check', '--json', '--jsonl'], '--json'],
    [['check', '--jsonl', '--region', '万州'], '不能同用'],
    [['check', '--region'], '--region'],
  ])('用错了退出 2，并说怎样才对：%j', async (args, said) => {
    const { status, out, err } = await wence(args)
    expect(status).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(said)
  })

  it('注册地按地名认，山东不等于聊城，重庆不等于万州', async () => {
    const place = async (said: string) =>
      (await wence(['check', '--region', '聊城', '--fact', `注册地=${said}`, '--json'])).json().facts.registered_in
    expect([
      await place('山东'),
      await place('聊城'),
      await place('重庆'),
      await place('万州'),
      await place('昆明'),
    ]).toEqual(['elsewhere', 'liaocheng', 'chongqing', 'wanzhou', 'yunnan'])
  })

  it('没有用到的情况说出来', async () => {
    const { out } = await wence(['check', '--region', '聊城', '--fact', '研发人员=30', '--fact', '场地=600平'])
    expect(out).toContain('没有用到的情况：研发人员')
  })

  it('一行再离谱，后面的照答；id 要是字符串或数', async () => {
    const deep = `${'['.repeat(20000)}${']'.repeat(20000)}`
    const stdin = [
      `{"id":1,"regulation":"wanzhou","facts":{"site_area":${deep}}}`,
      '{"id":true,"regulation":"wanzhou"}',
      '{"id":3,"regulation":"wanzhou","facts":{"__proto__":1}}',
      '\ufeff{"id":4,"regulation":"四川"}',
      '5',
    ].join('\n')
    const rows = (await wence(['check', '--jsonl'], { stdin })).lines()
    expect(rows[0]).toMatchObject({ id: 1, error: expect.stringContaining('site_area') })
    expect(rows[1]).toMatchObject({ id: null, error: expect.stringContaining('id') })
    expect(rows[2]).toMatchObject({ id: 3, error: expect.stringContaining('__proto__') })
    expect(rows[3]).toMatchObject({ id: 4, verdict: 'unknown' })
    expect(rows[4]).toMatchObject({ id: null, error: expect.any(String) })
  })

  it('情况文件不是 JSON、字段读不懂，都报出来', async () => {
    const broken = await wence(['check', '--region', '万州', '--facts', 'a.json'], {
      files: { 'a.json': '{rd_staff: 8}' },
    })
    expect([broken.status, broken.err]).toEqual([2, expect.stringContaining('不是 JSON')])
    const odd = await wence(['check', '--region', '万州', '--facts', '-'], { stdin: '{"rd_staff": "many", "site": 3}' })
    expect(odd.status).toBe(2)
    expect(odd.err).toContain('rd_staff：读到 "many"；应为')
    expect(odd.err).toContain('site：读到 3；应为已知的字段')
  })
})
