import type { Interval } from '../quantity/index.ts'

/** What parts one thing that is said from the next. */
const PARTS = /[，。；、！？,;!?\n但而且]/u
/** So many characters on either side of a figure are looked at. */
const NEAR = 16

const NEGATIVE = /负增长|\bnegative growth/giu
const FALL = /[降跌减缩]|下滑|下行|倒退|(?<![多至最不])少|\b(?:fell|fall|down|drop|declin|decreas|shr[aiu]nk)/iu
/** 增长率下降 is less of a rise, which need be no fall; 没有下降 is none. */
const OTHERWISE = /[增涨升没未不无非]|\b(?:grow|grew|up|ris|rose|increas|not?\b|never)/iu

/** What a figure says of a growth: below nothing where a fall is told; undefined where that, a rise, or a lesser rise may be meant. */
export function growthOf<T extends number | string | Interval>(
  value: T,
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): T | number | Interval | undefined {
  if (typeof value === 'string') return value
  const before =
    text
      .slice(Math.max(0, start - NEAR), start)
      .split(PARTS)
      .at(-1) ?? ''
  const after = text.slice(end, end + NEAR).split(PARTS)[0] ?? ''
  const beside = `${before}|${after}`
  const words = beside.replace(NEGATIVE, '')
  const falls = words !== beside || FALL.test(words)
  if (!falls) return value
  if (OTHERWISE.test(words) || isBelow(value)) return undefined
  return typeof value === 'number' ? -value : turned(value)
}

const isBelow = (value: number | Interval): boolean =>
  typeof value === 'number' ? value < 0 : (value.min ?? value.max ?? 0) < 0

/** A fall of 5 to 8 is a growth of -8 to -5; one of less than 5 is no rise. */
const turned = ({ min = 0, max, minOpen, maxOpen }: Interval): Interval => ({
  ...(max === undefined ? {} : { min: -max, ...(maxOpen ? { minOpen: true as const } : {}) }),
  max: 0 - min,
  ...(minOpen ? { maxOpen: true as const } : {}),
})
