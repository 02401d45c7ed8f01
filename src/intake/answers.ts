import type { Fact, FactId } from '../knowledge/index.ts'
import type { Known } from './known.ts'
import type { Measure } from './lexicon/subjects.ts'
import type { BareAnswer } from './presence.ts'

/** The measure that a fact is told in; none for yes/no and choices. */
export const measureOf = (fact: Pick<Fact, 'kind' | 'unit'>): Measure | undefined => {
  if (fact.kind === 'money' || fact.kind === 'area' || fact.kind === 'share') return fact.kind
  if (fact.kind !== 'count') return undefined
  return fact.unit === '人' ? 'people' : fact.unit === '家' ? 'firms' : 'items'
}

/** 没有 says that the thing is not there, 不是 that the question is to be denied. */
const OF_BEING_THERE = /有|无|没|发生|得|冒/u

/** 不健全 is said of rules, whatever was asked: of the fact that it affirms or denies at the end of a word. */
export const saidOf = (asked: Fact, { word }: BareAnswer, { facts }: Pick<Known, 'facts'>): FactId => {
  const [quality] = /健全|完善/u.exec(word) ?? []
  if (quality === undefined) return asked.id
  const says = ({ telling }: Fact) => [...(telling?.for ?? []), ...(telling?.against ?? [])]
  const of = [...facts.values()].find((fact) => says(fact).some(({ text }) => text.endsWith(quality)))
  return of?.id ?? asked.id
}

/** What a bare yes or no says of the fact just asked: 近三年没有失信，对吗 is affirmed by 没有, too. */
export const answered = (fact: Fact, { yes, word }: BareAnswer): boolean | number | { min: number } | undefined => {
  // 没问题 says that all is well; of a revocation or a joint undertaking that says neither yes nor no
  const well = /问题|毛病/u.test(word)
  if (well && fact.telling?.good !== 'affirmed') return undefined
  const there = OF_BEING_THERE.test(word) && !/没错/u.test(word) && !well
  if (fact.telling) return fact.telling.presence === 'denies' ? (there ? !yes : yes) : yes
  if (fact.kind === 'choice') return undefined
  if (!yes) return there ? 0 : undefined
  return there && fact.kind === 'count' && fact.unit === '家' ? { min: 1 } : undefined
}

/** Yes/no facts of which one told exception is enough: any accident spoils a clean record, any line is a capability. */
export const combined = (fact: Fact | undefined, earlier: boolean | undefined, later: boolean): boolean => {
  if (earlier === undefined || !fact?.telling?.takes) return later
  return fact.telling.takes === 'all' ? earlier && later : earlier || later
}
