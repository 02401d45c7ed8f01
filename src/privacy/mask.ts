import { bodiesIn } from './bodies.ts'
import { namesIn } from './names.ts'
import { numbersIn } from './numbers.ts'
import type { Kind, Token } from './token.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A text in which a placeholder stands for each token, and the way back, which never leaves with it. */
export interface Masked {
  readonly text: string
  /** By placeholder, the token as it was written. */
  readonly back: ReadonlyMap<string, string>
}

export type Mask = (text: string) => Masked

/** Replaces what names or numbers a person or a body, one for one: the same token by the same placeholder, and nothing else by a byte. */
export const masking =
  (vocabulary: Vocabulary): Mask =>
  (text) =>
    masked(text, [...numbersIn(text), ...bodiesIn(text, vocabulary), ...namesIn(text, vocabulary)])

/** The same for what is known by its form alone. */
export const withoutNumbers: Mask = (text) => masked(text, numbersIn(text))

/** So many names are looked for again. */
const MOST_AGAIN = 50

/** Who was named once may be named again, where no grammar shows it. Numbers show themselves; a surname alone is too short to be looked for. */
function again(text: string, tokens: readonly Token[]): Token[] {
  const names = new Map<string, Kind>()
  for (const { kind, start, end } of tokens)
    if ((kind === '姓名' || kind === '单位') && end - start > 1) names.set(text.slice(start, end), kind)
  return [...names].slice(0, MOST_AGAIN).flatMap(([name, kind]) => {
    const found: Token[] = []
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
      found.push({ kind, start: at, end: at + name.length })
    return found
  })
}

function masked(text: string, tokens: readonly Token[]): Masked {
  const placeholders = new Map<string, string>()
  const counts = new Map<Kind, number>()
  const taken = new Set([...text.matchAll(PLACEHOLDER)].map(([written]) => written))
  let shown = ''
  let from = 0
  for (const { kind, start, end } of apart([...tokens, ...again(text, tokens)])) {
    const token = text.slice(start, end)
    const placeholder = placeholders.get(token) ?? placeholderFor(kind, counts, taken)
    placeholders.set(token, placeholder)
    shown += text.slice(from, start) + placeholder
    from = end
  }
  const back = new Map([...placeholders].map(([token, placeholder]) => [placeholder, token]))
  return { text: shown + text.slice(from), back }
}

const PLACEHOLDER = /〔\p{Script=Han}{2}\d{1,6}〕/gu

/** 〔电话1〕, or the next that does not stand in the text already. */
function placeholderFor(kind: Kind, counts: Map<Kind, number>, taken: ReadonlySet<string>): string {
  for (;;) {
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    const placeholder = `〔${kind}${count}〕`
    if (!taken.has(placeholder)) return placeholder
  }
}

/** In order, and those that overlap as one. */
function apart(tokens: readonly Token[]): Token[] {
  const kept: Token[] = []
  for (const token of tokens.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (last && token.start < last.end) kept[kept.length - 1] = { ...last, end: Math.max(last.end, token.end) }
    else kept.push(token)
  }
  return kept
}
