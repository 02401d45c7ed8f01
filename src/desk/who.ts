import type { Told } from '../answer/index.ts'
import type { Heard } from '../hear/index.ts'
import { factIn, type Knowledge, WordFinder } from '../knowledge/index.ts'
import { readFigures } from '../quantity/index.ts'
import { NOTHING_TOLD } from './session.ts'

/** A kind that is said of oneself, or stands for itself: 我们公司, 用研究所报; 和一家医院合作 names somebody else. */
const OWN = /(?:[\s，。；：、我咱俺是用以]|[我咱俺]们|自己)$/u
const DENIED = /(?:[不非没]|没有|不是|不算|并非|哪有)$/u
/** 有个企业打进来, 一个厂子想申报: who does so is who applies. */
const APPLIES = /^(?:想|要|打电话|打进来|打来|来电|来问|问|准备|打算|能不能|能否)/u
const NEAR = 4
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
    (each) => each.value !== undefined && (!isCounted(each) || APPLIES.test(folded.slice(each.end, each.end + NEAR))),
  )
  const own = named.find(({ start, end }) => isOwn(folded, start) || APPLIES.test(folded.slice(end, end + NEAR)))
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

/** Whom a word of a yes or no that was told says one is, by its head or by what follows it: 软件公司, 独立法人企业. */
export function whoIsTold({ acts }: Heard, words: string, { facts }: Knowledge): Told {
  const fact = facts.get(factIn(facts, 'kind') ?? '')
  const kinds = Object.entries(fact?.choices ?? {}).flatMap(([value, choice]) =>
    choice.words.filter(({ text }) => text.length > 1).map((word) => [word, value] as const),
  )
  const finder = new WordFinder(kinds)
  for (const act of acts) {
    if (!fact || act.act !== 'tell' || act.value !== true || act.of !== 'applicant' || act.mood !== 'is') continue
    if (act.fact === null || facts.get(act.fact)?.party !== undefined) continue
    const { start, end } = act.span
    const follows = facts.get(act.fact)?.telling?.verb === 'is'
    const head = finder
      .in(words.slice(start, end + NEAR))
      .find((kind) => start + kind.end === end || (follows && start + kind.start === end))
    if (head) return { facts: { [fact.id]: head.value }, said: { [fact.id]: words.slice(start, start + head.end) } }
  }
  return NOTHING_TOLD
}
