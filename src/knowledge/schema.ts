import { z } from 'zod'

/** What the YAML files may say. Strict throughout: an unknown key is a mistake, above all one that holds a figure. */
const Text = z.string().trim().min(1)
const Id = z.string().regex(/^[a-z][a-z0-9_]*$/u, 'an id: small letters, digits and _')

/** A place in the law's words: a clause of the regulation at hand by its address, and a phrase that stands in it once. */
const Words = z.strictObject({ clause: Text, phrase: Text })

export type ExpressionYaml =
  | string
  | { any: ExpressionYaml[] }
  | { all: ExpressionYaml[] }
  | { not: ExpressionYaml }
  | {
      fact: string
      in?: (string | boolean)[] | undefined
      some?: true | undefined
      implied_by?: ExpressionYaml | undefined
    }

const Expression: z.ZodType<ExpressionYaml> = z.lazy(() =>
  z.union([
    Id,
    z.strictObject({ any: z.array(Expression).min(1) }),
    z.strictObject({ all: z.array(Expression).min(1) }),
    z.strictObject({ not: Expression }),
    z.strictObject({
      fact: Id,
      in: z
        .array(z.union([z.boolean(), Id]))
        .min(1)
        .optional(),
      some: z.literal(true).optional(),
      implied_by: Expression.optional(),
    }),
  ]),
)

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

const Fact = z.strictObject({
  label: Text,
  kind: z.enum(['yes-no', 'choice', 'money', 'area', 'share', 'count']),
  unit: z.enum(['人', '家', '项']).optional(),
  scope: z.enum(['per-regulation', 'near']).optional(),
  part_of_whole: z.literal(true).optional(),
  choices: z.record(Id, Text).optional(),
  yes: Text.optional(),
  no: Text.optional(),
  ask: Text,
  words: z.array(Text).min(1),
  definitions: z
    .record(
      Id,
      z.strictObject({
        clause: Text,
        phrase: Text,
        label: Text.optional(),
        ask: Text.optional(),
        planned: z.literal(true).optional(),
      }),
    )
    .default({}),
})
export type FactYaml = z.infer<typeof Fact>

export const FactsYaml = z.strictObject({
  facts: z.record(Id, Fact),
  together: z.array(z.array(Id).min(2)).default([]),
  groups: z.record(Id, Expression),
})
export type FactsYaml = z.infer<typeof FactsYaml>

/** What else a place is called, besides the names in regulations/*.yaml. */
export const PlaceNamesYaml = z.strictObject({ places: z.record(Id, z.array(Text).min(1)).default({}) })
