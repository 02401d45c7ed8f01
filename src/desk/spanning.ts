import { wordingText } from '../answer/index.ts'
import { changedBy, sameValue } from '../eligibility/index.ts'
import type { Fact, FactId, Knowledge } from '../knowledge/index.ts'
import type { Holding } from './ledger.ts'
import type { Told } from './session.ts'

/** What is told, with the sums of years held that were made of what it corrects: 2025年不是402万，是362万 changes what three years come to. */
export function withSpanning(now: Told, held: Holding, { facts }: Knowledge): Told {
  let all = now
  for (const [id, value] of Object.entries(now.facts)) {
    const [was, words] = [held.facts[id], held.said[id]]
    if (typeof value !== 'number' || typeof was !== 'number' || value === was || typeof words !== 'string') continue
    const said = wordingText(now.said[id] ?? '')
    for (const sum of sumsOf(facts.get(id), facts.values())) {
      const [comes, of] = [all.facts[sum] ?? held.facts[sum], all.said[sum] ?? held.said[sum]]
      if (now.facts[sum] !== undefined || typeof comes !== 'number' || of === undefined) continue
      const more = changedBy(comes, Math.abs(value - was), value > was ? 1 : -1)
      // Only a sum whose words hold the year's own is known to be made of it.
      const parts = typeof of === 'object' ? of : undefined
      const at = parts?.findIndex((part) => !part.less && sameValue(part.value, was) && part.words === words) ?? -1
      const isPart = parts ? at >= 0 : (of as string).split(words).length === 2
      if (!isPart || more === undefined || said === '') continue
      const rest = parts
        ? parts.map((part, i) => (i === at ? { ...part, words: said, value } : part))
        : // Nobody said the whole anew: what it was, less what the year was, and what it is.
          [
            { words: of as string, value: comes },
            { words, value: was, less: true as const },
            { words: said, value },
          ]
      all = { ...all, facts: { ...all.facts, [sum]: more }, said: { ...all.said, [sum]: rest } }
    }
  }
  return all
}

/** Facts that are the years of the same quantity added up. */
const sumsOf = (fact: Fact | undefined, facts: Iterable<Fact>): FactId[] =>
  fact?.of === undefined
    ? []
    : [...facts].flatMap(({ id, madeOf }) =>
        id !== fact.id && madeOf?.kind === 'years' && madeOf.of === fact.of ? [id] : [],
      )
