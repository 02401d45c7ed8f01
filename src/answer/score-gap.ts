import type { Outcome } from '../eligibility/index.ts'
import type { Score } from '../knowledge/index.ts'
import { compare } from '../quantity/index.ts'
import { computed, type Part, type Parts, say } from '../reply/index.ts'
import { amountText } from './amount.ts'
import { gapParts } from './side-gap.ts'

const UNIT = { kind: 'score', unit: '分' } as const
const points = (value: number): Part => computed(amountText(UNIT, clean(value)))
const clean = (value: number): number => Number(value.toPrecision(12))

/** How many points there are, and may still be: by what the text fixes, and of those that people give. */
interface Standing {
  readonly least: number
  readonly best: number
  readonly judged: number
}

/**
 * How far a score is from its mark: what is missing even with all that people may give, how much of that they must give, or what is
 * had so far; nothing where nothing is known that points are given for, unless no applicant can reach the mark.
 */
export function scoreGap(outcome: Outcome, score: Score): Parts {
  const { points: fixed, most, parts } = outcome
  if (fixed?.min === undefined || fixed.max === undefined || most?.max === undefined) return []
  const standing = { least: fixed.min, best: fixed.max, judged: clean(most.max - fixed.max) }
  const { op, threshold } = score
  if (op === 'le' || op === 'lt') return gapParts(outcome, score, UNIT)
  const isLost = compare(most, op, threshold) === false
  if (!isLost && !parts.some(({ given }) => given !== undefined)) return []
  if (isLost) return lostGap(standing, score)
  return compare(most, op, threshold) === true && outcome.passes === false
    ? judgedGap(standing, score)
    : openGap(standing, score)
}

/** 即使专家评判的部分满分 20 分，也只有 65 分，离 70 分还差 5 分. */
function lostGap({ least, best, judged }: Standing, score: Score): Parts {
  const all = clean(best + judged)
  const told = least === best
  const full = judged > 0 ? say`专家评判的部分满分 ${points(judged)}` : []
  if (told && judged === 0) return say`只有 ${points(all)}，${wanting(all, score)}`
  const even = told ? full : say`没说的都得满分${judged > 0 ? '、' : ''}${full}`
  return say`即使${even}，也${told ? '只有' : '至多'} ${points(all)}，${wanting(all, score, !told)}`
}

/** 按写明的 60 分，专家评判的部分（最高 25 分）须再给 10 分，才到 70 分. */
function judgedGap({ least, best, judged }: Standing, { op, threshold }: Score): Parts {
  const wanted = points(threshold - best)
  const amount = op === 'gt' ? say`超过 ${wanted}` : say`${least === best ? '' : '至少'} ${wanted}`
  const had = say`${least === best ? '' : '至多'} ${points(best)}`
  return say`按写明的${had}，专家评判的部分（最高 ${points(judged)}）须再给${amount}，才${op === 'gt' ? '超过' : '到'} ${points(threshold)}`
}

/** 已有 30 分，没说的至多再得 45 分，专家评判的部分最高 25 分，离 70 分还差 40 分. */
function openGap({ least, best, judged }: Standing, score: Score): Parts {
  const given = judged > 0 ? say`，专家评判的部分最高 ${points(judged)}` : []
  return say`已有 ${points(least)}，没说的至多再得 ${points(best - least)}${given}，${wanting(least, score)}`
}

/** 离 70 分还差 5 分; of a mark that is to be passed, that it is. */
function wanting(has: number, { op, threshold }: Score, atLeast = false): Parts {
  const missing = clean(threshold - has)
  if (op === 'gt')
    return missing > 0
      ? say`须超过 ${points(threshold)}，还差 ${points(missing)}以上`
      : say`须超过 ${points(threshold)}`
  return say`离 ${points(threshold)}还差${atLeast ? '至少' : ''} ${points(missing)}`
}
