import { describe, expect, it } from 'vitest'
import { messageReader, type SaidValue } from '../../src/intake/index.ts'
import { knowledge } from '../support/library.ts'

const reader = messageReader(knowledge.facts)

export const read = (text: string, context: string | null = null) => reader(text, { context, year: 2026 })

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
