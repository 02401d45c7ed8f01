import type { Told } from '../answer/index.ts'
import { factIn, type Knowledge, WordFinder } from '../knowledge/index.ts'
import { readFigures } from '../quantity/index.ts'
import { NOTHING_TOLD } from './session.ts'

/** A kind that is said of oneself, or stands for itself: 我们公司, 用研究所报; 和一家医院合作 names somebody else. */
const OWN = /(?:[\s，。；：、我咱俺是用以]|[我咱俺]们|自己)$/u
const DENIED = /(?:[不非没]|没有|不是|不算|并非|哪有)$/u
const isOwn = (folded: string, at: number): boolean => {
  const before = folded.slice(Math.max(0, at - 2), at)
  return at === 0 || (OWN.test(before) && !DENIED.test(before))
}

/** Who applies, where whoever wants to know whether they may names one kind and no other: 我们公司能不能报. */
export function whoAsks(folded: string, { facts }: Knowledge): Told {
  const fact = facts.get(factIn(facts, 'kind') ?? '')
  if (!fact) return NOTHING_TOLD
  const words = Object.entries(fact.choices).flatMap(([value, choice]) => [
    ...[...choice.words, ...choice.own].map((word) => [word, value] as const),
    ...choice.unlike.map((word) => [word, undefined] as const),
  ])
  const figures = readFigures(folded)
  const isCounted = ({ start, end }: { start: number; end: number }) =>
    figures.some((figure) => figure.start < end && figure.end >= start)
  const named = apart(new WordFinder<string | undefined>(words).in(folded)).filter(
    (each) => each.value !== undefined && !isCounted(each),
  )
  const own = named.find(({ start }) => isOwn(folded, start))
  if (own?.value === undefined || named.some(({ value }) => value !== own.value)) return NOTHING_TOLD
  return { facts: { [fact.id]: own.value }, said: { [fact.id]: folded.slice(own.start, own.end) } }
}

/** None over another: the first and longest stands. */
function apart<T extends { readonly start: number; readonly end: number }>(found: readonly T[]): T[] {
  const kept: T[] = []
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end)
  for (const each of sorted) if (each.start >= (kept.at(-1)?.end ?? 0)) kept.push(each)
  return kept
}
