import { z } from 'zod'
import { Expression, Id, Text, Words } from './forms.ts'

const Relaxation = z.strictObject({
  when: Expression,
  clause: Text.optional(),
  phrase: Text.optional(),
  why: Text.optional(),
})

const Side = z.strictObject({ fact: Id, phrase: Text, operator: Text.optional() })

const Condition = z.strictObject({
  clause: Text,
  fact: Id.optional(),
  phrase: Text.optional(),
  operator: Text.optional(),
  is: z.boolean().optional(),
  one_of: z.array(Id).min(1).optional(),
  exists: z.literal(true).optional(),
  name: Id.optional(),
  label: Text.optional(),
  either: z.array(Side).min(2).optional(),
  when: Expression.optional(),
  soft: z.strictObject({ phrase: Text.optional(), why: Text.optional() }).optional(),
  relax: z.array(Relaxation).default([]),
})
export type ConditionYaml = z.infer<typeof Condition>

const Authority = z.strictObject({ clause: Text, phrase: Text, name: Text.optional() })

export const RegulationYaml = z.strictObject({
  id: Id,
  seed: Text,
  title: Text,
  short: Text,
  place: Text,
  within: Id.optional(),
  places: z.array(Text).min(1),
  document_number: Words.optional(),
  center: Text,
  interpreter: Authority.optional(),
  issuer: Authority.optional(),
  application: z.array(
    z.strictObject({ clause: Text, phrase: Text, role: z.enum(['notice', 'request', 'recommendation']) }),
  ),
  scope: z.strictObject({ clause: Text, phrase: Text, about: Text }).optional(),
  conditions: z.array(Condition).min(1),
  judged: z.array(z.strictObject({ clause: Text, phrase: Text.optional(), about: Text })),
  preferences: z.array(Words),
  duties: z.array(z.strictObject({ clause: Text, about: Text, amount: Text, ratio: Text })).default([]),
  notes: z.array(z.strictObject({ clause: Text, phrase: Text, about: Text })),
})
export type RegulationYaml = z.infer<typeof RegulationYaml>

export const TopicsYaml = z.strictObject({
  topics: z.record(
    Id,
    z.strictObject({
      label: Text,
      words: z.array(Text).min(1),
      clauses: z
        .array(z.strictObject({ clause: Text, phrases: z.array(Text).optional(), whole: z.literal(true).optional() }))
        .min(1),
      silent: z.array(Id).optional(),
    }),
  ),
  ambiguities: z
    .record(
      Id,
      z.strictObject({
        words: z.array(Text).min(1),
        ask: Text,
        options: z
          .array(
            z.strictObject({
              label: Text,
              send: Text,
              words: z.array(Text).min(1),
              clauses: z.array(Text).min(1),
            }),
          )
          .min(2),
      }),
    )
    .default({}),
  checkup: z
    .record(Id, z.strictObject({ label: Text, clauses: z.array(Text).min(1), signs: z.array(Text).min(1) }))
    .default({}),
})
export type TopicsYaml = z.infer<typeof TopicsYaml>

/** `clauses` are named with their regulation, as in topics; `asked` are half sentences in which people ask for what these say. */
export const PhrasingsYaml = z.strictObject({
  phrasings: z.array(z.strictObject({ clauses: z.array(Text).min(1), asked: z.array(Text).min(1) })),
  terms: z.record(Text, z.array(Text).min(1)),
  places: z.record(Id, z.array(Text).min(1)).default({}),
})
export type PhrasingsYaml = z.infer<typeof PhrasingsYaml>
