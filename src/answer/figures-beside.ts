import type { FigureKind } from '../knowledge/index.ts'
import type { ClauseId, Phrase } from '../law/index.ts'
import type { Reading } from '../quantity/index.ts'
import { joined, type Parts, phrase, say } from '../reply/index.ts'
import { LINE } from './line.ts'
import { trimmed } from './sentences.ts'
import { figuresOf } from './wants.ts'

/** What one place says, as a row of a table. */
export interface Row {
  readonly place: string
  /** Its text is known to say nothing. */
  readonly isSilent: boolean
  readonly told?: { readonly ref: ClauseId; readonly text: Parts }
}

/** The one figure of a kind among the words of a row. */
interface Stated {
  readonly place: string
  readonly of: Phrase
  readonly reading: Reading
}

/** Signs around a figure and the words that bound it. */
const EDGE = /[，,、；;：:（）()。]/u

/** The figures of all places in a line, where each states one: whether they are alike first, where it is asked how they differ. */
export function sideBySide(rows: readonly Row[], kind: FigureKind, compares: boolean): Parts | undefined {
  const told = rows.filter((row) => row.told)
  const stated = told.flatMap((row) => statedIn(row, kind) ?? [])
  if (stated.length < 2 || stated.length < told.length) return undefined
  const judged = compares ? judgement(stated) : ''
  const places = stated.reduce((sum, { place }) => sum + place.length + 2, judged.length)
  const share = Math.floor((LINE - places) / stated.length)
  const words = stated.map(({ place, of, reading }) => say`${place} ${phrase(around(of, reading, share))}`)
  return say`${judged}${joined(words, '；')}`
}

/** Figures that are bound alike are the same or not; of others it is not said. */
function judgement(stated: readonly Stated[]): string {
  const [first] = stated
  const isSame = ({ reading }: Stated) =>
    reading.value === first?.reading.value && measureOf(reading) === measureOf(first?.reading)
  if (!stated.every(isSame)) return '不一样：'
  return stated.every(({ reading }) => reading.op === first?.reading.op) ? '数字一样：' : ''
}

const measureOf = (reading: Reading | undefined): string | undefined =>
  reading?.dimension === 'area' || reading?.dimension === 'money' ? reading.dimension : reading?.unit

/** Those whose figure few others have first; those with nothing told last. */
export function differingFirst(rows: readonly Row[], kind: FigureKind | undefined): Row[] {
  const keyed = rows.map((row) => {
    const stated = kind && statedIn(row, kind)
    return { row, key: stated && `${String(stated.reading.value)} ${measureOf(stated.reading)}` }
  })
  const alike = (key: string | undefined) => keyed.filter((other) => key !== undefined && other.key === key).length
  const rank = ({ row, key }: (typeof keyed)[number]) => (row.told ? alike(key) : rows.length + Number(!row.isSilent))
  return keyed.toSorted((one, other) => rank(one) - rank(other)).map(({ row }) => row)
}

function statedIn({ place, told }: Row, kind: FigureKind): Stated | undefined {
  const all = (told?.text ?? []).flatMap((part) =>
    part.kind === 'phrase' ? figuresOf(part.phrase.text, kind).map((reading) => ({ of: part.phrase, reading })) : [],
  )
  const [only, another] = all
  return only && !another ? { place, ...only } : undefined
}

/** A figure with the words that bound it, as far as there is room: at least the figure. */
function around({ ref, text, span }: Phrase, { start, end }: Reading, most: number): Phrase {
  const slice = (of: { start: number; end: number }): Phrase => ({
    ref,
    text: text.slice(of.start, of.end),
    span: { start: span.start + of.start, end: span.start + of.end },
  })
  const before = [...text.slice(0, start)].findLastIndex((sign) => EDGE.test(sign)) + 1
  const after = [...text.slice(end)].findIndex((sign) => EDGE.test(sign))
  const whole = trimmed(text, { start: before, end: after < 0 ? text.length : end + after })
  if (whole.end - whole.start <= most) return slice(whole)
  const until = trimmed(text, { start: before, end })
  return slice(until.end - until.start <= most ? until : { start, end })
}
