import { assess, type Facts, type FactValue, openFacts } from '../eligibility/index.ts'
import {
  type Expression,
  type Fact,
  type FactId,
  factsTested,
  type RegulationKnowledge,
  relaxationsIn,
} from '../knowledge/index.ts'
import { type DraftField, given } from '../reply/index.ts'
import { fieldsFor } from './questions.ts'
import { type Said, wordingText } from './said.ts'
import type { Ground } from './standing.ts'

/** All that a regulation may still ask, and what is held already, as the fields of one form; what is asked now comes first. */
export function wholeForm(
  { knowledge, asOf }: Pick<Ground, 'knowledge' | 'asOf'>,
  regulation: RegulationKnowledge,
  { facts, said, asked }: { readonly facts: Facts; readonly said: Said; readonly asked: readonly FactId[] },
): DraftField[] {
  const known = factsOf(regulation).filter((id) => facts[id] !== undefined)
  const open = openFacts(assess(regulation, facts, knowledge.facts, asOf), knowledge.facts, true).map(
    ({ fact }) => fact,
  )
  const first = asked.filter((id) => !known.includes(id))
  return filledFields({ knowledge }, regulation, [...new Set([...first, ...open, ...known])], { facts, said })
}

/** The fields of some facts, as a regulation asks them, with what is held. */
export const filledFields = (
  { knowledge }: Pick<Ground, 'knowledge'>,
  regulation: RegulationKnowledge,
  of: readonly FactId[],
  { facts, said }: { readonly facts: Facts; readonly said: Said },
): DraftField[] =>
  fieldsFor(knowledge, regulation, of).map((field) => {
    const fact = knowledge.facts.get(field.fact)
    const words = fact && heldWords(fact, facts[fact.id], said)
    return words === undefined ? field : { ...field, held: [given(words)] }
  })

/** The facts that a regulation asks of an applicant, each once: what is held against its conditions, and what says whether they apply. */
export const factsOf = ({ conditions }: RegulationKnowledge): FactId[] => [
  ...new Set(
    conditions.flatMap(({ when, requires, relax }) => [
      ...(when ? factsIn(when) : []),
      ...factsTested(requires),
      ...[...relax, ...relaxationsIn(requires)].flatMap((each) => factsIn(each.when)),
    ]),
  ),
]

function factsIn(expression: Expression): FactId[] {
  if ('any' in expression) return expression.any.flatMap(factsIn)
  if ('all' in expression) return expression.all.flatMap(factsIn)
  if ('not' in expression) return factsIn(expression.not)
  const implied = 'impliedBy' in expression && expression.impliedBy ? factsIn(expression.impliedBy) : []
  return [expression.fact, ...implied]
}

/** What is held of a fact, as its field takes it; undefined where nothing is, or nobody said it in words. */
export function heldWords(fact: Fact, value: FactValue | undefined, said: Said): string | undefined {
  if (value === undefined) return undefined
  if (value === 'unknown') return '不知道'
  if (fact.kind === 'yes-no') return value === true ? '是' : '否'
  if (fact.kind === 'choice') return typeof value === 'string' ? fact.choices[value]?.label : undefined
  const words = said[fact.id]
  return words === undefined ? undefined : wordingText(words)
}
