import type { Fact, Knowledge, Template } from '../knowledge/index.ts'
import { places, type Regulation, squeeze } from '../law/index.ts'
import { figuresOf, measures } from './likely.ts'
import type { Proposed } from './propose.ts'

/** Proposes besides the program what sentences demand that the program is not sure of, as ids and stretches. Undefined where nothing came. */
export interface Proposer {
  propose(asked: ProposerAsked): Promise<readonly ProposerSaid[] | undefined>
}

export interface ProposerAsked {
  readonly facts: readonly { readonly id: string; readonly name: string; readonly figure: boolean }[]
  readonly demands: readonly { readonly id: string; readonly printed: string }[]
}

/** Words of a sentence that demand a fact; null where experts judge it. */
export interface ProposerSaid {
  readonly demand: string
  readonly words: string
  readonly fact: string | null
  readonly holds: boolean | null
}

/** A plain bound, or a plain yes. */
interface Condition {
  readonly clause: string
  readonly fact: string
  readonly phrase: string
  readonly is?: boolean
}

/** Sentences in one call: with the names of all facts before them. */
const AT_ONCE = 20

interface Demand {
  readonly clause: string
  readonly phrase: string
  readonly about: string
}

/** What was proposed, with what a proposer makes of the sentences left: only what the loader reads of a stretch by itself is taken. */
export async function proposedBeside(
  proposed: Proposed,
  proposer: Proposer,
  regulation: Regulation,
  { facts }: Pick<Knowledge, 'facts'>,
): Promise<Proposed> {
  const left = proposed.unmodelled.filter(isDemand)
  const known = [...facts.values()].filter(({ kind }) => kind !== 'choice')
  const named = known.map(({ id, label, kind }) => ({ id, name: nameOf(label), figure: kind !== 'yes-no' }))
  const made = new Map<object, Made[]>()
  for (let at = 0; at < left.length; at += AT_ONCE) {
    const some = left.slice(at, at + AT_ONCE)
    const demands = some.map(({ phrase }, i) => ({ id: `d${i + 1}`, printed: phrase }))
    const said = (await proposer.propose({ facts: named, demands }).catch(() => undefined)) ?? []
    for (const [i, demand] of some.entries()) {
      const own = said.filter((each) => each.demand === `d${i + 1}`)
      made.set(
        demand,
        own.flatMap((each) => madeOf(each, demand, regulation, facts) ?? []),
      )
    }
  }
  const all = [...made.values()].flat()
  const held = new Set(proposed.conditions.flatMap(idsIn))
  const conditions = all.flatMap(({ condition }) => {
    const [id = ''] = condition ? idsIn(condition) : []
    if (!condition || held.has(id)) return []
    held.add(id)
    return [condition]
  })
  return {
    ...proposed,
    conditions: [...proposed.conditions, ...conditions.map((each) => ({ proposed: true, ...each }))],
    judged: [...proposed.judged, ...all.flatMap(({ judged }) => (judged ? [{ proposed: true, ...judged }] : []))],
    // What of a sentence no stretch demands is still not tested.
    unmodelled: proposed.unmodelled.filter((each) => !isDemand(each) || !isCovered(each.phrase, made.get(each) ?? [])),
  }
}

const idsIn = (condition: object): string[] =>
  'fact' in condition && 'clause' in condition ? [`${condition.clause}/${condition.fact}`] : []

/** A figure in a name is the phrase of another text, and is left out. */
const nameOf = (label: Template): string => label.map((part) => (typeof part === 'string' ? part : '')).join('')

const isDemand = (entry: object): entry is Demand =>
  'phrase' in entry && typeof entry.phrase === 'string' && 'clause' in entry && 'about' in entry

interface Made {
  readonly words: string
  readonly condition?: Condition
  readonly judged?: Demand
}

function madeOf(
  { words, fact: id, holds }: ProposerSaid,
  { clause, about, phrase }: Demand,
  { clauses, id: regulation }: Regulation,
  facts: Knowledge['facts'],
): Made | undefined {
  const own = clauses.find((each) => each.id === `${regulation}:${clause}`)
  if (!own || places(own.text, words).length !== 1) return undefined
  const figures = figuresOf(words).length
  if (id === null) return figures === 0 && words === phrase ? { words, judged: { clause, phrase, about } } : undefined
  const fact = facts.get(id)
  if (!fact) return undefined
  if (fact.kind === 'yes-no')
    return figures === 0 && holds !== null
      ? { words, condition: { clause, fact: id, is: holds, phrase: words } }
      : undefined
  return figures === 1 && isMeasured(words, fact)
    ? { words, condition: { clause, fact: id, phrase: words } }
    : undefined
}

const isMeasured = (words: string, fact: Fact): boolean => fact.kind !== 'choice' && measures(words, fact)

const isCovered = (phrase: string, made: readonly Made[]): boolean =>
  squeeze(made.reduce((rest, { words }) => rest.replace(words, ''), phrase)).replace(/[\p{P}\s]/gu, '') === ''
