import { z } from 'zod'
import {
  INTENTS,
  type LeadAsked,
  type PointAsked,
  type Pointed,
  type UnderstandAsked,
  type Understood,
  type WordAsked,
  type Worded,
} from '../answer/index.ts'
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
    const { success, data: formed } = form.safeParse(withoutBlanks(answer))
    return success ? port(formed) : undefined
  },
})

/** Models write null or nothing between quotes for what is to be left out. */
const withoutBlanks = (answer: unknown): unknown =>
  typeof answer === 'object' && answer !== null && !Array.isArray(answer)
    ? Object.fromEntries(Object.entries(answer).filter(([, value]) => value !== null && value !== ''))
    : answer

export function toUnderstand({ question, places, subjects }: UnderstandAsked): Asked<Understood> {
  const form = z.object({
    question: words,
    intent: z.enum(INTENTS),
    place: oneOf(places.map(({ id }) => id)).optional(),
    subject: oneOf(subjects.map(({ id }) => id)).optional(),
  })
  return asked('understand', { question, places, subjects }, form, ({ place, subject, ...rest }) => ({
    ...rest,
    ...(place === undefined ? {} : { place }),
    ...(subject === undefined ? {} : { subject }),
  }))
}

export function toWord({ question, clauses, rejected }: WordAsked): Asked<Worded> {
  const clause = oneOf(clauses.map(({ ref }) => ref))
  const form = z.object({ sentences: z.array(z.object({ text: words, clause })).max(MOST) })
  return asked('word', { question, clauses, ...(rejected ? { rejected } : {}) }, form, (answer) => answer)
}

export function toLead({ message, next, rejected }: LeadAsked): Asked<string> {
  const form = z.object({ sentence: words })
  return asked('lead', { message, next, ...(rejected ? { rejected } : {}) }, form, ({ sentence }) => sentence)
}

export function toPoint({ message, facts }: PointAsked): Asked<Pointed> {
  const fact = oneOf(facts.map(({ id }) => id))
  const form = z.object({ stated: z.array(z.object({ fact, words: z.string().min(1).max(LONGEST) })).max(MOST) })
  return asked('point', { message, facts }, form, ({ stated }) => ({
    // What does not stand in the message was not pointed at.
    stated: stated.filter((each) => message.includes(each.words)),
  }))
}
