import type { FactValue } from '../eligibility/index.ts'
import { type Fact, unitOf } from '../knowledge/index.ts'
import type { Interval } from '../quantity/index.ts'

/** Money in 元, area in m², share in percent, others in their own unit, in the units a person reads them in; of a date, so many days. */
export function amountText(fact: Pick<Fact, 'kind' | 'unit'>, value: number): string {
  if (fact.kind === 'money') return moneyText(value)
  if (fact.kind === 'share') return `${rounded(value)}%`
  const unit = fact.kind === 'date' ? '天' : (unitOf(fact) ?? '')
  return `${rounded(value)} ${unit}`.trimEnd()
}

/** 85 + 60 + 70 = 215 万元, in the unit of the whole; undefined where a part is not known exactly. */
export function sumText(
  fact: Pick<Fact, 'kind' | 'unit'>,
  whole: FactValue,
  parts: readonly { readonly value: FactValue; readonly less?: true }[],
): string | undefined {
  if (typeof whole !== 'number') return undefined
  const size =
    fact.kind !== 'money' || whole < TEN_THOUSAND ? 1 : whole < HUNDRED_MILLION ? TEN_THOUSAND : HUNDRED_MILLION
  let text = ''
  for (const { value, less } of parts) {
    if (typeof value !== 'number') return undefined
    text += `${text === '' ? '' : less ? ' − ' : ' + '}${exact(value / size)}`
  }
  return `${text} = ${amountText(fact, whole)}`
}

const HUNDRED_MILLION = 10 ** 8
const TEN_THOUSAND = 10 ** 4

function moneyText(value: number): string {
  if (value >= HUNDRED_MILLION) return `${exact(value / HUNDRED_MILLION)} 亿元`
  return value >= TEN_THOUSAND ? `${exact(value / TEN_THOUSAND)} 万元` : `${exact(value)} 元`
}

/** Without the dust that binary division leaves: 0.30000000000000004. */
const exact = (value: number): string => String(Number(value.toPrecision(15)))

/** In so few places that nothing looks whole which is not: 49.999 stays itself, 666.666… is 约 666.67. */
function rounded(value: number): string {
  const whole = exact(value)
  if (whole.length - whole.indexOf('.') <= PLACES + 1 || !whole.includes('.')) return whole
  for (let places = 2; places < PLACES; places++) {
    const short = Math.round(value * 10 ** places) / 10 ** places
    if (short !== Math.round(value)) return `约 ${exact(short)}`
  }
  return whole
}

const PLACES = 6

/** An interval as a person says it: 至少 300 万元, 超过 200 万元、不到 300 万元, 450 至 550 平方米. */
export function intervalText(fact: Pick<Fact, 'kind' | 'unit'>, { min, max, minOpen, maxOpen }: Interval): string {
  const text = (value: number) => amountText(fact, value)
  if (min !== undefined && min === max) return text(min)
  if (min !== undefined && max !== undefined && !minOpen && !maxOpen) return `${text(min)}至 ${text(max)}`
  const low = min === undefined ? '' : `${minOpen ? '超过' : '至少'} ${text(min)}`
  const high = max === undefined ? '' : `${maxOpen ? '不到' : '至多'} ${text(max)}`
  return [low, high].filter(Boolean).join('、')
}
