import { type Fact, factIn } from '../knowledge/index.ts'
import { addressOf, squeeze } from '../law/index.ts'
import { readFigures } from '../quantity/index.ts'
import type { Around, Leaf } from './leaves.ts'
import { coveredBy, periodIn } from './likely.ts'
import type { NewFacts } from './new-fact.ts'
import type { Node, Reading } from './reading.ts'
import type { Requirement } from './requirements.ts'
import { ending, hasOne, opening, withoutOpening } from './words.ts'

/** How much of what is said a yes-or-no fact's words must make up for it to be what is demanded. */
const SAID = 0.8

/** 具有独立法人资格: a person who says it tells one fact, and says nothing else; of one that has parts, all of them. */
export function plainYes({ clause, words }: Requirement, reading: Reading): Node | undefined {
  const told = Object.entries(reading.hears(squeeze(words))).flatMap(([id, value]) => {
    const fact = reading.knowledge.facts.get(id)
    return fact?.kind === 'yes-no' && typeof value === 'boolean' ? [{ fact, value }] : []
  })
  const [only, another] = told.filter(({ fact }) => isWhole(words, fact, reading))
  if (!only || another) return undefined
  return { clause: addressOf(clause.id), fact: only.fact.id, is: only.value, phrase: words }
}

function isWhole(words: string, fact: Fact, { knowledge, words: drafting }: Reading): boolean {
  const packed = squeeze(words)
  const parts = fact.telling?.parts ?? []
  if (!parts.every((part) => part.words.some(({ text }) => packed.includes(text)))) return false
  // What something is of cannot be told from what it is: a demand in more or other words is one of its own.
  const said = withoutOpening(packed, [
    ...drafting.subjects,
    ...drafting.fillers,
    ...drafting.having,
    ...drafting.denials,
  ])
  return coveredBy(said, fact, knowledge, drafting).share >= SAID && samePeriods(packed, fact)
}

const samePeriods = (words: string, { period }: Fact): boolean =>
  (periodIn(words) === undefined) === (period === undefined)

/** 在本市注册, by the place's own name, and nothing besides. */
export function seated({ clause, words }: Requirement, reading: Reading): Node | undefined {
  const { registered, within } = reading.words
  const seat = factIn(reading.knowledge.facts, 'seat')
  const packed = squeeze(words)
  if (!seat || !hasOne(packed, registered) || !hasOne(packed, reading.place)) return undefined
  const rest = withoutOpening(packed, [...within, ...reading.place, ...reading.words.applicants])
  return rest === ''
    ? { clause: addressOf(clause.id), fact: seat, one_of: [reading.regulation.id], phrase: words }
    : undefined
}

const FEWEST = 4

/** A yes or no that no fact is of; one that denies is asked for by what it denies. */
export function newYes(
  requirement: Requirement,
  reading: Reading,
  facts: NewFacts,
  { period: above }: Around,
): Leaf | undefined {
  const { clause, words: phrase } = requirement
  const packed = squeeze(phrase)
  const { denials, having, subjects, also, applicants, binding, kept } = reading.words
  const clauseAt = addressOf(clause.id)
  const denied = deniedIn(packed, denials)
  const verbs = withoutOpening(packed, [...also, ...applicants], [...kept, ...having, '在', '存在'])
  if (denied) {
    const period = denied.before || (above ?? '')
    if (denied.rest.length < FEWEST - 1 || hasOne(denied.rest, denials)) return undefined
    const verb = denied.rest.startsWith('被') ? ('undergoes' as const) : ('does' as const)
    const fact = facts.add(
      { noun: `${period}${denied.rest}`, clause, phrase },
      { kind: 'yes-no', verb, good: 'denied' },
      (label) => askWhether(label, denied.rest),
    )
    return fact === undefined ? undefined : { node: { clause: clauseAt, fact, is: false, phrase }, around: { period } }
  }
  if (verbs.length < FEWEST || hasOne(verbs, ['不', ...denials, ...binding]) || isBare(verbs, reading)) return undefined
  const had = opening(verbs, kept) ? undefined : opening(verbs, having)
  const noun = had ? verbs.slice(had.length) : verbs
  if (withoutOpening(noun, subjects) === '') return undefined
  const is = had === undefined && ending(noun, applicants) !== undefined
  const verb = had ? {} : { verb: is ? ('is' as const) : ('does' as const) }
  const fact = facts.add({ noun, clause, phrase }, { kind: 'yes-no', ...verb }, (label) =>
    is ? `是不是${label}？` : `${had ?? ''}${label}吗？`,
  )
  return fact === undefined ? undefined : { node: { clause: clauseAt, fact, is: true, phrase }, around: { noun } }
}

/** 近三年有没有被列入…？ */
function askWhether(label: string, rest: string): string {
  return label.endsWith(rest) ? `${label.slice(0, -rest.length)}有没有${rest}？` : `${label}，有没有？`
}

/** A name of who applies, or what only leads on, is no demand. */
const isBare = (words: string, { words: { applying, applicants } }: Reading): boolean =>
  (hasOne(words.slice(0, 2), applying) && words.length < 12) || applicants.includes(words)

/** What is denied, where nothing but a period stands before the denial. */
function deniedIn(words: string, denials: readonly string[]): { before: string; rest: string } | undefined {
  const found = denials.flatMap((word) => {
    const at = words.indexOf(word)
    const before = words.slice(0, Math.max(at, 0))
    return at === 0 || (at > 0 && isPeriod(before)) ? [{ before, rest: words.slice(at + word.length) }] : []
  })
  return found[0]
}

const isPeriod = (words: string): boolean =>
  readFigures(words).some(({ figure, dimension }) => figure && dimension === 'duration') &&
  /(?:[年月]|内|以来|期间)$/u.test(words)
