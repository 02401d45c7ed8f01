import { z } from 'zod'
import type { EntailsAsked, PlainAsked, PlainClause, PlainSaid } from '../answer/index.ts'
import type { Task } from './prompts.ts'

/** One thing asked of a model: the data it is given, the form its answer must have, and the answer in the port's own form. */
export interface Asked<T> {
  readonly task: Task
  readonly data: object
  /**
   * Of the answer, closed lists included, sent to the server as JSON Schema. It says only what strict schemas may say: whatever else
   * must hold is seen to by `read`.
   */
  readonly form: z.ZodType
  /** Leaves out, one by one, what has not the form; undefined where the answer as a whole has it not. */
  read(answer: unknown): T | undefined
}

/** One of these ids. Of none, an id that nothing is: a strict schema knows no empty list. */
export const oneOf = (ids: readonly string[]): z.ZodType<string> =>
  ids.length > 0 ? z.enum([...new Set(ids)]) : z.enum(['']).refine(() => false)

/** Those items that have the form. */
export const fitting = <T extends z.ZodType>(items: readonly unknown[], form: T): z.output<T>[] =>
  items.flatMap((item) => {
    const { success, data } = form.safeParse(item)
    return success ? [data] : []
  })

const LONGEST = 1000
const MOST = 10

/** Nothing besides goes out, whatever else is at hand. */
const given = ({ ref, name, text, swaps }: PlainClause): PlainClause => ({ ref, name, text, swaps })

const sentencesForm = z.object({ sentences: z.array(z.unknown()) })

export function toExplain({ question, clauses, rejected }: PlainAsked): Asked<PlainSaid> {
  const sentence = z.object({ text: z.string(), clause: oneOf(clauses.map(({ ref }) => ref)) })
  return {
    task: 'explain',
    data: { clauses: clauses.map(given), question, ...(rejected ? { rejected } : {}) },
    form: z.object({ sentences: z.array(sentence) }),
    read: (answer) => {
      const { data } = sentencesForm.safeParse(answer)
      if (!data) return undefined
      const said = fitting(data.sentences, sentence).map(({ text, clause }) => ({ text: text.trim(), clause }))
      return { sentences: said.filter(({ text }) => text !== '' && text.length <= LONGEST).slice(0, MOST) }
    },
  }
}

const entailedForm = z.object({ entailed: z.array(z.unknown()) })

export function toEntail({ pairs }: EntailsAsked): Asked<readonly string[]> {
  const id = oneOf(pairs.map((pair) => pair.id))
  return {
    task: 'entails',
    data: { pairs: pairs.map(({ id, clause, sentence }) => ({ id, clause, sentence })) },
    form: z.object({ entailed: z.array(id) }),
    read: (answer) => {
      const { data } = entailedForm.safeParse(answer)
      return data && [...new Set(fitting(data.entailed, id))]
    },
  }
}
