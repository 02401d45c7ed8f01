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

/** What an annex is for: what a plan must hold, or how points are given. */
export const ANNEX_ROLES = ['outline', 'scorecard'] as const

const Authority = z.strictObject({ clause: Text, phrase: Text, name: Text.optional() })

export const RegulationYaml = z.strictObject({
  id: Id,
  seed: Text,
  title: Text,
  short: Text,
  /** Code and name, as knowledge/places/divisions.txt has them. */
  division: Text,
  programme: Id,
  called: z.array(Text).default([]),
  document_number: Words.optional(),
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
  annexes: z.array(z.strictObject({ clause: Text, role: z.enum(ANNEX_ROLES) })).default([]),
})
export type RegulationYaml = z.infer<typeof RegulationYaml>
