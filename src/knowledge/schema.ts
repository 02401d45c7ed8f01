import { z } from 'zod'
import { Id, Text, Words } from './forms.ts'
import { ConditionYaml } from './requirements/schema.ts'

/** Read by the program and not confirmed by anybody yet: it counts for nothing. */
const proposed = z.literal(true).optional()

/** Another text that this one names, with the words that say what becomes of it: the one held under `id`, else its title as printed. */
const Link = z.strictObject({
  proposed,
  id: Id.optional(),
  title: Text.optional(),
  clause: Text,
  phrase: Text,
  /** Why it is of another programme or place. */
  across: Text.optional(),
})
const Amendment = Link.extend({
  at: z.array(Text).min(1).optional(),
  /** The clauses are struck out, and nothing stands in their place. */
  removes: z.literal(true).optional(),
})
export type LinkYaml = z.infer<typeof Link>
export type AmendmentYaml = z.infer<typeof Amendment>

/** What an annex is for: what a plan must hold, or how points are given. */
export const ANNEX_ROLES = ['outline', 'scorecard'] as const

const Authority = z.strictObject({ proposed, clause: Text, phrase: Text, name: Text.optional() })

export const RegulationYaml = z.strictObject({
  id: Id,
  seed: Text,
  title: Text,
  short: Text,
  /** Code and name, as knowledge/places/divisions.txt has them. */
  division: Text,
  programme: Id,
  called: z.array(Text).default([]),
  document_number: z.strictObject({ proposed, clause: Text, phrase: Text }).optional(),
  interpreter: Authority.optional(),
  issuer: Authority.optional(),
  application: z.array(
    z.strictObject({ clause: Text, phrase: Text, role: z.enum(['notice', 'request', 'recommendation']) }),
  ),
  scope: z.strictObject({ clause: Text, phrase: Text, about: Text }).optional(),
  conditions: z.array(ConditionYaml),
  /** Requirements that no condition tests yet. */
  unmodelled: z.array(z.strictObject({ proposed, clause: Text, phrase: Text, about: Text })).default([]),
  judged: z.array(z.strictObject({ proposed, clause: Text, phrase: Text.optional(), about: Text })),
  preferences: z.array(Words),
  duties: z.array(z.strictObject({ clause: Text, about: Text, amount: Text, ratio: Text })).default([]),
  notes: z.array(z.strictObject({ clause: Text, phrase: Text, about: Text })),
  replaces: z.array(Link).default([]),
  amends: z.array(Amendment).default([]),
  repeals: z.array(Link).default([]),
  annexes: z.array(z.strictObject({ clause: Text, role: z.enum(ANNEX_ROLES) })).default([]),
})
export type RegulationYaml = z.infer<typeof RegulationYaml>
