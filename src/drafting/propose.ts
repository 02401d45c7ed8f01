import { holds } from '../knowledge/drafting.ts'
import { addressOf, type Clause, squeeze } from '../law/index.ts'
import { readFigures } from '../quantity/index.ts'
import { bandsIn } from './bands.ts'
import { easedBy, easedElsewhere } from './eased.ts'
import { figuresOf } from './likely.ts'
import { NewFacts, type ProposedFact } from './new-fact.ts'
import type { Node, Reading } from './reading.ts'
import { type Demand, demandsIn, nestedIn, phraseOnce, type Requirement, requirementsOf } from './requirements.ts'
import { type Scope, scopedIn, scopeOf, scopeOfLead } from './scopes.ts'
import { isPass, scoreIn } from './scores.ts'
import { eitherOf, groupOf, leavesOf, type Outcome } from './trees.ts'
import { hasOne } from './words.ts'

export type { Reading } from './reading.ts'

/** Entries of a regulation's file, every one of them marked as proposed. */
export interface Proposed {
  readonly conditions: readonly object[]
  readonly judged: object[]
  readonly unmodelled: object[]
  readonly facts: Record<string, ProposedFact>
}

/** What the text demands of an applicant, as conditions where it reads as one thing only, and otherwise as what it is. */
export function proposedFrom(reading: Reading): Proposed {
  const drafter = new Drafter(reading)
  drafter.bands()
  drafter.score()
  const demands = demandsIn(reading.regulation, reading.words).flatMap((demand) => [
    demand,
    ...nestedOf(demand, reading),
  ])
  for (const demand of demands) drafter.demand(demand)
  for (const { items, wanted, why } of demands) if (why === undefined && wanted === 'all') drafter.remaining(items)
  return drafter.proposed()
}

/** Of a list all of which is wanted, the items that lead in items of their own. */
const nestedOf = ({ items, wanted, why, owner }: Demand, reading: Reading): Demand[] =>
  wanted === 'all' && why === undefined
    ? items.flatMap((item) => {
        const nested = nestedIn(item, reading.regulation.clauses, reading.words)
        return nested ? [{ ...(owner === undefined ? {} : { owner }), ...nested }] : []
      })
    : []

class Drafter {
  readonly #conditions: Node[] = []
  readonly #judged: object[] = []
  readonly #unmodelled: object[] = []
  readonly #facts: NewFacts
  readonly #held = new Set<string>()
  /** Clauses and sentences that are told already. */
  readonly #told = new Set<string>()
  #reading: Reading

  constructor(reading: Reading) {
    this.#reading = reading
    this.#facts = new NewFacts(reading)
  }

  proposed(): Proposed {
    const conditions = easedElsewhere(this.#conditions, this.#reading, this.#facts)
    return {
      conditions,
      judged: this.#judged,
      unmodelled: this.#unmodelled,
      facts: this.#facts.usedBy(conditions),
    }
  }

  bands(): void {
    for (const { clauses, condition } of bandsIn(this.#reading, this.#facts.fork(this.#reading))) {
      const facts = this.#facts.fork(this.#reading)
      const [again] = bandsIn(this.#reading, facts).filter((each) => each.condition.clause === condition.clause)
      if (again && this.#take(again.condition, facts)) for (const { id } of clauses) this.#told.add(id)
    }
  }

  score(): void {
    const facts = this.#facts.fork(this.#reading)
    const scored = scoreIn(this.#reading, facts)
    if (!scored) return
    const { clauses, pass } = scored
    for (const { id } of clauses) this.#told.add(id)
    this.#told.add(sentenceOf(pass))
    this.#outcome(scored, facts, { ...pass, words: pass.sentence })
  }

  demand(demand: Demand): void {
    const { clause, lead, wanted, items, own, why } = demand
    this.#reading = ownedBy(this.#reading, demand)
    this.#parts(own.filter(({ clause: at }) => !this.#told.has(at.id)))
    if (this.#told.has(clause.id) || (items.length === 0 && why === undefined)) return
    const group = { clause, words: lead.replace(/[：:]\s*$/u, ''), sentence: lead }
    const facts = this.#facts.fork(this.#reading)
    const scope = wanted === 'none' ? undefined : scopeOfLead(clause, lead, this.#reading, facts)
    if (why !== undefined) this.#left(group, why)
    else if (scope && !scope.when) this.#left(group, OF_WHOM)
    else if (wanted === 'all') {
      if (scope) this.#facts.adopt(facts.entries())
      const { regulation, words } = this.#reading
      for (const item of items) if (!nestedIn(item, regulation.clauses, words)) this.#item(requirementsOf(item), scope)
    } else this.#outcome(groupOf(demand, this.#reading, facts), facts, group, scope)
  }

  /** No item of a list is passed over: what nothing was made of waits to be looked at. */
  remaining(items: readonly Clause[]): void {
    const told = JSON.stringify([this.#conditions, this.#judged, this.#unmodelled])
    for (const clause of items)
      if (!this.#told.has(clause.id) && !told.includes(`"clause":${JSON.stringify(addressOf(clause.id))}`))
        this.#unread(clause, '没有读成条件')
  }

  #unread(clause: Clause, why: string): void {
    const [first] = requirementsOf(clause)
    if (first) this.#left({ ...first, words: first.sentence }, why)
  }

  #outcome(outcome: Outcome, facts: NewFacts, group: Requirement, scope?: Scope): void {
    const why = 'why' in outcome ? outcome.why : '写成条件后和条文对不上'
    if ('why' in outcome || !this.#take(outcome.condition, facts, scope)) this.#left(group, why)
    else for (const clause of outcome.left ?? []) this.#unread(clause, '这一项要看别处，或由人认定，问不成是否')
  }

  #item(requirements: readonly Requirement[], scope?: Scope): void {
    if (requirements.some(({ clause }) => this.#told.has(clause.id))) return
    if (!this.#either(requirements, scope)) this.#parts(requirements, scope)
  }

  #either(requirements: readonly Requirement[], scope?: Scope): boolean {
    const facts = this.#facts.fork(this.#reading)
    const either = eitherOf(requirements, this.#reading, facts)
    const [first] = requirements
    if (!either || !first) return false
    return this.#take({ ...either, name: 'either', label: `${first.clause.label}所列条件之一` }, facts, scope)
  }

  /** Sentence by sentence. One that opens with whom it is said of holds for them, and of what went before what it says otherwise does not. */
  #parts(requirements: readonly Requirement[], outer?: Scope): void {
    const open = requirements.filter((each) => !this.#told.has(sentenceOf(each)))
    const from = this.#conditions.length
    for (const sentence of new Set(open.map(sentenceOf))) {
      const own = open.filter((each) => sentenceOf(each) === sentence)
      const { head, rest } = scopedIn(own, this.#reading)
      const [first] = own
      if (first && !head && hasOne(squeeze(first.sentence), this.#reading.words.eases)) this.#otherwise(own, from)
      else if (head) this.#scoped(head, rest, from, outer)
      else this.#sentence(rest, outer)
    }
  }

  /** 每个视同两件: what a sentence says of those before it leaves their misses to the authority. */
  #otherwise(requirements: readonly Requirement[], from: number): void {
    const at = requirements.findIndex(({ words }) => hasOne(squeeze(words), this.#reading.words.eases))
    const before = requirements.slice(0, at)
    const isBounds = before.every(({ words }) => isBound(words))
    if (isBounds) this.#sentence(before, { words: '' })
    const rest = requirements.slice(isBounds ? at : 0)
    const [first] = rest
    if (!first) return
    const easing = { ...first, words: rest.length === 1 ? first.words : spanOf(rest) }
    this.#left(easing, '放宽、折算的说法，达不到的由主管部门认定')
    const eased = this.#conditions.slice(from).map((each) => easedBy(each, easing, {}))
    this.#conditions.splice(from, eased.length, ...eased)
  }

  #scoped(head: Requirement, rest: readonly Requirement[], from: number, outer?: Scope): void {
    const facts = this.#facts.fork(this.#reading)
    const scope = scopeOf(head, this.#reading, facts)
    const before = this.#conditions.slice(from)
    const all = this.#conditions.length
    const when = bothOf(outer?.when, scope.when)
    if (scope.when && when) {
      this.#facts.adopt(facts.entries())
      this.#sentence(rest, { words: scope.words, when })
    } else this.#left({ ...head, words: head.sentence }, OF_WHOM)
    const taken = new Set(this.#conditions.slice(all).map(({ fact }) => fact))
    const changed = before.map((each) => {
      if (scope.when && taken.has(each.fact))
        return { ...each, when: bothOf(each.when as object | undefined, { not: scope.when }) }
      return taken.size > 0 || isOfOthers(each, scope) ? each : easedBy(each, head, scope)
    })
    this.#conditions.splice(from, before.length, ...changed)
  }

  /** A sentence that says more than plain things stays whole; neighbours in it that read as nothing by themselves go together. */
  #sentence(requirements: readonly Requirement[], scope?: Scope): void {
    const [first] = requirements
    if (!first) return
    const facts = this.#facts.fork(this.#reading)
    const { unsure, either } = this.#reading.words
    const said = scope ? requirements.map(({ words }) => words).join('，') : first.sentence
    const isUnsure = hasOne(
      squeeze(said),
      unsure.filter((word) => !either.includes(word) && word !== '其中'),
    )
    const joined = requirements.slice(1).some(({ words }) => hasOne(squeeze(words).slice(0, 2), either))
    if (joined && !isUnsure && this.#either(requirements, scope)) return
    // 按附件评价，得分不低于70分: what stands beside a mark says how it is come by.
    const isScored = requirements.some(isPass)
    const leaves =
      isUnsure || joined || isScored || isBySort(requirements, this.#reading.words.sorts)
        ? []
        : leavesOf(requirements, this.#reading, facts)
    // 团队代表性强，具有较强的攻关能力: what stands beside a judgement is part of it, unless it denies.
    const soft = requirements.some((each) => isSoft(each.words, this.#reading.words.judged))
    let rest: Requirement[] = []
    for (const [i, requirement] of requirements.entries()) {
      const leaf = leaves[i]
      if (leaf && !(soft && this.#isNewYes(leaf.node)) && this.#take(leaf.node, facts, scope)) {
        this.#rest(rest)
        rest = []
      } else rest.push(requirement)
    }
    this.#rest(rest)
  }

  #isNewYes({ fact, is }: Node): boolean {
    return is === true && !this.#reading.knowledge.facts.has(String(fact))
  }

  /** Takes a condition with the new facts that it is on, where loading would and nothing is proposed twice. */
  #take(bare: Node, facts: NewFacts, scope?: Scope): boolean {
    const { regulation, knowledge } = this.#reading
    const condition = this.#named(bare, scope)
    const id = `${String(condition.clause)}/${String(condition.name ?? condition.fact)}`
    const used = facts.usedBy(condition)
    if (this.#held.has(id) || !holds(condition, used, regulation, knowledge)) return false
    this.#held.add(id)
    this.#conditions.push({ proposed: true, ...condition })
    this.#facts.adopt(Object.entries(used))
    return true
  }

  /** Of some, and told apart by name from what is asked of the same thing of others. */
  #named(node: Node, scope?: Scope): Node {
    if (!scope?.when) return node
    const { clause, ...rest } = node
    const called = String(node.name ?? node.fact)
    const again = this.#held.has(`${String(clause)}/${called}`)
    const label = `${clauseLabel(this.#reading, String(clause))}对一部分申报的要求`
    const named = again ? { name: `${called}_of_some`, label: node.label ?? label } : {}
    return { clause, ...rest, ...named, when: scope.when }
  }

  #rest(requirements: readonly Requirement[]): void {
    const [first] = requirements
    if (!first) return
    const words = requirements.length === 1 ? first.words : spanOf(requirements)
    const phrase = phraseOnce({ ...first, words })
    const packed = squeeze(words)
    if (phrase === undefined || packed.length < LEAST) return
    const isJudged = isSoft(words, this.#reading.words.judged)
    const about = aboutOf(packed, first)
    const entry = { proposed: true, clause: addressOf(first.clause.id), phrase, about }
    if (isJudged) this.#judged.push(entry)
    else this.#unmodelled.push(entry)
  }

  #left(group: Requirement, why: string): void {
    const phrase = phraseOnce(group)
    if (phrase === undefined) return
    const { clause } = group
    this.#unmodelled.push({ proposed: true, clause: addressOf(clause.id), phrase, about: `${clause.label}（${why}）` })
  }
}

const ownedBy = ({ owner: _, ...reading }: Reading, { owner }: Demand): Reading =>
  owner === undefined ? reading : { ...reading, owner }

const BOUNDS = new Set<string | undefined>(['ge', 'gt', 'le', 'lt'])

/** 不少于30人: one figure, and which way it bounds. */
const isBound = (words: string): boolean => {
  const [figure, second] = figuresOf(words)
  return figure !== undefined && !second && BOUNDS.has(figure.op)
}

const OF_WHOM = '只对一部分申报的说，说的是谁没有读清'

const bothOf = (one: object | undefined, other: object | undefined): object | undefined =>
  one && other ? { all: [one, other] } : (one ?? other)

/** 企业牵头的…；高校牵头的…: neither says anything of the other. */
const isOfOthers = ({ when }: Node, scope: Scope): boolean =>
  factOf(when) !== undefined && factOf(when) === factOf(scope.when)

const factOf = (when: unknown): unknown =>
  typeof when === 'object' && when !== null && 'fact' in when ? when.fact : undefined

const clauseLabel = ({ regulation: { id, clauses } }: Reading, address: string): string =>
  clauses.find((each) => each.id === `${id}:${address}`)?.label ?? ''

/** 种植业基地不少于200亩，养殖业基地不少于3000平方米: a bound for each sort of applicants. */
function isBySort(requirements: readonly Requirement[], sorts: readonly string[]): boolean {
  const heads = requirements.flatMap(({ words }) => {
    const packed = squeeze(words)
    const ends = sorts.map((sort) => packed.indexOf(sort)).filter((at) => at > 0 && at <= SORT)
    return ends.length > 0 && figuresOf(words).length === 1 ? [packed.slice(0, Math.min(...ends) + 1)] : []
  })
  return new Set(heads).size > 1 && heads.length === requirements.length
}
const SORT = 4

const isSoft = (words: string, judged: readonly string[]): boolean =>
  figuresOf(words).length === 0 && hasOne(squeeze(words), judged)

const sentenceOf = ({ clause, sentence }: Requirement): string => `${clause.id}\n${sentence}`

/** Neighbours as they stand in their sentence. */
function spanOf(requirements: readonly Requirement[]): string {
  const [first, last] = [requirements[0], requirements.at(-1)]
  if (!first || !last) return ''
  const start = first.sentence.indexOf(first.words)
  return first.sentence.slice(start, first.sentence.indexOf(last.words, start) + last.words.length)
}

/** A word that only names who is spoken of demands nothing. */
const LEAST = 4
const LONGEST = 24

/** What a requirement is about is told without its figures, which stand in its phrase. */
function aboutOf(words: string, { clause }: Requirement): string {
  const text = words.split(/[，,]/u)[0] ?? ''
  const about = text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`
  return readFigures(about).some(({ figure }) => figure) ? `${clause.label}里有数的要求` : about
}
