import { describe, expect, it } from 'vitest'
import { webIn } from './app.ts'

describe('查', () => {
  it('没有脚本也能查：框、地方、命中都在一页里，每条带效力', async () => {
    const { ask } = webIn()
    const page = await (await ask(`/?q=${encodeURIComponent('撤销 情形')}&place=liaocheng`)).text()
    expect(page).toContain('<!doctype html>')
    expect(page).toContain('value="撤销 情形"')
    expect(page).toMatch(/href="\/r\/liaocheng\/19[^"]*" data-hit/u)
    expect(page).toContain('征求意见稿')
    expect(page).toContain('<mark>')
  })
})
