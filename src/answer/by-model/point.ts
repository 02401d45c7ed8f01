import type { Facts } from '../../eligibility/index.ts'
import type { FactId, Knowledge } from '../../knowledge/index.ts'
import type { Told } from '../eligibility.ts'
import type { Caller, Model } from '../model.ts'
import { partsOf, shownOf } from './shown.ts'

/** Facts a model points at in a message; each value is read by the program from the person's own words. */
export async function pointedAt(
  message: string,
  open: readonly FactId[],
  knowledge: Knowledge,
  read: (words: string, context: FactId) => Told,
  model: Model,
  caller: Caller,
): Promise<Told | undefined> {
  if (!model.point || open.length === 0) return undefined
  const shown = shownOf(message, [], knowledge)
  const facts = open.map((id) => ({ id, name: nameOf(id, knowledge) }))
  const answer = await model.point({ message: shown.question, facts }, caller)
  const told: { facts: Record<FactId, Facts[string]>; said: Record<FactId, string> } = { facts: {}, said: {} }
  for (const { fact, words } of answer?.stated ?? []) {
    // Words that do not stand in the message are no pointing.
    if (!open.includes(fact) || words.trim() === '' || !shown.question.includes(words)) continue
    const own = partsOf(words, shown.prints)?.map((part) =>
      part.kind === 'words' || part.kind === 'given' ? part.text : '',
    )
    const reading = own && read(own.join(''), fact)
    const value = reading?.facts[fact]
    if (reading && value !== undefined) {
      told.facts[fact] = value
      told.said[fact] = reading.said[fact] ?? own.join('')
    }
  }
  return Object.keys(told.facts).length > 0 ? told : undefined
}

const nameOf = (id: FactId, { facts }: Knowledge): string =>
  (facts.get(id)?.label ?? []).map((part) => (typeof part === 'string' ? part : '')).join('')
