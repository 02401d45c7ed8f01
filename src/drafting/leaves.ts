import { type Fact, factIn } from '../knowledge/index.ts'
import { addressOf, type Clause, squeeze } from '../law/index.ts'
import { type Reading as Figure, readFigures } from '../quantity/index.ts'
import { coveredBy, figuresOf, likeliestFact, measures, nounOf, periodIn } from './likely.ts'
import { measuredFact } from './measures.ts'
import type { NewFacts } from './new-fact.ts'
import { isOnce, type Node, printed, type Reading } from './reading.ts'
import type { Requirement } from './requirements.ts'
import { ending, hasOne, opening, withoutEnding, withoutOpening } from './words.ts'

/** Where a requirement stands: after one whose noun it goes on with, under a period that was named before it. */
export interface Around {
  readonly noun?: string
  readonly period?: string
  /** Whether it opens its sentence. */
  readonly first?: boolean
}

export interface Leaf {
  readonly node: Node
  readonly around: Around
}

/** One plain bound, or one plain yes; undefined where it is neither. */
export function leafOf(
  requirement: Requirement,
  reading: Reading,
  facts: NewFacts,
  around: Around = {},
): Leaf | undefined {
  const packed = squeeze(requirement.words)
  if (!isOnce(requirement.clause, requirement.words) || isConditional(packed)) return undefined
  if (figuresOf(packed).length > 0) return boundOf(requirement, reading, facts, around)
  if (hasOne(packed, reading.words.judged)) return undefined
  const yes = plainYes(requirement, reading) ?? seated(requirement, reading)
  return yes ? { node: yes, around: {} } : newYes(requirement, reading, facts, around)
}

/** 有意向开展中试的: said of some. */
const isConditional = (words: string): boolean => /的$/u.test(words)

function boundOf(requirement: Requirement, reading: Reading, facts: NewFacts, around: Around): Leaf | undefined {
  const { clause } = requirement
  const phrase = requirement.words
  const [figure, second] = figuresOf(phrase)
  if (!figure || second || /每\s*$/u.test(phrase.slice(0, figure.start))) return undefined
  const soft = reading.words.soft.find((word) => phrase.includes(word))
  if (soft !== undefined && !isOnce(clause, soft)) return undefined
  const noun = nounIn({ clause, phrase }, figure, reading, around)
  if (noun === undefined || hasOne(noun.text, ['且', '或者', '每名', '每个', '每家'])) return undefined
  const known = noun.whole
    ? likeliestFact({ words: phrase, noun: noun.text }, reading.knowledge, reading.words)
    : undefined
  const bound = figure.dimension === 'duration' ? afterSpan(phrase, figure.start) : phrase
  const id =
    known?.id ??
    measuredFact({ noun: noun.text, figure, clause, phrase, ...(noun.ask ? { ask: noun.ask } : {}) }, reading, facts)
  const fact = known ?? (id === undefined ? undefined : facts.entries().get(id))
  if (id === undefined || !fact || !measures(bound, fact) || !isOnce(clause, bound)) return undefined
  const node = {
    clause: addressOf(clause.id),
    fact: id,
    phrase: bound,
    ...(soft === undefined ? {} : { soft: { phrase: soft } }),
  }
  return { node, around: { noun: noun.text } }
}

/** 每年工作时间不少于9个月: a bound in time without the time that it is counted in. */
function afterSpan(phrase: string, at: number): string {
  const span = readFigures(phrase).filter(
    ({ figure, dimension, end }) => figure && dimension === 'duration' && end <= at,
  )
  return phrase.slice(span.at(-1)?.end ?? 0)
}

interface Noun {
  readonly text: string
  /** It is all before its figure. */
  readonly whole: boolean
  readonly ask?: string
}

const TAIL = /^(?:以上|以下|以内|左右|人民币|的|[（(][^）)]{0,10}[）)])*$/u

/** What a figure is of. 其中 and 占 go on with the noun before. */
function nounIn(
  { clause, phrase }: { clause: Clause; phrase: string },
  figure: Pick<Figure, 'start' | 'end' | 'unit' | 'dimension'>,
  reading: Reading,
  { noun: last, first }: Around,
): Noun | undefined {
  const text = nounOf(phrase, figure, reading.words)
  const tail = squeeze(phrase.slice(figure.end))
  const [before, after] = [squeeze(phrase.slice(0, figure.start)), tail.replace(/^(?:以上|以下)/u, '')]
  if (before.startsWith('其中')) {
    const part = text.replace(/^(?:其中|中)/u, '').replace(/占$/u, '占比')
    return last === undefined ? undefined : { text: `${last}中${part}`, whole: false }
  }
  if (text.startsWith('占')) return last === undefined ? undefined : { text: `${last}${text}`, whole: true }
  if (reading.words.age.includes(text) && first === false && last === undefined) return undefined
  if (reading.words.generic.includes(text))
    return last === undefined ? undefined : { text: `${last}${text}`, whole: true }
  const of = figure.dimension === 'share' ? ofWhole(before, reading) : undefined
  if (of !== undefined) return { text: of, whole: false }
  // 专职人员不少于10人，本科以上学历的占比不低于60%: of those just named.
  if (
    last !== undefined &&
    TAIL.test(tail) &&
    ending(text, reading.words.proportion) &&
    !/占.{2,}(?:比|重)/u.test(text)
  )
    return { text: `${last}中${text}`, whole: false }
  if (TAIL.test(tail)) return { text, whole: true }
  // 拥有3项以上发明专利, 与2家以上高校签订协议: the question has the words as they stand.
  const { subjects, bounds } = reading.words
  const head = withoutEnding(before, bounds)
  if (readFigures(after).some((each) => each.figure) || hasOne(after, ['的', '每'])) return undefined
  if (withoutOpening(head, subjects) === '') return { text: after, whole: true }
  const said = printed(`${head}多少${figure.unit ?? ''}${after}`, clause)
  if (said === undefined) return undefined
  return { text: `${withoutOpening(head, subjects)}${after}`, whole: false, ask: `${said}？` }
}

/** 场地面积不低于总面积的75%: a share of the whole that stands between the bound and its figure. */
function ofWhole(before: string, { words: { bounds, subjects, kept } }: Reading): string | undefined {
  const found = bounds
    .map((word) => ({ word, at: before.indexOf(word) }))
    .filter(({ at, word }) => at > 1 && word.length > 1)
  const [first] = found.sort((a, b) => a.at - b.at || b.word.length - a.word.length)
  const whole = first && before.endsWith('的') ? before.slice(first.at + first.word.length, -1) : ''
  if (!first || whole.length < 2) return undefined
  return `${withoutOpening(before.slice(0, first.at), subjects, kept)}占${whole}的比例`
}

/** How much of what is said a yes-or-no fact's words must make up for it to be what is demanded. */
const SAID = 0.8

/** 具有独立法人资格: a person who says it tells one fact, and says nothing else; of one that has parts, all of them. */
function plainYes({ clause, words }: Requirement, reading: Reading): Node | undefined {
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
function seated({ clause, words }: Requirement, reading: Reading): Node | undefined {
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
function newYes(
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
