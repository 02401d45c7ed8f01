import { z } from 'zod'
import { Expression, Id, Text } from '../forms.ts'

const RelaxationYaml = z.strictObject({
  when: Expression,
  clause: Text.optional(),
  phrase: Text.optional(),
  why: Text.optional(),
})
export type RelaxationYaml = z.infer<typeof RelaxationYaml>

const Soft = z.strictObject({ phrase: Text.optional(), why: Text.optional() })

// biome-ignore lint/suspicious/noThenProperty: 则, as whoever writes the file has it; it is never called
const BandYaml = z.strictObject({ clause: Text.optional(), when: Text, then: Text })
export type BandYaml = z.infer<typeof BandYaml>

const ScoreItemYaml = z.strictObject({
  clause: Text.optional(),
  fact: Id.optional(),
  bands: z
    .array(z.strictObject({ clause: Text.optional(), when: Text, points: Text }))
    .min(1)
    .optional(),
  is: z.boolean().optional(),
  one_of: z.array(Id).min(1).optional(),
  points: Text.optional(),
  judged: Text.optional(),
  most: Text.optional(),
})
export type ScoreItemYaml = z.infer<typeof ScoreItemYaml>

const ScoreYaml = z.strictObject({
  pass: z.strictObject({ clause: Text.optional(), phrase: Text }),
  items: z.array(ScoreItemYaml).min(1),
})
export type ScoreYaml = z.infer<typeof ScoreYaml>

export interface CountedYaml {
  readonly clause?: string | undefined
  readonly phrase: string
  readonly of: readonly RequirementYaml[]
}

/** A node: a leaf with `fact:`, or one of any, all, at_least, none, score; `clause` where it is not that of what it stands in. */
export interface RequirementYaml {
  readonly clause?: string | undefined
  readonly label?: string | undefined
  readonly fact?: string | undefined
  readonly phrase?: string | undefined
  readonly operator?: string | undefined
  readonly is?: boolean | undefined
  readonly one_of?: readonly string[] | undefined
  readonly exists?: true | undefined
  readonly by?: string | undefined
  readonly bands?: readonly BandYaml[] | undefined
  readonly any?: readonly RequirementYaml[] | undefined
  readonly all?: readonly RequirementYaml[] | undefined
  readonly at_least?: CountedYaml | undefined
  readonly none?: CountedYaml | undefined
  readonly score?: ScoreYaml | undefined
  readonly soft?: z.infer<typeof Soft> | undefined
  readonly relax: readonly RelaxationYaml[]
}

const Counted: z.ZodType<CountedYaml> = z.lazy(() =>
  z.strictObject({ clause: Text.optional(), phrase: Text, of: z.array(RequirementNode).min(1) }),
)

const NODE = {
  label: Text.optional(),
  fact: Id.optional(),
  phrase: Text.optional(),
  operator: Text.optional(),
  is: z.boolean().optional(),
  one_of: z.array(Id).min(1).optional(),
  exists: z.literal(true).optional(),
  by: Id.optional(),
  bands: z.array(BandYaml).min(2).optional(),
  any: z.lazy(() => z.array(RequirementNode).min(2)).optional(),
  all: z.lazy(() => z.array(RequirementNode).min(2)).optional(),
  at_least: Counted.optional(),
  none: Counted.optional(),
  score: ScoreYaml.optional(),
  soft: Soft.optional(),
  relax: z.array(RelaxationYaml).default([]),
}

const RequirementNode: z.ZodType<RequirementYaml> = z.lazy(() => z.strictObject({ clause: Text.optional(), ...NODE }))

/** A requirement of a clause, with what names it and what it applies to. */
export const ConditionYaml = z.strictObject({
  proposed: z.literal(true).optional(),
  clause: Text,
  name: Id.optional(),
  when: Expression.optional(),
  ...NODE,
})
export type ConditionYaml = z.infer<typeof ConditionYaml>
