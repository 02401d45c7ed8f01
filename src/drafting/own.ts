import type { Clause } from '../law/index.ts'
import type { DraftingWorld } from './add.ts'
import type { Passage } from './answered.ts'
import type { Draft } from './draft.ts'
import { addTo, at, edited, type Values, valueAt, valuesOf } from './edits.ts'
import { type Entry, entriesIn, keyOf } from './entries.ts'
import { withoutUnused } from './facts-used.ts'
import { holding } from './holding.ts'
import { excluding, isOn, type Join, joinFor } from './joins.ts'
import { free } from './names.ts'
import { NewFacts, type ProposedFact } from './new-fact.ts'
import { passageIn } from './passage.ts'
import { Refused } from './ports.ts'
import type { Node } from './reading.ts'
import { demandsIn, type Requirement, sentencesOf } from './requirements.ts'
import { plainOf, situationOf } from './stretch.ts'
import { regulationIn } from './text-of-draft.ts'
import { asItStands } from './whose.ts'

/** A draft with a requirement in it that a clerk has named, and the entry by which it waits. */
export interface WithOwn {
  readonly draft: Draft
  readonly entry: Entry
}

/** The draft with what a clerk names proposed as a requirement, to be answered like any other. Throws Refused where it cannot be one. */
export function withRequirement(before: Draft, said: Passage, world: DraftingWorld): WithOwn {
  const regulation = regulationIn(before)
  const { clause, words } = passageIn(regulation, said)
  const sentence = sentencesOf(clause).find((each) => each.includes(words)) ?? words
  const requirement = { clause, words, sentence }
  const draft = withoutSame(before, requirement)
  const [division = ''] = String(valuesOf(draft.regulation).division ?? '').split(' ')
  const demand = demandsIn(regulation, world.words).find(
    ({ clause: lead, items }) => lead.id === clause.id || items.some(({ id }) => id === clause.id),
  )
  const place = world.knowledge.places.namesOf(division)
  const reading = { ...world, regulation, place, ...(demand?.owner === undefined ? {} : { owner: demand.owner }) }
  const facts = new NewFacts(reading, knownIn(draft))
  const join = demand && joinFor(draft, demand, requirement)
  const excludes = demand?.wanted === 'none'
  const plain = excludes ? situationOf(requirement, reading, facts) : plainOf(requirement, reading, facts)
  const whole = demand && excludes ? excluding(demand, plain) : asItStands(plain, requirement, demand, reading, facts)
  const node = join ? plain : named(draft, whole, clause)
  const made = join ? joined(draft, join, node) : added(draft, node)
  const after = holding(before, withoutUnused(withFacts(made, facts.usedBy(node))), world)
  return { draft: after, entry: entryOf(after, join, node) }
}

/** The facts that a draft proposes or has. */
const knownIn = ({ facts }: Draft): [string, ProposedFact][] =>
  Object.entries(at(valuesOf(facts), ['facts'])) as [string, ProposedFact][]

/** What the clerk says now stands in the place of the same words, not written or judged. Throws Refused where they are a condition already. */
function withoutSame(draft: Draft, requirement: Requirement): Draft {
  const regulation = valuesOf(draft.regulation)
  const held = (section: string): readonly Values[] =>
    Array.isArray(regulation[section]) ? (regulation[section] as Values[]) : []
  const same = held('conditions').find((each) => isOn(each, requirement))
  if (same)
    throw new Refused([`“${requirement.words}”已经是条件，在“${keyOf(same)}”里；要改，答过的先答 r，再改那一项。`])
  return edited(draft, 'regulation', (file) => {
    for (const section of ['judged', 'unmodelled'])
      for (const [i, each] of [...held(section).entries()].reverse())
        if (isOn(each, requirement)) file.deleteIn([section, i])
  })
}

/** The same thing asked of the same clause twice has a name of its own. */
function named(draft: Draft, node: Node, { label }: Clause): Node {
  const conditions = valuesOf(draft.regulation).conditions
  const taken = (Array.isArray(conditions) ? conditions : [])
    .map((each) => at(each, []))
    .filter((each) => each.clause === node.clause)
    .map((each) => String(each.name ?? each.fact))
  const called = String(node.name ?? node.fact)
  if (!taken.includes(called)) return node
  const { clause, ...rest } = node
  return { clause, ...rest, name: free(called, taken), label: node.label ?? `${label}的另一项要求` }
}

const added = (draft: Draft, node: Node): Draft =>
  edited(draft, 'regulation', (file) => addTo(file, 'conditions', { proposed: true, ...node }))

/** A group that has one line more is looked at again as a whole. */
const joined = (draft: Draft, { path, list }: Join, node: Node): Draft =>
  edited(draft, 'regulation', (file) => {
    const place = [...path, ...list]
    const count = Object.keys(at(valuesOf(draft.regulation), place)).length
    file.setIn([...place, count], file.createNode(node))
    file.setIn([...path, 'proposed'], true)
  })

const withFacts = (draft: Draft, facts: Readonly<Record<string, ProposedFact>>): Draft => {
  const held = at(valuesOf(draft.facts), ['facts'])
  const own = Object.entries(facts).filter(([id]) => held[id] === undefined)
  if (own.length === 0) return draft
  return edited(draft, 'facts', (file) => {
    if (Object.keys(held).length === 0) file.set('facts', file.createNode(Object.fromEntries(own)))
    else for (const [id, fact] of own) file.setIn(['facts', id], file.createNode(fact))
  })
}

function entryOf(draft: Draft, join: Join | undefined, node: Node): Entry {
  const conditions = entriesIn(draft).filter(({ section }) => section === 'conditions')
  const last = (valueAt(valuesOf(draft.regulation), ['conditions']) as readonly unknown[]).length - 1
  const place = join ? join.path[1] : last
  const entry = conditions.find(({ path }) => path[1] === place)
  if (!entry) throw new Error(`no entry waits at ${String(node.clause)}`)
  return entry
}
