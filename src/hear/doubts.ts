import { isDenied } from './denial.ts'
import type { Frame, Vocabulary } from './frame.ts'
import type { Reading } from './readings.ts'

/** What its clause denies, 不属于市里重大战略, is denied, and surely so where it was heard to be; that there is none of what is counted is heard unsurely. */
export function against(reading: Reading, { signs, folded, traitsOf }: Frame): Reading {
  const { value, denied, from, sure, ids } = reading
  if (value === 0) return sure < NONE ? { ...reading, sure: sure / 3 } : reading
  if (!isDenied(folded.text.slice(0, signs[from]?.start ?? 0))) return reading
  if (denied) return { ...reading, sure: Math.max(sure, DENIED) }
  if (value === false) return reading
  const yesNo = value === true && ids.every((id) => traitsOf(id)?.yesNo)
  return yesNo ? { ...reading, value: false, denied: true, sure: FLIPPED } : { ...reading, sure: sure / 2 }
}

/** So many signs around a word what is said of it is looked for. */
const AROUND = 40
const AGO = /^\s?[多来]?\s?(?:以|之)?前|^\s?ago\b/u

/** 被撤过，是四年多以前的事: what nobody wants, longer ago than it counts, is not so. */
export function longAgo(reading: Reading, { signs, folded, traitsOf }: Frame, { withinOf }: Vocabulary): Reading {
  const { value, ids } = reading
  const years = value === true && ids.every((id) => traitsOf(id)?.ill) ? withinOf(ids[0] ?? '') : undefined
  if (years === undefined) return reading
  const past = signs
    .slice(Math.max(0, reading.from - AROUND), reading.to + AROUND)
    .some(
      ({ figure, end }) =>
        figure?.measure === 'duration' &&
        (figure.interval.min ?? 0) >= years &&
        AGO.test(folded.text.slice(end, end + 6)),
    )
  return past ? { ...reading, value: false, denied: true, sure: FLIPPED } : reading
}

/** How sure what a clause denies is, where the model heard the denial as well, and where it did not. */
const DENIED = 0.85
const FLIPPED = 0.7

/** Heard less surely, that one has none of something is asked. */
const NONE = 0.85

const ANY = /^的(?:单位|企业|公司|中心|机构|院所|高校|学校|厂家?)/u
const SOMEBODY = /[我俺咱他她它贵]|本[公单校院所厂]|\b(?:we|our|i|they)\b/u

/** 被撤销过的单位还能不能报 asks of any that was, and tells of nobody. */
export function isOfAny({ signs, folded: { text } }: Frame, at: number): boolean {
  const { start = 0, end = 0 } = signs[at] ?? {}
  return ANY.test(text.slice(end)) && !SOMEBODY.test(text.slice(Math.max(0, start - AROUND), end + AROUND))
}
