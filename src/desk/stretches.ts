import { type Draft, given, say } from '../reply/index.ts'
import { asOne } from './joining.ts'
import type { Turned } from './turning.ts'

/**
 * So much is read at once; a longer message in stretches, and others are answered between two of them. They are short,
 * for of a fact among a thousand other words less is heard.
 */
const AT_ONCE = 4000
const STRETCH = 500
/** As much as Slack lets anybody say at once. Of a longer message no more is read: it takes time with its length, up to 0.1 ms a letter. */
const MOST = 40_000
/** So much of what was read last tells a person where reading stopped. */
const TAIL = 20

/** A terminal's escape sequences: their digits are nobody's figures. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it finds
const TERMINAL = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]?|.)?/gu

/** What is read of a message. */
export interface Legible {
  /** One, or for a long message several, each to the end of a sentence where there is one; joined, they are what is read, but for stretches without a word. */
  readonly stretches: readonly string[]
  /** The words that were read last, where what comes after them is not read. */
  readonly stopped?: string
}

/** What is read of a message, without terminal commands: all of it, up to a length that nobody types. */
export function legible(typed: string): Legible {
  const text = plain(typed.slice(0, MOST + STRETCH))
  if (text.length <= AT_ONCE) return { stretches: [text] }
  const stretches: string[] = []
  let from = 0
  while (from < text.length && from < MOST) {
    const end = endOf(text, from, Math.min(from + STRETCH, MOST))
    const stretch = text.slice(from, end)
    // Of lines without a word nothing is said.
    if (WORD.test(stretch)) stretches.push(stretch)
    from = end
  }
  const rest = from < text.length || typed.length > MOST + STRETCH
  if (stretches.length === 0) stretches.push('')
  return { stretches, ...(rest ? { stopped: tailOf(text.slice(0, from)) } : {}) }
}

/** Of words that are one question: their beginning. */
export function asQuestion(typed: string): { readonly words: string; readonly stopped?: string } {
  const text = plain(typed.slice(0, AT_ONCE + STRETCH))
  if (text.length <= AT_ONCE && typed.length <= AT_ONCE + STRETCH) return { words: text }
  const words = text.slice(0, endOf(text, 0, AT_ONCE))
  return { words, stopped: tailOf(words) }
}

/** What was said in several stretches, as one reply: all that was noted, each answer once. */
export function inOne(turned: readonly Turned[]): Turned {
  const all = asOne(turned)
  if (all.erase) return all
  const receipts = once(turned.flatMap(({ draft }) => (draft.receipt ? [draft.receipt] : [])))
  const { receipt: _last, ...draft } = all.draft
  const noted = receipts.length > 0 ? { receipt: receipts.flat() } : {}
  return { ...all, draft: { ...draft, ...noted, blocks: once(draft.blocks) } }
}

/** The draft, and before it where reading stopped. */
export function notAllRead({ english: _alone, ...draft }: Draft, stopped: string): Draft {
  const text = say`这段话太长，只读到“${given(stopped)}”为止，后面的没有读。请从那里接着再发。`
  return { ...draft, blocks: [{ kind: 'words', text }, ...draft.blocks] }
}

const plain = (typed: string): string => typed.replace(TERMINAL, ' ')

const tailOf = (text: string): string => text.trimEnd().slice(-TAIL).replace(/\s+/gu, ' ').trim()

const WORD = /[\p{L}\p{N}]/u

/** Where a stretch may end, the best first: after a sentence, after a part of one, between two signs that are no number. */
const ENDS = [/[。！？!?；;\n]/u, /[，、：,:\s]/u, /[^\d０-９.,，]/u]
const FIGURE = /[\d０-９]/u

function endOf(text: string, from: number, to: number): number {
  if (text.length <= to) return text.length
  for (const end of ENDS)
    for (let at = to; at > from; at--) if (end.test(text[at - 1] ?? '') && !isWithin(text, at)) return at
  return to
}

/** In 1,200, or in the middle of a sign of two. */
const isWithin = (text: string, at: number): boolean =>
  /[\udc00-\udfff]/.test(text[at] ?? '') || (/[,:]/u.test(text[at - 1] ?? '') && FIGURE.test(text[at] ?? ''))

function once<T>(all: readonly T[]): T[] {
  const seen = new Set<string>()
  return all.filter((each) => {
    const name = JSON.stringify(each)
    return !seen.has(name) && seen.add(name)
  })
}
