import type { Wording } from '../answer/index.ts'
import { type FactValue, sameValue } from '../eligibility/index.ts'
import type { Heard } from '../hear/index.ts'
import { type Fact, type FactId, type Knowledge, WordFinder } from '../knowledge/index.ts'
import type { Reading } from '../quantity/index.ts'
import type { MessagePart } from './apart.ts'
import type { Holding } from './ledger.ts'
import type { Operation } from './operations.ts'
import type { Told } from './session.ts'
import { namedIn, type Summand } from './sums.ts'

/** Hears words as said of a fact, or of nothing that was asked. */
export type HearOf = (words: string, fact?: FactId) => Heard

/** Something held that a change can be of: its value, and what that is composed of. */
export interface Account {
  readonly fact: FactId
  readonly value: FactValue
  readonly parts: readonly Summand[]
}

/** What is held, and how the words of a message are read against it. */
export interface Ledger {
  readonly accounts: readonly Account[]
  /** What a figure comes to where it is of a fact; undefined where it can be none of it. */
  readonly valueOf: (figure: Reading, account: Account) => FactValue | undefined
  /** Whether a figure can be of anything that is held, or that an applicant tells. */
  readonly canBeOf: (figure: Reading) => boolean
  /** The facts that some words name, and the quantities of no fact, of those of the same kind as one. */
  readonly namesIn: (words: string, like: FactId) => readonly string[]
  /** What is held of the same thing over another time, where some words are of that: 去年的漏了一笔. */
  readonly over: (words: string, account: Account) => Account
}

/** What is held of quantities, those told or asked last the first; `now` is what the message itself tells besides. */
export function ledgerOf(held: Holding, now: Told, { facts, quantities }: Knowledge, hear: HearOf): Ledger {
  const all = { facts: { ...held.facts, ...now.facts }, said: { ...held.said, ...now.said } }
  const lately = [...new Set([...Object.keys(now.facts).reverse(), ...held.lately])]
  const accounts = lately.flatMap((fact): Account[] => {
    const value = all.facts[fact]
    if (typeof value !== 'number' && typeof value !== 'object') return []
    return [{ fact, value, parts: partsOf(all.said[fact], value) }]
  })
  const read = new Map<string, FactValue | undefined>()
  const names = new WordFinder([
    ...[...facts.values()].filter(isQuantity).flatMap(({ id, words, of }) => {
      const more = of === undefined ? [] : (quantities.get(of)?.words ?? [])
      return [...words, ...more].map((word) => [word, id] as const)
    }),
    ...[...quantities.values()].flatMap(({ id, words }) => words.map((word) => [word, id] as const)),
  ])
  const kindOf = (id: string) => (facts.get(id) ?? quantities.get(id))?.kind
  const wordsFor = ({ fact }: Account) => {
    const { words = [], of } = facts.get(fact) ?? {}
    const all = [...words, ...(of === undefined ? [] : (quantities.get(of)?.words ?? []))]
    return new Set(all.flatMap((word) => word.text.toLowerCase().match(LATIN) ?? []))
  }
  // The transfer figure: of all that is held only one is called so at all.
  const alluded = (words: string): string[] => {
    const said = words.toLowerCase().match(LATIN) ?? []
    const calls = said.length > 0 ? accounts.map((account) => ({ account, names: wordsFor(account) })) : []
    return said.flatMap((word) => {
      const [one, another] = calls.filter(({ names }) => names.has(word))
      return one && !another ? [one.account.fact] : []
    })
  }
  const units = new Set([...facts.values()].flatMap(({ unit }) => (unit === undefined ? [] : [unit])))
  return {
    accounts,
    canBeOf: ({ dimension, unit = '' }) =>
      dimension === 'money' || dimension === 'area' || dimension === 'share' || ANY.has(unit) || units.has(unit),
    valueOf: (figure, account) => {
      const key = `${account.fact} ${figure.surface}`
      if (!read.has(key)) read.set(key, readOf(figure, account, facts.get(account.fact), hear))
      return read.get(key)
    },
    over: (words, account) => {
      const of = facts.get(account.fact)?.of
      const said = hear(words, account.fact).acts.find((act) => act.act === 'tell')
      const other = accounts.find(({ fact }) => said?.act === 'tell' && said.fact === fact)
      return other && of !== undefined && facts.get(other.fact)?.of === of ? other : account
    },
    namesIn: (words, like) => {
      const found = names.in(words.toLowerCase())
      const longest = found.filter(
        (one) =>
          !found.some((other) => other.start <= one.start && other.end >= one.end && lengthOf(other) > lengthOf(one)),
      )
      const named = longest.map(({ value }) => value)
      return (named.length > 0 ? named : alluded(words)).filter((id) => kindOf(id) === kindOf(like))
    },
  }
}

/** What people and things alike are counted by. */
const ANY: ReadonlySet<string> = new Set(['个', '名', '位', '件'])

const LATIN = /[a-z]{5,}/gu

const lengthOf = ({ start, end }: { readonly start: number; readonly end: number }): number => end - start

const partsOf = (said: Wording | undefined, value: FactValue): readonly Summand[] =>
  typeof said === 'object' ? said : [{ words: said ?? '', value }]

const QUANTITIES: ReadonlySet<string> = new Set(['count', 'money', 'area'])
const isQuantity = (fact: Fact | undefined): fact is Fact => fact !== undefined && QUANTITIES.has(fact.kind)

const TEN_THOUSAND = 10_000

function readOf(
  figure: Reading,
  { fact, value }: Account,
  known: Fact | undefined,
  hear: HearOf,
): FactValue | undefined {
  if (!isQuantity(known)) return undefined
  if (figure.unit !== undefined || typeof figure.value !== 'number') {
    const told = hear(figure.surface, fact).acts.find((act) => act.act === 'tell' && act.fact === fact)
    const said = told?.act === 'tell' ? told.value : undefined
    return typeof said === 'number' || (typeof said === 'object' && said !== null) ? said : undefined
  }
  // 设备230万，里面60是借的: a bare sum of money beside one in 万 is in 万 as well.
  const inTenThousands = known.kind === 'money' && highest(value) >= TEN_THOUSAND && figure.value < TEN_THOUSAND
  return inTenThousands ? figure.value * TEN_THOUSAND : figure.value
}

const highest = (value: FactValue): number =>
  typeof value === 'number' ? value : typeof value === 'object' ? (value.max ?? value.min ?? 0) : 0

/** What speaks for a change being of something held; tuned on no set: that it names the thing goes before what was told last. */
const EVIDENCE = {
  whole: 6,
  name: 4,
  part: 3,
  given: 3,
  otherName: -5,
  otherWhole: -3,
  taken: -1.5,
  points: 4,
  back: 0.5,
}
const MISCOUNTED = /多[算计报填写列记数]/u
/** With less it is of nothing held. */
const LEAST = -2

/** 里面有3人, 从中扣除, 这4个: what was told last. */
export const POINTS = /里头?|里面|其中|从中|当中|[这那该此]|\b(?:of|those|these|them|it)\b/iu

/** Of what held a change is, as its words say: the whole it names, the thing, the part; else what was told last of that measure. */
export function accountOf(operation: Operation, words: string, ledger: Ledger): Account | undefined {
  const said = wordsOf(operation, words)
  const lead = leadOf(operation)
  let best: { account: Account; score: number } | undefined
  let back = 0
  for (const account of ledger.accounts) {
    const amounts = [...operation.amounts, ...(operation.total ? [operation.total] : [])].map((figure) =>
      ledger.valueOf(figure, account),
    )
    if (amounts.some((amount) => amount === undefined) || !canBeOf(operation, account, amounts)) continue
    const left = operation.amounts.length === 0 && operation.total !== undefined
    const points = back === 0 && (left || POINTS.test(said))
    const score =
      evidenceOf(operation, account, { said, lead }, ledger) + (points ? EVIDENCE.points : 0) - EVIDENCE.back * back
    back++
    if (score !== undefined && score > LEAST && (!best || score > best.score)) best = { account, score }
  }
  if (!best) return undefined
  // 2024年的没算全，还有110万，补进去: the year is said of what goes before.
  const own = ledger.over(said, best.account)
  return own === best.account && lead !== '' ? ledger.over(`${lead}，${said}`, own) : own
}

/** What a sentence says before a change, which is of the same thing where the change names none. */
const leadOf = ({ parts, sentence }: Operation): string =>
  sentence
    .slice(0, Math.max(0, sentence.indexOf(parts[0] as MessagePart)))
    .map((part) => part.words)
    .join('，')

export const wordsOf = ({ parts }: Operation, words: string): string =>
  parts.map(({ at, words: part }) => words.slice(at, at + part.length)).join('，')

function canBeOf(
  { how, amounts, towards }: Operation,
  { value, parts }: Account,
  values: readonly (FactValue | undefined)[],
): boolean {
  // 那个130不作数 takes back all that was told, and leaves not none of it.
  if (how === 'less') return values.every((amount) => highest(amount as FactValue) < highest(value))
  const all = highest(value)
  // 漏登了一个，应该是50个 is of nothing that was more than that.
  if (how === 'instead' && towards)
    return values.every((amount) => (towards === 'add') === highest(amount as FactValue) > all)
  // Add 120,000 is of money, and of no floor of 480.
  if (how === 'add' && amounts.some(({ unit }, i) => !unit && highest(values[i] ?? 0) > all * MANIFOLD)) return false
  // What was never taken away cannot be given back.
  if (how === 'restore') return amounts.length === 0 || parts.some(({ less }) => less)
  return true
}

/** So many times what is held, nothing is added without its unit. */
const MANIFOLD = 20

function evidenceOf(
  { how, whole, amounts, total }: Operation,
  account: Account,
  { said, lead }: { readonly said: string; readonly lead: string },
  ledger: Ledger,
): number {
  const { fact, value, parts } = account
  const own = ledger.namesIn(said, fact)
  const before = own.length === 0 && ledger.namesIn(lead, fact).includes(fact)
  const names = before ? [fact] : own
  const of = whole && ledger.valueOf(whole, account)
  const isWhole = of !== undefined && [value, ...parts.map((part) => part.value)].some((each) => sameValue(each, of))
  const named = names.includes(fact)
  const part = namedIn(parts, said) !== undefined
  const given = how === 'restore' && parts.some(({ less }) => less)
  // 食堂占了150平，减去: what is taken away has a name of its own; 营业收入多算了50万 names what is corrected.
  const other = how === 'less' && !MISCOUNTED.test(said) ? EVIDENCE.taken : EVIDENCE.otherName
  const nothing = amounts.length === 0 && !total && !part && !given
  return (
    (isWhole ? EVIDENCE.whole : whole && !named && !part ? EVIDENCE.otherWhole : 0) +
    (named ? EVIDENCE.name : names.length > 0 && !isWhole && !part ? other : 0) +
    (part ? EVIDENCE.part : 0) +
    (given ? EVIDENCE.given : 0) +
    (nothing ? EVIDENCE.otherName : 0)
  )
}
