import { describe, expect, it } from 'vitest'
import { taughtIn } from '../../src/desk/taught.ts'
import { knowledge } from '../support/library.ts'
import { last } from '../support/talk.ts'

const actsIn = (words: string) => taughtIn(words, words, knowledge.facts)?.acts

describe('教给人的说法', () => {
  it.each([
    ['返回', { order: 'back' }],
    ['退出。', { order: 'stop' }],
    ['没用', { order: 'useless' }],
    ['修改独立法人', { order: 'change', fact: 'legal_person' }],
    ['修改上年度研发投入', { order: 'change', fact: 'rd_spend_last_year' }],
  ])('%s：照教的办', (words, order) => {
    expect(actsIn(words)).toMatchObject([{ act: 'order', sure: 1, ...order }])
  })

  it.each(['返回，研发人员是9人', '中途退出评估会怎样', '修改', '修改章程要报备吗', 'constructor'])(
    '%s：不是教的',
    (words) => {
      expect(actsIn(words)).toBeUndefined()
    },
  )

  it('问着是不是的时候也不当成回答', async () => {
    const { check, text } = await last('我们是企业，能不能申报万州的', '不是', '返回')
    expect(check?.facts).toEqual({ applicant_kind: 'enterprise' })
    expect(text).toContain('退回了一步')
  })
})
