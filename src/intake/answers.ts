import type { Fact, FactId } from '../knowledge/index.ts'
import type { Measure } from './lexicon/subjects.ts'
import type { BareAnswer } from './presence.ts'

/** The measure that a fact is told in; none for yes/no and choices. */
export const measureOf = (fact: Fact): Measure | undefined => {
  if (fact.kind === 'money' || fact.kind === 'area' || fact.kind === 'share') return fact.kind
  if (fact.kind !== 'count') return undefined
  return fact.unit === '人' ? 'people' : fact.unit === '家' ? 'firms' : 'items'
}

/** 没有 says that the thing is not there, 不是 that the question is to be denied. */
const OF_BEING_THERE = /有|无|没|发生|得|冒/u

const goodIfSo = ({ id, kind }: Fact): boolean =>
  kind === 'yes-no' && id !== 'revoked_within_3y' && id !== 'joint_build' && id !== 'company_form'

/** 不健全 is said of rules, whatever was asked. */
export const saidOf = (asked: Fact, { word }: BareAnswer): FactId =>
  /健全|完善/u.test(word) ? 'internal_rules' : asked.id

/** What a bare yes or no says of the fact just asked: 近三年没有失信，对吗 is affirmed by 没有, too. */
export const answered = (fact: Fact, { yes, word }: BareAnswer): boolean | number | { min: number } | undefined => {
  // 没问题 says that all is well; of a revocation or a joint undertaking that says neither yes nor no
  const well = /问题|毛病/u.test(word)
  if (well && !goodIfSo(fact)) return undefined
  const there = OF_BEING_THERE.test(word) && !/没错/u.test(word) && !well
  if (fact.kind === 'yes-no')
    return fact.id.startsWith('no_') || fact.id.startsWith('clean_') ? (there ? !yes : yes) : yes
  if (fact.kind === 'choice') return undefined
  if (!yes) return there ? 0 : undefined
  return there && fact.kind === 'count' && fact.unit === '家' ? { min: 1 } : undefined
}

/** Yes/no facts of which one told exception is enough: any accident spoils a clean record, any line is a capability. */
export const combined = (fact: FactId, earlier: boolean | undefined, later: boolean): boolean => {
  if (earlier === undefined) return later
  if (fact.startsWith('no_') || fact.startsWith('clean_') || fact === 'government_commitment') return earlier && later
  if (fact === 'pilot_capability' || fact === 'revoked_within_3y') return earlier || later
  return later
}
