import type { Heard } from '../hear/index.ts'
import { type Knowledge, type RegulationKnowledge, signIn } from '../knowledge/index.ts'
import { type ClauseId, regulationOf } from '../law/index.ts'
import { type Draft, say } from '../reply/index.ts'
import type { Found } from '../retrieval/index.ts'
import { asksFor } from './asks.ts'
import { withoutRepeals } from './closing.ts'
import { comparisonDraft } from './compare.ts'
import { silentDraft } from './decline.ts'
import { named, onBare, stated, stating, tested } from './first.ts'
import { halvesDraft } from './halves.ts'
import { articleOf, isOn, NEAR, perRegulation, refsFor } from './hits.ts'
import { elsewhereDraft, hedgedDraft, nearestDraft } from './nearest.ts'
import { nowhereDraft } from './nowhere.ts'
import { premiseDraft } from './premise.ts'
import { answerDraft } from './quoted.ts'
import { scorecardDraft } from './scorecard.ts'
import { asksOfTested, isSilent, missingIn, saysNothing } from './silence.ts'
import { soughtIn } from './sought.ts'
import type { Sources } from './sources.ts'
import { unsaidDraft, unsaidIn } from './unsaid.ts'
import { figureWanted } from './wants.ts'
import { KNOWN, WEAK } from './weak.ts'
import { whetherIn, whetherListed, yesNoWords } from './whether/index.ts'

/** Where no place is named, a regulation's best clause is told where it scores this share of the best of all. */
const SPREAD = 0.6

/** What the clauses found say, side by side where several texts are asked; or that they say nothing on it. */
export function foundDraft(
  question: string,
  heard: Heard,
  found: Found,
  regulations: readonly RegulationKnowledge[],
  sources: Sources,
): Draft {
  const { knowledge } = sources
  const loose = regulations.length === 1 && isLoose(question, found, knowledge)
  // 综合类跟领域类差在哪 compares what one text alone is on, and no places.
  const onSeveral =
    new Set(found.subjects.flatMap(({ clauses }) => clauses.map(({ ref }) => regulationOf(ref)))).size > 1
  const compares = regulations.length > 1 || (regulations.length === 0 && asksFor(heard, 'difference') && onSeveral)
  // 哪边给的钱多: a subject to compare on is heard, however few the words.
  const on = compares && found.subjects.length > 0
  const free = found.coverage >= KNOWN ? WEAK.known : WEAK.free
  const least = regulations.length === 0 && !on ? free : loose ? WEAK.loose : WEAK.placed
  const good = withoutRepeals(
    found.hits.filter(({ score }) => score >= least),
    question,
    sources.whether,
    knowledge,
  )
  const [only, another] = regulations
  const sought = soughtIn(question, found, heard, sources)
  const near = () => (only && !another ? nearestDraft(question, found, only, sought, sources) : undefined)
  const premise = only && !another ? premiseDraft(question, found, only, sources) : undefined
  if (premise) return premise
  const unsaid = only && !another ? unsaidIn(question, found, only, knowledge) : undefined
  const whether = asksFor(heard, 'whether') || whetherIn(question, heard, sources.whether) !== undefined
  // 场地多大 where nothing is said of 场地: the whole is told to be silent, and no narrow part of it.
  const isWhole = only && saysNothing(only.id, found.subjects) && (!whether || figureWanted(question, found, knowledge))
  if (unsaid)
    return isWhole
      ? silentDraft(found, regulations, sources, undefined, question, whether)
      : unsaidDraft(unsaid, whether, sources)
  const nowhere = only ? undefined : nowhereDraft(question, heard, found, sources)
  if (nowhere) return nowhere
  if (good.length === 0) return near() ?? silentDraft(found, regulations, sources, undefined, question, whether)
  const missing = only && !another ? missingIn(question, found, only, knowledge) : undefined
  if (missing) return near() ?? silentDraft(found, regulations, sources, missing, question, whether)
  const card = found.asked.points ? scorecardDraft(found, good[0]?.ref, sources) : undefined
  if (card) return pointsDraft(card, question, heard, sources)
  if (compares) return comparisonDraft(question, heard, found, regulations, sources)
  // 申报条件有哪些: what the whole article is on is told by all of it, and by none of its items alone.
  const lists = asksFor(heard, 'list')
  const isNear = (ref: ClauseId) =>
    good.some((hit) => hit.ref === ref && hit.score >= NEAR * (good[0]?.score ?? 0)) || isOn(ref, found.subjects)
  const listed = (ref: ClauseId) => lists && isNear(articleOf(ref)) && !isOn(ref, found.subjects)
  if (regulations.length === 1) {
    const [regulation] = regulations
    const halves = regulation && halvesDraft(question, heard, found, regulation, sources)
    if (halves) return halves
    const wanted = figureWanted(question, found, knowledge)
    const counts = found.asked.figure === undefined && asksOfTested(heard, regulations)
    if (!counts && isSilent(question, found, regulations, knowledge))
      return near() ?? silentDraft(found, regulations, sources, wanted?.label, question, whether)
    const best = stated(
      question,
      found,
      named(heard, found, tested(heard, found, onBare(found, good), regulations)),
      knowledge,
    )
    const refs = refsFor(best, found)
    const points = scorecardDraft(found, refs[0], sources)
    if (points) return pointsDraft(points, question, heard, sources)
    const draft = answerDraft(refs, sought, sources, listed)
    if (draft.yesNo || !regulation) return draft
    return (
      elsewhereDraft(refs, question, found, regulation, sought, sources) ??
      hedgedDraft(draft, question, found, regulation, sources)
    )
  }
  return answerDraft(perRegulation(stating(question, found, good, knowledge), SPREAD), sought, sources, listed)
}

/** 计分吗: a scorecard's lines, led by yes or no where that is asked. */
function pointsDraft(card: Draft, question: string, heard: Heard, sources: Sources): Draft {
  const whether = whetherIn(question, heard, sources.whether)
  const told = (card.lead ?? []).flatMap((part) => (part.kind === 'phrase' ? [part.phrase] : []))
  const yesNo = whether && told.length > 0 ? whetherListed(whether, told, sources.whether) : undefined
  return whether && yesNo && card.lead
    ? { ...card, yesNo, lead: say`${yesNoWords(yesNo, whether)}。${card.lead}` }
    : card
}

/** A place was named and hardly a word besides that these texts know: 万州今天几度. */
const isLoose = (question: string, { coverage, subjects }: Found, knowledge: Knowledge): boolean =>
  subjects.length === 0 && coverage < 0.5 && signIn(question.toLowerCase(), 'ours', knowledge).length === 0
