import { z } from 'zod'
import { Expression, Id, Text } from '../forms.ts'
import { YEARS_BACK } from './period.ts'

const Words = z.array(Text).min(1)
const MEASURED = ['money', 'area', 'share', 'count', 'duration', 'score', 'measure'] as const

/** The words that state a period: a phrase of the definition's own clause, or of a clause named with it. */
const Period = z.union([
  Text,
  z.strictObject({ clause: Text.optional(), phrase: Text, year: z.enum(YEARS_BACK).optional() }),
])

const Definition = z.strictObject({
  clause: Text,
  phrase: Text,
  label: Text.optional(),
  ask: Text.optional(),
  planned: z.literal(true).optional(),
  period: Period.optional(),
})

const MadeOf = z.union([
  z.strictObject({ sum: z.array(Id).min(2) }),
  z.strictObject({ least: z.array(Id).min(2) }),
  z.strictObject({ any: z.array(Id).min(1) }),
  z.strictObject({ years: Id }),
  z.strictObject({ share: Id, of: Id }),
  z.strictObject({ growth: Id, from: Id }),
  z.strictObject({ since: Id }),
])

const Choice = z.union([
  Text,
  z.strictObject({
    label: Text,
    words: z.array(Text).default([]),
    own: z.array(Text).default([]),
    unlike: z.array(Text).default([]),
    shown_by: z.array(Id).default([]),
  }),
])

const Fact = z.strictObject({
  /** Read by the program and not confirmed by anybody yet: it counts for nothing. */
  proposed: z.literal(true).optional(),
  label: Text,
  /** For those who write English: what it is called, and the question. */
  english: z.strictObject({ name: Text, ask: Text }).optional(),
  ask: Text,
  /** Left out where `of` names the quantity that it is. */
  kind: z.enum(['yes-no', 'choice', 'date', ...MEASURED]).optional(),
  unit: Text.optional(),
  of: Id.optional(),
  flow: z.literal(true).optional(),
  made_of: MadeOf.optional(),
  scope: z.enum(['per-regulation', 'near']).optional(),
  part_of_whole: z.literal(true).optional(),
  words: z.array(Text).default([]),
  uncounted: Words.optional(),
  unlike: Words.optional(),
  role: z.enum(['kind', 'form', 'seat', 'joint']).optional(),
  party: Id.optional(),
  when: Expression.optional(),
  planned: z.literal(true).optional(),
  choices: z.record(Id, Choice).optional(),
  yes: Text.optional(),
  no: Text.optional(),
  for: Words.optional(),
  against: Words.optional(),
  topics: Words.optional(),
  verb: z.enum(['is', 'does', 'undergoes']).optional(),
  presence: z.enum(['affirms', 'denies']).optional(),
  takes: z.enum(['all', 'any']).optional(),
  good: z.enum(['denied', 'neither']).optional(),
  named: z.literal('asserts').optional(),
  parts: z.record(Id, z.strictObject({ label: Text, words: Words })).optional(),
  definitions: z.record(Id, Definition).default({}),
})
export type FactYaml = z.infer<typeof Fact>

const Quantity = z.strictObject({
  label: Text,
  kind: z.enum(MEASURED),
  unit: Text.optional(),
  flow: z.literal(true).optional(),
  also: z.array(z.enum(MEASURED)).default([]),
  words: Words,
})
export type QuantityYaml = z.infer<typeof Quantity>

/** A file of knowledge/facts. What stands in several files is put together. */
export const FactsYaml = z.strictObject({
  facts: z.record(Id, Fact).default({}),
  quantities: z.record(Id, Quantity).default({}),
  parties: z.record(Id, z.strictObject({ label: Text, words: Words })).default({}),
  /** Words that several facts have and nothing tells apart: whoever says one is asked which is meant. */
  shared: z.array(z.strictObject({ words: Words, of: z.array(Id).min(2), why: Text })).default([]),
  together: z.array(z.array(Id).min(2)).default([]),
  groups: z.record(Id, Expression).default({}),
})
export type FactsYaml = z.infer<typeof FactsYaml>

/** knowledge/words.yaml: families of words that may stand for one another. */
export const WordsYaml = z.strictObject({ families: z.record(Id, Words) })
export type WordsYaml = z.infer<typeof WordsYaml>
