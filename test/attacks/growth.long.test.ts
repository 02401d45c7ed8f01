import { describe, expect, it } from 'vitest'
import { growthOf, MOST_GROWTH } from './growth.ts'

/** So much work a letter that no engine does it in no time. */
const STEPS = 500
const STRIDE = 2

describe('what the growth is held to', () => {
  it('lets read once, and not again from each letter', async () => {
    let seen = 0
    const once = (words: string) => {
      for (const _ of words) for (let step = 0; step < STEPS; step++) seen += step
    }
    const again = (words: string) => {
      for (let from = 0; from < words.length; from++)
        for (let at = from; at < words.length; at += STRIDE) seen += words.charCodeAt(at)
    }
    expect(await growthOf(once, '说')).toBeLessThan(MOST_GROWTH)
    expect(await growthOf(again, '说')).toBeGreaterThan(MOST_GROWTH)
    expect(seen).toBeGreaterThan(0)
  })
})
