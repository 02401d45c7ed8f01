import { type ClauseId, type Day, type RegulationId, regulationOf } from '../law/index.ts'
import { relaxationsIn } from './requirements/walk.ts'
import type { Condition, Knowledge, Lineage, RegulationKnowledge, Unmodelled } from './types.ts'

type Amendment = Lineage['amendedBy'][number]
type Regulations = ReadonlyMap<RegulationId, RegulationKnowledge>

/** What has changed a text by a day; while it is open whether a change holds already, neither the old words nor the new are sure. */
export const changesOn = ({ lineage }: RegulationKnowledge, day: Day): readonly Amendment[] =>
  lineage.amendedBy.filter(({ draft, earliest, from }) => !draft && day >= (earliest ?? from ?? day))

/** Of a change without a day nobody can tell since when it holds. */
const isSure = ({ from }: Amendment, day: Day): boolean => from !== undefined && from <= day

/** A clause that a change names, and all that stands under it. */
const isUnder = (ref: ClauseId, at: readonly ClauseId[]): boolean =>
  at.some((each) => ref === each || ref.startsWith(`${each}.`))

/** What changed a clause, or what it stands under, by a day. */
export const amendmentsOn = (regulation: RegulationKnowledge, ref: ClauseId, day: Day): readonly Amendment[] =>
  changesOn(regulation, day).filter(({ at }) => isUnder(ref, at) || at.some((each) => each.startsWith(`${ref}.`)))

const refsOf = ({ ref, requires, relax }: Condition): ClauseId[] => [
  ref,
  ...[...relax, ...relaxationsIn(requires)].flatMap(({ phrase }) => (phrase ? [phrase.ref] : [])),
]

const nameOf = ({ id }: Condition): string => id.slice(id.indexOf('/') + 1)

/** The conditions that the changing text sets in place of those of the clauses it changes: read in its own words. */
const setBy = ({ by, phrase }: Amendment, regulations: Regulations): Condition[] =>
  (regulations.get(by)?.conditions ?? [])
    .filter(({ ref }) => isUnder(ref, [phrase.ref]))
    .map((condition) => ({ ...condition, id: `${by}:${condition.id}` }))

/**
 * A text as others have changed it by a day: nobody is held to the old words of a changed clause. In their place stand the
 * conditions of the text that changed it; where it has none, the requirement is one that nothing tests yet.
 */
export function amendedOn(regulation: RegulationKnowledge, regulations: Regulations, day: Day): RegulationKnowledge {
  const changes = changesOn(regulation, day)
  if (changes.length === 0) return regulation
  const changedBy = (ref: ClauseId) => changes.filter(({ at }) => isUnder(ref, at))
  const isChanged = (ref: ClauseId) => changedBy(ref).length > 0
  const set = changes.filter((each) => isSure(each, day)).flatMap((each) => setBy(each, regulations))
  const overtaken = regulation.conditions.filter((each) => refsOf(each).some(isChanged))
  const last = (condition: Condition) => refsOf(condition).flatMap(changedBy).at(-1)
  const lost = overtaken.flatMap((condition): Unmodelled[] => {
    const change = last(condition)
    if (!change || (change.removes && isSure(change, day))) return []
    if (set.some((each) => nameOf(each) === nameOf(condition))) return []
    return [{ ref: change.phrase.ref, phrase: change.phrase, about: '条文改过，改后的要求没有编进来' }]
  })
  return {
    ...regulation,
    amended: changes.map((each) => ({ by: each.by, sure: isSure(each, day) })),
    conditions: [...regulation.conditions.filter((each) => !overtaken.includes(each)), ...newest(set, changes)],
    unmodelled: [
      ...regulation.unmodelled.filter(({ ref }) => !isChanged(ref)),
      ...lost,
      ...openIn(changes, regulations),
    ],
    preferences: regulation.preferences.filter(({ ref }) => !isChanged(ref)),
    duties: regulation.duties.filter(({ amount }) => !isChanged(amount.ref)),
  }
}

/** Of two changes of one requirement the later holds. */
const newest = (set: readonly Condition[], changes: readonly Amendment[]): Condition[] => {
  const rank = ({ ref }: Condition) => changes.findIndex(({ by }) => by === regulationOf(ref))
  const later = (a: Condition, b: Condition) => startOf(changes[rank(a)]) < startOf(changes[rank(b)])
  return set.filter((each) => !set.some((other) => nameOf(other) === nameOf(each) && later(each, other)))
}

const startOf = (change: Amendment | undefined): Day => change?.from ?? ''

/** What a changing text requires that nothing tests yet. */
const openIn = (changes: readonly Amendment[], regulations: Regulations): Unmodelled[] =>
  [...new Set(changes.map(({ by }) => by))].flatMap((by) => regulations.get(by)?.unmodelled ?? [])

/** What was judged of a changed text's words is dropped where the words it was judged of are no longer those. */
export function judgedOn(knowledge: Knowledge, changed: readonly RegulationKnowledge[], day: Day): Knowledge {
  if (changed.length === 0) return knowledge
  const of = new Map(changed.map((each) => [each.id, each]))
  const isChanged = (ref: ClauseId) => {
    const regulation = of.get(regulationOf(ref))
    return regulation !== undefined && amendmentsOn(regulation, ref, day).length > 0
  }
  const kept = <V extends { readonly phrase: { readonly ref: ClauseId } }>(map: ReadonlyMap<string, V>) =>
    new Map([...map].filter(([, { phrase }]) => !isChanged(phrase.ref)))
  /** A text is silent still only where all that change it are. */
  const isSilent = (id: RegulationId, silent: readonly RegulationId[]) =>
    (of.get(id)?.amended ?? []).every(({ by }) => silent.includes(by))
  return {
    ...knowledge,
    subjects: new Map(
      [...knowledge.subjects].map(([id, subject]) => [
        id,
        { ...subject, silent: subject.silent.filter((each) => isSilent(each, subject.silent)) },
      ]),
    ),
    matters: new Map(
      [...knowledge.matters].map(([id, matter]) => {
        const silent = Object.entries(matter.said).flatMap(([each, { state }]) => (state === 'silent' ? [each] : []))
        const said = Object.entries(matter.said).filter(([each, statement]) =>
          statement.state === 'silent' ? isSilent(each, silent) : !isChanged(statement.phrase.ref),
        )
        return [id, { ...matter, said: Object.fromEntries(said) }]
      }),
    ),
    precedents: kept(knowledge.precedents),
    stances: kept(knowledge.stances),
  }
}
