import { describe, expect, it } from 'vitest'
import { wence } from '../support/cli.ts'

describe('wence hear', () => {
  it('一句话里的几件事，各有原话和把握', async () => {
    const { acts, unheard } = (await wence(['hear', '研发人员18个，公示要几天', '--json'])).json()
    expect(acts).toEqual([
      expect.objectContaining({ act: 'tell', fact: 'rd_staff', value: 18, of: 'applicant', mood: 'is', how: 'set' }),
      expect.objectContaining({ act: 'ask', wants: 'figure' }),
    ])
    for (const { span, words, sure } of acts) {
      expect('研发人员18个，公示要几天'.slice(span.start, span.end).trim()).toBe(words)
      expect(sure).toBeGreaterThan(0)
    }
    expect(unheard).toEqual([])
  })

  it('刚问过一项：光一个数也有着落', async () => {
    const { acts } = (await wence(['hear', '--open', '--context', 'rd_staff', '三十五', '--json'])).json()
    expect(acts).toMatchObject([{ act: 'tell', fact: 'rd_staff', value: 35 }])
  })

  it('给人看的是一张表', async () => {
    const { out, status } = await wence(['hear', '我们研发人员18个，设备两百多万'])
    expect(status).toBe(0)
    expect(out).toContain('原话')
    expect(out).toContain('说情况')
    expect(out).toContain('18 人')
    expect(out).toContain('超过 200 万元')
    expect(out).toMatch(/\d%/u)
  })

  it('没说什么就说没有听出什么', async () => {
    expect((await wence(['hear', '\u200b'])).out).toBe('没有听出什么。')
  })

  it('--jsonl 一行一句，坏的一行不误别的', async () => {
    const { lines } = await wence(['hear', '--jsonl'], {
      stdin: [
        '{"id": "a", "text": "没有", "context": "joint_agreement", "open": true}',
        '{"id": "b", "text": 5}',
        '{"id": "c", "text": "没有", "context": "moon"}',
        '{"id": "d", "text": "", "context": null, "open": null}',
        '{"id": "e", "text": "谢谢"}',
      ].join('\n'),
    })
    const [a, b, c, d, e] = lines()
    expect(a).toMatchObject({
      id: 'a',
      acts: [{ act: 'tell', fact: 'joint_agreement', value: false, denied: true }],
      unheard: [],
    })
    expect(b).toMatchObject({ id: 'b', error: expect.stringContaining('text') })
    expect(c).toMatchObject({ id: 'c', error: expect.stringContaining('moon') })
    expect(d).toEqual({ id: 'd', acts: [], unheard: [] })
    expect(e).toMatchObject({ id: 'e', acts: [{ act: 'courtesy', tone: 'thank' }] })
  })

  it.each([
    ['没写话', ['hear'], '要听哪句话'],
    ['没有的项', ['hear', '--context', 'moon', '是的'], '没有“moon”这项'],
    ['--jsonl 又 --open', ['hear', '--jsonl', '--open'], '不能同用'],
  ])('%s：退出 2', async (_what, args, told) => {
    expect(await wence(args)).toMatchObject({ status: 2, err: expect.stringContaining(told), out: '' })
  })

  it('--help 有例', async () => expect((await wence(['hear', '--help'])).out).toContain('wence hear --open --context'))
})

describe('wence why', () => {
  it('每处的可能、凭据、领先，用话说', async () => {
    const { out, status } = await wence(['why', '研发人员18个，没有中试线，公示要几天'])
    expect(status).toBe(0)
    for (const said of ['做什么：说情况', '做什么：提问', '问哪一种：多少', '这个数是哪项的：研发人员', '领先', '凭：'])
      expect(out).toContain(said)
    expect(out).toContain('是说有，还是没有：没有')
    // Every feature has words: none is printed by its own name.
    expect(out).not.toMatch(/asked|open:|long:|far:|mark:|slots|[‹›#^$]/u)
  })

  it('两个数各是哪年的', async () => {
    const { out } = await wence(['why', '去年研发投了230万，前年170万'])
    expect(out).toContain('先后是“')
    expect(out).toContain('〔头尾〕')
    expect(out).not.toMatch(/own:|far:|later|rank|shape|[‹›#^$]/u)
  })

  it('光一个“没有”', async () => {
    const { out } = await wence(['why', '--open', '--context', 'joint_agreement', '没有'])
    expect(out).toContain('是，还是不是：不是')
    expect(out).not.toMatch(/asked|open:|long:|[‹›#^$]/u)
  })

  it('光一个数', async () => {
    const { out } = await wence(['why', '--open', '--context', 'rd_staff', '三十五'])
    expect(out).toContain('是刚问的那项')
    expect(out).not.toMatch(/asked|others|alone|[‹›#^$]/u)
  })

  it('--json 给全部', async () => {
    const { stretches } = (await wence(['why', '谢谢', '--json'])).json()
    expect(stretches).toMatchObject([
      { words: '谢谢', acts: [{ act: 'courtesy' }], decisions: [{ of: 'act' }, { of: 'tone' }], readings: [] },
    ])
  })

  it('没写话：退出 2', async () => expect((await wence(['why'])).status).toBe(2))
})
