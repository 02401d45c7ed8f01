import type { FactValue } from '../eligibility/index.ts'
import { type Fact, type FactId, type Knowledge, type RegulationKnowledge, unitOf } from '../knowledge/index.ts'
import type { RegulationId } from '../law/index.ts'
import {
  computed,
  type DraftBlock,
  type DraftField,
  type DraftOption,
  fromTemplate,
  joined,
  type Part,
  phrase,
  refer,
  referShort,
  say,
} from '../reply/index.ts'

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
  const defined: DraftBlock[] = definition
    ? [
        {
          kind: 'words',
          text: say`${refer(definition.phrase.ref)}：“${phrase(definition.phrase)}”`,
          ref: definition.phrase.ref,
          section: 'question',
          fold: true,
        },
      ]
    : []
  const also = joined(
    others.map((fact) => say`\n一并说说：${questionFor(fact, regulation.id)}`),
    '',
  )
  const left = open - asks.length
  const more = left > 0 ? [say`最多再问 ${computed(`${left} 项`)}`] : []
  const clause = definition ? [[referShort(definition.phrase.ref)]] : []
  const beside = [...clause, ...more].length > 0 ? say`（${joined([...clause, ...more], '，')}）` : []
  const parts = say`还要问：${questionFor(first, regulation.id)}${beside}${also}`
  return [...defined, { kind: 'words', text: parts, section: 'question' }]
}

/** What is asked, in a line, to be said again. */
export const questionLine = (knowledge: Knowledge, regulation: RegulationKnowledge, asks: readonly FactId[]): Part[] =>
  joined(
    factsOf(knowledge, asks).map((fact) => questionFor(fact, regulation.id)),
    '',
  )

/** 有没有 is answered 有, 对吗 and 吗 are answered 是. */
const answersFor = (question: readonly Part[]): readonly Said[] =>
  question.some((part) => part.kind === 'words' && part.text.includes('有没有'))
    ? [['有', true], ['没有', false], UNKNOWN]
    : [['是', true], ['不是', false], UNKNOWN]

/** Words of an answer, and what they say. */
type Said = readonly [string, FactValue]
const UNKNOWN: Said = ['不知道', 'unknown']
const ALL: readonly Said[] = [
  ['都是', true],
  ['都不知道', 'unknown'],
]

/** Quick answers to what is asked, in words that are read as such; none for quantities. */
export function answersTo(knowledge: Knowledge, asks: readonly FactId[]): DraftOption[] {
  const [first, ...others] = factsOf(knowledge, asks)
  if (!first) return []
  const quick = (said: readonly Said[], also: readonly Fact[] = []): DraftOption[] =>
    said.map(([words, value]) => ({
      label: say`${words}`,
      send: words,
      answers: { fact: first.id, value, ...(also.length > 0 ? { also: also.map(({ id }) => id) } : {}) },
    }))
  if (first.kind === 'choice')
    return quick([...Object.entries(first.choices).map(([id, { label }]): Said => [label, id]), UNKNOWN])
  if (first.kind !== 'yes-no') return []
  if (others.length === 0) return quick(answersFor(fromTemplate(first.ask)))
  if (!others.every(({ kind }) => kind === 'yes-no')) return []
  // Each question has answers of its own; the numbers go on over all of them.
  const each = [first, ...others].flatMap((fact) =>
    answersFor(fromTemplate(fact.ask)).map(
      ([words, value]): DraftOption => ({
        label: say`${words}`,
        send: words,
        of: fromTemplate(fact.label),
        answers: { fact: fact.id, value },
      }),
    ),
  )
  return [...quick(ALL, others), ...each]
}

/** What the label of a form says of a fact, in whichever way its question is put; undefined for words of one's own. */
export function ticked({ kind, choices }: Fact, label: string): FactValue | undefined {
  if (kind !== 'yes-no' && kind !== 'choice') return undefined
  if (label === UNKNOWN[0]) return UNKNOWN[1]
  if (kind === 'yes-no') return label === '是' ? true : label === '否' ? false : undefined
  return Object.entries(choices).find(([, choice]) => choice.label === label)?.[0]
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
