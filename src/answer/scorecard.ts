import type { Knowledge, RegulationKnowledge } from '../knowledge/index.ts'
import { type Clause, type ClauseId, type Day, type Phrase, regulationOf } from '../law/index.ts'
import { parseNumeral, readFigures } from '../quantity/index.ts'
import { computed, type Draft, type DraftBlock, joined, type Parts, phrase, referShort, say } from '../reply/index.ts'
import type { Found } from '../retrieval/index.ts'
import { LINE, NUMBER, placeOf } from './line.ts'
import { folding } from './lookup.ts'
import { breakIn } from './sentences.ts'
import { foldedNotices, type Ground } from './standing.ts'

/** A row of a scorecard: what it stands under, from the outside in, what is looked at, and what that weighs. */
interface Row {
  readonly clause: Clause
  readonly headings: readonly Phrase[]
  readonly indicator: Phrase
  readonly weight: Phrase
}

/** An annex by which points are given. */
interface Scorecard {
  readonly annex: Clause
  readonly regulation: RegulationKnowledge
  readonly rows: readonly Row[]
}

/** A heading asked for has more in common with the question than a letter or two that all headings have. */
const NAMED = 5
/** Fewer letters of an indicator say nothing. */
const LEAST = 8

/** What gives points, where that is asked for: the whole by its headings, a heading by its rows, or one row; undefined where it is not. */
export function scorecardDraft(found: Found, top: ClauseId | undefined, ground: Ground): Draft | undefined {
  // Without points nor a place a row is one clause among others.
  const ids = found.regulations.length > 0 ? found.regulations : top && found.asked.points ? [regulationOf(top)] : []
  const [id, another] = ids
  const card = id === undefined || another ? undefined : scorecardOf(id, ground.knowledge)
  if (!card) return undefined
  const { annex } = card
  const within = top === annex.id || (top?.startsWith(`${annex.id}.`) ?? false)
  if (!within && !found.asked.points) return undefined
  const heading = numberedIn(found, card) ?? headingIn(found, card)
  if (heading) return headingDraft(heading, card, ground)
  if (top === annex.id || (!within && isOnly(found, annex.id))) return wholeDraft(card, ground)
  const rows = within ? rowsIn(found, top, card) : []
  return rows.length > 0 ? rowsDraft(rows, card, ground) : undefined
}

/** What a scorecard leads with: its headings, each with its points as printed; undefined where the annex is none. */
export function scorecardLead(ref: ClauseId, { knowledge, asOf }: Ground): Parts | undefined {
  const card = scorecardOf(regulationOf(ref), knowledge)
  return card?.annex.id === ref ? wholeLead(card, asOf) : undefined
}

function scorecardOf(id: string, { regulations }: Knowledge): Scorecard | undefined {
  const regulation = regulations.get(id)
  const annex = regulation?.annexes.find(({ role }) => role === 'scorecard')
  const clause = regulation?.regulation.clauses.find((each) => each.id === annex?.ref)
  if (!regulation || !clause) return undefined
  const rows = regulation.regulation.clauses.filter(({ parent }) => parent === clause.id).flatMap((row) => rowOf(row))
  return rows.length > 0 ? { annex: clause, regulation, rows } : undefined
}

/** The cells of a row as they stand in its words; a heading that is repeated in the next column is one. */
function rowOf(clause: Clause): Row[] {
  let from = 0
  const cells = (clause.cells ?? []).map((text): Phrase => {
    const start = clause.text.indexOf(text, from)
    from = start + text.length
    return { ref: clause.id, text, span: { start, end: from } }
  })
  const [weight, indicator] = [cells.at(-1), cells.at(-2)]
  if (!weight || !indicator || cells.some(({ span }) => span.start < 0)) return []
  const headings = cells.slice(0, -2).filter(({ text }, i, all) => text !== all[i - 1]?.text)
  return [{ clause, headings, indicator, weight }]
}

/** Rows by what they stand under at a depth, in the order of the table. */
function under(rows: readonly Row[], depth: number): [Phrase, Row[]][] {
  const all = new Map<string, [Phrase, Row[]]>()
  for (const row of rows) {
    const heading = row.headings[depth]
    if (!heading) continue
    const known = all.get(heading.text)
    if (known) known[1].push(row)
    else all.set(heading.text, [heading, [row]])
  }
  return [...all.values()]
}

/** A heading, how deep it stands, and its rows. */
interface Heading {
  readonly words: Phrase
  readonly depth: number
  readonly rows: readonly Row[]
}

const headingsOf = ({ rows }: Scorecard): Heading[] =>
  [...new Set(rows.flatMap(({ headings }) => headings.map((_, depth) => depth)))].flatMap((depth) =>
    under(rows, depth).map(([words, own]) => ({ words, depth, rows: own })),
  )

/** The heading whose words the question has more of than of any row's. */
function headingIn({ likeness }: Found, card: Scorecard): Heading | undefined {
  const [best] = headingsOf(card)
    .map((heading) => ({ heading, alike: likeness(heading.words.text) }))
    .sort((a, b) => b.alike - a.alike)
  const rows = Math.max(...card.rows.map(({ indicator }) => likeness(indicator.text)))
  return best && best.alike >= NAMED && best.alike > rows ? best.heading : undefined
}

/** 第一大块: an outermost heading by its number. */
function numberedIn({ rest, asked }: Found, card: Scorecard): Heading | undefined {
  const ordinal = asked.points ? readFigures(rest).find(({ kind }) => kind === 'ordinal') : undefined
  const number = ordinal && parseNumeral(ordinal.surface.slice(1))
  return number ? headingsOf(card).filter(({ depth }) => depth === 0)[number - 1] : undefined
}

/** The row that has most of the question's words, with those beside it that have as many; or else the one found first. */
function rowsIn({ likeness }: Found, top: ClauseId | undefined, { rows }: Scorecard): readonly Row[] {
  const alike = new Map(rows.map((row) => [row, likeness(row.indicator.text)]))
  const of = (row: Row | undefined) => (row && alike.get(row)) ?? 0
  const first = rows.find(({ clause }) => clause.id === top)
  const [best] = rows.toSorted((one, other) => of(other) - of(one))
  const row = of(best) >= 2 * of(first) && of(best) >= 2 * NAMED ? best : first
  if (!row) return []
  const beside = rows.filter((other) => innermost(other) === innermost(row) && of(other) === of(row))
  return of(row) >= NAMED ? beside : [row]
}

const innermost = ({ headings }: Row): string | undefined => headings.at(-1)?.text

/** 评价表 alone: the scorecard itself is all that is spoken of. */
function isOnly({ heard, rest }: Found, annex: ClauseId): boolean {
  const own = heard.filter(({ subject }) => subject.clauses.some(({ ref }) => ref === annex))
  const left = own.reduce((words, { word }) => words.replace(word, ''), rest)
  return own.length > 0 && left.replace(/[\s\p{P}]/gu, '') === ''
}

function wholeLead(card: Scorecard, asOf: Day): Parts {
  const words = under(card.rows, 0).map(([heading]) => [phrase(heading)])
  return say`${placeOf(card.regulation, asOf)}：${joined(words, '；')}｜${referShort(card.annex.id)}`
}

function wholeDraft(card: Scorecard, ground: Ground): Draft {
  const blocks = under(card.rows, 0).map(([heading, rows]): Parts[] => [
    [phrase(heading)],
    joined(
      under(rows, 1).map(([inner]) => [phrase(inner)]),
      '；',
    ),
  ])
  const table: DraftBlock = {
    kind: 'table',
    text: [],
    table: { head: [say`一级指标`, say`二级指标`], rows: blocks.filter(([, inner]) => (inner?.length ?? 0) > 0) },
  }
  return draftOf(card, wholeLead(card, ground.asOf), ground, {
    blocks: [table, folding(tableOf(card.rows))],
    cites: [card.annex.id],
  })
}

/** A heading with what stands right under it, sliced to a line; its rows whole where the line has not all of them. */
function headingDraft({ words, depth, rows }: Heading, card: Scorecard, ground: Ground): Draft {
  const place = placeOf(card.regulation, ground.asOf)
  const inner = under(rows, depth + 1)
  const ref = inner.length === 0 && rows.length === 1 ? (rows[0]?.clause.id ?? card.annex.id) : card.annex.id
  const room = LINE - place.length - words.text.length - NUMBER
  const { told, isWhole } = inner.length > 0 ? { told: headed(inner, room), isWhole: true } : slicedTo(rows, room)
  const table = tableOf(rows)
  return draftOf(card, say`${place}：${phrase(words)}：${told}｜${referShort(ref)}`, ground, {
    blocks: [isWhole ? folding(table) : table],
    cites: inner.length > 0 ? [card.annex.id] : rows.map(({ clause }) => clause.id),
  })
}

/** Headings as far as a line goes, with how many there are where it does not hold them all. */
function headed(inner: readonly (readonly [Phrase, readonly Row[]])[], room: number): Parts {
  const told: Parts[] = []
  let left = room
  for (const [{ text }] of inner) left -= text.length + 1
  for (const [heading] of inner) told.push([phrase(heading)])
  return left >= 0 ? joined(told, '；') : say`共 ${computed(`${inner.length} 项`)}`
}

/** Indicators with their weights, each cut to its share of the line. */
function slicedTo(rows: readonly Row[], room: number): { told: Parts; isWhole: boolean } {
  const whole = rows.reduce((sum, { indicator, weight }) => sum + indicator.text.length + weight.text.length + 2, 0)
  const share = Math.max(LEAST, Math.floor(room / rows.length) - 4)
  const told = rows.map(({ indicator, weight }) => {
    const words = whole <= room ? indicator : cutTo(indicator, share)
    return say`${phrase(words)}${words === indicator ? '' : '…'} ${phrase(weight)}`
  })
  return { told: joined(told, '；'), isWhole: whole <= room }
}

const cutTo = (of: Phrase, most: number): Phrase => {
  if (of.text.length <= most) return of
  const at = breakIn(of.text, 0, most)
  const text = of.text.slice(0, at > most / 2 ? at : most)
  return { ...of, text, span: { start: of.span.start, end: of.span.start + text.length } }
}

/** What is looked at and what it weighs, and after that what it stands under. */
function rowsDraft(rows: readonly Row[], card: Scorecard, ground: Ground): Draft {
  const place = placeOf(card.regulation, ground.asOf)
  const [row, another] = rows
  const headings = row?.headings ?? []
  const above = joined(
    headings.map((heading) => [phrase(heading)]),
    '，',
  )
  const levels = above.length > 0 ? say`（${above}）` : []
  const room = LINE - place.length - NUMBER - headings.reduce((sum, { text }) => sum + text.length + 1, 1)
  const { told, isWhole } =
    row && !another
      ? { told: say`${phrase(row.indicator)}，权重 ${phrase(row.weight)}`, isWhole: true }
      : slicedTo(rows, room)
  const beside = tableOf(card.rows.filter((other) => row && innermost(other) === innermost(row)))
  const ref = row && !another ? row.clause.id : card.annex.id
  return draftOf(card, say`${place}：${told}${levels}｜${referShort(ref)}`, ground, {
    blocks: [...(isWhole ? [] : [tableOf(rows)]), folding(beside)],
    cites: rows.map(({ clause }) => clause.id),
  })
}

/** Rows with what each weighs; what they stand under is told where that is not one thing. */
function tableOf(rows: readonly Row[]): DraftBlock {
  const isOne = new Set(rows.map(innermost)).size <= 1
  return {
    kind: 'table',
    text: [],
    table: {
      head: [say`指标`, say`权重`, ...(isOne ? [] : [say`属于`])],
      rows: rows.map(({ indicator, weight, headings }) => [
        [phrase(indicator)],
        [phrase(weight)],
        ...(isOne ? [] : [headings.slice(-1).map(phrase)]),
      ]),
    },
  }
}

const draftOf = (
  { regulation }: Scorecard,
  lead: Parts,
  { asOf }: Ground,
  rest: Pick<Draft, 'blocks' | 'cites'>,
): Draft => ({ kind: 'answer', lead, notices: foldedNotices([regulation], asOf), ...rest })
