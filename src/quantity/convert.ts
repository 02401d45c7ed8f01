import type { Interval } from './interval.ts'
import type { Reading } from './reading.ts'

/** Measure words that count the same kind of thing; 个 counts anything. */
const ALIKE: readonly (readonly string[])[] = [
  ['人', '名', '位'],
  ['家', '个'],
  ['项', '例', '件', '个'],
  ['台', '套', '台套', '个'],
]

/** Units of one size in another, as integers: so many of the least of their row. */
const ROWS: readonly Readonly<Record<string, number>>[] = [
  {
    年: 12,
    年度: 12,
    会计年度: 12,
    纳税年度: 12,
    周岁: 12,
    岁: 12,
    year: 12,
    years: 12,
    季度: 3,
    个月: 1,
    month: 1,
    months: 1,
  },
  {
    周: 168,
    星期: 168,
    week: 168,
    weeks: 168,
    日: 24,
    天: 24,
    自然日: 24,
    day: 24,
    days: 24,
    小时: 1,
    hour: 1,
    hours: 1,
  },
  { 吨: 1_000_000_000, 公斤: 1_000_000, 千克: 1_000_000, kg: 1_000_000, 斤: 500_000, 克: 1000, 毫克: 1 },
  { 公里: 1_000_000, 千米: 1_000_000, km: 1_000_000, 米: 1000, 厘米: 10, cm: 10, 毫米: 1, mm: 1 },
  { 立方米: 1_000_000, 立方: 1_000_000, m3: 1_000_000, 升: 1000, 毫升: 1 },
  { 兆瓦: 1000, MW: 1000, 千瓦: 1, kW: 1 },
  { 分: 1, point: 1, points: 1 },
]
const [MONTHS, HOURS] = [ROWS[0] ?? {}, ROWS[1] ?? {}]
const DAY = 24
/** How many hours so many months have at least and at most. */
const CALENDAR: Readonly<Record<number, readonly [number, number]>> = {
  1: [28 * DAY, 31 * DAY],
  3: [90 * DAY, 92 * DAY],
  12: [365 * DAY, 366 * DAY],
}

const times = ({ min, max, minOpen, maxOpen }: Interval, low: number, high: number): Interval => ({
  ...(min === undefined ? {} : { min: clean(min * low) }),
  ...(max === undefined ? {} : { max: clean(max * high) }),
  ...(minOpen ? { minOpen } : {}),
  ...(maxOpen ? { maxOpen } : {}),
})

const clean = (value: number): number => Number(value.toPrecision(12))

/** How many of `to` one `from` is; undefined where they do not measure the same, or a calendar decides. */
export function ratioOf(from: string, to: string): number | undefined {
  if (from === to || ALIKE.some((row) => row.includes(from) && row.includes(to))) return 1
  if (from === '个') return ROWS.some((units) => units[to] !== undefined) ? undefined : 1
  const row = ROWS.find((units) => units[from] !== undefined)
  const [size, wanted] = [row?.[from], row?.[to]]
  return size === undefined || wanted === undefined ? undefined : size / wanted
}

/** What a reading says in a unit of its kind: 三年 is 36 个月, and 两个月 is 56 to 62 天; undefined where it measures something else. */
export function intervalIn(unit: string, { figure, interval, unit: said = '' }: Reading): Interval | undefined {
  if (!figure || !interval) return undefined
  const ratio = ratioOf(said, unit)
  if (ratio !== undefined) return times(interval, ratio, ratio)
  const [least, most] = CALENDAR[MONTHS[said] ?? 0] ?? []
  const hours = HOURS[unit]
  if (least && most && hours) return times(interval, least / hours, most / hours)
  const [shortest, longest] = CALENDAR[MONTHS[unit] ?? 0] ?? []
  const told = HOURS[said]
  if (shortest && longest && told) return times(interval, told / longest, told / shortest)
  return undefined
}
