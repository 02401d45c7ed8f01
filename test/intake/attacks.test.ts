import { describe, expect, it } from 'vitest'
import { sized } from '../support/size.ts'
import { read } from './told.ts'

describe('恶意和异常的输入', () => {
  it.each(['__proto__', 'constructor', 'toString', '{"__proto__":{"rd_staff":100}}', '__proto__=1', 'rd_staff: 100'])(
    '「%s」不说明任何情况，也不污染原型',
    (text) => {
      expect(read(text).facts).toEqual({})
      expect(read('35', text).facts).toEqual({})
      expect('rd_staff' in {}).toBe(false)
    },
  )

  it.each([
    '研发人员',
    '1',
    '研发人员12人，',
    '没有',
    '，',
    '研发 ',
    '去年',
    '((',
    '如果',
    '不是没有不是没有中试线',
    '我们',
    'a ',
    '昆明',
  ])(`「%s」说到 ${sized(100_000)} 字，消息读得完`, (piece) => {
    const text = piece.repeat(Math.ceil(sized(100_000) / piece.length))
    expect(read(text, 'rd_staff').facts).toBeTypeOf('object')
  })

  it('看不见的字符不挡住数', () => {
    expect(read('研发人\u200b员1\u200b2人').facts).toEqual({ rd_staff: 12 })
  })

  it('每个值都带着本人的原话', () => {
    const { said } = read('場地６００平，设备两百多万，没有失信记录')
    expect(said).toEqual({ site_area: '６００平', equipment_value: '两百多万', clean_credit_3y: '没有失信记录' })
  })
})
