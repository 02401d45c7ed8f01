import { type Knowledge, plainWords, type Subject } from '../../knowledge/index.ts'
import { regulationOf } from '../../law/index.ts'
import { type Draft, say } from '../../reply/index.ts'
import type { Finder } from '../../retrieval/index.ts'
import type { Caller, Model } from '../model.ts'
import { opening } from '../remarks.ts'
import { namesOther } from '../scope.ts'

/** What a clumsy question was taken to be on. Its place is the person's own: none is taken from a model. */
export interface Meaning {
  readonly subjects: readonly Pick<Subject, 'label' | 'words'>[]
}

/** More subjects than this are no meaning, only a list of what there is. */
const MOST = 2

/**
 * What a model takes a question to be on: subjects of the library by their ids, and nothing else of what it says. Undefined where it
 * names none, or too many.
 */
export async function understood(
  question: string,
  knowledge: Knowledge,
  model: Model,
  caller: Caller,
): Promise<Meaning | undefined> {
  const offered = subjectsToMean(knowledge)
  const subjects = offered.map(({ id, label }) => ({ id, name: label }))
  const answer = await model.understand({ question, subjects }, caller)
  const meant = offered.filter(({ id }) => answer?.subjects.includes(id))
  return meant.length > 0 && meant.length <= MOST ? { subjects: meant } : undefined
}

/** The subjects that have clauses of their own and are no part of a wider one. */
export const subjectsToMean = ({ subjects }: Knowledge): Subject[] =>
  [...subjects.values()].filter(({ clauses, partOf }) => clauses.length > 0 && partOf.length === 0)

/** What is looked for: a label may be too short to be heard alone (标准), so the first of the subject's words goes with it. */
const soughtFor = ({ subjects }: Meaning): string =>
  subjects.map(({ label, words }) => [label, ...plainWords(words).slice(0, 1)].join(' ')).join(' ')

/**
 * A finder that looks for what was meant, in the library's own words, instead of what was said, in the place that was said. Where no
 * place of the library was, or another place or programme was named besides, it finds what it would have found.
 */
export const finderOf = (finder: Finder, meaning: Meaning, knowledge: Knowledge): Finder => ({
  find: (question, region) => {
    const said = region ? [region] : finder.find(question).regulations
    const heard = said.flatMap((id) => knowledge.regulations.get(id) ?? [])
    if (heard.length === 0 || namesOther(question, heard, knowledge)) return finder.find(question, region)
    const [only, another] = said
    return another ? finder.find(`${question} ${soughtFor(meaning)}`) : finder.find(soughtFor(meaning), only)
  },
})

/** Says how the question was taken, and for which place, so that a person can say that it was meant otherwise. */
export function takenAs({ subjects }: Meaning, draft: Draft, { regulations }: Knowledge): Draft {
  const [only, another] = [...new Set(draft.cites.map(regulationOf))]
  const place = only && !another ? regulations.get(only)?.place : undefined
  const labels = subjects.map(({ label }) => label).join('、')
  return opening(say`按“${[place, labels].filter(Boolean).join(' ')}”理解：`, draft)
}
