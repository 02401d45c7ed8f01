import { standingOn } from '../corpus/index.ts'
import type { Heard, Want } from '../hear/index.ts'
import { type Knowledge, type RegulationKnowledge, signIn } from '../knowledge/index.ts'
import type { Found, Hit } from '../retrieval/index.ts'
import type { Ground } from './standing.ts'

/** Heard less surely, what names nothing of a text's term may be about anything. */
const PLAIN = 0.7
/** With less in common a clause and words that name nothing meet by chance; the more so where the clause knows few of the words. */
const CHANCE = { known: 24, strange: 35 }
/** Of words with less of them known a good part is on something else: 资料备齐后再来请教. */
const STRANGE = 0.45

/** Whether a clause found has no more of what was said than chance gives. */
export const isChance = ({ coverage }: Pick<Found, 'coverage'>, hit: Hit | undefined): boolean =>
  (hit?.score ?? 0) < (coverage < STRANGE ? CHANCE.strange : CHANCE.known)
/** Who made a text, or its very words, are no question of whether it holds. */
const HOLDS: ReadonlySet<Want> = new Set(['standing', 'when', 'whether', 'figure', 'difference'])

const asksIn = ({ acts }: Heard) => acts.flatMap((act) => (act.act === 'ask' ? [act] : []))

/** Whether something is asked for in this way. */
export const asksFor = (heard: Heard, want: Want): boolean => asksIn(heard).some(({ wants }) => wants === want)

/** Whether it is asked if a text is in force, since when or until when. */
export function asksStanding(heard: Heard, knowledge: Knowledge): boolean {
  const { regulations, subjects } = knowledge
  const refs = [...regulations.values()].flatMap(({ term: { effective, expiry } }) => [
    effective?.phrase.ref,
    expiry?.phrase.ref,
  ])
  const isOfTerm = (id: string) => subjects.get(id)?.clauses.some(({ ref }) => refs.includes(ref)) ?? false
  return asksIn(heard).some(({ wants, about, refs: named, sure, words }) => {
    // 这个办法啥时候开始算数: when, and of nothing but the text.
    const surely =
      sure >= PLAIN &&
      (wants === 'standing' || (wants === 'when' && signIn(words.toLowerCase(), 'text_when', knowledge).length > 0))
    if (about.length === 0) return surely && named.length === 0
    // 攻关站的办法还有效吗: a programme's name may hold the word of a subject.
    return surely ? about.some(isOfTerm) : HOLDS.has(wants) && about.every(isOfTerm)
  })
}

/** 四川的还收不收申报 or 现在还行不行, and nothing else: whether one may apply under a text whose term is over is for the clause on its term to say. */
export function asksWhetherOpen(
  heard: Heard,
  found: Found,
  [regulation, another]: readonly RegulationKnowledge[],
  { knowledge, asOf }: Ground,
): boolean {
  if (!regulation || another || standingOn(regulation.term, asOf) !== 'expired') return false
  const { subjects } = knowledge
  const asks = asksIn(heard)
  const ids = asks.flatMap((ask) => ask.about)
  const about = ids.flatMap((id) => subjects.get(id) ?? [])
  const wholes = about.flatMap(({ partOf }) => partOf)
  const isOpen = asks.length > 0 && asks.every(({ wants }) => wants === 'whether' || wants === 'standing')
  // 现在还能报不 names nothing at all but the time, and no clause has more of it than chance gives.
  const isNamed = ids.length > 0 && asks.every((ask) => ask.about.length > 0)
  const claims = asks.some((ask) => (ask.claims ?? []).length > 0)
  const isVague =
    ids.length === 0 &&
    signIn(found.rest, 'now', knowledge).length > 0 &&
    !found.numberAsked &&
    !claims &&
    isChance(found, found.hits[0])
  return (
    isOpen &&
    (isNamed || isVague) &&
    about.length === ids.length &&
    about.every(({ applying }) => applying) &&
    found.subjects.every(({ id, applying }) => applying || wholes.includes(id))
  )
}
