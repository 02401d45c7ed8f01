import { describe, expect, it } from 'vitest'
import { Readings, readFigures } from '../../src/quantity/index.ts'

describe('读过的话记着', () => {
  it('同一句只读一次，读出来和现读的一样', () => {
    const readings = new Readings()
    const text = '面积不少于800平方米，两年内建成'
    expect(readings.of(text)).toEqual(readFigures(text))
    expect(readings.of(text)).toBe(readings.of(text))
  })
  it('太多就忘掉最早的，再问再读', () => {
    const readings = new Readings(2)
    const first = readings.of('一家')
    readings.of('两家')
    readings.of('三家')
    expect(readings.of('一家')).not.toBe(first)
    expect(readings.of('一家')).toEqual(first)
  })
})
