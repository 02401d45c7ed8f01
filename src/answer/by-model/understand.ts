import type { Knowledge } from '../../knowledge/index.ts'
import type { RegulationId } from '../../law/index.ts'
import type { Finder } from '../../retrieval/index.ts'
import { type Draft, say } from '../draft.ts'
import { guard } from '../guard/index.ts'
import type { Caller, Model } from '../model.ts'
import { opening } from '../remarks.ts'
import { shownOf } from './shown.ts'

/** How a clumsy question was taken: in the words of the regulations, and of which place. */
export interface Meaning {
  readonly words: string
  readonly place?: RegulationId
}

const LONGEST = 80
const PROSE = /^[\p{Script=Han}A-Za-z\s，。；：、（）“”《》？·]+$/u

/** What a model takes a question to mean; undefined where it cannot tell, takes it to be on something else, or says more than words. */
export async function understood(
  question: string,
  knowledge: Knowledge,
  model: Model,
  caller: Caller,
): Promise<Meaning | undefined> {
  const { question: shown, evidence } = shownOf(question, [], knowledge)
  const answer = await model.understand(
    {
      question: shown,
      places: [...knowledge.regulations.values()].map(({ id, place }) => ({ id, name: place })),
      subjects: [...knowledge.topics.values()].map(({ id, label }) => ({ id, name: label })),
    },
    caller,
  )
  if (!answer || answer.intent === 'outside' || answer.intent === 'unclear') return undefined
  const words = answer.question.trim()
  if (words.length > LONGEST || !PROSE.test(words)) return undefined
  if (guard(words, { ...evidence, asked: 0 }).verdict === 'block') return undefined
  const subject = knowledge.topics.get(answer.subject ?? '')
  const place = knowledge.regulations.get(answer.place ?? '')
  return { words: [words, subject?.label].filter(Boolean).join(' '), ...(place ? { place: place.id } : {}) }
}

/** A finder that looks for what was meant instead of what was said. A place that was said stays. */
export const finderOf = (finder: Finder, { words, place }: Meaning): Finder => ({
  find: (question, region) => {
    const said = region ? [region] : finder.find(question).regulations
    const [only, another] = said
    if (another) return finder.find(`${question} ${words}`)
    return finder.find(words, only ?? place)
  },
})

/** Says how the question was taken, so that a person can say that it was meant otherwise. */
export const takenAs = ({ words, place }: Meaning, draft: Draft, { regulations }: Knowledge): Draft =>
  opening(say`按“${[regulations.get(place ?? '')?.place, words].filter(Boolean).join(' ')}”理解：`, draft)
