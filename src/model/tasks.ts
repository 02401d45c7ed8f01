import { z } from 'zod'
import type { LeadAsked, UnderstandAsked, Understood, WordAsked, Worded } from '../answer/index.ts'
import type { Task } from './prompts.ts'

/** One thing asked of a model: the data it is given, the form its answer must have, and the answer in the port's own form. */
export interface Asked<T> {
  readonly task: Task
  readonly data: object
  /** Of the answer, closed lists included; also sent to the server, as JSON Schema. */
  readonly form: z.ZodType
  /** Undefined where the answer has not the form. */
  read(answer: unknown): T | undefined
}

const LONGEST = 1000
const MOST = 50

const words = z.string().trim().min(1).max(LONGEST)

const oneOf = (ids: readonly string[]): z.ZodType<string> => (ids.length > 0 ? z.enum([...new Set(ids)]) : z.never())

const asked = <F extends z.ZodType, T>(
  task: Task,
  data: object,
  form: F,
  port: (answer: z.output<F>) => T,
): Asked<T> => ({
  task,
  data,
  form,
  read: (answer) => {
    const { success, data: formed } = form.safeParse(answer)
    return success ? port(formed) : undefined
  },
})

export function toUnderstand({ question, subjects }: UnderstandAsked): Asked<Understood> {
  const form = z.object({ subjects: z.array(oneOf(subjects.map(({ id }) => id))).max(MOST) })
  return asked('understand', { question, subjects }, form, (answer) => answer)
}

export function toWord({ question, clauses, rejected }: WordAsked): Asked<Worded> {
  const clause = oneOf(clauses.map(({ ref }) => ref))
  const form = z.object({ sentences: z.array(z.object({ text: words, clause })).max(MOST) })
  return asked('word', { question, clauses, ...(rejected ? { rejected } : {}) }, form, (answer) => answer)
}

export function toLead({ message, next }: LeadAsked): Asked<string> {
  const form = z.object({ sentence: words })
  return asked('lead', { message, next }, form, ({ sentence }) => sentence)
}
