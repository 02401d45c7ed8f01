import type { Knowledge, Subject } from '../knowledge/index.ts'
import type { Clause, Phrase } from '../law/index.ts'
import { computed, type DraftBlock, phrase, say } from '../reply/index.ts'
import { amountText } from './amount.ts'
import { regulationsIn } from './lookup.ts'

/** What the figures of a clause make together, shown as a sum: 500万元, at 3:1, is at least 1500 万元; on request where the ratio was not asked about. */
export function dutyBlocks(
  clauses: readonly Clause[],
  knowledge: Knowledge,
  subjects?: readonly Subject[],
): DraftBlock[] {
  const isAsked = (ratio: Phrase) =>
    subjects === undefined ||
    subjects.length === 0 ||
    subjects.some((subject) => subject.clauses.some(({ phrases }) => phrases.some((of) => overlaps(of, ratio))))
  const ids = clauses.map(({ id }) => id)
  return regulationsIn(ids, knowledge).flatMap(({ duties }) =>
    duties
      .filter(({ amount }) => ids.includes(amount.ref))
      .map(({ about, amount, ratio, product, times }) => ({
        kind: 'words' as const,
        text: say`推算：${about}至少 ${computed(amountText({ kind: 'money' }, product))}（“${phrase(amount)}”，“${phrase(ratio)}”，按 ${computed(times)} 计）。`,
        ...(isAsked(ratio) ? {} : { fold: true as const }),
      })),
  )
}

const overlaps = (one: Phrase, other: Phrase): boolean =>
  one.ref === other.ref && one.span.start < other.span.end && other.span.start < one.span.end
