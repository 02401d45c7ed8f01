import { describe, expect, it } from 'vitest'
import { messageReader, type SaidValue } from '../../src/intake/index.ts'
import { knowledge } from '../support/library.ts'

const reader = messageReader(knowledge)

export const read = (text: string, context: string | null = null) => reader(text, { context, year: 2026 })

/** Intervals as people state them: 大概三十, 三百多 (open up to the next unit), 不到, 超过, 至少, 最多. */
export const about = (value: number) => ({
  min: Number((value * 0.9).toPrecision(12)),
  max: Number((value * 1.1).toPrecision(12)),
})
export const between = (min: number, max: number) => ({ min, max })
export const more = (min: number, max: number) => ({ min, max, minOpen: true, maxOpen: true }) as const
export const under = (max: number) => ({ max, maxOpen: true }) as const
export const over = (min: number) => ({ min, minOpen: true }) as const
export const atLeast = (min: number) => ({ min })
export const atMost = (max: number) => ({ max })

/** A message, what it says of the applicant, and the fact just asked, if any. */
export type Case = readonly [text: string, facts: Readonly<Record<string, SaidValue>>, context?: string]

export const cases = (title: string, table: readonly Case[]): void => {
  describe(title, () => {
    for (const [text, facts, context] of table)
      it(context ? `问过${context}，答「${text}」` : `「${text}」`, () => {
        expect(read(text, context ?? null).facts).toEqual(facts)
      })
  })
}
