import { describe, expect, it } from 'vitest'
import { wence } from '../support/cli.ts'

describe('wence guard', () => {
  it('--jsonl：每行一个结论，坏行报错，后面照答', async () => {
    const stdin = [
      '{"id": "a", "draft": "研发场地须达到{{wanzhou:8.7/site_area}}。", "cited": ["wanzhou:8.7"]}',
      '{"id": "b", "draft": "研发场地要五百平方米。", "cited": ["wanzhou:8.7"]}',
      '{"id": "c", "draft": "研发场地须达到{{wanzhou:8.7/floor}}。", "cited": ["wanzhou:8.7"]}',
      '{"id": "d", "draft": "没有引用"}',
      '{"id": "e", "draft": 5, "cited": []}',
      '{"id": "f", "draft": "", "cited": []}',
    ].join('\n')
    const { status, lines } = await wence(['guard', '--jsonl'], { stdin })
    expect(status).toBe(0)
    const [a, b, c, d, e, f] = lines()
    expect(a).toEqual({ id: 'a', verdict: 'pass', found: [] })
    expect(b).toEqual({ id: 'b', verdict: 'block', found: [{ text: '五百平方米', start: 5, end: 10 }] })
    expect(c).toEqual({ id: 'c', verdict: 'block', found: [{ text: '{{wanzhou:8.7/floor}}', start: 7, end: 28 }] })
    expect(d).toMatchObject({ id: 'd', error: expect.stringContaining('cited') })
    expect(e).toMatchObject({ id: 'e', error: expect.stringContaining('draft') })
    expect(f).toEqual({ id: 'f', verdict: 'pass', found: [] })
  })

  it('一段话：拦下时列出位置和文字，--json 是同样的结论', async () => {
    const { status, out } = await wence(['guard', '研发场地要五百平方米'])
    expect(status).toBe(0)
    expect(out).toMatch(/^拦下/u)
    expect(out).toMatch(/5–10\s+五百平方米/u)
    const { json } = await wence(['guard', '研发场地要五百平方米', '--json'])
    expect(json()).toEqual({ verdict: 'block', found: [{ text: '五百平方米', start: 5, end: 10 }] })
  })

  it('--cited 给出看过的条款，可多次', async () => {
    const draft = '见{{ref wanzhou:8.7}}和{{ref wanzhou:8.6}}'
    expect((await wence(['guard', draft, '--cited', 'wanzhou:8.7'])).out).toContain('{{ref wanzhou:8.6}}')
    const { out } = await wence(['guard', draft, '--cited', 'wanzhou:8.7', '--cited', 'wanzhou:8.6'])
    expect(out).toMatch(/^通过/u)
  })

  it('没给话是用法不对；--help 有例子', async () => {
    expect(await wence(['guard'])).toMatchObject({ status: 2, err: expect.stringContaining('要检查哪段话') })
    expect(await wence(['guard', '--jsonl', '--cited', 'wanzhou:8.7'])).toMatchObject({ status: 2 })
    expect((await wence(['guard', '--help'])).out).toContain('例：')
  })
})
