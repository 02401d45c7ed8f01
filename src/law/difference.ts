import type { Clause, Regulation } from './clause.ts'
import { quotable } from './regulation.ts'
import { squeeze } from './text.ts'

/** A stretch of a changed clause: in both texts, in the older alone, in the newer alone. */
export interface Piece {
  readonly of: 'both' | 'old' | 'new'
  readonly text: string
}

/** What became of a clause: `moved` has its words unchanged under another number; `changed` may have moved too. */
export interface ClauseChange {
  readonly kind: 'same' | 'moved' | 'changed' | 'gone' | 'new'
  readonly old?: Clause
  readonly new?: Clause
  readonly pieces: readonly Piece[]
}

/** So alike, of the pairs of characters that either has, two clauses are one that was changed. */
const ALIKE = 0.5
/** Longer clauses are not compared sign by sign: what stands between their common beginning and end has changed. */
const MOST_COMPARED = 4_000_000

interface Read {
  readonly clause: Clause
  readonly text: string
  readonly pairs: ReadonlySet<string>
}

/** What became of each clause from one text to another, in the order of the newer, with what is gone where it stood. */
export function differenceOf(older: Regulation, newer: Regulation): ClauseChange[] {
  const [olds, news] = [readOf(older), readOf(newer)]
  const partner = new Map<Read, Read>()
  const left = new Set(olds)
  const pair = (of: Read, by: (each: Read) => boolean) => {
    const found = partner.has(of) ? undefined : [...left].find(by)
    if (!found) return
    partner.set(of, found)
    left.delete(found)
  }
  const addressIn = ({ clause: { id } }: Read) => id.slice(id.indexOf(':'))
  for (const of of news) pair(of, (each) => addressIn(each) === addressIn(of) && each.text === of.text)
  for (const of of news) pair(of, (each) => each.text === of.text && each.clause.kind === of.clause.kind)
  const near = news
    .filter((of) => !partner.has(of))
    .flatMap((of) => [...left].map((each) => ({ of, each, alike: likeness(of, each) })))
    .filter(({ of, each, alike }) => alike >= ALIKE && of.clause.kind === each.clause.kind)
    .sort((a, b) => b.alike - a.alike)
  for (const { of, each } of near) if (left.has(each)) pair(of, (other) => other === each)
  return inOrder(olds, news, partner)
}

/** Every clause with words of its own; what stands in front and headings are none. */
const readOf = (regulation: Regulation): Read[] =>
  regulation.clauses
    .filter(({ kind }) => kind !== 'front' && kind !== 'chapter')
    .map((clause) => ({ clause, text: squeeze(quotable(regulation, clause)) }))
    .filter(({ text }) => text !== '')
    .map((read) => ({ ...read, pairs: new Set(Array.from(read.text, (sign, i) => sign + read.text.charAt(i + 1))) }))

function likeness({ pairs: a }: Read, { pairs: b }: Read): number {
  const shared = [...a].filter((pair) => b.has(pair)).length
  return (2 * shared) / (a.size + b.size)
}

function inOrder(olds: readonly Read[], news: readonly Read[], partner: ReadonlyMap<Read, Read>): ClauseChange[] {
  const kept = new Set(partner.values())
  const gone = new Set(olds.filter((each) => !kept.has(each)))
  const before = (old: Read | undefined): ClauseChange[] => {
    const at = old ? olds.indexOf(old) : olds.length
    const passed = olds.slice(0, at).filter((each) => gone.delete(each))
    return passed.map(({ clause, text }) => ({ kind: 'gone', old: clause, pieces: [{ of: 'old', text }] }))
  }
  const changes = news.flatMap((of): ClauseChange[] => {
    const old = partner.get(of)
    if (!old) return [{ kind: 'new', new: of.clause, pieces: [{ of: 'new', text: of.text }] }]
    return [...before(old), changeOf(old, of)]
  })
  return [...changes, ...before(undefined)]
}

function changeOf(old: Read, of: Read): ClauseChange {
  const both = { old: old.clause, new: of.clause }
  if (old.text !== of.text) return { kind: 'changed', ...both, pieces: piecesOf(old.text, of.text) }
  return {
    kind: old.clause.label === of.clause.label ? 'same' : 'moved',
    ...both,
    pieces: [{ of: 'both', text: of.text }],
  }
}

/** Signs one by one, but figures whole: 12 that became 20 is no 2 that stayed. */
const signsOf = (text: string): string[] => text.match(/\p{Nd}{1,20}|[^\p{Nd}]/gu) ?? []

/** Two texts with what they have in common marked off from what either has alone. */
export function piecesOf(older: string, newer: string): Piece[] {
  const [a, b] = [signsOf(older), signsOf(newer)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const middle = compared(a.slice(start, a.length - end), b.slice(start, b.length - end))
  const all: Piece[] = [
    { of: 'both', text: a.slice(0, start).join('') },
    ...middle,
    { of: 'both', text: end > 0 ? a.slice(-end).join('') : '' },
  ]
  return all.filter(({ text }) => text !== '')
}

/** The longest run of signs in both, in order; all else is of one alone. */
function compared(a: readonly string[], b: readonly string[]): Piece[] {
  const apart: Piece[] = [
    { of: 'old', text: a.join('') },
    { of: 'new', text: b.join('') },
  ]
  if (a.length * b.length > MOST_COMPARED) return apart
  const width = b.length + 1
  const length = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => length[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      length[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pieces: { of: Piece['of']; text: string }[] = []
  const add = (of: Piece['of'], text: string | undefined) => {
    const last = pieces.at(-1)
    if (last?.of === of) last.text += text ?? ''
    else pieces.push({ of, text: text ?? '' })
  }
  for (let [i, j] = [0, 0]; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('both', a[i])
      i++
      j++
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) add('old', a[i++])
    else add('new', b[j++])
  }
  return pieces
}
