import type { Facts } from '../eligibility/index.ts'
import { type Fact, factIn, type Knowledge } from '../knowledge/index.ts'
import { addressOf, places, type Regulation, squeeze } from '../law/index.ts'
import { coveredBy, figuresOf, likeliestFact, measures, nounOf } from './likely.ts'
import { newFact, type ProposedFact } from './new-fact.ts'
import { phraseOnce, type Requirement, requirementsIn } from './requirements.ts'
import { type DraftingWords, hasOne } from './words.ts'

/** Entries of a regulation's file, every one of them marked as proposed. */
export interface Proposed {
  readonly conditions: object[]
  readonly judged: object[]
  readonly unmodelled: object[]
  readonly facts: Record<string, ProposedFact>
}

export interface Reading {
  readonly regulation: Regulation
  readonly knowledge: Knowledge
  readonly words: DraftingWords
  /** What a person who says these words tells of an applicant. */
  readonly hears: (words: string) => Facts
  /** What the place of the regulation is called. */
  readonly place: readonly string[]
}

export type Condition = { readonly clause: string; readonly fact: string } & Readonly<Record<string, unknown>>

/** How much of what is said a yes-or-no fact's words must make up for it to be what is demanded. */
const SAID = 0.5

/** What the text demands of an applicant, as conditions where it reads as one plain bound or one plain yes, and otherwise as what it is. */
export function proposedFrom(reading: Reading): Proposed {
  const proposed: Proposed = { conditions: [], judged: [], unmodelled: [], facts: {} }
  const held = new Set<string>()
  for (const group of grouped(requirementsIn(reading.regulation, reading.words), reading, proposed.facts)) {
    const [first] = group.of
    if (!first) continue
    const { condition } = group
    const id = condition && `${condition.clause}/${condition.fact}`
    if (condition && id && !held.has(id)) {
      held.add(id)
      proposed.conditions.push({ proposed: true, ...condition })
    } else addOther(proposed, first, group.of.map(({ words }) => words).join('，'), reading.words)
  }
  return proposed
}

interface Group {
  readonly of: readonly Requirement[]
  readonly condition?: Condition
}

/** Neighbours in a sentence that read as nothing by themselves go together; a sentence that says more than plain bounds stays whole. */
function grouped(requirements: readonly Requirement[], reading: Reading, facts: Record<string, ProposedFact>): Group[] {
  const groups: { of: Requirement[]; condition?: Condition }[] = []
  for (const requirement of requirements) {
    const last = groups.at(-1)
    const goesOn = last && !last.condition && sameSentence(last.of[0], requirement)
    const condition = isPlain(requirement, reading.words) ? conditionFor(requirement, reading, facts) : undefined
    if (goesOn && !condition) last.of.push(requirement)
    else groups.push({ of: [requirement], ...(condition ? { condition } : {}) })
  }
  return groups
}

const sameSentence = (a: Requirement | undefined, b: Requirement): boolean =>
  a?.clause === b.clause && a.sentence === b.sentence

const isPlain = ({ sentence, wanted }: Requirement, { unsure }: DraftingWords): boolean =>
  wanted === 'all' && !hasOne(squeeze(sentence), unsure)

function conditionFor(
  requirement: Requirement,
  reading: Reading,
  facts: Record<string, ProposedFact>,
): Condition | undefined {
  const phrase = phraseOnce(requirement)
  if (phrase !== requirement.words) return undefined
  const clause = addressOf(requirement.clause.id)
  const [figure, second] = figuresOf(phrase)
  if (second) return undefined
  if (!figure) return plainYes(requirement, clause, reading) ?? seated(requirement, clause, reading)
  const noun = nounOf(phrase, figure, reading.words)
  const soft = reading.words.soft.find((word) => places(requirement.clause.text, word).length === 1)
  const softly = soft && phrase.includes(soft) ? { soft: { phrase: soft } } : {}
  if (!soft && hasOne(phrase, reading.words.soft)) return undefined
  const known = likeliestFact(phrase, noun, reading.knowledge, reading.words)
  if (known) return { clause, fact: known.id, phrase, ...softly }
  const made = newFact({ noun, figure, phrase, clause }, reading)
  if (!made || !measures(phrase, made.fact)) return undefined
  facts[made.id] ??= made.fact
  return { clause, fact: made.id, phrase, ...softly }
}

/** 具有独立法人资格: a person who says it tells one fact, and says little else. */
function plainYes({ words }: Requirement, clause: string, reading: Reading): Condition | undefined {
  if (hasOne(squeeze(words), reading.words.judged)) return undefined
  const told = Object.entries(reading.hears(squeeze(words))).flatMap(([id, value]) => {
    const fact = reading.knowledge.facts.get(id)
    return fact?.kind === 'yes-no' && typeof value === 'boolean' ? [{ fact, value }] : []
  })
  const [only, another] = told.filter(({ fact }) => isWhole(words, fact, reading))
  return only && !another ? { clause, fact: only.fact.id, is: only.value, phrase: words } : undefined
}

const isWhole = (words: string, fact: Fact, { knowledge, words: drafting }: Reading): boolean => {
  const said = drafting.subjects.reduce((text, word) => text.replace(word, ''), squeeze(words))
  return coveredBy(said, fact, knowledge, drafting).share >= SAID
}

/** 在本市注册, by the place's own name. */
function seated({ words }: Requirement, clause: string, reading: Reading): Condition | undefined {
  const seat = factIn(reading.knowledge.facts, 'seat')
  const packed = squeeze(words)
  if (!seat || !hasOne(packed, reading.words.registered) || !hasOne(packed, reading.place)) return undefined
  return { clause, fact: seat, one_of: [reading.regulation.id], phrase: words }
}

function addOther(
  { judged, unmodelled }: Proposed,
  first: Requirement,
  words: string,
  { judged: soft }: DraftingWords,
): void {
  const phrase = phraseOnce({ ...first, words })
  const clause = addressOf(first.clause.id)
  const about = shortened(squeeze(words).split(/[，,]/u)[0] ?? '')
  const isJudged = first.wanted === 'all' && figuresOf(words).length === 0 && hasOne(squeeze(words), soft)
  if (phrase === undefined || squeeze(words).length < LEAST) return
  if (isJudged) judged.push({ proposed: true, clause, phrase, about })
  else unmodelled.push({ proposed: true, clause, phrase, about: withoutFigures(about, first) })
}

/** A word that only names who is spoken of demands nothing. */
const LEAST = 4
const LONGEST = 24
const shortened = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`)

/** What a requirement is about is told without its figures, which stand in its phrase. */
const withoutFigures = (about: string, { clause }: Requirement): string =>
  figuresOf(about).length === 0 ? about : `${clause.label}里有数的要求`
