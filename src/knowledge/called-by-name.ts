/** How the program is called. */
export interface CallingWords {
  readonly names: readonly string[]
  /** 让问策来说: `calling`, the name, `spoken`. */
  readonly calling: readonly string[]
  readonly spoken: readonly string[]
  /** 问策你来说: what is said to it right after its name. */
  readonly told: readonly string[]
  /** 那我问问机器人: before the name, and nothing after it. */
  readonly asking: readonly string[]
  /** 喂机器人: before the name. */
  readonly hail: readonly string[]
  /** Names that nothing else has: what follows one at the beginning is said to it, */
  readonly own: readonly string[]
  /** unless it is one of these, said of it: 问策是谁开发的. */
  readonly about: readonly string[]
  /** What stands round any of these and changes nothing. */
  readonly beside: readonly string[]
}

/** What stands between a name and what is said to whom it names. */
const APART = /[\s\p{P}]/u
const LEADING_MARKS = /^[\s\p{P}]+/u

/**
 * What is said to the program where a message speaks to it by name, at its beginning or end; undefined where it does not: 机器人产业 names
 * nobody, 他们说问策不准 is said of it.
 */
export function saidByName(text: string, words: CallingWords): string | undefined {
  const trimmed = text.trim()
  const small = trimmed.toLowerCase()
  // Other lengths in small letters: no place in the one is a place in the other.
  if (small.length !== trimmed.length) return undefined
  const rest = (from: number) => trimmed.slice(from).replace(LEADING_MARKS, '')
  const start = small.startsWith('@') ? 1 : 0
  const hailed = past(small, start, words.hail)
  const end = after(small, hailed, words.names)
  if (end !== undefined && (hailed > 0 || isApart(small, end))) return rest(end)
  const own = after(small, start, words.own)
  if (own !== undefined && after(small, own, words.about) === undefined) return rest(own)
  const opened = callEnd(small, words)
  if (opened !== undefined) return rest(opened)
  const [from, to] = lastPiece(small)
  if (from === 0) return undefined
  const last = small.slice(from, to)
  const named = after(last, 0, words.names) === last.length
  return named || wholeCall(last, words) ? withoutMarks(trimmed.slice(0, from)) : undefined
}

/** Where what is said to it begins, of a piece that begins with calling it; undefined where none does. */
function callEnd(small: string, words: CallingWords): number | undefined {
  const named = after(small, 0, words.names)
  // 问策你来说: what it is told is said to it as well.
  if (named !== undefined && after(small, named, words.told) !== undefined) return named
  const from = past(small, 0, words.beside)
  const calling = after(small, from, words.calling)
  const called = calling === undefined ? undefined : after(small, calling, words.names)
  const spoken = called === undefined ? undefined : after(small, called, words.spoken)
  if (spoken !== undefined) return past(small, spoken, words.beside)
  const asking = after(small, from, words.asking)
  const asked = asking === undefined ? undefined : after(small, asking, words.names)
  if (asked === undefined) return undefined
  const end = past(small, asked, words.beside)
  return isApart(small, end) ? end : undefined
}

/** Whether a piece does nothing but call it. */
function wholeCall(piece: string, words: CallingWords): boolean {
  const end = callEnd(piece, words)
  if (end === undefined) return false
  const told = after(piece, end, words.told)
  return past(piece, told ?? end, words.beside) === piece.length
}

/** Where the longest of some words ends that stands at a place. */
const after = (text: string, at: number, words: readonly string[]): number | undefined =>
  words.reduce<number | undefined>(
    (end, word) => (text.startsWith(word, at) && at + word.length > (end ?? at) ? at + word.length : end),
    undefined,
  )

/** Where the first of what is none of some words begins. */
function past(text: string, at: number, words: readonly string[]): number {
  let end = at
  for (let next = after(text, end, words); next !== undefined; next = after(text, end, words)) end = next
  return end
}

const isApart = (text: string, at: number): boolean => at === text.length || APART.test(text.charAt(at))

/** The last piece of a text between marks, without the marks after it. */
function lastPiece(text: string): readonly [number, number] {
  const to = withoutMarks(text).length
  let from = to
  while (from > 0 && !APART.test(text.charAt(from - 1)) && text.charAt(from - 1) !== '@') from--
  return [from, to]
}

/** Without what marks its end, and a sign for calling. */
function withoutMarks(text: string): string {
  let end = text.length
  while (end > 0 && APART.test(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
