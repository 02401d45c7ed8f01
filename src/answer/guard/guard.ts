import type { Span } from '../../law/index.ts'
import { openPage, originalSpan, readFigures } from '../../quantity/index.ts'
import type { Evidence } from './evidence.ts'
import { latinIn } from './latin.ts'
import { sayingsIn } from './sayings.ts'
import { numeralsIn, strangersIn } from './signs.ts'
import { blankSlots, readSlots, strungTogether } from './slots.ts'

/** A stretch of the draft that must not be shown; offsets are UTF-16 in the draft. */
export interface Finding extends Span {
  readonly text: string
}

export interface Judgement {
  readonly verdict: 'pass' | 'block'
  /** In the order of the draft, disjoint; empty where it passes. */
  readonly found: readonly Finding[]
}

/** No reply is so long; what stands beyond is found without being read. */
const LONGEST = 10_000
/** Kinds of reading that state a quantity, a date or a number that only its source may print. */
const STATED = new Set(['figure', 'date', 'time', 'document-number', 'code'])
const BLANK = /^[\s\p{Cf}\p{Mn}]*$/u

/**
 * Whether a model's words may be shown: they state no figure in any writing, and name no clause or slot that was not in the
 * evidence. Written clause numbers block too, for `{{ref …}}` prints them from the source. In doubt it blocks. Takes any string.
 */
export function guard(draft: string, evidence: Evidence): Judgement {
  const read = draft.slice(0, LONGEST)
  const slots = readSlots(read, evidence)
  const words = blankSlots(read, slots)
  const page = openPage(words)
  const onPage = [...numeralsIn(page.text), ...latinIn(page.text), ...sayingsIn(page.text)]
  const stated = readFigures(words).filter(({ kind }) => STATED.has(kind))
  const found: Span[] = [
    ...slots.filter(({ offered }) => !offered),
    ...strungTogether(read, slots),
    ...strangersIn(words, slots),
    ...onPage.map(({ start, end }) => originalSpan(page, start, end)),
    ...stated,
  ]
  if (draft.length > LONGEST) found.push({ start: LONGEST, end: draft.length })
  const joined = join(found, draft).map(({ start, end }) => ({ text: draft.slice(start, end), start, end }))
  return { verdict: joined.length === 0 ? 'pass' : 'block', found: joined }
}

/** Disjoint spans in order; those with nothing visible between them are one. */
function join(spans: readonly Span[], draft: string): Span[] {
  const joined: Span[] = []
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last && (start <= last.end || BLANK.test(draft.slice(last.end, start)))) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, end) }
    } else joined.push({ start, end })
  }
  return joined
}
