import { addressOf, type Clause, squeeze } from '../law/index.ts'
import { readFigures } from '../quantity/index.ts'
import { type Around, type Leaf, leafOf } from './leaves.ts'
import { figuresOf } from './likely.ts'
import type { NewFacts } from './new-fact.ts'
import { isOnce, type Node, type Reading } from './reading.ts'
import {
  countsIn,
  type Demand,
  nestedIn,
  partsOf,
  type Requirement,
  requirementsOf,
  sentencesOf,
} from './requirements.ts'
import { hasOne, opening, withoutOpening } from './words.ts'

/** A condition, with the items that are not in it and wait by themselves; or why there is none. */
export type Outcome = { readonly condition: Node; readonly left?: readonly Clause[] } | { readonly why: string }

/** 符合下列三项以上, 下列条件之一, 有下列情形之一的不予认定: a tree, where each of the items is one plain thing. */
export function groupOf(demand: Demand, reading: Reading, facts: NewFacts): Outcome {
  const { clause, lead, wanted, items } = demand
  if (wanted === 'none') return excludedBy(demand, reading, facts)
  const of = items.map((item) => ownOf(item, reading, facts))
  const unread = items.find((_, i) => of[i] === undefined)
  if (unread) return { why: `${unread.label}既读不成数，也读不成是非` }
  const head = { clause: addressOf(clause.id) }
  if (wanted === 'any' && of.length > 1)
    return { condition: { ...head, name: 'any_of', label: `${clause.label}所列条件之一`, any: of } }
  const phrase = phraseOf(clause, lead, wanted)
  if (phrase === undefined) return { why: NO_WORDS }
  return { condition: { ...head, name: 'some_of', label: `${clause.label}所列条件`, at_least: { phrase, of } } }
}

const NO_WORDS = '引语里没有只出现一次的原话'

/** What must not be so. An item that cannot be asked about waits by itself: without it none is let pass, and the others are asked. */
function excludedBy({ clause, lead, wanted, items }: Demand, reading: Reading, facts: NewFacts): Outcome {
  const phrase = phraseOf(clause, lead, wanted)
  if (phrase === undefined) return { why: NO_WORDS }
  const read = items.map((item) => ({ item, node: situationOf(item, lead, reading, facts) }))
  const of = read.flatMap(({ node }) => node ?? [])
  const left = read.flatMap(({ item, node }) => (node ? [] : [item]))
  if (of.length === 0) return { why: '各项都读不成是非' }
  const condition = { clause: addressOf(clause.id), name: 'excluded', label: `${clause.label}所列情形` }
  return { condition: { ...condition, none: { phrase, of } }, left }
}

/** Of a list of which some are wanted no item may be left out: one that reads as nothing plainer is asked about as it stands. */
function ownOf(item: Clause, reading: Reading, facts: NewFacts): Node | undefined {
  const own = facts.fork()
  const nested = nestedIn(item, reading.regulation.clauses, reading.words)
  const node = nested ? nestedNode(nested, reading, own) : nodeOf(item, reading, own)
  if (node === undefined) return nested ? undefined : asItStands(item, reading, facts)
  facts.adopt(own.entries())
  return node
}

/** An item with items of its own: what it wants of them. */
function nestedNode(demand: Demand, reading: Reading, facts: NewFacts): Node | undefined {
  if (demand.why !== undefined || demand.own.length > 0 || demand.wanted === 'none') return undefined
  if (demand.wanted !== 'all') {
    const outcome = groupOf(demand, reading, facts)
    return 'condition' in outcome ? outcome.condition : undefined
  }
  const all = demand.items.map((item) => ownOf(item, reading, facts))
  return all.includes(undefined) ? undefined : { clause: addressOf(demand.clause.id), all }
}

/** What says how many, with one figure; of an exclusion the lead-in as it stands. */
function phraseOf(clause: Clause, lead: string, wanted: Demand['wanted']): string | undefined {
  const whole = lead.replace(/[：:]\s*$/u, '').trim()
  const counts = wanted === 'at_least' ? countsIn(whole) : []
  const from = counts.length > 1 ? (counts.at(-2)?.end ?? 0) : 0
  const last = counts.at(-1)
  const end = last ? (/^[^，,：:]*/u.exec(whole.slice(last.end))?.[0].length ?? 0) + last.end : whole.length
  const start = last ? Math.max(from, whole.slice(0, last.start).search(/[^，,]{0,200}$/u)) : 0
  return [whole.slice(start, end), whole.slice(from)].find((phrase) => phrase !== '' && isOnce(clause, phrase))
}

/** An item of a list of which some are wanted: one plain thing, two of which one is enough, or all of its parts. */
function nodeOf(item: Clause, reading: Reading, facts: NewFacts): Node | undefined {
  const requirements = requirementsOf(item)
  const either = eitherOf(requirements, reading, facts)
  if (either) return either
  if (
    requirements.some(({ sentence }) =>
      hasOne(
        squeeze(sentence),
        reading.words.unsure.filter((word) => word !== '或'),
      ),
    )
  )
    return undefined
  const leaves = leavesOf(requirements, reading, facts)
  const [only, another] = leaves
  if (leaves.some((leaf) => leaf === undefined)) return undefined
  return another ? { clause: addressOf(item.id), all: leaves.map((leaf) => leaf?.node) } : only?.node
}

/** Leaves in their order, each with what goes before it. */
export function leavesOf(
  requirements: readonly Requirement[],
  reading: Reading,
  facts: NewFacts,
): (Leaf | undefined)[] {
  let around: Around = {}
  let sentence: string | undefined
  return requirements.map((requirement) => {
    const leaf = leafOf(
      requirement,
      reading,
      facts,
      requirement.sentence === sentence ? { ...around, first: false } : {},
    )
    sentence = requirement.sentence
    around = { ...around, ...(leaf?.around ?? had(requirement, reading)) }
    return leaf
  })
}

/** 具有固定的场所，面积不少于…: what the next part is of. */
function had({ words }: Requirement, { words: { having, kept } }: Reading): Around {
  const packed = squeeze(words)
  const verb = opening(packed, kept) ? undefined : opening(packed, having)
  return verb === undefined || figuresOf(packed).length > 0 ? {} : { noun: packed.slice(verb.length) }
}

/** 场地不低于500平方米，或者工位不少于30个: of one time, and of one thing where the second goes on with it. */
export function eitherOf(requirements: readonly Requirement[], reading: Reading, facts: NewFacts): Node | undefined {
  const [one, other, third] = requirements
  const joint = other && opening(squeeze(other.words), reading.words.either)
  if (!one || !other || joint === undefined || third || one.sentence !== other.sentence) return undefined
  const second = { ...other, words: other.words.trimStart().slice(joint.length) }
  if ([one, second].some(({ words }) => hasOne(squeeze(words), reading.words.unsure))) return undefined
  const first = leafOf(one, reading, facts)
  const { noun } = first?.around ?? {}
  const span = spanOf(one.words)
  const around = { ...(noun === undefined ? {} : { noun }), ...(span === undefined ? {} : { span }) }
  const next = first && leafOf(second, reading, facts, around)
  return next && { clause: addressOf(one.clause.id), any: [first.node, next.node] }
}

/** 近三年: the time that opens a stretch. */
function spanOf(words: string): string | undefined {
  const packed = squeeze(words)
  const [span] = readFigures(packed)
  return span?.figure && span.start === 0 && span.dimension === 'duration' ? packed.slice(0, span.end) : undefined
}

/** What must not be so: a bound, or a situation as the text puts it; one of two where each is told by itself. */
function situationOf(item: Clause, lead: string, reading: Reading, facts: NewFacts): Node | undefined {
  const [sentence, second] = sentencesOf(item)
  if (sentence === undefined || second !== undefined) return undefined
  const words = sentence.replace(/的$/u, '')
  if (hasOne(squeeze(words), reading.words.defers)) return undefined
  const [figure, another] = figuresOf(words)
  // A time since what may never have been is asked about with it.
  const isBound = figure !== undefined && (figure.dimension !== 'duration' || hasOne(words, reading.words.age))
  if (partsOf(words).length === 1 && isBound && !another) {
    const own = facts.fork()
    const bound = leafOf({ clause: item, words, sentence }, reading, own)?.node
    if (bound) facts.adopt(own.entries())
    if (bound) return bound
  }
  const sides = sidesOf(words, reading)
  if (sides.length === 1) return askedAbout(item, words, lead, facts)
  const any = sides.map((side) => askedAbout(item, side, lead, facts))
  return any.includes(undefined) ? askedAbout(item, words, lead, facts) : { clause: addressOf(item.id), any }
}

/** 受到刑事处罚的，或者近两年内骗取资金的: apart, unless what is named of the first is meant of the second too. */
function sidesOf(words: string, { words: { either } }: Reading): string[] {
  const [one, other, third] = partsOf(words).map((part) => part.replace(/的$/u, ''))
  const joint = other && opening(other, either)
  if (one === undefined || !other || joint === undefined || third !== undefined) return [words]
  const rest = other.slice(joint.length)
  const timed = (side: string) => readFigures(side).some(({ figure }) => figure)
  return rest.length < LEAST || (timed(one) && !timed(rest)) ? [words] : [one, rest]
}
const LEAST = 5

function askedAbout(item: Clause, words: string, lead: string, facts: NewFacts): Node | undefined {
  if (!isOnce(item, words)) return undefined
  const packed = squeeze(words)
  const verb = packed.startsWith('被') ? ('undergoes' as const) : ('does' as const)
  const fact = facts.add(
    { noun: packed, clause: item, phrase: words },
    { kind: 'yes-no', verb, good: 'denied' },
    (label) => (lead.includes('人员') ? `是不是属于：${label}？` : `有没有这种情形：${label}？`),
  )
  return fact === undefined ? undefined : { clause: addressOf(item.id), fact, is: true, phrase: words }
}

/** An item as a question; who has what only an authority can say so, and lacks it, is left to it. */
function asItStands(item: Clause, { words: { defers, applicants } }: Reading, facts: NewFacts): Node | undefined {
  const [sentence, second] = sentencesOf(item)
  if (sentence === undefined || second !== undefined) return undefined
  const words = sentence.replace(/的$/u, '')
  const packed = squeeze(words)
  if (
    !isOnce(item, words) ||
    hasOne(
      packed,
      defers.filter((word) => !packed.startsWith(word)),
    )
  )
    return undefined
  const noun = withoutOpening(packed, applicants)
  const fact = facts.add(
    { noun, clause: item, phrase: words },
    { kind: 'yes-no', verb: 'does' },
    (label) => `是不是这样：${label}？`,
  )
  if (fact === undefined) return undefined
  const soft = opening(packed, defers) === undefined ? {} : { soft: { phrase: words } }
  return { clause: addressOf(item.id), fact, is: true, phrase: words, ...soft }
}
