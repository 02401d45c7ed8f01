import type { Knowledge, Matter, RegulationKnowledge, Statement } from '../knowledge/index.ts'
import type { ClauseId } from '../law/index.ts'
import { readFigures } from '../quantity/index.ts'
import { type Draft, type DraftBlock, joined, type Parts, phrase, referShort, say } from '../reply/index.ts'
import { asksAmount, type Found, type MatterHit } from '../retrieval/index.ts'
import { placeOf } from './line.ts'
import { folding, quoteBlock } from './lookup.ts'
import { misleads, saysItself } from './silence.ts'
import { type Ground, noticesFor, whom } from './standing.ts'
import { figureWanted } from './wants.ts'

/**
 * A matter that the text does not settle is what was asked after where it scores so much of what the best settled matter
 * does, and of the best clause; where a way of asking after it is so like the question; and where nothing that settles another
 * is nearly as like it. On the seen questions: 27 of 38 silences found, for 9 of 384 answers lost; looser finds three more for ten.
 */
const ASKED = { overMatters: 1.1, overClauses: 0.8, alike: 0.25, overSettled: 1.15 }

/** A matter with what one text says on it, which settles nothing. */
export interface Unsaid {
  readonly matter: Matter
  readonly regulation: RegulationKnowledge
  readonly said: Exclude<Statement, { state: 'stated' }>
  /** The clause that comes nearest, where it helps. */
  readonly near?: ClauseId
}

/** What is asked after and the text is declared silent on, or leaves open; undefined where it may be settled. */
export function unsaidIn(
  question: string,
  found: Found,
  regulation: RegulationKnowledge,
  knowledge: Knowledge,
): Unsaid | undefined {
  const judged = found.matters.filter(({ matter }) => matter.said[regulation.id])
  const settles = ({ matter }: MatterHit) => matter.said[regulation.id]?.state === 'stated'
  const counted = uncounted(question, judged, found, regulation, knowledge)
  const best = counted ?? judged.find((hit) => !settles(hit))
  const said = best?.matter.said[regulation.id]
  if (!best || !said || said.state === 'stated') return undefined
  const [clause] = found.hits
  const rival = judged.find(settles)
  const settled = Math.max(
    rival?.alike ?? 0,
    ...(clause ? found.toward(clause.ref).map(({ phrase: of, alike }) => (isOpen(said, of.ref) ? 0 : alike)) : []),
  )
  const isAsked =
    best.alike >= ASKED.alike &&
    best.alike >= ASKED.overSettled * settled &&
    best.score >= ASKED.overMatters * (rival?.score ?? 0) &&
    best.score >= ASKED.overClauses * (clause?.score ?? 0)
  // 理事会开完会呢 asks not how often it meets.
  const amount = asksAmount(found) || readFigures(question).some(({ figure }) => figure)
  if (!counted && (!isAsked || (best.amount && !amount) || saysItself(question, found, knowledge))) return undefined
  const near = said.state === 'open' ? said.phrase.ref : said.near
  const helps = near !== undefined && (said.state === 'open' || !misleads(near, question, found, knowledge))
  return { matter: best.matter, regulation, said, ...(helps ? { near } : {}) }
}

/**
 * 公示几个工作日: a matter asked after by the kind of figure wanted, where the best clause states none of that kind. What leaves
 * it open stands in that clause itself; what is silent comes near it by its words.
 */
function uncounted(
  question: string,
  judged: readonly MatterHit[],
  found: Found,
  regulation: RegulationKnowledge,
  knowledge: Knowledge,
): MatterHit | undefined {
  const wanted = figureWanted(question, found, knowledge)
  const [clause] = found.hits
  if (!wanted || !clause || misleads(clause.ref, question, found, knowledge)) return undefined
  const meant = judged.filter(({ matter, score, alike, figures }) => {
    const said = matter.said[regulation.id]
    if (!said || said.state === 'stated' || !figures.includes(wanted.id)) return false
    // 多少人 by itself names no matter: something of what it is called must be asked after.
    const isNamed = alike >= NAMED && found.likeness(matter.label) > 0
    return isNamed && (isOpen(said, clause.ref) || score >= COUNTED * clause.score)
  })
  // Of several near each other none is settled: the one most like what was asked names it.
  return meant.toSorted((a, b) => b.alike - a.alike)[0]
}

/** A matter that wants the kind of figure asked for is meant where it scores so much of what the best clause does, and a way of asking after it is so like the question. */
const COUNTED = 0.4
const NAMED = 0.2

/** What leaves a matter open is no rival to it. */
const isOpen = (said: Unsaid['said'], ref: ClauseId): boolean => said.state === 'open' && said.phrase.ref === ref

/** 万州办法没有写公示天数；云南写了：…. */
export function unsaidDraft({ matter, regulation, said, near }: Unsaid, whether: boolean, ground: Ground): Draft {
  const others = elsewhere(matter, regulation, ground)
  const [told, ...rest] = others
  const place = placeOf(regulation, ground.asOf)
  const lead =
    said.state === 'open'
      ? say`${place}：${matter.label}没有写定，原文是“${phrase(said.phrase)}”｜${referShort(said.phrase.ref)}`
      : say`${place}：没有写${matter.label}`
  return {
    // It was asked whether: that the text does not say is the answer.
    kind: whether ? 'answer' : 'refusal',
    ...(whether ? { yesNo: 'not-stated' as const } : {}),
    lead,
    notices: noticesFor(regulation, ground.asOf),
    blocks: [
      ...(told ? [words(told)] : []),
      words(say`${said.state === 'open' ? '定没定' : '这一点'}可问${whom(regulation)}。`),
      ...(rest.length > 0 ? [folding(words(joined(rest, '\n')))] : []),
      ...(near ? [folding(quoteBlock({ id: near }))] : []),
    ],
    cites: near ? [near] : [],
  }
}

const words = (text: Parts): DraftBlock => ({ kind: 'words', text })

/** What the other texts say on the matter, a line each. */
function elsewhere(matter: Matter, regulation: RegulationKnowledge, { knowledge, asOf }: Ground): Parts[] {
  return [...knowledge.regulations.values()].flatMap((other) => {
    const said = matter.said[other.id]
    if (other.id === regulation.id || said?.state !== 'stated') return []
    return [say`${placeOf(other, asOf)}写了：${phrase(said.phrase)}｜${referShort(said.phrase.ref)}`]
  })
}
