import { addressOf, type Clause, squeeze } from '../law/index.ts'
import { type Reading as Figure, readFigures } from '../quantity/index.ts'
import { figuresOf, likeliestFact, measures, nounOf } from './likely.ts'
import { measuredFact } from './measures.ts'
import type { NewFacts } from './new-fact.ts'
import { isOnce, type Node, printed, type Reading } from './reading.ts'
import type { Requirement } from './requirements.ts'
import { ending, hasOne, withoutEnding, withoutOpening } from './words.ts'
import { newYes, plainYes, seated } from './yes.ts'

/** Where a requirement stands: after one whose noun it goes on with, under a period that was named before it. */
export interface Around {
  readonly noun?: string
  readonly period?: string
  /** A time that it is of too, where it names none. */
  readonly span?: string
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
  // What is said of a person is no fact of whoever applies.
  const yes = reading.owner === undefined ? (plainYes(requirement, reading) ?? seated(requirement, reading)) : undefined
  return yes ? { node: yes, around: {} } : newYes(requirement, reading, facts, around)
}

/** 有意向开展中试的: said of some. */
const isConditional = (words: string): boolean => /的$/u.test(words)

function boundOf(requirement: Requirement, reading: Reading, facts: NewFacts, around: Around): Leaf | undefined {
  const { clause } = requirement
  const phrase = requirement.words
  const [figure, second] = figuresOf(phrase)
  if (!figure || second || /每\s*$/u.test(phrase.slice(0, figure.start))) return undefined
  // A time that is not counted to the day of the check is none that the check could count.
  if (figure.dimension === 'duration' && hasOne(squeeze(clause.text), reading.words.cut_off)) return undefined
  const soft = reading.words.soft.find((word) => phrase.includes(word))
  if (soft !== undefined && !isOnce(clause, soft)) return undefined
  const noun = timed(nounIn({ clause, phrase }, figure, reading, around), phrase, around)
  if (noun === undefined || hasOne(headOf(noun.text), ['且', '或者', '每名', '每个', '每家'])) return undefined
  const known =
    noun.whole && reading.owner === undefined
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

/** 具有硕士学位或者中级职称的人员 are one thing: what joins stands in what is said of them. */
const headOf = (noun: string): string =>
  noun.slice(Math.max(noun.lastIndexOf('或者'), 0)).includes('的') && !noun.includes('每')
    ? noun.replaceAll('或者', '')
    : noun

/** 近三年获得授权发明专利2件以上，或者实用新型专利8件以上: those too are of three years. */
function timed(noun: Noun | undefined, phrase: string, { span }: Around): Noun | undefined {
  const own = readFigures(phrase).some(({ figure, dimension }) => figure && dimension === 'duration')
  return noun === undefined || span === undefined || own ? noun : { text: `${span}${noun.text}`, whole: false }
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

const TAIL = ['以上', '以下', '以内', '左右', '人民币', '的']

/** Nothing follows the figure that it is of. */
const endsThere = (tail: string): boolean =>
  withoutOpening(tail.replace(/[（(][^（()）]{0,40}[)）]/gu, ''), TAIL) === ''

/** What a figure is of. 其中 and 占 go on with the noun before. */
function nounIn(
  { clause, phrase }: { clause: Clause; phrase: string },
  figure: Pick<Figure, 'start' | 'end' | 'unit' | 'dimension'>,
  reading: Reading,
  { noun: last, first }: Around,
): Noun | undefined {
  const text = nounOf(phrase, figure, reading.words)
  const tail = squeeze(phrase.slice(figure.end))
  const [before, after] = [squeeze(phrase.slice(0, figure.start)), tail.replace(/^(?:以上|以下)?的?/u, '')]
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
    endsThere(tail) &&
    ending(text, reading.words.proportion) &&
    !/占.{2,40}(?:比|重)/u.test(text)
  )
    return { text: `${last}中${text}`, whole: false }
  if (endsThere(tail)) return { text, whole: true }
  // 拥有3项以上发明专利, 与2家以上高校签订协议: the question has the words as they stand.
  const { bounds } = reading.words
  const subjects = [...reading.words.subjects, ...reading.words.having]
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
