import { type RegulationKnowledge, speaksIn } from '../knowledge/index.ts'
import type { ClauseId } from '../law/index.ts'
import { type Draft, say } from '../reply/index.ts'
import type { Found } from '../retrieval/index.ts'
import { isJudged } from './judged-text.ts'
import { answerDraft } from './quoted.ts'
import { piecesOf, SENTENCE } from './sentences.ts'
import type { Sought } from './sought.ts'
import type { Sources } from './sources.ts'
import { figureWanted, measures } from './wants.ts'

/** A sentence that has so much of the question speaks of it by more than chance; a clause found for the question counts for the rest. */
const SHARED = 0.2
/** Of what a clause scored against the question, so much speaks for its sentences. */
const FOUND = 0.5

/**
 * The sentence of a text nobody has judged that has a figure of the kind asked for and most of the question: 没有找到 is said
 * above none that may say it. Undefined where the text is judged, no figure is asked for, or no sentence comes near.
 */
export function nearestDraft(
  question: string,
  found: Found,
  regulation: RegulationKnowledge,
  sought: Sought,
  sources: Sources,
): Draft | undefined {
  const { knowledge } = sources
  const wanted = figureWanted(question, found, knowledge) ?? sought.wanted
  if (!wanted || isJudged(regulation.id, knowledge)) return undefined
  const subjects = sought.subjects.filter(({ said }) => said.length > 0)
  const sentences = regulation.regulation.clauses.flatMap(({ id, text }) =>
    piecesOf(text, { start: 0, end: text.length }, SENTENCE)
      .map(({ start, end }) => text.slice(start, end))
      .filter((sentence) => measures(sentence, wanted, knowledge))
      .map((sentence) => {
        const isOn = subjects.some((subject) => speaksIn(sentence, subject))
        const like = found.likeness(sentence)
        return { id, isOn, like, score: like + FOUND * scoreOf(id, found) }
      }),
  )
  // 年纪 for 年龄: the only sentence that has a figure of the kind is meant, whatever it calls it.
  const [best] = sentences
    .filter(({ isOn, like }) => isOn || like >= SHARED * found.weight || sentences.length === 1)
    .toSorted((one, other) => Number(other.isOn) - Number(one.isOn) || other.score - one.score)
  if (!best) return undefined
  const draft = answerDraft([best.id], { ...sought, wanted }, sources)
  return draft.lead ? { ...draft, lead: say`最接近的是${draft.lead}` } : draft
}

const scoreOf = (id: ClauseId, { hits }: Found): number => hits.find(({ ref }) => ref === id)?.score ?? 0
