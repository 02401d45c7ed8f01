import type { Heard } from '../hear/index.ts'
import { factsTested, type Knowledge, type RegulationKnowledge } from '../knowledge/index.ts'
import type { ClauseId } from '../law/index.ts'
import type { Found } from '../retrieval/index.ts'
import { PLAIN } from './applicant.ts'
import { asksFor } from './asks.ts'
import { wholeOf } from './lookup.ts'
import { spokenFor, statesOn } from './subjects.ts'
import { figureWanted, offers } from './wants.ts'

/** A clause is looked at for the figure asked for where it scores this share of the best. */
const STATED = 0.5
/** A clause whose condition tests what is asked of, or that states the figure asked for of nothing named, goes first where it scores this share of the best. */
const BESIDE = 0.8

/** Where a figure is asked for of no place, the clauses that state one; all where none does. */
export function stating(question: string, found: Found, hits: Found['hits'], knowledge: Knowledge): Found['hits'] {
  const wanted = figureWanted(question, found, knowledge)
  const subjects = spokenFor(found, wanted)
  if (!wanted) return hits
  const states = (text: string) =>
    subjects.length > 0 ? statesOn(text, subjects, wanted, knowledge) : offers(text, wanted, knowledge)
  const told = hits.filter(({ ref }) => wholeOf([ref], knowledge).some(({ text }) => states(text)))
  return told.length > 0 ? told : hits
}

/** A clause that states a figure of the kind asked for, on a subject that was heard, goes before one that only sounds like the question; where none was heard, one that comes near it. */
export function stated(question: string, found: Found, hits: Found['hits'], knowledge: Knowledge): Found['hits'] {
  const wanted = figureWanted(question, found, knowledge)
  const subjects = spokenFor(found, wanted)
  if (!wanted) return hits
  // 当时规定多少人: nothing is named that it is asked of, and the clause that has the number may be one that shares little else.
  if (found.heard.length === 0)
    return preferring((text) => offers(text, wanted, knowledge), BESIDE, withFaint(hits, found), knowledge)
  if (subjects.length === 0) return hits
  return preferring((text) => statesOn(text, subjects, wanted, knowledge), STATED, hits, knowledge)
}

/** 家数超没超: where no subject was heard but a fact, the clause whose condition tests it goes before one that only sounds like the question. */
export function tested(
  heard: Heard,
  { subjects }: Found,
  hits: Found['hits'],
  regulations: readonly RegulationKnowledge[],
): Found['hits'] {
  const about = heard.acts.flatMap((act) => (act.act === 'ask' ? act.about : []))
  const refs = regulations.flatMap(({ conditions }) =>
    conditions
      .filter(({ requires }) => factsTested(requires).some((fact) => about.includes(fact)))
      .map(({ ref }) => ref),
  )
  const [top] = hits
  const better =
    top && subjects.length === 0 && !refs.includes(top.ref)
      ? hits.find(({ ref, score }) => refs.includes(ref) && score >= top.score * BESIDE)
      : undefined
  return top && better ? [{ ...better, score: top.score }, ...hits.filter((hit) => hit !== better)] : hits
}

/** 给不给钱: whether there is something that a clause is known to state goes before one that answers nothing plainly. */
export function named(heard: Heard, { subjects }: Found, hits: Found['hits']): Found['hits'] {
  const [top] = hits
  const isOn = (ref: ClauseId, stating: boolean) =>
    subjects.some(({ clauses }) => clauses.some((of) => of.ref === ref && (!stating || of.phrases.length > 0)))
  if (!top || top.score >= PLAIN || !asksFor(heard, 'whether') || isOn(top.ref, false)) return hits
  const better = hits.find(({ ref, score }) => score >= top.score * STATED && isOn(ref, true))
  return better ? [{ ...better, score: top.score }, ...hits.filter((hit) => hit !== better)] : hits
}

/** The best clause, scoring at least this share of the best of all, that has a text of the kind; all as they were where the best has it, or none. */
function preferring(
  fits: (text: string) => boolean,
  share: number,
  hits: Found['hits'],
  knowledge: Knowledge,
): Found['hits'] {
  const [top] = hits
  if (!top) return hits
  const has = ({ ref }: Found['hits'][number]) => wholeOf([ref], knowledge).some(({ text }) => fits(text))
  const better = has(top) ? undefined : hits.find((hit) => hit.score >= top.score * share && has(hit))
  return better ? [{ ...better, score: top.score }] : hits
}

/** 人才政策: words that are a subject's own and nothing besides ask for what is known to be on it. */
export function onBare({ heard, rest, subjects }: Found, hits: Found['hits']): Found['hits'] {
  const [top] = hits
  const said = heard.reduce((sum, { word }) => sum + word.length, 0)
  const isBare = rest.replace(/[\s，。：:、？?]/gu, '').length <= said + BARE
  const isOn = (ref: ClauseId) => subjects.some(({ clauses }) => clauses.some((of) => of.ref === ref))
  if (!top || !isBare || heard.length === 0 || isOn(top.ref)) return hits
  const better = hits.find(({ ref, score }) => isOn(ref) && score >= top.score * STATED)
  return better ? [{ ...better, score: top.score }, ...hits.filter((hit) => hit !== better)] : hits
}

/** So many characters beside a subject's words ask for nothing else. */
const BARE = 2

/** Hits that were kept, best first, and after them all that were found too faint to keep. */
const withFaint = (hits: Found['hits'], found: Found): Found['hits'] => [
  ...hits,
  ...found.hits.filter(({ ref }) => !hits.some((hit) => hit.ref === ref)),
]
