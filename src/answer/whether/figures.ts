import { type Reading, readFigures } from '../../quantity/index.ts'

/** How a figure of a question stands to what a text says: the same, within what it asks for, or short of it. */
export type Relation = 'same' | 'reached' | 'missed'

const amountOf = ({ interval }: Reading): number | undefined => interval?.min ?? interval?.max

const alike = (one: Reading, other: Reading): boolean =>
  one.dimension === undefined ? one.unit !== undefined && one.unit === other.unit : one.dimension === other.dimension

const beyond = ({ op }: Reading): boolean => op === 'lt' || op === 'gt'

const measured = (text: string): Reading[] =>
  readFigures(text).filter((reading) => reading.figure && reading.kind !== 'date' && amountOf(reading) !== undefined)

/** Whether a question has a figure of its own. */
export const readsFigure = (question: string): boolean => measured(question).length > 0

/** How each figure of a question that the told words have one like stands to that. */
export function relationsOf(question: string, told: string): Relation[] {
  const stated = measured(told)
  return measured(question).flatMap((asked): Relation[] => {
    const like = stated.filter((of) => alike(of, asked))
    const [first] = like
    const value = amountOf(asked)
    if (!first || value === undefined) return []
    const same = like.find((of) => amountOf(of) === value)
    if (same && !beyond(asked)) return ['same']
    const { op } = same ?? first
    const isMost = op === 'le' || op === 'lt'
    // 不到3% is short of 3 %, 超过20% is past it.
    if (same) return [isMost === (asked.op === 'gt') ? 'missed' : 'reached']
    return [isMost === value > (amountOf(first) ?? 0) ? 'missed' : 'reached']
  })
}
