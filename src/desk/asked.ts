import { plainPick } from '../hear/index.ts'
import type { Fact, FactId } from '../knowledge/index.ts'
import type { Option, Reply } from '../reply/index.ts'
import type { Question, Session, Shown } from './session.ts'

/** No check asks more; a press on an older question is told that it is over. */
const QUESTIONS_KEPT = 100
/** Nobody writes more before they have read what was answered. */
const SHOWN_KEPT = 12

/** The revision of the next question. */
export const nextRevision = ({ questions }: Session): number => (questions.at(-1)?.revision ?? 0) + 1

/** What a session keeps of what a reply shows and asks. */
export function afterShowing(
  { questions, shown }: Session,
  { options = [], asked = [], check }: Reply,
): Pick<Session, 'questions' | 'shown'> {
  const [first] = asked
  const question = first &&
    check && { revision: first.revision, regulation: check.regulation, facts: asked.map(({ fact }) => fact) }
  const now: Shown = { options, ...(question ? { revision: question.revision } : {}) }
  return {
    questions: question ? [...questions, question].slice(-QUESTIONS_KEPT) : questions,
    shown: [...shown, now].slice(-SHOWN_KEPT),
  }
}

/** The question of a revision, if it asked for the facts; undefined where this conversation asked none such. */
export const questionOf = (
  { questions }: Session,
  revision: number,
  facts: readonly FactId[] = [],
): Question | undefined =>
  questions.find((question) => question.revision === revision && facts.every((fact) => question.facts.includes(fact)))

/** The question that waits for its answer. */
export const openQuestion = ({ check, questions }: Session): Question | undefined =>
  check?.phase === 'asking' ? questions.at(-1) : undefined

/** What the person had before them: up to the question that they name, or but for the last replies, which had not been sent. */
export function shownBefore({ shown }: Session, unseen: number, named: number | undefined): readonly Shown[] {
  if (named !== undefined) return shown.slice(0, shown.findLastIndex(({ revision }) => revision === named) + 1)
  return unseen > 0 ? shown.slice(0, -unseen) : shown
}

/** The question asked last in what was shown. */
export function lastAsked(session: Session, shown: readonly Shown[]): Question | undefined {
  const revision = shown.findLast((each) => each.revision !== undefined)?.revision
  return revision === undefined ? undefined : questionOf(session, revision)
}

/** The quick answer that a message is, by its label or its number. */
export function optionIn(
  typed: string,
  shown: readonly Shown[],
  question: Question | undefined,
  table: ReadonlyMap<FactId, Fact>,
): Option | undefined {
  const last = shown.at(-1)?.options ?? []
  // 是, where two questions may be answered so, is for hearing to understand.
  const [one, another] = last.filter(({ label }) => label === typed.trim())
  const labelled = another ? undefined : one
  const pick = plainPick(typed)
  if (labelled || !pick) return labelled
  if (last.length > 0) return last[pick.number - 1]
  // With no list beside the last reply, a number is of the one before, unless it says something by itself.
  const quantity = question?.facts.some((id) => isQuantity(table.get(id))) ?? false
  if (pick.as === 'item' || (pick.as === 'number' && quantity)) return undefined
  return shown.findLast(({ options }) => options.length > 0)?.options[pick.number - 1]
}

const isQuantity = (fact: Fact | undefined): boolean =>
  fact !== undefined && fact.kind !== 'yes-no' && fact.kind !== 'choice'
