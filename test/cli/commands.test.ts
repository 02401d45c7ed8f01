import { describe, expect, it } from 'vitest'
import { wence } from '../support/cli.ts'

describe('wence --version', () => {
  it('程序的版本，和资料是哪一份', async () => {
    const { status, out } = await wence(['--version'])
    expect({ status, out: out.trim() }).toEqual({ status: 0, out: 'wence 1.2.3（资料 corpus-of-the-tests）' })
  })
})

describe('wence ask', () => {
  it('聊城第十九条：整条原文，逐项列出', async () => {
    const { json } = await wence(['ask', '聊城 第十九条', '--json'])
    const reply = json()
    expect(reply.kind).toBe('clause')
    expect(reply.citations.map(({ ref }: { ref: string }) => ref)).toEqual([
      'liaocheng:19',
      'liaocheng:19.1',
      'liaocheng:19.2',
      'liaocheng:19.3',
      'liaocheng:19.4',
      'liaocheng:19.5',
      'liaocheng:19.6',
    ])
    expect(reply.text).toContain('连续2年未报送年度报告的')
    expect(reply.notices[0]).toMatchObject({ kind: 'draft', regulation: 'liaocheng' })
  })

  it('聊城有两个第八条：都给，并说明原文如此', async () => {
    const { json } = await wence(['ask', '聊城第8条', '--json'])
    expect(json().citations.map(({ ref }: { ref: string }) => ref)).toEqual(
      expect.arrayContaining(['liaocheng:8', 'liaocheng:8bis']),
    )
    expect(json().notices.map(({ kind }: { kind: string }) => kind)).toContain('source-defect')
  })

  it.each([['八条七项'], ['第8条第（七）项'], ['第八条第7项'], ['8条7项']])('万州%s是研发场地那项', async (number) => {
    expect((await wence(['ask', `万州${number}`, '--json'])).json().citations[0].ref).toBe('wanzhou:8.7')
  })

  it('没有的条号说没有，并说到哪一条为止', async () => {
    const { json } = await wence(['ask', '万州第九十条', '--json'])
    expect(json()).toMatchObject({ kind: 'refusal', citations: [{ ref: 'wanzhou:28' }] })
    expect(json().text).toContain('第二十八条为止')
  })

  it('问补助给补助那项，原话带“最高”', async () => {
    const { json } = await wence(['ask', '万州', '补助', '--json'])
    expect(json().text).toContain('给予最高20万元的补助')
  })

  it('不着边际的问题婉拒', async () => {
    expect((await wence(['ask', '红烧肉怎么炖', '--json'])).json().kind).toBe('refusal')
  })

  it('没写场地门槛的地方说没写', async () => {
    expect((await wence(['ask', '四川 场地 面积', '--json'])).json().text).toContain('四川办法没有对研发场地作出规定')
  })

  it('空问题请人写下要问的事', async () => {
    expect((await wence(['ask', '--json'])).json().kind).toBe('question')
  })

  it('能不能申报：没说地方就问哪一地；说了就给下一问', async () => {
    const where = (await wence(['ask', '我们能不能申报', '--json'])).json()
    expect([where.kind, where.options.length]).toEqual(['question', 5])
    const here = (await wence(['ask', '我们能申报万州的吗', '--json'])).json()
    expect(here).toMatchObject({ kind: 'question', check: { regulation: 'wanzhou', verdict: 'unknown' } })
  })

  it('问效力：四川过期、按当年看有效', async () => {
    expect((await wence(['ask', '四川的办法还有效吗', '--json'])).json().notices[0].kind).toBe('expired')
    expect((await wence(['ask', '四川的办法还有效吗', '--as-of', '2023-06-01'])).out).toContain('有效')
  })

  it('--jsonl 的 id 是行的，回复的在 reply', async () => {
    const { lines } = await wence(['ask', '--jsonl'], {
      stdin: '{"id": "q1", "q": "万州补助"}\n{"id": "q2", "q": 5}\n{"id": "q3", "q": "补助", "region": "月球"}',
    })
    const [one, two, three] = lines()
    expect(one).toMatchObject({ id: 'q1', reply: 'r1', kind: 'answer' })
    expect(two).toMatchObject({ id: 'q2', error: expect.stringContaining('q') })
    expect(three).toMatchObject({ id: 'q3', error: expect.stringContaining('月球') })
  })
})

describe('wence find', () => {
  it('最多十条，最好的在前', async () => {
    const { json } = await wence(['find', '撤销', '情形', '--region', '聊城', '--json'])
    const { hits } = json()
    expect(hits.length).toBeLessThanOrEqual(10)
    expect(hits[0].ref).toMatch(/^liaocheng:19/u)
    expect(hits.map(({ score }: { score: number }) => score)).toEqual(
      [...hits].map(({ score }: { score: number }) => score).sort((a, b) => b - a),
    )
  })
  it('每条都说文本现在算什么：JSON 里有，屏幕上不是现行的写明', async () => {
    const { hits } = (await wence(['find', '提前', '验收', '--json'])).json()
    for (const { ref, standing } of hits)
      expect(standing, ref).toBe(
        { sichuan: 'expired', yunnan: 'expired', liaocheng: 'draft' }[String(ref).split(':')[0] ?? ''] ?? 'in-force',
      )
    const { out } = await wence(['find', '提前', '验收', '--region', '云南'])
    expect(out).toContain('（已届满）')
    expect((await wence(['find', '提前', '验收', '--region', '聊城'])).out).not.toContain('（征求意见稿）第十条（征求')
    expect((await wence(['find', '验收', '--region', '万州'])).out).not.toContain('（已届满）')
  })
  it('长的条文只略去没说到的，找到的词一个不截', async () => {
    const out = (await wence(['find', '成果转化', '经济效益', '--region', '云南'])).out.replace(/\s/gu, '')
    expect(out).toContain('…')
    expect(out).toContain('经济效益')
  })
  it('没写词语退出 2', async () => expect((await wence(['find'])).status).toBe(2))
  it('找不到说没找到', async () => expect((await wence(['find', 'zzz'])).out).toBe('没有找到相近的条款。'))
})

describe('wence outline、read、verify', () => {
  it('outline --jsonl 每条一行', async () => {
    const rows = (await wence(['outline', '--jsonl'])).lines()
    expect(rows).toHaveLength(360)
    expect(rows.find(({ id }) => id === 'wanzhou:8.6')).toMatchObject({
      kind: 'item',
      label: '第八条第6项',
      text: expect.stringContaining('10 人'),
      spans: [{ start: expect.any(Number), end: expect.any(Number) }],
    })
  })
  it('outline 一地，连原文的毛病', async () => {
    const { out } = await wence(['outline', '云南'])
    expect(out).toContain('疑为扫描杂讯')
    expect(out).not.toContain('wanzhou')
  })
  it('read 给出区间和看似数字的词', async () => {
    const { readings } = (await wence(['read', '设备两百多万，一事一议', '--json'])).json()
    expect(readings[0]).toMatchObject({
      figure: true,
      unit: '元',
      interval: { min: 2e6, max: 3e6, minOpen: true, maxOpen: true },
    })
    expect(readings.slice(1).every(({ figure }: { figure: boolean }) => !figure)).toBe(true)
    expect((await wence(['read', '没有'])).out).toBe('没有读到数字。')
    expect((await wence(['read'])).status).toBe(2)
  })
  it('read --jsonl', async () => {
    const [row] = (await wence(['read', '--jsonl'], { stdin: '{"id": 1, "text": "不少于 50 人"}' })).lines()
    expect(row).toMatchObject({ id: 1, readings: [{ value: 50, unit: '人', op: 'ge' }] })
  })
  it('verify 每个数字都有着落', async () => {
    const { status, out } = await wence(['verify'])
    expect(status).toBe(0)
    expect(out).toContain('都有着落')
    expect(out).toMatch(/万州办法：写了 \d+ 项，没写定 \d+ 项，没写 \d+ 项。/u)
  })
})

describe('用法', () => {
  it('--help、help check 都是 0', async () => {
    expect((await wence(['--help'])).out).toContain('wence ask 万州 研发场地要多大')
    for (const args of [['--help'], ['help', 'check'], ['check', '--help']]) expect((await wence(args)).status).toBe(0)
    expect((await wence(['check', '--help'])).out).toContain('site_area')
  })
  it('没有的命令退出 2', async () => {
    const { status, err } = await wence(['chek'])
    expect([status, err]).toEqual([2, expect.stringContaining('chek')])
  })
})
