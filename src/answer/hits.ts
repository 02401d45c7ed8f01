import type { Subject } from '../knowledge/index.ts'
import { type ClauseId, regulationOf } from '../law/index.ts'
import type { Found } from '../retrieval/index.ts'

/** A second clause of a regulation is told where it scores this share of the best. */
export const NEAR = 0.8
/** Where one clause is asked after, another is told beside it that is as good as the best. */
const BOTH = 0.9
/** Of two places compared, a clause on the subject heard is told where it scores this share of the place's best. */
const BESIDE = 0.6

/** The article that a clause stands in: what is asked of an item may be said in its lead-in, or the other way round. */
export const articleOf = (ref: ClauseId): ClauseId => ref.replace(/^([^:]+:[^.]+)\..*$/u, '$1')

/** The best clause, and a second of another article that comes near it, unless the best alone is on a subject that was heard. */
export const refsFor = (found: Found['hits'], { subjects }: Found): ClauseId[] => {
  const hits = wholeFirst(found, subjects)
  const [best, second] = hits
  if (!best) return []
  const near = second && second.score >= best.score * BOTH && articleOf(second.ref) !== articleOf(best.ref)
  return near && (isOn(second.ref, subjects) || !isOn(best.ref, subjects)) ? [best.ref, second.ref] : [best.ref]
}

/** 有什么门槛 meets an article and all that stands under it alike: then the whole is asked after, and no item of it. */
function wholeFirst(hits: Found['hits'], subjects: readonly Subject[]): Found['hits'] {
  const [best] = hits
  if (!best || isOn(best.ref, subjects)) return hits
  const article = articleOf(best.ref)
  const under = hits.slice(0, LOOKED).filter(({ ref }) => articleOf(ref) === article)
  const whole = under.find(({ ref, score }) => ref === article && score >= best.score * WHOLE)
  return whole && whole !== best && under.length > MOST ? [whole, ...hits.filter((hit) => hit !== whole)] : hits
}

/** More than so many of so many of the first clauses stand under one article, which scores this share of the best itself. */
const [MOST, LOOKED, WHOLE] = [3, 5, 0.65]

/** Whether a clause is one on the subjects, as knowledge has it. */
export const isOn = (ref: ClauseId, subjects: readonly Subject[]): boolean =>
  subjects.some(({ clauses }) => clauses.some((clause) => clause.ref === ref))

/** The best clause of each regulation that comes near the best of all. */
export function perRegulation(hits: Found['hits'], share: number): ClauseId[] {
  const top = hits[0]?.score ?? 0
  const best = new Map<string, ClauseId>()
  for (const { ref, score } of hits) {
    if (score >= top * share && !best.has(regulationOf(ref))) best.set(regulationOf(ref), ref)
  }
  return [...best.values()]
}

/** The best clause, or one near it that speaks on a subject that was heard. */
export function onSubject(hits: Found['hits'], subjects: readonly Subject[]): ClauseId | undefined {
  const [best] = hits
  return (hits.find(({ ref, score }) => score >= (best?.score ?? 0) * BESIDE && isOn(ref, subjects)) ?? best)?.ref
}
