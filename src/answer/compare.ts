import type { Heard } from '../hear/index.ts'
import { type FigureKind, type Knowledge, type RegulationKnowledge, speaksIn } from '../knowledge/index.ts'
import { type ClauseId, regulationOf } from '../law/index.ts'
import { type Draft, type DraftBlock, joined, type Parts, referShort, say } from '../reply/index.ts'
import type { Found } from '../retrieval/index.ts'
import { withAmendments } from './amended.ts'
import { asksFor } from './asks.ts'
import { toldOf } from './deciding.ts'
import { silentDraft } from './decline.ts'
import { emptyDraft } from './empty.ts'
import { differingFirst, type Row, sideBySide } from './figures-beside.ts'
import { stated } from './first.ts'
import { onSubject } from './hits.ts'
import { LINE, placeOf } from './line.ts'
import { folding, quoteBlock, regulationsIn, wholeOf } from './lookup.ts'
import { SHARED } from './quoted.ts'
import { saysNothing, textsOf } from './silence.ts'
import { type Sought, soughtIn } from './sought.ts'
import type { Sources } from './sources.ts'
import { foldedNotices } from './standing.ts'
import { spokenFor, unspoken } from './subjects.ts'
import { offers } from './wants.ts'
import { WEAK } from './weak.ts'
import { whetherIn } from './whether/index.ts'
import { togetherOf } from './whether/together.ts'

/** Fewer characters of a clause say nothing. */
const LEAST = 20
/** The head of the table and the signs between its cells. */
const FRAME = { head: 8, row: 3, clause: 8 }

/** Side by side: the words that decide in each text, those that differ first; and who says nothing. */
export function comparisonDraft(
  question: string,
  heard: Heard,
  found: Found,
  regulations: readonly RegulationKnowledge[],
  { knowledge, asOf, whether: reader }: Sources,
): Draft {
  const { hits, regulations: named } = found
  const compared = regulations.length > 0 ? regulations : [...knowledge.regulations.values()]
  const subjects = spokenFor(found)
  const best = compared.map((regulation) => {
    const unsaid = subjects.length > 0 && unspoken(textsOf([regulation]), subjects).length === subjects.length
    const own = hits.filter(({ ref }) => regulationOf(ref) === regulation.id)
    const isSilent = unsaid || saysNothing(regulation.id, found.subjects)
    return {
      place: placeOf(regulation, asOf),
      regulation,
      isSilent,
      ref: isSilent ? undefined : onSubject(stated(question, found, own, knowledge), found.subjects),
    }
  })
  const refs = best.flatMap(({ ref }) => ref ?? [])
  const textOf = (ref: ClauseId) => wholeOf([ref], knowledge).map(({ text }) => text)
  const sought = besideOf(soughtIn(question, found, heard, { knowledge }), refs.map(textOf), found, knowledge)
  const room = roomFor(best.map(({ place }) => place))
  const rows = best.map(({ place, regulation, ref, isSilent }): Row => {
    const told = ref && toldOf(wholeOf([ref], knowledge), regulation, sought, room)
    return { place, isSilent, ...(told ? { told } : {}) }
  })
  // Of what was not asked for in so many words a span of time decides nothing: 近三年 stands in many rules.
  const asked = soughtIn(question, found, heard, { knowledge }).wanted
  const decides = asked ?? (sought.wanted?.stated.dimension === 'duration' ? undefined : sought.wanted)
  const whether = whetherIn(question, heard, reader)
  const answer = whether && togetherOf(whether, rows, found, knowledge, reader, named.length > 0, decides)
  const figures = decides && sideBySide(rows, decides, !answer && asksFor(heard, 'difference'))
  const told = differingFirst(rows, sought.wanted).map(({ place, told, isSilent }): Parts[] => [
    say`${place}`,
    told?.text ?? say`${isSilent ? '未规定' : '没有找到'}`,
    told ? [referShort(told.ref)] : [],
  ])
  const table: DraftBlock = { kind: 'table', text: [], table: { head: [say`地方`, say`条文`, say`出处`], rows: told } }
  return {
    kind: 'comparison',
    ...(answer ? { yesNo: answer.yesNo } : {}),
    ...leadOf(figures, answer?.words, rows),
    notices: foldedNotices(named.length > 0 ? compared : regulationsIn(refs, knowledge), asOf),
    blocks: [table, ...refs.map((ref) => folding(quoteBlock({ id: ref })))],
    cites: refs,
  }
}

/** The figures of the places, led by yes or no where that is asked; where there are none, what the places say as far as a line goes. */
function leadOf(figures: Parts | undefined, words: string | undefined, rows: readonly Row[]): Pick<Draft, 'lead'> {
  if (!words || figures) return figures ? { lead: words ? say`${words}：${figures}` : figures } : {}
  let left = LINE - words.length - 1
  const said = rows.flatMap(({ place, told }): Parts[] => {
    const length = place.length + 2 + (told ? lengthOf(told.text) : left)
    if (!told || length > left) return []
    left -= length
    return [say`${place} ${told.text}`]
  })
  return { lead: say`${words}。${joined(said, '；')}` }
}

const lengthOf = (text: Parts): number =>
  text.reduce(
    (sum, part) => sum + ('phrase' in part ? part.phrase.text.length : 'text' in part ? part.text.length : 0),
    0,
  )

/** So many characters for the words of each place, that all of them stay on a screen. */
const roomFor = (places: readonly string[]): number =>
  Math.max(
    LEAST,
    Math.floor(
      (SHARED - FRAME.head - places.reduce((sum, { length }) => sum + length + FRAME.row + FRAME.clause, 0)) /
        places.length,
    ),
  )

const PIECE = /[，。；,;]/u

/** What is looked for in each text alike: a figure of one kind, where it is asked for or what was heard is counted in it. */
function besideOf(
  sought: Sought,
  texts: readonly (readonly string[])[],
  { heard }: Found,
  knowledge: Knowledge,
): Sought {
  const kinds = heard.flatMap(({ subject }) => subject.figures)
  // 公示无异议后…，建设期为3年: what a figure is of stands in one breath with it.
  const isOf = (piece: string) =>
    sought.found.likeness(piece) > 0 || heard.some(({ subject }) => speaksIn(piece, subject))
  const counted = (kind: FigureKind) =>
    texts.filter((text) =>
      text.some((words) => words.split(PIECE).some((piece) => isOf(piece) && offers(piece, kind, knowledge))),
    ).length > 1
  const wanted = sought.wanted ?? kinds.flatMap((id) => knowledge.figures.get(id) ?? []).find(counted)
  return { ...sought, wanted, brief: true }
}

/** A subject side by side: in the places its words name where these are several, or in all. */
export function compareOn(asked: string, sources: Sources): Draft {
  if (asked.trim() === '') return emptyDraft(sources)
  const found = sources.finder.find(asked)
  const regulations = found.regulations.flatMap((id) => sources.knowledge.regulations.get(id) ?? [])
  // 万州公示: nothing stands beside one place, and of the others nothing would be found.
  const subject = regulations.length === 1 ? withoutPlaces(asked, sources.knowledge) : ''
  if (subject !== '') return compareOn(subject, sources)
  const enough = found.hits.some(({ score }) => score >= WEAK.placed)
  const draft = enough
    ? comparisonDraft(asked, sources.hear(asked), found, regulations.length > 1 ? regulations : [], sources)
    : silentDraft(found, regulations, sources)
  return withAmendments(draft, sources)
}

/** Words without the places that they name; empty where they name none, or nothing else. */
function withoutPlaces(words: string, { places }: Pick<Knowledge, 'places'>): string {
  const named = places.mentionsIn(words)
  const rest = named
    .toSorted((a, b) => b.start - a.start)
    .reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), words)
  return named.length > 0 ? rest.trim() : ''
}
