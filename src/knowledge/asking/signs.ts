import type { Knowledge } from '../types.ts'
import { type Mention, type WordingReader, wordingReader } from '../wording-reader.ts'
import { BACK } from './types.ts'

/** By what words a question shows what it is about: `signs` of knowledge/asking.yaml. */
export type Sign =
  | 'asserts'
  | 'text_when'
  | 'now'
  | 'ruled'
  | 'ours'
  | 'meaning'
  | 'defining'
  | 'other_version'
  | 'consulting'
  | 'rule_time'
  | 'moment'

type Asking = Pick<Knowledge, 'asking'>
const READERS = new WeakMap<Knowledge['asking'], Map<string, WordingReader<string>>>()

/** Where a text, in small letters, has one of the words of a sign. */
export function signIn(text: string, sign: Sign, { asking }: Asking): Mention<string>[] {
  return readerOf(asking, sign)(text)
}

/** How many years back a text speaks of: 前年 is two. Undefined where it names none so. */
export const yearsBackIn = (text: string, asking: Asking): number | undefined => yearBackIn(text, asking)?.back

/** The same with where it stands; the longest such word. */
export function yearBackIn(text: string, { asking }: Asking): { back: number; start: number; end: number } | undefined {
  const found = [...asking.keys()]
    .filter((id) => id.startsWith(BACK))
    .flatMap((id) =>
      readerOf(asking, id)(text).map(({ start, end }) => ({ start, end, back: Number(id.slice(BACK.length)) })),
    )
  // 大前年 is not 前年 too.
  return found.sort((a, b) => b.end - b.start - (a.end - a.start))[0]
}

function readerOf(asking: Knowledge['asking'], id: string): WordingReader<string> {
  const own = READERS.get(asking) ?? new Map<string, WordingReader<string>>()
  READERS.set(asking, own)
  const known = own.get(id)
  if (known) return known
  const list = asking.get(id)
  const reader = wordingReader(list ? [{ of: id, words: list.words, except: list.except }] : [])
  own.set(id, reader)
  return reader
}
