export { withAmendments } from './amended.ts'
export { amountText, intervalText } from './amount.ts'
export { type AnsweredBefore, answeredParts, changeOption, namesOf, standingParts } from './answered.ts'
export { answerQuestion } from './ask.ts'
export { isChance } from './asks.ts'
export { compareOn } from './compare.ts'
export { greetingDraft } from './decline.ts'
export { weighed } from './doubt.ts'
export { easedDraft, isOfEasing } from './eased.ts'
export { eligibilityDraft } from './eligibility.ts'
export { elsewhereBlock, placesDraft, sharedFacts, verdictWords } from './elsewhere.ts'
export { inEnglish, isEnglish } from './english.ts'
export { everyoneDraft, type Standing } from './everyone.ts'
export { type Examples, examplesOn, nameOf } from './examples.ts'
export { excerptOf } from './excerpt.ts'
export { followUpDraft, sourceDraft } from './follow-up.ts'
export { factsOf, filledFields, heldWords, wholeForm } from './form.ts'
export { gapDraft } from './gap.ts'
export { givenParts, readParts } from './given.ts'
export { type Evidence, type Finding, guard, type Judgement, slotsOf } from './guard/index.ts'
export { type Guide, notedLine, progressDraft } from './guide.ts'
export { askThem, handedOver } from './hand-off.ts'
export { heldUpDraft } from './judged.ts'
export { markedIn, type Piece } from './marks.ts'
export {
  checked,
  type EntailsAsked,
  type Explainer,
  FAULTS,
  type Fault,
  type PlainAsked,
  type PlainClause,
  type PlainSaid,
  plainly,
  shownOf,
} from './plain/index.ts'
export { fieldsFor, ticked } from './questions.ts'
export { answerOn } from './quoted.ts'
export {
  articleLabel,
  clauseBeside,
  clausesDraft,
  closing,
  openedDraft,
  opening,
  overviewDraft,
  reasked,
  remark,
  resumed,
  welcomeDraft,
  whyAsked,
  whyJudged,
} from './remarks.ts'
export { type SaidPart, type Wording, wordingText } from './said.ts'
export { outOfScope } from './scope.ts'
export type { Sources } from './sources.ts'
export { bodyOf, type Ground, isMarked, standingInBrief, standingWord, whom } from './standing.ts'
export { standsDraft } from './stands.ts'
export { askedIn, asksEligibility, counts, supposedIn, type Told, toldIn, wordingOf } from './told.ts'
export { verdictDraft } from './verdict.ts'
export { whatIfDraft } from './what-if.ts'
export { type WhetherReader, whetherReader } from './whether/index.ts'
