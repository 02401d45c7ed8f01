import type { FigureKind, Knowledge } from '../../knowledge/index.ts'
import type { Phrase } from '../../law/index.ts'
import { type Reading, readFigures } from '../../quantity/index.ts'
import type { YesNo } from '../../reply/index.ts'
import type { Found } from '../../retrieval/index.ts'
import type { Row } from '../figures-beside.ts'
import { figuresOf } from '../wants.ts'
import { type WhetherAsked, whetherOf, yesNoWords } from './index.ts'
import type { WhetherReader } from './question.ts'

/** Yes or no for several places, in words. */
interface Together {
  readonly yesNo: YesNo
  readonly words: string
}

/**
 * What rows side by side make of a question: whether they are alike, where that is asked; otherwise what each of them says,
 * where all say the same, and else that it depends on the place. Undefined where one of them cannot be told.
 */
export function togetherOf(
  asked: WhetherAsked,
  rows: readonly Row[],
  found: Pick<Found, 'matters' | 'likeness'>,
  knowledge: Pick<Knowledge, 'stances' | 'matters' | 'regulations'>,
  reader: WhetherReader,
  areNamed: boolean,
  kind?: FigureKind,
): Together | undefined {
  const comparing = reader.compares(asked.folded)
  const told = rows.map(phrasesOf)
  if (comparing) {
    const alike = areAlike(rows, told, kind)
    if (alike === undefined) return undefined
    const yesNo = alike === (comparing === 'same') ? 'yes' : 'no'
    // What bounds the figures may differ yet: 一般三年.
    return { yesNo, words: alike ? (kind ? '数字一样' : '一样') : '不一样' }
  }
  // Of places that nobody named, those that say something answer.
  const spoken = told.filter((phrases) => areNamed || phrases.length > 0)
  const answers = spoken.map((phrases) =>
    phrases.length > 0 ? whetherOf(asked, phrases, found, knowledge, reader) : undefined,
  )
  const settled = answers.filter((answer) => answer !== undefined)
  const [first] = settled
  const enough = areNamed ? settled.length === answers.length : 2 * settled.length > answers.length
  if (first === undefined || settled.length < 2 || !enough) return undefined
  if (settled.every((answer) => answer === first)) return { yesNo: first, words: yesNoWords(first, asked) }
  return { yesNo: 'depends', words: '看地方' }
}

const phrasesOf = ({ told }: Row): Phrase[] =>
  (told?.text ?? []).flatMap((part) => (part.kind === 'phrase' ? [part.phrase] : []))

/** Whether all places say the same: by the only figure of each, else by their very words; undefined where neither settles it. */
function areAlike(rows: readonly Row[], told: readonly (readonly Phrase[])[], kind?: FigureKind): boolean | undefined {
  if (rows.some(({ isSilent }) => isSilent) && told.some((phrases) => phrases.length > 0)) return false
  if (told.some((phrases) => phrases.length === 0)) return undefined
  const texts = told.map((phrases) => phrases.map(({ text }) => text).join('，'))
  const figures = texts.map((text) => (kind ? figuresOf(text, kind) : measured(text)))
  if (figures.every(({ length }) => length === 1)) {
    const [first, ...rest] = figures.flatMap(([only]) => only ?? [])
    if (first && rest.every((other) => isOfKind(other, first)))
      return rest.every((other) => amountOf(other) === amountOf(first)) ? isBoundAlike([first, ...rest]) : false
  }
  const [one = '', ...others] = texts
  return others.every((other) => sharedIn(one, other) >= ALIKE) ? true : undefined
}

/** Texts that have so much of their pairs of characters in common say the same. */
const ALIKE = 0.8

/** The quantities of a text; of 三年为一个周期 the span, and not how many. */
function measured(text: string): Reading[] {
  const all = readFigures(text).filter((reading) => reading.figure && reading.kind !== 'date')
  const dimensioned = all.filter(({ dimension }) => dimension !== undefined)
  return dimensioned.length > 0 ? dimensioned : all
}

/** 最高20% and 不低于20% are the same figure and not the same rule: of those it is not said. */
function isBoundAlike(figures: readonly Reading[]): true | undefined {
  const ops = new Set(figures.map(({ op }) => op))
  const isMost = ops.has('le') || ops.has('lt')
  const isLeast = ops.has('ge') || ops.has('gt')
  return isMost && isLeast ? undefined : true
}

const amountOf = ({ interval }: Reading): number | undefined => interval?.min ?? interval?.max

const isOfKind = (one: Reading, other: Reading): boolean =>
  one.dimension === other.dimension && (one.dimension !== undefined || one.unit === other.unit)

/** Which share of their pairs of characters two texts have in common. */
function sharedIn(one: string, other: string): number {
  const [first, second] = [pairsOf(one), pairsOf(other)]
  const common = [...first].filter((pair) => second.has(pair)).length
  return (2 * common) / Math.max(1, first.size + second.size)
}

const pairsOf = (text: string): Set<string> =>
  new Set([...text].slice(1).map((character, i) => `${[...text][i] ?? ''}${character}`))
