import { type Fact, type FactId, type Knowledge, type RegulationKnowledge, unitOf } from '../knowledge/index.ts'
import type { RegulationId } from '../law/index.ts'
import {
  computed,
  type DraftBlock,
  type DraftField,
  fromTemplate,
  joined,
  type Part,
  type Parts,
  phrase,
  refer,
  say,
} from './draft.ts'

/** The question for a fact as this regulation asks it. */
const questionFor = (fact: Fact, regulation: RegulationId): Part[] =>
  fromTemplate(fact.definitions[regulation]?.ask ?? fact.ask)

const factsOf = ({ facts }: Knowledge, asks: readonly FactId[]): Fact[] => asks.flatMap((id) => facts.get(id) ?? [])

/** The next question in plain words, with the clause's definition and what goes with it; nothing where nothing is asked. `open`: how many facts may still be asked. */
export function questionBlocks(
  knowledge: Knowledge,
  regulation: RegulationKnowledge,
  asks: readonly FactId[],
  open: number,
): DraftBlock[] {
  const [first, ...others] = factsOf(knowledge, asks)
  if (!first) return []
  const definition = first.definitions[regulation.id]
  const basis = definition ? say`（${refer(definition.phrase.ref)}：“${phrase(definition.phrase)}”）` : []
  const also = joined(
    others.map((fact) => say`\n一并说说：${questionFor(fact, regulation.id)}`),
    '',
  )
  const left = open - asks.length
  const more = left > 0 ? say`\n答完这些，最多还要问 ${computed(`${left} 项`)}。` : []
  const parts = say`接下来最要紧的是：${questionFor(first, regulation.id)}${basis}${also}${more}`
  return [{ kind: 'words', parts, section: 'question' }]
}

/** 有没有 is answered 有, 对吗 and 吗 are answered 是. */
const answersFor = (question: readonly Part[]): string[] =>
  question.some((part) => part.kind === 'words' && part.text.includes('有没有'))
    ? ['有', '没有', '不知道']
    : ['是', '不是', '不知道']

const ALL = ['都是', '都不知道']

/** Quick answers to what is asked, in words that are read as such; none for quantities. */
export function answersTo(knowledge: Knowledge, asks: readonly FactId[]): { label: Parts; send: string }[] {
  const [first, ...others] = factsOf(knowledge, asks)
  if (!first) return []
  if (first.kind === 'choice')
    return [...labelsOf(first), '不知道'].map((label) => ({ label: say`${label}`, send: label }))
  if (first.kind !== 'yes-no') return []
  if (others.length === 0)
    return answersFor(fromTemplate(first.ask)).map((label) => ({ label: say`${label}`, send: label }))
  return others.every(({ kind }) => kind === 'yes-no')
    ? ALL.map((label) => ({ label: say`${label}`, send: label }))
    : []
}

/** What is asked, as fields of a form. */
export function fieldsFor(
  knowledge: Knowledge,
  regulation: RegulationKnowledge,
  asks: readonly FactId[],
): DraftField[] {
  return factsOf(knowledge, asks).map((fact) => {
    const definition = fact.definitions[regulation.id]
    return {
      fact: fact.id,
      label: questionFor(fact, regulation.id),
      help: definition ? say`${refer(definition.phrase.ref)}：“${phrase(definition.phrase)}”` : [],
      ...fieldOf(fact),
    }
  })
}

/** A form asks for money in 万元, as people tell it. */
const FORM_UNIT = '万元'

const labelsOf = ({ choices }: Fact): string[] => Object.values(choices).map(({ label }) => label)

function fieldOf(fact: Fact): Pick<DraftField, 'kind' | 'unit' | 'choices'> {
  if (fact.kind === 'yes-no') return { kind: 'yes-no' }
  if (fact.kind === 'choice') return { kind: 'choice', choices: labelsOf(fact) }
  if (fact.kind === 'date') return { kind: 'date' }
  const unit = fact.kind === 'money' ? FORM_UNIT : unitOf(fact)
  return { kind: 'quantity', ...(unit ? { unit } : {}) }
}
