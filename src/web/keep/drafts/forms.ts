import { z } from 'zod'
import { Answered, FACT_KINDS } from '../../../drafting/index.ts'

const LONGEST = 2000
const Text = z.string().trim().max(LONGEST).default('')
const Short = z.string().trim().max(120).default('')
const Ticked = z.string().optional()

/** What a draft and a regulation are called by. */
export const Id = z.string().regex(/^[a-z][a-z0-9_]{0,60}$/u)

/** A file with what the clerk says of it. */
export const Uploaded = z.object({
  file: z.instanceof(File),
  place: Short,
  programme: Short,
  id: Short,
  replaces: Short,
  newProgramme: Ticked,
  again: Ticked,
})

export const Passage = z.object({ clause: Short, phrase: Text })

/** An entry with what is said to it: by the button that was pressed, and the fields that go with it. */
export const Said = z.object({
  entry: z.string().min(1).max(LONGEST),
  as: z.enum(['y', 'n', 'j', 'u', 'r', 'change', 'fact', 'stated', 'open', 'silent']),
  item: Short,
  fact: Short,
  phrase: Text,
  is: z.enum(['', 'yes', 'no']).default(''),
  label: Text,
  by: Short,
  when: Text,
  // biome-ignore lint/suspicious/noThenProperty: 则, as knowledge has it; it is never called
  then: Text,
  points: Text,
  most: Text,
  judged: Text,
  name: Text,
  id: Short,
  ask: Text,
  words: Text,
  kind: z.enum(['', ...FACT_KINDS]).default(''),
  unit: Short,
  of: Short,
  sentence: Short,
  clause: Short,
  answer: z.enum(['', 'yes', 'no', 'depends']).default(''),
})
export type Said = z.output<typeof Said>

/** What of an answer is missing or not understood, for the clerk. */
export class Unanswered extends Error {}

/** What a clerk says to an entry, as drafting takes it. Throws Unanswered. */
export function answerOf(said: Said): Answered {
  const { data, error } = Answered.safeParse(saidTo(said))
  if (!data) throw new Unanswered(`没有读懂：${error.issues.map(({ path }) => path.join('.')).join('、')}`)
  return data
}

function saidTo(said: Said): unknown {
  const { as, sentence, clause, phrase, answer, words } = said
  if (as === 'change') return changeIn(said)
  if (as === 'fact') return { new_fact: factIn(said) }
  if (as === 'silent') {
    const searched = listed(words)
    if (searched.length === 0) throw new Unanswered('“没有写”要写上找过哪些词，至少一个。')
    return { silent: searched }
  }
  if (as !== 'stated' && as !== 'open') return as
  const place = /^[1-9]$/u.test(sentence) ? Number(sentence) : sentence === 'other' ? { clause, phrase } : undefined
  if (place === undefined) throw new Unanswered('请先选是哪一句。')
  if (typeof place === 'object' && (clause === '' || phrase === ''))
    throw new Unanswered('另指一句，要写是哪一条，并照抄原文里的那句话。')
  return as === 'open' ? { open: place } : { stated: place, ...(answer === '' ? {} : { answer }) }
}

const listed = (words: string): string[] => words.split(/[、，,\s]+/u).filter((word) => word !== '')

/** Fields that were left as they are say nothing. */
const filled = (fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).filter(([, words]) => words !== ''))

const CHANGED = ['fact', 'phrase', 'label', 'by', 'when', 'then', 'points', 'most', 'judged', 'name', 'id'] as const

function changeIn({ item, is, ...said }: Said): unknown {
  const change = {
    ...filled(Object.fromEntries(CHANGED.map((key) => [key, said[key]]))),
    ...(is === '' ? {} : { is: is === 'yes' }),
  }
  if (Object.keys(change).length === 0) throw new Unanswered('没有改动：要改的那一栏写上新的，其余留空。')
  return /^\d{1,3}$/u.test(item) ? { item: Number(item), ...change } : change
}

function factIn({ of, words, ask, label, kind, unit }: Said): unknown {
  const searched = listed(words)
  const change = { ...filled({ label, ask, kind, unit }), ...(searched.length > 0 ? { words: searched } : {}) }
  if (Object.keys(change).length === 0) throw new Unanswered('没有改动：要改的那一栏写上新的，其余留空。')
  return { ...(of === '' ? {} : { id: of }), ...change }
}
