import type { Frame } from './frame.ts'

/** What things are counted by where they have no names: A, B, C; 甲、乙、丙. */
const COUNTING = ['abcdefghijklmnopqrstuvwxyz', '甲乙丙丁戊己庚辛壬癸']
/** 一楼300平，二楼200平: of rooms alone; of sums of money 第一年 and 第二年 are no parts. */
const FLOORS = '一二三四五六七八九十'

/** Of figures that count on from another, A 85万 B 60万 C 70万, the first, by where each stands; the first of them too. */
export function seriesIn(frame: Frame, figures: readonly number[]): ReadonlyMap<number, number> {
  const first = new Map<number, number>()
  for (const [i, at] of figures.entries()) {
    const before = figures[i - 1]
    if (before === undefined || !countsOn(frame, before, at)) continue
    const start = first.get(before) ?? before
    first.set(start, start).set(at, start)
  }
  return first
}

function countsOn({ signs, folded: { text } }: Frame, one: number, other: number): boolean {
  const [from, to] = [signs[one]?.figure, signs[other]?.figure]
  const [a, b] = [from && labelBefore(text, from.start), to && labelBefore(text, to.start)]
  if (!a || !b || a.after !== b.after || from?.measure !== to?.measure) return false
  const rows = from?.measure === 'area' ? [...COUNTING, FLOORS] : COUNTING
  return rows.some((row) => row.includes(a.label) && row.indexOf(b.label) === row.indexOf(a.label) + 1)
}

/** The one letter before a figure, or before the word that says what it counts: A栋 200平. So near it is looked for. */
const LABELLED =
  /(?<![a-z])(?<label>[a-z甲乙丙丁戊己庚辛壬癸一二三四五六七八九十])(?<after>\p{Script=Han}?)[\s:：]{0,2}$/u
const NEAR = 6

function labelBefore(text: string, start: number): { readonly label: string; readonly after: string } | undefined {
  const { label, after } = LABELLED.exec(text.slice(Math.max(0, start - NEAR), start))?.groups ?? {}
  return label === undefined ? undefined : { label, after: after ?? '' }
}

export const isLabel = (sign: string): boolean => sign.length === 1 && COUNTING.some((row) => row.includes(sign))
