import { z } from 'zod'
import { WordingsYaml } from '../wording-schema.ts'

const Text = z.string().trim().min(1)
const Id = z.string().regex(/^[a-z][a-z0-9_]*$/u, '一个编号：小写字母开头，只用小写字母、数字和下划线')
const Ids = z.array(Id).min(1)
const Words = z.array(Text).min(1)

const Subject = z.strictObject({
  label: Text,
  part_of: Ids.optional(),
  words: WordingsYaml,
  said: WordingsYaml.optional(),
  except: Words.optional(),
  figures: Ids.optional(),
  close: z.literal(true).optional(),
  particular: z.literal(true).optional(),
  applying: z.literal(true).optional(),
  facts: Ids.optional(),
  asked: Words.optional(),
})
export type SubjectYaml = z.infer<typeof Subject>

/** A clause of the regulation at hand by its address; the phrases in it that state its figures on the subject, or all that stands under it. */
const Said = z.union([
  Text,
  z.strictObject({ clause: Text, phrases: Words.optional(), whole: z.literal(true).optional() }),
])
export type SaidYaml = z.infer<typeof Said>

const Ambiguity = z.strictObject({
  words: Words,
  ask: Text,
  options: z.array(z.strictObject({ subject: Id, label: Text, send: Text, words: Words })).min(2),
})

const Duties = z.strictObject({ label: Text, subjects: Ids, signs: Words })

/**
 * A file of knowledge/subjects. It may hold subjects; what one regulation says on them (`says`, `silent`, `asked`, all of
 * the regulation named at its head); words that may mean several of them; and what concerns a centre that exists.
 */
export const SubjectsYaml = z.strictObject({
  regulation: Id.optional(),
  subjects: z.record(Id, Subject).default({}),
  says: z.record(Id, z.array(Said).min(1)).default({}),
  silent: z.array(Id).default([]),
  asked: z.array(z.strictObject({ clauses: Words, asked: Words })).default([]),
  terms: z.record(Text, Words).default({}),
  shared: z.array(Text).default([]),
  ambiguities: z.record(Id, Ambiguity).default({}),
  checkup: z
    .strictObject({ exists: WordingsYaml, cares: WordingsYaml, plain: WordingsYaml, duties: z.array(Duties).min(1) })
    .optional(),
  overview: Ids.optional(),
  way_in: Ids.optional(),
})
export type SubjectsYaml = z.infer<typeof SubjectsYaml>
