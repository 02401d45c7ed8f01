import { standingOn } from '../corpus/index.ts'
import { type Day, type RegulationId, regulationOf } from '../law/index.ts'
import { amendedOn, judgedOn } from './amended.ts'
import type { Knowledge, Link, RegulationKnowledge } from './types.ts'

type Regulations = Knowledge['regulations']

/** A text of the same kind that goes before or after another: what it replaced, or what replaced it. */
const before = (regulation: RegulationKnowledge, regulations: Regulations): RegulationKnowledge[] =>
  [...regulations.values()].filter(({ lineage }) =>
    lineage.endedBy.some(({ by, takesOver }) => takesOver && by === regulation.id),
  )

/** All texts of which one came after the other, this one among them, the oldest first. */
export function versionsOf(id: RegulationId, regulations: Regulations): RegulationKnowledge[] {
  const found = new Set<RegulationKnowledge>()
  const visit = (regulation: RegulationKnowledge | undefined): void => {
    if (!regulation || found.has(regulation)) return
    found.add(regulation)
    before(regulation, regulations).forEach(visit)
    for (const { by, takesOver } of regulation.lineage.endedBy) if (takesOver) visit(regulations.get(by))
  }
  visit(regulations.get(id))
  const rankOf = (regulation: RegulationKnowledge): number =>
    Math.max(0, ...before(regulation, regulations).map((each) => rankOf(each) + 1))
  return [...found]
    .map((each) => ({ each, rank: rankOf(each) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ each }) => each)
}

/** The text that one replaced last, where it is held. */
export const predecessorOf = (id: RegulationId, regulations: Regulations): RegulationKnowledge | undefined => {
  const own = regulations.get(id)
  return own && before(own, regulations)[0]
}

/** The version in force on a day: the last that took effect; where none had, the first. A draft stands only where there is nothing else. */
export function versionOn(id: RegulationId, regulations: Regulations, day: Day): RegulationKnowledge | undefined {
  const versions = versionsOf(id, regulations)
  const issued = versions.filter(({ term }) => !term.draft)
  const [first = versions.at(-1)] = issued
  return (
    issued.findLast(
      ({ term: { ended: _later, ...own } }) =>
        !PENDING.has(standingOn(own, day)) && (own.issued === undefined || own.issued <= day),
    ) ?? first
  )
}

const PENDING: ReadonlySet<string> = new Set(['not-yet-in-force', 'uncertain-date'])

/** Whether a text does nothing but change or end others that are held: what it says is told with them. */
function onlyActs({ conditions, unmodelled, lineage: { amends, repeals, replaces } }: RegulationKnowledge): boolean {
  const isHeld = ({ id, across }: Link) => id !== undefined && across === undefined
  if (replaces.length > 0) return false
  return amends.some(isHeld) || (repeals.some(isHeld) && conditions.length + unmodelled.length === 0)
}

/** Which texts answer on a day: of each programme and place the version in force, unless another was `chosen`. */
function standing(regulations: Regulations, day: Day, chosen: readonly RegulationId[]): Set<RegulationId> {
  const picked = new Map(chosen.flatMap((id) => versionsOf(id, regulations).map((each) => [each.id, id] as const)))
  return new Set(
    [...regulations.values()]
      .filter((each) => {
        const choice = picked.get(each.id)
        if (choice !== undefined) return choice === each.id
        return !onlyActs(each) && versionOn(each.id, regulations, day)?.id === each.id
      })
      .map(({ id }) => id),
  )
}

const without = <V>(map: ReadonlyMap<string, V>, keep: (value: V) => V | undefined): Map<string, V> =>
  new Map(
    [...map].flatMap(([id, value]) => {
      const kept = keep(value)
      return kept === undefined ? [] : [[id, kept] as const]
    }),
  )

/** What is known as it is answered from on a day: other versions are neither searched nor cited, and what others changed by then is worked in. The same where there are none. */
export function knowledgeOn(knowledge: Knowledge, day: Day, chosen: readonly RegulationId[] = []): Knowledge {
  const { regulations } = knowledge
  const ids = standing(regulations, day, chosen)
  const current = [...regulations.values()].filter(({ id }) => ids.has(id))
  const amended = current.map((each) => amendedOn(each, regulations, day))
  const changed = amended.filter((each) => each.amended !== undefined)
  if (ids.size === regulations.size && changed.length === 0) return knowledge
  const standings = new Map(amended.map((each) => [each.id, each]))
  return only(judgedOn({ ...knowledge, regulations: standings }, changed, day), ids)
}

/** What is known of some texts alone. */
function only(knowledge: Knowledge, ids: ReadonlySet<RegulationId>): Knowledge {
  const here = (ref: string) => ids.has(regulationOf(ref))
  const of = <V extends { readonly phrase: { readonly ref: string } }>(value: V) =>
    here(value.phrase.ref) ? value : undefined
  return {
    ...knowledge,
    subjects: without(knowledge.subjects, (subject) => ({
      ...subject,
      clauses: subject.clauses.filter(({ ref }) => here(ref)),
      silent: subject.silent.filter((id) => ids.has(id)),
    })),
    matters: without(knowledge.matters, (matter) => ({
      ...matter,
      said: Object.fromEntries(Object.entries(matter.said).filter(([id]) => ids.has(id))),
    })),
    precedents: without(knowledge.precedents, of),
    stances: without(knowledge.stances, of),
    phrasings: without(knowledge.phrasings, (phrasing) => (here(phrasing.id) ? phrasing : undefined)),
    ambiguities: without(knowledge.ambiguities, (ambiguity) => ({
      ...ambiguity,
      options: ambiguity.options.map((option) => ({ ...option, clauses: option.clauses.filter(here) })),
    })),
    checkup: without(knowledge.checkup, (duties) => ({ ...duties, clauses: duties.clauses.filter(here) })),
  }
}
