import { z } from 'zod'

const Text = z.string().trim().min(1)
const Id = z.string().regex(/^[a-z][a-z0-9_]*$/u, '一个编号：小写字母开头，只用小写字母、数字和下划线')

const Matter = z.strictObject({
  label: Text,
  whether: Text.optional(),
  asked: z.array(Text).min(1),
})

/** A file of knowledge/matters: what offices are asked, one narrow thing an entry. */
export const MattersYaml = z.strictObject({ matters: z.record(Id, Matter) })
export type MattersYaml = z.infer<typeof MattersYaml>

const WHETHER = ['yes', 'no', 'depends'] as const

/** A word that would speak of the matter stands in the text all the same: `but` says why that settles nothing. */
const Silent = z.strictObject({
  near: Text.optional(),
  /** Words with which the text would speak of it, looked for and not found. */
  searched: z.array(Text).default([]),
  but: Text.optional(),
})

/** knowledge/regulations/<id>/statements.yaml: what one regulation says on each matter. */
export const StatementsYaml = z.strictObject({
  regulation: Id,
  stated: z.record(Id, z.strictObject({ clause: Text, phrase: Text, answer: z.enum(WHETHER).optional() })).default({}),
  open: z.record(Id, z.strictObject({ clause: Text, phrase: Text })).default({}),
  silent: z.record(Id, Silent).default({}),
  /** Sentences that come nearest to a matter that nobody has judged yet: they count for nothing. */
  proposed: z.record(Id, z.array(z.strictObject({ clause: Text, phrase: Text })).min(1)).default({}),
})
export type StatementsYaml = z.infer<typeof StatementsYaml>

/** A line of knowledge/regulations/<id>/precedents.jsonl. */
export const PrecedentLine = z.strictObject({
  clause: Text,
  phrase: Text,
  q: Text,
  answer: z.enum([...WHETHER, 'not-stated']),
})

/** A line of knowledge/regulations/<id>/stances.jsonl. */
export const StanceLine = z.strictObject({
  clause: Text,
  phrase: Text,
  norm: z.enum(['must', 'may', 'soft']),
  pro: z.array(Text),
  contra: z.array(Text),
})
