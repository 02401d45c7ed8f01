import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Comparison,
  compare,
  exactly,
  gap,
  type Interval,
  isEmpty,
  wholeInterval,
} from '../../src/quantity/index.ts'

const COMPARISONS: readonly Comparison[] = ['ge', 'gt', 'le', 'lt']
const holds = (value: number, op: Comparison, threshold: number): boolean =>
  ({ ge: value >= threshold, gt: value > threshold, le: value <= threshold, lt: value < threshold })[op]

const contains = ({ min, max, minOpen, maxOpen }: Interval, value: number): boolean =>
  (min === undefined || value > min || (value === min && !minOpen)) &&
  (max === undefined || value < max || (value === max && !maxOpen))

const bound = fc.option(fc.integer({ min: -20, max: 20 }), { nil: undefined })
const interval: fc.Arbitrary<Interval> = fc
  .record({ min: bound, max: bound, minOpen: fc.boolean(), maxOpen: fc.boolean() })
  .map(({ min, max, minOpen, maxOpen }) => ({
    ...(min === undefined ? {} : { min, ...(minOpen ? { minOpen: true as const } : {}) }),
    ...(max === undefined ? {} : { max, ...(maxOpen ? { maxOpen: true as const } : {}) }),
  }))
const comparison = fc.constantFrom(...COMPARISONS)
const threshold = fc.integer({ min: -20, max: 20 })

describe('区间与门槛', () => {
  it.each<[string, Interval, Comparison, number, boolean | undefined]>([
    ['两百多万够两百万', { min: 200, max: 300, minOpen: true, maxOpen: true }, 'ge', 200, true],
    ['两百多万不到三百万', { min: 200, max: 300, minOpen: true, maxOpen: true }, 'ge', 300, false],
    ['两百多万够不够二百五十万说不准', { min: 200, max: 300, minOpen: true, maxOpen: true }, 'ge', 250, undefined],
    ['恰好五百够五百', exactly(500), 'ge', 500, true],
    ['恰好五百不超过五百', exactly(500), 'le', 500, true],
    ['恰好五百不算超过五百', exactly(500), 'gt', 500, false],
    ['恰好五百不算低于五百', exactly(500), 'lt', 500, false],
    ['不到五百低于五百', { max: 500, maxOpen: true }, 'lt', 500, true],
    ['不到五百就不足五百', { max: 500, maxOpen: true }, 'ge', 500, false],
    ['五百以下可能有五百', { max: 500 }, 'ge', 500, undefined],
    ['五百以下不会超过五百', { max: 500 }, 'gt', 500, false],
    ['超过五百', { min: 500, minOpen: true }, 'gt', 500, true],
    ['超过五百就不在五百以下', { min: 500, minOpen: true }, 'le', 500, false],
    ['五百以上可能就是五百', { min: 500 }, 'le', 500, undefined],
    ['五百以上不会低于五百', { min: 500 }, 'lt', 500, false],
    ['什么都没说', {}, 'ge', 0, undefined],
    ['空区间什么也定不了', { min: 5, max: 4 }, 'ge', 0, undefined],
  ])('%s', (_, given, op, bar, expected) => {
    expect(compare(given, op, bar)).toBe(expected)
  })

  it('定论对区间里的每个值都成立', () => {
    fc.assert(
      fc.property(interval, comparison, threshold, fc.integer({ min: -84, max: 84 }), (given, op, bar, quarter) => {
        const value = quarter / 4
        fc.pre(contains(given, value))
        const verdict = compare(given, op, bar)
        if (verdict !== undefined) expect(holds(value, op, bar)).toBe(verdict)
      }),
    )
  })

  it('没有定论时，区间里确实两种值都有', () => {
    fc.assert(
      fc.property(interval, comparison, threshold, (given, op, bar) => {
        fc.pre(!isEmpty(given) && compare(given, op, bar) === undefined)
        const values = Array.from({ length: 801 }, (_, i) => (i - 400) / 8).filter((value) => contains(given, value))
        expect(new Set(values.map((value) => holds(value, op, bar))).size).toBe(2)
      }),
    )
  })

  it('放宽区间不会多出定论', () => {
    fc.assert(
      fc.property(interval, fc.nat(5), fc.nat(5), comparison, threshold, (narrow, down, up, op, bar) => {
        fc.pre(!isEmpty(narrow))
        const wide: Interval = {
          ...(narrow.min === undefined ? {} : { min: narrow.min - down }),
          ...(narrow.max === undefined ? {} : { max: narrow.max + up }),
        }
        const verdict = compare(wide, op, bar)
        if (verdict !== undefined) expect(compare(narrow, op, bar)).toBe(verdict)
      }),
    )
  })

  it('ge 与 lt、gt 与 le 互为反面', () => {
    fc.assert(
      fc.property(interval, threshold, (given, bar) => {
        const not = (verdict: boolean | undefined) => (verdict === undefined ? undefined : !verdict)
        expect(compare(given, 'lt', bar)).toBe(not(compare(given, 'ge', bar)))
        expect(compare(given, 'le', bar)).toBe(not(compare(given, 'gt', bar)))
      }),
    )
  })
})

describe('人和物是整数', () => {
  it.each<[string, Interval, Interval]>([
    ['超过 19 人就是至少 20 人', { min: 19, minOpen: true }, { min: 20 }],
    ['不到 20 人就是至多 19 人', { max: 20, maxOpen: true }, { max: 19 }],
    ['端点有小数的向内取整', { min: 4.5, max: 5.5 }, { min: 5, max: 5 }],
    ['开端点有小数的一样', { min: 4.5, max: 5.5, minOpen: true, maxOpen: true }, { min: 5, max: 5 }],
    ['闭的整数端点不动', { min: 9, max: 11 }, { min: 9, max: 11 }],
    ['没有端点的还是没有', {}, {}],
    ['十几个是 11 到 19 个', { min: 10, max: 20, minOpen: true, maxOpen: true }, { min: 11, max: 19 }],
  ])('%s', (_, given, expected) => {
    expect(wholeInterval(given)).toEqual(expected)
  })

  it('收紧以后整数一个不多一个不少', () => {
    fc.assert(
      fc.property(interval, fc.integer({ min: -22, max: 22 }), (given, value) => {
        expect(contains(wholeInterval(given), value)).toBe(contains(given, value))
      }),
    )
  })
})

describe('空区间', () => {
  it.each<[Interval, boolean]>([
    [{ min: 1, max: 1 }, false],
    [{ min: 1, max: 1, minOpen: true }, true],
    [{ min: 1, max: 1, maxOpen: true }, true],
    [{ min: 2, max: 1 }, true],
    [{ min: 1, max: 2, minOpen: true, maxOpen: true }, false],
    [{ min: 1 }, false],
    [{ max: 1 }, false],
    [{}, false],
  ])('%j：%s', (given, expected) => {
    expect(isEmpty(given)).toBe(expected)
  })
})

describe('还差多少', () => {
  it.each<[string, Interval, Comparison, number, Interval | undefined]>([
    ['八个人离十个人差两个', exactly(8), 'ge', 10, { min: 2, max: 2 }],
    ['够了就不差', exactly(10), 'ge', 10, undefined],
    ['大概五百平离五百平最多差五十', { min: 450, max: 550 }, 'ge', 500, { min: 0, max: 50 }],
    ['不到五百离五百多少总差一点', { max: 500, maxOpen: true }, 'ge', 500, { min: 0, minOpen: true }],
    [
      '两百多万离五百万差两百到三百万',
      { min: 200, max: 300, minOpen: true, maxOpen: true },
      'ge',
      500,
      { min: 200, max: 300, minOpen: true, maxOpen: true },
    ],
    ['至少一百离五百最多差四百', { min: 100 }, 'ge', 500, { min: 0, max: 400 }],
    ['超过一百离五百差不到四百', { min: 100, minOpen: true }, 'ge', 500, { min: 0, max: 400, maxOpen: true }],
    ['四家比三家多一家', exactly(4), 'le', 3, { min: 1, max: 1 }],
    ['负债率 70% 比低于 70% 只差一点', exactly(70), 'lt', 70, { min: 0, max: 0 }],
    ['三到五家比三家最多多两家', { min: 3, max: 5 }, 'le', 3, { min: 0, max: 2 }],
    ['超过三家比三家多出一些', { min: 3, minOpen: true }, 'le', 3, { min: 0, minOpen: true }],
    ['五家以下比三家最多多两家', { max: 5 }, 'le', 3, { min: 0, max: 2 }],
    ['不到五家比三家多不到两家', { max: 5, maxOpen: true }, 'le', 3, { min: 0, max: 2, maxOpen: true }],
    ['小数不留尾巴', exactly(2.9), 'ge', 3, { min: 0.1, max: 0.1 }],
    ['什么都没说', {}, 'ge', 3, { min: 0 }],
    ['空区间没有差额', { min: 2, max: 1 }, 'ge', 3, undefined],
  ])('%s', (_, given, op, bar, expected) => {
    expect(gap(given, op, bar)).toEqual(expected)
  })
})
