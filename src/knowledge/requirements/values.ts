import { choiceOf } from '../facts/choice.ts'
import type { Fact } from '../facts/types.ts'
import { withinSeats } from '../places/seats.ts'
import { Unresolved } from '../resolve.ts'
import { listed, quoted } from '../similar.ts'

/** The values of a fact that a test names, with the places that lie in a seat. */
export const checkedValues = (fact: Fact, values: readonly (string | boolean)[]): readonly (string | boolean)[] => {
  const allowed: readonly (string | boolean)[] = fact.kind === 'yes-no' ? [true, false] : Object.keys(fact.choices)
  const stray = values.find((value) => !allowed.includes(value) && choiceOf(fact, value) === undefined)
  if (stray !== undefined)
    throw new Unresolved(
      `${quoted(fact.id)}取值${quoted(String(stray))}`,
      allowed.length > 0
        ? `下列之一：${listed(allowed.map(String))}`
        : `不写取值：${quoted(fact.id)}是数量，界限由原话读出`,
      // A regulation that does not read is no seat to be registered in either.
      { words: String(stray), lists: ['regulations'] },
    )
  return withinSeats(fact, values)
}
