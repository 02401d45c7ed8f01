import { holds } from '../knowledge/drafting.ts'
import { addressOf, type Clause, squeeze } from '../law/index.ts'
import { readFigures } from '../quantity/index.ts'
import { bandsIn } from './bands.ts'
import { figuresOf } from './likely.ts'
import { NewFacts, type ProposedFact } from './new-fact.ts'
import type { Node, Reading } from './reading.ts'
import { type Demand, demandsIn, phraseOnce, type Requirement, requirementsOf } from './requirements.ts'
import { scoreIn } from './scores.ts'
import { eitherOf, groupOf, leavesOf, type Outcome } from './trees.ts'
import { hasOne } from './words.ts'

export type { Reading } from './reading.ts'

/** Entries of a regulation's file, every one of them marked as proposed. */
export interface Proposed {
  readonly conditions: object[]
  readonly judged: object[]
  readonly unmodelled: object[]
  readonly facts: Record<string, ProposedFact>
}

/** What the text demands of an applicant, as conditions where it reads as one thing only, and otherwise as what it is. */
export function proposedFrom(reading: Reading): Proposed {
  const drafter = new Drafter(reading)
  drafter.bands()
  drafter.score()
  const demands = demandsIn(reading.regulation, reading.words)
  for (const demand of demands) drafter.demand(demand)
  for (const { items, wanted, why } of demands) if (why === undefined && wanted === 'all') drafter.remaining(items)
  return drafter.proposed()
}

class Drafter {
  readonly #conditions: object[] = []
  readonly #judged: object[] = []
  readonly #unmodelled: object[] = []
  readonly #facts: NewFacts
  readonly #held = new Set<string>()
  /** Clauses and sentences that are told already. */
  readonly #told = new Set<string>()
  readonly #reading: Reading

  constructor(reading: Reading) {
    this.#reading = reading
    this.#facts = new NewFacts(reading)
  }

  proposed(): Proposed {
    return {
      conditions: this.#conditions,
      judged: this.#judged,
      unmodelled: this.#unmodelled,
      facts: Object.fromEntries(this.#facts.entries()),
    }
  }

  bands(): void {
    for (const { clauses, condition } of bandsIn(this.#reading, this.#facts.fork())) {
      const facts = this.#facts.fork()
      const [again] = bandsIn(this.#reading, facts).filter((each) => each.condition.clause === condition.clause)
      if (again && this.#take(again.condition, facts)) for (const { id } of clauses) this.#told.add(id)
    }
  }

  score(): void {
    const facts = this.#facts.fork()
    const scored = scoreIn(this.#reading, facts)
    if (!scored) return
    const { clauses, pass } = scored
    for (const { id } of clauses) this.#told.add(id)
    this.#told.add(sentenceOf(pass))
    this.#outcome(scored, facts, { ...pass, words: pass.sentence })
  }

  demand(demand: Demand): void {
    const { clause, lead, wanted, items, own, why } = demand
    this.#parts(own.filter(({ clause: at }) => !this.#told.has(at.id)))
    if (this.#told.has(clause.id) || (items.length === 0 && why === undefined)) return
    const group = { clause, words: lead.replace(/[：:]\s*$/u, ''), sentence: lead }
    if (why !== undefined) this.#left(group, why)
    else if (wanted === 'all') for (const item of items) this.#item(requirementsOf(item))
    else {
      const facts = this.#facts.fork()
      this.#outcome(groupOf(demand, this.#reading, facts), facts, group)
    }
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

  #outcome(outcome: Outcome, facts: NewFacts, group: Requirement): void {
    if ('why' in outcome) return this.#left(group, outcome.why)
    if (!this.#take(outcome.condition, facts)) return this.#left(group, '写成条件后和条文对不上')
    for (const clause of outcome.left ?? []) this.#unread(clause, '这一项要看别处，或由人认定，问不成是否')
  }

  #item(requirements: readonly Requirement[]): void {
    if (requirements.some(({ clause }) => this.#told.has(clause.id))) return
    const facts = this.#facts.fork()
    const either = eitherOf(requirements, this.#reading, facts)
    const [first] = requirements
    if (either && first) {
      const named = { ...either, name: 'either', label: `${first.clause.label}所列条件之一` }
      if (this.#take(named, facts)) return
    }
    this.#parts(requirements)
  }

  /** A sentence that says more than plain things stays whole; neighbours in it that read as nothing by themselves go together. */
  #parts(requirements: readonly Requirement[]): void {
    const open = requirements.filter((each) => !this.#told.has(sentenceOf(each)))
    for (const sentence of new Set(open.map(sentenceOf)))
      this.#sentence(open.filter((each) => sentenceOf(each) === sentence))
  }

  #sentence(requirements: readonly Requirement[]): void {
    const [first] = requirements
    if (!first) return
    const facts = this.#facts.fork()
    const { unsure, either } = this.#reading.words
    const isUnsure = hasOne(
      squeeze(first.sentence),
      unsure.filter((word) => !either.includes(word) && word !== '其中'),
    )
    const joined = requirements.slice(1).some(({ words }) => hasOne(squeeze(words).slice(0, 2), either))
    const leaves =
      isUnsure || joined || isBySort(requirements, this.#reading.words.sorts)
        ? []
        : leavesOf(requirements, this.#reading, facts)
    // 团队代表性强，具有较强的攻关能力: what stands beside a judgement is part of it, unless it denies.
    const soft = requirements.some((each) => isSoft(each.words, this.#reading.words.judged))
    let rest: Requirement[] = []
    for (const [i, requirement] of requirements.entries()) {
      const leaf = leaves[i]
      if (leaf && !(soft && this.#isNewYes(leaf.node)) && this.#take(leaf.node, facts)) {
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
  #take(condition: Node, facts: NewFacts): boolean {
    const { regulation, knowledge } = this.#reading
    const id = `${String(condition.clause)}/${String(condition.name ?? condition.fact)}`
    const used = facts.usedBy(condition)
    if (this.#held.has(id) || !holds(condition, used, regulation, knowledge)) return false
    this.#held.add(id)
    this.#conditions.push({ proposed: true, ...condition })
    this.#facts.adopt(Object.entries(used))
    return true
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
