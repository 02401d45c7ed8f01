import { type Reading, readFigures } from '../../quantity/index.ts'
import type { WhetherAsked } from './index.ts'

/** How a figure of a question stands to what a text says: the same, within what it asks for, or short of it. */
export type Relation = 'same' | 'reached' | 'missed'

const amountOf = ({ interval }: Reading): number | undefined => interval?.min ?? interval?.max

const alike = (one: Reading, other: Reading): boolean =>
  one.dimension === undefined ? one.unit !== undefined && one.unit === other.unit : one.dimension === other.dimension

const beyond = ({ op }: Reading): boolean => op === 'lt' || op === 'gt'

/** 三比一 as it is printed: 3:1. */
const printed = (text: string): string =>
  text.replace(RATIO, (_, one: string, other: string) => `${DIGITS.indexOf(one)}:${DIGITS.indexOf(other)}`)

const DIGITS = '零一二三四五六七八九'
const RATIO = /([一二三四五六七八九])比([一二三四五六七八九])/gu

const measured = (text: string): Reading[] =>
  readFigures(printed(text)).filter(
    (reading) => reading.figure && reading.kind !== 'date' && amountOf(reading) !== undefined,
  )

/** Whether a question has a figure of its own. */
export const readsFigure = (question: string): boolean => measured(question).length > 0

/** How each figure of a question that the told words have one like stands to that. */
export function relationsOf(question: string, told: string): Relation[] {
  const stated = measured(told)
  return measured(question).flatMap((asked): Relation[] => {
    const like = stated.filter((of) => alike(of, asked))
    const [first] = like
    const value = amountOf(asked)
    if (!first || value === undefined) return []
    const same = like.find((of) => amountOf(of) === value)
    if (same && !beyond(asked)) return ['same']
    const { op } = same ?? first
    const isMost = op === 'le' || op === 'lt'
    // 不到3% is short of 3 %, 超过20% is past it.
    if (same) return [isMost === (asked.op === 'gt') ? 'missed' : 'reached']
    return [isMost === value > (amountOf(first) ?? 0) ? 'missed' : 'reached']
  })
}

/** The years that dates of a text have. */
const yearsIn = (text: string): number[] => readFigures(text).flatMap(({ date }) => date?.year ?? [])

/** A year is asked for, and the words have others and not this one: 是不是到2026年. */
export function isOtherYear(part: string, told: string): boolean {
  const [asked, stated] = [yearsIn(part), yearsIn(told)]
  return asked.length > 0 && stated.length > 0 && !asked.some((year) => stated.includes(year))
}

/**
 * How the figures asked after stand to pieces of a text: of several cases with a figure each, to that of the case asked after;
 * of several people's claims, to the one asked after. Undefined where it cannot be told which is meant.
 */
export function relationsAsked(
  { folded, part, shape }: Pick<WhetherAsked, 'folded' | 'part' | 'shape'>,
  pieces: readonly string[],
  likeness: (words: string) => number,
): Relation[] | undefined {
  const claims = folded.split(CLAUSE).filter(readsFigure)
  const all = relationsOf(folded, caseOf(folded, pieces, likeness).join('，'))
  const isClaimed = shape === 'claims' || shape === 'is'
  if (!isClaimed || !all.includes('same') || new Set(all).size === 1 || !areAtOdds(claims)) return all
  const [only, another] = claims.filter((claim) => sharesWord(claim, part))
  return only === undefined || another !== undefined ? undefined : relationsOf(only, pieces.join('，'))
}

const CLAUSE = /[，。；：？！,;:?!\n]/u

/** Claims that give one kind of thing several amounts. */
function areAtOdds(claims: readonly string[]): boolean {
  const [first = [], ...rest] = claims.map(measured)
  return rest.flat().some((one) => first.some((of) => alike(one, of) && amountOf(one) !== amountOf(of)))
}

/** 客户说…：客户说得对吗. */
const sharesWord = (claim: string, part: string): boolean =>
  claim !== part && [...claim.slice(1)].some((_, at) => part.includes(claim.slice(at, at + 2)))

/** Of pieces that give one kind of thing several amounts, the one most like the question, with those that give none. */
function caseOf(folded: string, pieces: readonly string[], likeness: (words: string) => number): readonly string[] {
  const asked = measured(folded)
  const given = (piece: string) => measured(piece).filter((one) => asked.some((of) => alike(one, of)))
  const rivals = pieces.filter((piece) => given(piece).length > 0)
  const amounts = new Set(rivals.flatMap((piece) => given(piece).map(amountOf)))
  const nearness = rivals.map((piece) => ({ piece, run: sharedRun(folded, piece), like: likeness(piece) }))
  const [best, next] = nearness.sort((one, other) => other.run - one.run || other.like - one.like)
  const isEven = best?.run === next?.run && best?.like === next?.like
  if (asked.length > 1 || amounts.size < 2 || !best || isEven) return pieces
  return pieces.filter((piece) => piece === best.piece || !rivals.includes(piece))
}

/** How many characters the longest words have that stand in both: 非企业. */
function sharedRun(folded: string, piece: string): number {
  let longest = 0
  for (let at = 0; at + longest < piece.length; at++)
    while (at + longest < piece.length && folded.includes(piece.slice(at, at + longest + 1))) longest++
  return longest
}

/**
 * Whether figures cannot settle a claim: they count something else (份, of 个), or a text has several of the kind in words that
 * the question is alike, and the claim stands to them differently, as it goes by whose case it is.
 */
export function isUnsettled(
  folded: string,
  told: readonly string[],
  beside: readonly string[],
  likeness: (words: string) => number,
): boolean {
  const asked = measured(folded)
  const like = told.filter((piece) => relationsOf(folded, piece).length > 0)
  const most = Math.max(0, ...like.map((piece) => likeness(piece)))
  const rivals = [...told, ...beside].filter((piece) => likeness(piece) > RIVAL * most)
  return asked.some(
    (one) =>
      like.flatMap(measured).some((of) => alike(one, of) && one.dimension === 'count' && one.unit !== of.unit) ||
      new Set(rivals.flatMap((piece) => relationsOf(one.surface, piece).map(isMet))).size > 1,
  )
}

const isMet = (relation: Relation): boolean => relation !== 'missed'

/** Words that the question is so much alike, of what it is alike the words told, may be of another case of the same. */
const RIVAL = 0.3
