import type { Span } from '../law/index.ts'
import { type Mark, markAt } from './marks.ts'

/** A mark in the middle of a line, at `at` in its text. */
export interface Inner {
  readonly at: number
  readonly mark: Mark
  /** A sentence ends before it. */
  readonly ended: boolean
  /** A second item of its style follows before the next article, on this line or below: it begins a list. */
  readonly listed: boolean
}

const PLACES = /第|[（(0-9０-９①-⑳⑴-⒇㈠-㈩]/gu
const CLOSING = /[”’」』"）)】》\s]/u
const STOP = /[。！？；]/u
const BEFORE_ITEM = /[：:；;。，]/u

/** The character before `at`, white space and, for a heading, closing quotes and brackets passed over. */
function before(text: string, at: number, passed: RegExp): string {
  let i = at - 1
  while (i >= 0 && passed.test(text[i] ?? '')) i--
  return text[i] ?? ''
}

/** The marks inside a line, in order: texts that lost their line breaks run 第一章总则第一条 and （一）…；（二）… together. */
export const innerMarks = (text: string): Inner[] => withLists(marksIn(text), new Set()).marks

function marksIn(text: string): Omit<Inner, 'listed'>[] {
  const found: Omit<Inner, 'listed'>[] = []
  const quoted = quotedIn(text)
  let quote = 0
  for (const { index: at } of text.matchAll(PLACES)) {
    while ((quoted[quote]?.end ?? text.length) < at) quote++
    if (at === 0 || (quoted[quote]?.start ?? text.length) < at) continue
    const isItem = text[at] !== '第'
    if (isItem && !BEFORE_ITEM.test(before(text, at, /\s/u))) continue
    const mark = markAt(text.slice(at))
    if (!mark || mark.reference || (mark.kind === 'item') !== isItem) continue
    found.push({ at, mark, ended: STOP.test(before(text, at, CLOSING)) })
  }
  return found
}

/** No quotation is longer: where one is, its closing mark is lost. */
const QUOTE_REACH = 1000

/** “……” in order: what an amendment quotes is no heading here. */
function quotedIn(text: string): Span[] {
  const found: Span[] = []
  let start = -1
  for (const { 0: sign, index } of text.matchAll(/[“”]/gu)) {
    if (sign === '“') start = start < 0 || index - start > QUOTE_REACH ? index : start
    else if (start >= 0 && index - start <= QUOTE_REACH) found.push({ start, end: index })
    if (sign === '”') start = -1
  }
  return found
}

/** The marks inside each line; whether a list goes on is looked for over the lines that follow, up to the next article. */
export function innerMarksOf(lines: readonly { readonly text: string }[]): Inner[][] {
  const marks: Inner[][] = []
  let seconds = new Set<string>()
  for (const { text } of [...lines].reverse()) {
    const own = withLists(marksIn(text), seconds)
    marks.push(own.marks)
    const head = markAt(text)
    seconds = own.seconds
    if (head?.kind === 'article' && !head.reference) seconds = new Set()
    if (head?.kind === 'item' && head.number === 2) seconds = new Set([...seconds, head.style])
  }
  return marks.reverse()
}

/** From the last mark up: which items are followed by a second of their style, and which styles have one below. */
function withLists(
  found: readonly Omit<Inner, 'listed'>[],
  below: ReadonlySet<string>,
): { readonly marks: Inner[]; readonly seconds: Set<string> } {
  let seconds = new Set(below)
  const marks: Inner[] = []
  for (const inner of [...found].reverse()) {
    const { mark } = inner
    if (mark.kind === 'article' && inner.ended) seconds = new Set()
    marks.push({ ...inner, listed: mark.kind === 'item' && seconds.has(mark.style) })
    if (mark.kind === 'item' && mark.number === 2) seconds.add(mark.style)
  }
  return { marks: marks.reverse(), seconds }
}
