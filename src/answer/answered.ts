import type { FactValue } from '../eligibility/index.ts'
import type { Fact } from '../knowledge/index.ts'
import type { RegulationId } from '../law/index.ts'
import { type DraftOption, fromTemplate, given, joined, type Part, say } from '../reply/index.ts'
import { nameOf } from './examples.ts'
import { givenParts } from './given.ts'
import { type Wording, wordingText } from './said.ts'

/** A fact that was answered before it is answered again. */
export interface AnsweredBefore {
  readonly fact: Fact
  /** The answer that stands. */
  readonly value: FactValue
  readonly said?: Wording
  /** What is said now says the same. */
  readonly same: boolean
}

/** 这题已答: what stands, and how it is changed where something else is said now. */
export const answeredParts = (before: readonly AnsweredBefore[], regulation: RegulationId): Part[] =>
  joined(
    before.map((one) => say`这题已答：${standingParts(one, regulation)}。${one.same ? [] : changeParts(one.fact)}`),
    '',
  )

/** 多个单位联合建设，否: a fact and the answer that stands. */
export function standingParts({ fact, value, said }: AnsweredBefore, regulation: RegulationId): Part[] {
  const label = fromTemplate(fact.definitions[regulation]?.label ?? fact.label)
  return say`${label}，${value === 'unknown' ? say`不知道` : givenParts(fact, value, said)}`
}

/** Changes an answer that stands to what was said now; of several it is named which. */
export function changeOption(
  { fact }: AnsweredBefore,
  answers: NonNullable<DraftOption['answers']>,
  words: Wording,
  named: boolean,
): DraftOption {
  const send = wordingText(words)
  const label = named ? fromTemplate(fact.label) : []
  return { label: say`${label}改成“${given(send)}”`, send, answers }
}

function changeParts(fact: Fact): Part[] {
  const [name] = namesOf(fact)
  return say`没有改动，要改吗？也可以说“修改${name}”。`
}

/** What people call a fact, by its bad side last: 信用 before 失信. Its label, where no word is its own. */
export const namesOf = (fact: Fact): readonly [string, ...string[]] => {
  const [first, ...more] = [...(fact.telling?.topics ?? []), ...fact.words].map(({ text }) => text)
  return first === undefined ? [nameOf(fact)] : [first, ...more]
}
