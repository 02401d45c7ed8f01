import { describe, expect, it } from 'vitest'
import { missId } from '../../src/desk/index.ts'
import { MemorySessionStore } from '../../src/store/index.ts'
import { entry, NOON } from '../store/turns.ts'
import { wence } from '../support/cli.ts'

function asked() {
  const store = new MemorySessionStore()
  const notes = [
    { kind: 'miss', words: '补助到账', place: 'wanzhou' },
    { kind: 'feedback', reply: 'r', useful: true, words: '公示', place: 'wanzhou' },
    { kind: 'asked', on: { place: 'wanzhou' }, outcome: 'checked' },
  ] as const
  store.save(entry({ notes }))
  const misses = (...args: readonly string[]) => wence(['misses', '--db', 'f', ...args], { store, now: NOON + 1 })
  return { store, misses }
}

describe('wence misses', () => {
  it('列出地方、事项、次数，再列问得最多的', async () => {
    const { misses } = asked()
    const { out, status } = await misses()
    expect(status).toBe(0)
    for (const words of ['没答上', '补助到账', '说有用', '万州', '问得最多的', '逐条核对']) expect(out).toContain(words)
  })

  it('经办标了处理的，说谁处理的', async () => {
    const { store, misses } = asked()
    const [miss] = store.misses(0)
    if (miss) store.keeper.mark(missId(miss), { kind: 'settled', by: '李芳', at: NOON })
    expect((await misses()).out).toContain('已处理（李芳）')
    expect((await misses('--json')).json()).toMatchObject([
      { kind: 'miss', settled: true, marks: [{ by: '李芳' }] },
      { kind: 'praise' },
    ])
  })

  it('没有的说没有；天数不对的说该是多少', async () => {
    const { out } = await wence(['misses', '--db', 'f', '--days', '7'], { now: NOON })
    expect(out).toContain('最近 7 天没有没答上的问题')
    expect((await asked().misses('--days', '91')).status).toBe(2)
  })
})
