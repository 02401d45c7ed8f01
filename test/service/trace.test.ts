import { describe, expect, it } from 'vitest'
import { traceOf } from '../../src/service/trace.ts'

const thrownBy = (step: () => unknown): unknown => {
  try {
    return step()
  } catch (error) {
    return error
  }
}

describe('没人接住的错，日志里写什么', () => {
  it('写是哪一种、在哪里，不写它说的话：话里可能有人家的原话', () => {
    const trace = traceOf(thrownBy(() => JSON.parse('我们公司有八个人')))
    expect(trace).toMatchObject({ fault: 'SyntaxError', at: expect.arrayContaining([expect.stringContaining(':')]) })
    expect(trace.at.join()).toContain('trace.test.ts')
    expect(JSON.stringify(trace)).not.toContain('公司')
  })

  it('话有好几行、像是出错的位置的，也不写', () => {
    const fault = new Error('一句\n    at 私密的话 (/a.ts:1:1)\n又一句')
    expect(traceOf(fault).at[0]).toContain('trace.test.ts')
    expect(JSON.stringify(traceOf(fault))).not.toContain('私密')
  })

  it('系统的代号写，里头那个错的也写', () => {
    const cause = Object.assign(new Error('connect 10.0.0.1:5432'), { code: 'ECONNREFUSED' })
    const { fault, cause: inner } = traceOf(new TypeError('fetch failed', { cause }))
    expect({ fault, inner }).toEqual({ fault: 'TypeError', inner: { fault: 'Error', code: 'ECONNREFUSED' } })
    expect(traceOf(Object.assign(new Error(''), { code: '一句话' }))).not.toHaveProperty('code')
  })

  it.each([
    [undefined, 'undefined'],
    [null, 'null'],
    ['一句话', 'string'],
    [{ message: '一句话', stack: '一句话' }, 'object'],
    [Object.assign(new Error('x'), { name: '一句话' }), 'Error'],
    [Object.assign(new Error('x'), { stack: 7 }), 'Error'],
  ])('不是错的东西 %#', (fault, name) => {
    const trace = traceOf(fault)
    expect(trace.fault).toBe(name)
    expect(JSON.stringify(trace)).not.toContain('一句话')
  })
})
