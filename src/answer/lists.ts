import type { RegulationKnowledge } from '../knowledge/index.ts'
import type { Clause, Day } from '../law/index.ts'
import { computed, joined, type Parts, phrase, referShort, say } from '../reply/index.ts'
import { namesOnly, OF_CASES } from './lead-in.ts'
import { ELISION, headOf, LINE, NUMBER, placeOf, type Words } from './line.ts'
import { piecesOf, SENTENCE, trimmed } from './sentences.ts'

/** The sentence of the first of these clauses that a list stands under; undefined where it has none. */
export function lastOf(
  [first]: readonly Clause[],
  { regulation: { clauses } }: RegulationKnowledge,
): Words | undefined {
  const sentence = first && piecesOf(first.text, { start: 0, end: first.text.length }, SENTENCE).at(-1)
  if (!sentence || !LISTS.test(first.text.slice(-1)) || !clauses.some(({ parent }) => parent === first.id))
    return undefined
  const span = trimmed(first.text, sentence)
  const text = first.text.slice(span.start, span.end)
  return { ref: first.id, text: [phrase({ ref: first.id, text, span })], length: text.length }
}

/** 主要任务如下：, with how many there are and how they begin, as far as there is room. */
export function listUnder({ ref, text }: Words, { regulation: { clauses } }: RegulationKnowledge, room: number): Parts {
  const own = clauses.find(({ id }) => id === ref)
  const last = text.at(-1)
  const end = last?.kind === 'phrase' ? last.phrase.span.end : 0
  const items = clauses.filter(({ parent, kind }) => parent === ref && LISTED.has(kind))
  const rest = own?.text.slice(end) ?? ''
  // 有下列情形之一的，予以撤销。ends in no colon.
  const isOfCases =
    piecesOf(rest, { start: 0, end: rest.length }, SENTENCE).length <= 1 &&
    text.some((part) => part.kind === 'phrase' && OF_CASES.test(part.phrase.text))
  // 附件: a heading of what stands under it.
  const isHeading = own !== undefined && own.kind !== 'article' && own.text.trim().length <= HEADING
  if (!own || items.length === 0 || !(LISTS.test(rest) || isOfCases || isHeading)) return []
  return headsOf(items, room)
}

/** So few characters say no more than what follows is on. */
const HEADING = 10

const LISTS = /^\s*[：:]\s*$/u

/** What stands under a clause as a list does, led by how the clause ends: 主要任务如下，共 5 项：…; undefined where nothing does. */
export function listLine(clause: Clause, regulation: RegulationKnowledge, asOf: Day): Parts | undefined {
  const items = regulation.regulation.clauses.filter(({ parent, kind }) => parent === clause.id && LISTED.has(kind))
  const last = piecesOf(clause.text, { start: 0, end: clause.text.length }, SENTENCE).at(-1)
  if (items.length === 0 || !last) return undefined
  const place = placeOf(regulation, asOf)
  const span = trimmed(clause.text, last)
  const room = LINE - place.length - NUMBER
  const isLong = span.end - span.start > room / 2
  const head = isLong ? headOf(clause) : { ref: clause.id, text: clause.text.slice(span.start, span.end), span }
  // 主要任务如下: of what, the first sentence says.
  const first = namesOnly(head.text) && last.start > 0 ? headOf(clause) : undefined
  const above = first ? say`${phrase(first)}${ELISION}` : []
  const left = room - head.text.length - (first ? first.text.length + ELISION.length : 0)
  return say`${place}：${above}${phrase(head)}${headsOf(items, left)}｜${referShort(clause.id)}`
}

const LISTED: ReadonlySet<Clause['kind']> = new Set(['item', 'annex-section', 'annex-item'])

/** How many items there are and how they begin, as far as there is room. */
export function headsOf(items: readonly Clause[], room: number): Parts {
  const count = `${items.length} 项`
  const told: Parts[] = []
  let left = room - count.length - 2
  for (const item of items) {
    const head = headOf(item)
    if (head.text.length + 1 > left) break
    left -= head.text.length + 1
    told.push([phrase(head)])
  }
  const more = told.length > 0 && told.length < items.length ? '等' : ''
  return say`，共 ${computed(count)}${told.length > 0 ? '：' : ''}${joined(told, '；')}${more}`
}
