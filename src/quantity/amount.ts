import { type Decimal, decimal, lastPlace, ONE, plus, same, shift, toNumber } from './decimal.ts'
import { englishAt } from './english.ts'
import { match } from './matched.ts'
import { type Numeral, numeralAt, type Softness } from './numeral.ts'
import { portionAt } from './portion.ts'
import type { Operator } from './reading.ts'
import { romanAt } from './roman.ts'
import { negativeAt } from './sign.ts'
import { MONTH, NO_UNIT, PERSON, SQUARE, TENTH, type Unit, type UnitMatch, unitAt, YUAN } from './units.ts'

/** A quantity as it stands on the page, before the words around it are heard. */
export interface Amount {
  readonly start: number
  readonly end: number
  readonly low: Decimal
  readonly high: Decimal
  readonly ranged: boolean
  readonly soft: Softness
  readonly step: Decimal
  readonly unit: Unit
  /** The unit's name; undefined where none is printed or to be supplied. */
  readonly name: string | undefined
  /** A ratio in plain digits, 1/3 or 3:1; `low` is then its first term, `unit` divides by the second. */
  readonly ratio?: string
  /** An operator that the words of the figure itself carry: 过半, 减半. */
  readonly op?: Operator
  /** No sign says that it counts anything: no unit, no coefficient. The words around decide. */
  readonly doubtful: boolean
  readonly numeral?: Numeral
}

const HALF = /半(?! ?个?(?:人|工))/y
const HALF_MORE = /半(?![数年径导成脱个月天日自固公途路夜岛山]|工半)/y
const AND_A_HALF = /个半 ?(?=小时|月|工作日|学期|季度|星期|钟头|亿)/y
const TENTHS = /[一二三四五六七八九](?![成十百千万亿个分倍人名家项])/y
const EVERY = /每 ?(?=(?:年|月|日|天|周|季度|学年|小时)(?![均级代度报会]))/y
const SQUARES = /方(?![面便法向式案针位米])/y
const CURRENCY = /[¥￥$€] ?|(?<![A-Za-z])(?:RMB|CNY|USD|EUR) ?(?=\d)/y
const PEOPLE_AFTER = /(?=用户|群众|居民|学生|农民|职工|农户|游客|人口|名)/y

const HALF_VALUE = decimal('0.5')

const plain = (start: number, end: number, value: Decimal, unit: Unit, name: string | undefined): Amount => ({
  start,
  end,
  low: value,
  high: value,
  ranged: false,
  soft: 'exact',
  step: ONE,
  unit,
  name,
  doubtful: false,
})

/** 月 alone is the unit only where no number of a month can be meant: 每月, 两个半月. */
const periodAt = (text: string, at: number): UnitMatch | undefined =>
  text.charAt(at) === '月' ? { unit: MONTH, name: '个月', end: at + 1 } : unitAt(text, at)

/** 每年 is once in 1 year; 每两年 begins with 每 too, but has a numeral of its own. */
export const everyAt = (text: string, at: number): Amount | undefined => {
  const every = match(EVERY, text, at)
  const period = every && periodAt(text, at + every[0].length)
  return period && plain(at, period.end, ONE, period.unit, period.name)
}

const halfAt = (text: string, at: number): Amount | undefined => {
  if (!match(HALF, text, at)) return undefined
  const unit = unitAt(text, at + 1)
  if (!unit || (unit.unit.dimension === 'count' && unit.name !== '个')) return undefined
  return plain(at, unit.end, HALF_VALUE, unit.unit, unit.name)
}

const shifted = (amount: Amount, by: number): Amount => ({
  ...amount,
  low: shift(amount.low, by),
  high: shift(amount.high, by),
  step: shift(amount.step, by),
})

const withHalf = (amount: Amount, end: number): Amount => ({
  ...amount,
  end,
  low: plus(amount.low, HALF_VALUE),
  high: plus(amount.high, HALF_VALUE),
})

/** Sum written after its unit: 七成五, 两年半. */
const closing = (text: string, amount: Amount): Amount => {
  if (amount.soft !== 'exact' || amount.ranged) return amount
  if (amount.unit === TENTH) {
    const tenths = match(TENTHS, text, amount.end)
    const value = tenths && numeralAt(text.slice(amount.end, amount.end + 1), 0)?.low
    if (value) {
      const low = plus(amount.low, shift(value, -1))
      return { ...amount, low, high: low, end: amount.end + 1 }
    }
  }
  const halves = amount.unit.dimension !== 'count' && amount.unit.dimension !== 'money'
  return halves && match(HALF_MORE, text, amount.end) ? withHalf(amount, amount.end + 1) : amount
}

/** The numeral at `numeral` with its unit, or with what stands in for one. */
const measured = (text: string, numeral: Numeral): Amount => {
  const { start, end, low, high, soft, step } = numeral
  const ranged = soft === 'exact' && !same(low, high)
  const base = { start, low, high, ranged, soft, step, numeral }
  const half = match(AND_A_HALF, text, end)
  if (half) {
    const from = end + half[0].length
    const period = periodAt(text, from)
    // 一个半亿
    if (!period) return shifted(withHalf({ ...base, end, unit: YUAN, name: '元', doubtful: false }, from + 1), 8)
    return withHalf({ ...base, end, unit: period.unit, name: period.name, doubtful: false }, period.end)
  }
  const unit = unitAt(text, end)
  if (unit)
    return closing(
      text,
      shifted(
        { ...base, end: unit.end, unit: unit.unit, name: unit.name, doubtful: numeral.bare },
        unit.unit.shift ?? 0,
      ),
    )
  // 三方 are parties; nobody rents three square metres.
  if (toNumber(low) >= 20 && match(SQUARES, text, end))
    return { ...base, end: end + 1, unit: SQUARE, name: '方', doubtful: false }
  if (numeral.scaled && !numeral.bare) {
    const people = match(PEOPLE_AFTER, text, end)
    const [supplied, name] = people ? [PERSON, '人'] : [YUAN, '元']
    return { ...base, end, unit: supplied, name, doubtful: false }
  }
  const sure = numeral.script === 'arabic' || soft === 'atLeast' || soft === 'several'
  return { ...base, end, unit: NO_UNIT, name: undefined, doubtful: !sure }
}

const unsignedAt = (text: string, at: number): Amount | undefined => {
  const portion = portionAt(text, at)
  if (portion) {
    const ranged = !same(portion.low, portion.high)
    return { ...portion, start: at, soft: 'exact', step: ONE, doubtful: false, ranged }
  }
  const half = halfAt(text, at)
  if (half) return half
  const currency = match(CURRENCY, text, at)
  const from = at + (currency?.[0].length ?? 0)
  const numeral = numeralAt(text, from) ?? englishAt(text, from) ?? romanAt(text, from)
  if (!numeral) return undefined
  const amount = { ...measured(text, numeral), start: at }
  if (!currency || (amount.name !== undefined && amount.name !== '元')) return amount
  const foreign = { $: '美元', USD: '美元', '€': '欧元', EUR: '欧元' }[currency[0].trim()]
  return foreign === undefined
    ? { ...amount, unit: YUAN, name: '元', doubtful: false }
    : { ...amount, unit: NO_UNIT, name: foreign, doubtful: false }
}

/** One amount, no range: a share, a half, or a numeral with its unit, below 0 if its sign says so. */
export const oneAt = (text: string, at: number): Amount | undefined =>
  negativeAt(text, at, unsignedAt) ?? unsignedAt(text, at)

/** What 多 behind a unit may add: another year to 十年多, another million to 200万多. */
export const stepOf = (amount: Amount): Decimal => {
  const place = lastPlace(amount.low)
  return amount.unit.dimension === 'duration' && place.exponent > 0 ? ONE : place
}
