import type { SaidPart, Wording } from '../answer/index.ts'
import { changedBy, type FactValue, sameValue } from '../eligibility/index.ts'

export type Summand = SaidPart

/** What parts come to; undefined where less than nothing is left. */
export function summed([first, ...rest]: readonly Summand[]): FactValue | undefined {
  let sum: FactValue | undefined = first?.value
  for (const { value, less } of rest) sum = changedBy(sum, value, less ? -1 : 1)
  return sum
}

/** A value with more added or taken away. What undoes a part takes it out; what was said before in the same words is not said twice. */
export function withMore(
  { value, words }: { readonly value: FactValue; readonly words: Wording | undefined },
  more: readonly Summand[],
  before: readonly Summand[],
): readonly Summand[] {
  let parts: readonly Summand[] = typeof words === 'object' ? words : [{ words: words ?? '', value }]
  for (const part of more) {
    if (before.some((held) => isSame(held, part))) continue
    const undone = parts.findLastIndex((held) => isUndone(held, part))
    // What the sum begins with stays: nothing is taken from nothing.
    const undoes = undone >= 0 && parts.length > 1 && (undone > 0 || !parts[1]?.less)
    parts = undoes ? parts.filter((_, i) => i !== undone) : [...parts, part]
  }
  return parts
}

const isSame = (held: Summand, part: Summand): boolean =>
  part.name !== undefined && held.name === part.name && held.less === part.less && sameValue(held.value, part.value)

const isUndone = (held: Summand, part: Summand): boolean => held.less !== part.less && sameValue(held.value, part.value)

/** 扣掉B: parts without the one that some words name; undefined where they name none, or several alike. */
export function taken(parts: readonly Summand[], words: string): readonly Summand[] | undefined {
  const at = namedIn(parts, words)
  const rest = parts.filter((_, i) => i !== at)
  return at === undefined || rest[0] === undefined || rest[0].less ? undefined : rest
}

/** 不对，B是50万: parts with another value for the one that some words name. */
export function replaced(parts: readonly Summand[], words: string, by: Summand): readonly Summand[] | undefined {
  const at = namedIn(parts, words)
  return at === undefined ? undefined : parts.map((part, i) => (i === at ? { ...part, ...by } : part))
}

/** Which part some words name, by its place; undefined where they name none, or several alike. */
export function namedIn(parts: readonly Summand[], words: string): number | undefined {
  const named = parts.map(({ name, less }) => (name === undefined || less ? 0 : inCommon(name, words)))
  const most = Math.max(0, ...named)
  const at = named.indexOf(most)
  return most === 0 || named.lastIndexOf(most) !== at ? undefined : at
}

/** So long a name is nobody's; the steps grow with both lengths. */
const LONGEST = 60

const LATIN = /[^a-z]/u
const LETTER = /^[a-z]$/u

/** How long a stretch of a name, of two signs or all of it, stands in some words. */
function inCommon(name: string, words: string): number {
  const [own, others] = [name.toLowerCase().slice(0, LONGEST), words.toLowerCase().slice(0, LONGEST)]
  // A single letter names a part where it is written large, or among Chinese: never as the article of English.
  if (LETTER.test(own) && !words.includes(own.toUpperCase()) && !/\p{sc=Han}/u.test(words)) return 0
  if (own.length === 1) return others.split(LATIN).includes(own) || (!LETTER.test(own) && others.includes(own)) ? 1 : 0
  if (others.includes(own)) return own.length
  for (let length = own.length - 1; length > 1; length--)
    for (let at = 0; at + length <= own.length; at++) if (others.includes(own.slice(at, at + length))) return length
  return 0
}
