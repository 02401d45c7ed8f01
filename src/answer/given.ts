import type { FactValue } from '../eligibility/index.ts'
import { choiceOf, type Fact } from '../knowledge/index.ts'
import { daysText } from '../quantity/index.ts'
import { computed, given, joined, type Part, say, words } from '../reply/index.ts'
import { amountText, intervalText, sumText } from './amount.ts'
import type { SaidPart, Wording } from './said.ts'

/** A value as it is repeated: in the person's own words where there are any. */
export function givenParts(fact: Fact, value: FactValue, said: Wording | undefined): Part[] {
  if (typeof value === 'boolean') return [words(value ? fact.yes : fact.no)]
  if (typeof value === 'string' && fact.kind !== 'date')
    return [words(fact.choices[choiceOf(fact, value) ?? '']?.label ?? value)]
  // 下降5%: the figure alone would tell a fall as a rise.
  if (said !== undefined && isBelow(value)) return readParts(fact, value)
  if (typeof said === 'object') return sumParts(fact, value, said)
  // 国家级没有 is told by the name of the thing.
  if (value === 0 && said !== undefined && !said.split('').some(isNumeral) && !SAYS_NONE.test(said))
    return [words('没有')]
  // What was said in several messages is repeated piece by piece: in one piece nobody said it.
  if (said !== undefined)
    return joined(
      said.split('，').map((words) => [given(words)]),
      '，',
    )
  if (typeof value === 'string') return [given(daysText(value))]
  return [given(typeof value === 'number' ? amountText(fact, value) : intervalText(fact, value))]
}

const isBelow = (value: FactValue): boolean =>
  typeof value === 'number' ? value < 0 : typeof value === 'object' && ((value.min ?? 0) < 0 || (value.max ?? 0) < 0)

const isNumeral = (sign: string): boolean => /[\d零〇一两二三四五六七八九十]/u.test(sign)
const SAYS_NONE = /[没无]|\b(?:no|none|zero|nothing)\b/iu

/** 85 + 60 + 70 = 215 万元: what a value was composed of; what is not exact in the person's own words. */
function sumParts(fact: Fact, value: FactValue, said: readonly SaidPart[]): Part[] {
  const exact = said.length > 1 ? sumText(fact, value, said) : undefined
  if (exact) return [computed(exact)]
  const read = typeof value === 'object' ? intervalText(fact, value) : amountText(fact, Number(value))
  const each = said.map(({ words: own, unit, less }, i): Part[] => [
    ...(i > 0 ? [words(less ? ' − ' : ' + ')] : []),
    unit ? computed(`${own}${unit}`) : given(own),
  ])
  if (each.length === 1) return each.flat()
  return say`${each.flat()} = ${computed(read)}`
}

/** A value as it was read, for a person to say whether that is right: the words are not theirs. */
export const readParts = (fact: Fact, value: FactValue): Part[] =>
  givenParts(fact, value, undefined).map((part) => (part.kind === 'given' ? computed(part.text) : part))
