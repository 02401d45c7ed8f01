import { type FigureKind, type RegulationKnowledge, speaksIn } from '../knowledge/index.ts'
import type { ClauseId } from '../law/index.ts'
import { type Draft, say } from '../reply/index.ts'
import type { Found } from '../retrieval/index.ts'
import { articleOf } from './hits.ts'
import { isJudged } from './judged-text.ts'
import { A_CASE } from './pieces.ts'
import { answerDraft } from './quoted.ts'
import { COMMA, piecesOf, SENTENCE } from './sentences.ts'
import type { Sought } from './sought.ts'
import type { Sources } from './sources.ts'
import { figureWanted, measures, offers } from './wants.ts'

/** A sentence that has so much of the question speaks of it by more than chance; a clause found for the question counts for the rest. */
const SHARED = 0.2
/** Of what a clause scored against the question, so much speaks for its sentences. */
const FOUND = 0.5

/** One that has so much is enough where it stands out from the others. */
const LEAST = 0.1
/** Words that have so much of the question are no chance. */
const OWN = 0.02
/** What is found for a question stands out where the next of it scores at most this share. */
const APART = 0.75

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
  const near = nearestIn(question, found, regulation, sought, sources)
  if (!near) return undefined
  // What is only nearest settles no whether; of one (线上算不算天数), words in common decide and no figure.
  const { whether, ...plain } = sought
  const wanted = whether && whether.shape !== 'is' ? undefined : near.wanted
  const draft = answerDraft([near.ref], { ...plain, wanted }, sources)
  return draft.lead ? { ...draft, lead: say`最接近的是${draft.lead}` } : draft
}

/**
 * Where another article than the first found has the figure asked for in the sentence most like the
 * question, that one: 主任 stands in the clause on who he is, and what is asked is how soon a new one is told.
 */
export function elsewhereDraft(
  refs: readonly ClauseId[],
  question: string,
  found: Found,
  regulation: RegulationKnowledge,
  sought: Sought,
  sources: Sources,
): Draft | undefined {
  const near = nearestIn(question, found, regulation, sought, sources)
  const [first] = refs
  const isOf = (ref: ClauseId) => near !== undefined && articleOf(ref) === articleOf(near.ref)
  if (!near || (first && isOf(first))) return undefined
  const second = refs.find(isOf)
  if (second) return answerDraft([second, ...refs.filter((ref) => ref !== second)], sought, sources)
  return nearestDraft(question, found, regulation, sought, sources)
}

/** The clause found for a figure that it does not have is no more than what comes nearest. */
export function hedgedDraft(
  draft: Draft,
  question: string,
  found: Found,
  regulation: RegulationKnowledge,
  { knowledge }: Sources,
): Draft {
  const wanted = figureWanted(question, found, knowledge)
  if (!wanted || !draft.lead || isJudged(regulation.id, knowledge)) return draft
  const told = regulation.regulation.clauses.filter(({ id }) => draft.cites?.includes(id))
  const isSaid = told
    .flatMap(({ text }) => sentencesOf(text, knowledge))
    .some((sentence) => {
      const isOn = found.subjects.some((subject) => subject.said.length > 0 && speaksIn(sentence, subject))
      return isOn ? offers(sentence, wanted, knowledge) : figureSays(sentence, wanted, found, knowledge)
    })
  return isSaid ? draft : { ...draft, lead: say`可能不是所问的那一项，最接近的是${draft.lead}` }
}

interface Near {
  readonly ref: ClauseId
  readonly wanted: FigureKind
}

function nearestIn(
  question: string,
  found: Found,
  regulation: RegulationKnowledge,
  sought: Sought,
  { knowledge }: Sources,
): Near | undefined {
  const wanted = figureWanted(question, found, knowledge) ?? sought.wanted
  if (!wanted || isJudged(regulation.id, knowledge)) return undefined
  const subjects = sought.subjects.filter(({ said }) => said.length > 0)
  const plain = subjects.length === 0 ? standingOut(found) : undefined
  const sentences = regulation.regulation.clauses.flatMap(({ id, text }) =>
    sentencesOf(text, knowledge)
      .filter((sentence) => measures(sentence, wanted, knowledge))
      .map((sentence) => {
        const isOn = subjects.some((subject) => speaksIn(sentence, subject)) || id === plain
        const like = found.likeness(sentence)
        const isOfIt = figureSays(sentence, wanted, found, knowledge)
        return { id, isOn, isOfIt, like, score: like + FOUND * scoreOf(id, found) }
      }),
  )
  // 年纪 for 年龄: the only sentence that has a figure of the kind is meant, whatever it calls it; a share may be of anything.
  const isAhead = (one: { readonly like: number }) =>
    one.like >= LEAST * found.weight &&
    sentences.every((other) => other === one || !other.isOfIt || other.like <= APART * one.like)
  const isSole = sentences.length === 1 && wanted.stated.dimension !== 'share'
  const [best] = sentences
    .filter((one) => one.isOn || isSole || (one.isOfIt && (one.like >= SHARED * found.weight || isAhead(one))))
    .toSorted((one, other) => Number(other.isOn) - Number(one.isOn) || other.score - one.score)
  return best && { ref: best.id, wanted }
}

const sentencesOf = (text: string, knowledge: Sources['knowledge']): string[] =>
  piecesOf(text, { start: 0, end: text.length }, SENTENCE).map(({ start, end }) =>
    withoutNames(text.slice(start, end), knowledge),
  )

/** The name of what a whole text is on stands all over it, and says of no sentence that it is meant. */
const withoutNames = (sentence: string, { programmes }: Sources['knowledge']): string =>
  programmes
    .mentionsIn(sentence)
    .toSorted((one, other) => other.start - one.start)
    .reduce((text, { start, end }) => `${text.slice(0, start)}，${text.slice(end)}`, sentence)

/** Whether what stands with a figure of a sentence is asked for, or the case that it is for: of a list of steps each has a time of its own. */
function figureSays(
  sentence: string,
  wanted: FigureKind,
  { likeness, weight }: Pick<Found, 'likeness' | 'weight'>,
  knowledge: Sources['knowledge'],
): boolean {
  const pieces = piecesOf(sentence, { start: 0, end: sentence.length }, COMMA).map(({ start, end }) =>
    sentence.slice(start, end),
  )
  // 几个工作日 has the unit of any term: what it is of speaks for it, and no unit.
  const withoutFigures = (piece: string) =>
    knowledge.readings.of(piece).reduce((text, { surface }) => text.replace(surface, '，'), piece)
  const isAsked = (piece: string) => likeness(withoutFigures(piece)) >= OWN * weight
  return pieces.some(
    (piece, at) =>
      measures(piece, wanted, knowledge) &&
      (isAsked(piece) || pieces.slice(0, at).some((before) => A_CASE.test(before) && isAsked(before))),
  )
}

/** The first clause found, where none of another article is nearly as good. */
function standingOut({ hits }: Found): ClauseId | undefined {
  const [first] = hits
  const next = hits.find(({ ref }) => first && articleOf(ref) !== articleOf(first.ref))
  return first && (next?.score ?? 0) <= APART * first.score ? first.ref : undefined
}

const scoreOf = (id: ClauseId, { hits }: Found): number => hits.find(({ ref }) => ref === id)?.score ?? 0
