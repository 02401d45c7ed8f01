import { counts } from '../answer/index.ts'
import type { Heard, Tell } from '../hear/index.ts'
import type { FactId, Knowledge } from '../knowledge/index.ts'

/**
 * What was heard with what follows from it: 协议签了 tells that one builds together. That there is none tells nothing; nor does an
 * answer to what was asked, which would not have been asked without it.
 */
export function withFollowing(heard: Heard, { facts }: Knowledge, asked?: FactId): Heard {
  const tells = heard.acts.flatMap((act) => (act.act === 'tell' ? [act] : []))
  const following = [...facts.values()].flatMap(({ id, madeOf }): Tell[] => {
    if (madeOf?.kind !== 'any' || tells.some(({ fact }) => fact === id)) return []
    const from = tells.find(
      (tell) => counts(tell) && tell.fact !== asked && madeOf.of.includes(tell.fact) && isSome(tell.value),
    )
    return from ? [{ ...from, fact: id, value: true }] : []
  })
  return following.length > 0 ? { ...heard, acts: [...heard.acts, ...following] } : heard
}

/** Yes, or at least one. */
const isSome = (value: Tell['value']): boolean =>
  value === true ||
  (typeof value === 'number' && value >= 1) ||
  (typeof value === 'object' && value !== null && (value.min ?? 0) >= 1)
