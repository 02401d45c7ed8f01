import type { Heard } from '../hear/index.ts'
import type { RegulationKnowledge } from '../knowledge/index.ts'
import type { ClauseId, Phrase } from '../law/index.ts'
import { type Draft, type DraftBlock, given, joined, type Parts, referShort, say } from '../reply/index.ts'
import type { Found } from '../retrieval/index.ts'
import { toldOf } from './deciding.ts'
import { silentDraft } from './decline.ts'
import { named, stated, tested } from './first.ts'
import { articleOf, isOn } from './hits.ts'
import { LINE, NUMBER, placeOf } from './line.ts'
import { wholeOf } from './lookup.ts'
import { answerDraft } from './quoted.ts'
import { lengthOf, overlap } from './sentences.ts'
import { isSilent } from './silence.ts'
import { type Sought, soughtIn } from './sought.ts'
import type { Sources } from './sources.ts'
import { figureWanted } from './wants.ts'
import { WEAK } from './weak.ts'

/** A part of a question that asks for something of its own. */
interface Half {
  readonly part: string
  /** With what it is asked of, where it does not name it. */
  readonly words: string
  readonly isNamed: boolean
  readonly heard: Heard
  readonly found: Found
  readonly sought: Sought
}

/** What a half is answered with; no clause where the text is silent on it. */
interface Line {
  readonly ref?: ClauseId
  readonly text: Parts
  readonly length: number
}

/** More parts than these are a list of something. */
const MOST = 3
/** So surely is a part heard as asking. */
const SURE = 0.7
/** What stands between the parts of a question. */
const PART = /[，,、；;？?。！!]/u

/** 场地多大、年报啥时候交: a line for each half of a question, where each finds a clause of its own; undefined where the question is one. */
export function halvesDraft(
  question: string,
  heard: Heard,
  found: Found,
  regulation: RegulationKnowledge,
  sources: Sources,
): Draft | undefined {
  const parts = partsOf(question, heard)
  if (parts.length < 2) return undefined
  const halves = halvesOf(parts, regulation, sources)
  if (!halves) return undefined
  const lines = halves.flatMap((half) => lineOf(half, regulation, sources) ?? [])
  const refs = [...new Set(lines.flatMap(({ ref }) => ref ?? []))]
  const merged = lines.length === halves.length && isOf(lines, halves, found) ? mergedOf(lines) : undefined
  if (!merged) return undefined
  const place = placeOf(regulation, sources.asOf)
  const length = merged.reduce((sum, line) => sum + line.length + NUMBER, place.length)
  const whole = merged.map(({ text, ref }) => (ref ? say`${text}｜${referShort(ref)}` : text))
  const sought = soughtIn(question, found, heard, sources)
  const { lead: _, ...draft } = answerDraft(refs, { ...sought, how: false }, sources)
  const [first, ...rest] = whole
  if (length <= LINE) return { ...draft, lead: say`${place}：${joined(whole, '；')}` }
  const more = rest.map((text): DraftBlock => ({ kind: 'words', text: say`${place}：${text}` }))
  return { ...draft, lead: say`${place}：${first ?? []}`, blocks: [...more, ...draft.blocks] }
}

/** Whether the lines belong to the question: the clause that is nearest to all of it is among theirs, and what names nothing itself is answered there or beside what was named. */
function isOf(lines: readonly Line[], halves: readonly Half[], { hits: [top] }: Found): boolean {
  const articles = lines.map(({ ref }) => ref && articleOf(ref))
  const whole = top && articleOf(top.ref)
  const belongs = (half: Half, i: number) =>
    half.isNamed || (articles[i] !== undefined && (articles[i] === whole || articles[i] === articles[i - 1]))
  return articles.includes(whole) && halves.every(belongs)
}

/** The stretches of a question between signs and between what was heard as several asks. */
function partsOf(question: string, { acts }: Heard): string[] {
  const starts = acts.flatMap(({ act, span }) => (act === 'ask' ? [span.start] : []))
  const parts: string[] = []
  let from = 0
  for (let at = 0; at <= question.length; at++) {
    const isSign = PART.test(question[at] ?? '')
    if (at < question.length && !isSign && !starts.includes(at)) continue
    parts.push(question.slice(from, at))
    from = isSign ? at + 1 : at
  }
  return parts.filter((part) => part.trim() !== '')
}

/** The parts that ask; undefined where one tells what another is to be read with, or there are not several. */
function halvesOf(parts: readonly string[], { id }: RegulationKnowledge, sources: Sources): Half[] | undefined {
  const halves: Half[] = []
  for (const part of parts) {
    const own = sources.finder.find(part, id)
    const above = halves.at(-1)?.found.heard[0]?.word
    // 主任由谁聘，还要报谁吗: what names nothing is asked of what was named.
    const isNamed = own.heard.length > 0 || halves.length === 0
    const words = isNamed ? part : `${above ?? ''}${part}`
    const found = words === part ? own : sources.finder.find(words, id)
    const heard = sources.hear(part)
    if (asks(part, heard, found, sources)) {
      halves.push({ part, words, isNamed, heard, found, sought: soughtIn(words, found, heard, sources) })
    } else if (own.heard.length > 0) return undefined
  }
  return halves.length > 1 && halves.length <= MOST ? halves : undefined
}

/** Whether a part asks for something by itself: a figure, or surely something else. */
const asks = (part: string, { acts }: Heard, found: Found, { knowledge }: Sources): boolean =>
  figureWanted(part, found, knowledge) !== undefined ||
  acts.some((act) => act.act === 'ask' && act.sure >= SURE && found.heard.length > 0)

/** What a half is told: the words of its clause, or that the text has none; undefined where what is found is there by chance. */
function lineOf(half: Half, regulation: RegulationKnowledge, sources: Sources): Line | undefined {
  const { words, heard, found, sought } = half
  const { knowledge } = sources
  const good = found.hits.filter(({ score }) => score >= WEAK.placed)
  const [best] = stated(words, found, named(heard, found, tested(heard, found, good, [regulation])), knowledge)
  const clauses = best ? wholeOf([best.ref], knowledge) : []
  const told = toldOf(clauses, regulation, { ...sought, brief: true }, LINE - NUMBER)
  const line = told && { ...told, length: lengthOf(told.text) }
  if (isSilent(words, found, [regulation], knowledge)) return silentLine(half, line, regulation, sources)
  return line
}

/** The text is known to be silent on it, or has a clause on it that does not say it, or none. */
function silentLine({ part, found }: Half, line: Line | undefined, regulation: RegulationKnowledge, sources: Sources) {
  const { lead, unheard } = silentDraft(found, [regulation], sources)
  if (lead && !unheard) return { text: lead, length: LINE }
  const asked = given(part.trim())
  if (!line?.ref || !isOn(line.ref, found.subjects)) return { text: say`“${asked}”没有找到条文`, length: LINE }
  return { ...line, text: say`“${asked}”只找到：${line.text}`, length: line.length + part.length + NUMBER }
}

/** Lines of one clause as one; undefined where two say the same, for then nothing was found for one of the halves. */
function mergedOf(lines: readonly Line[]): Line[] | undefined {
  const merged: Line[] = []
  for (const line of lines) {
    const at = merged.findIndex(({ ref }) => ref !== undefined && ref === line.ref)
    const same = merged[at]
    if (same && overlaps(same.text, line.text)) return undefined
    if (!same) merged.push(line)
    else merged[at] = { ...same, text: say`${same.text}；${line.text}`, length: same.length + line.length + 1 }
  }
  return merged
}

const overlaps = (one: Parts, other: Parts): boolean =>
  phrasesOf(one).some((of) => phrasesOf(other).some(({ ref, span }) => ref === of.ref && overlap(span, of.span)))

const phrasesOf = (text: Parts): Phrase[] => text.flatMap((part) => (part.kind === 'phrase' ? [part.phrase] : []))
