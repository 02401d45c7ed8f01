import { describe, expect, it } from 'vitest'
import { modelWith, said, scripted } from '../support/language-model.ts'

const FACTS = [{ id: 'rd_staff', name: '研发人员', figure: true }]
const DEMANDS = [{ id: 'd1', printed: '在职的搞研发的人员 18 人以上' }]
const ONE = { demand: 'd1', words: '搞研发的人员18人以上', fact: 'rd_staff', holds: null }

const proposals = async (answer: object) => {
  const { asked, open } = scripted(said(answer))
  return { said: await modelWith({ options: { open } }).model.propose({ facts: FACTS, demands: DEMANDS }), asked }
}

describe('模型建议条件', () => {
  it('段落照原句抄出来，空格也照原句', async () => {
    expect((await proposals({ proposals: [ONE] })).said).toEqual([{ ...ONE, words: '搞研发的人员 18 人以上' }])
  })

  it.each([
    ['没有给出的事项', { fact: 'no_such' }],
    ['没有给出的句子', { demand: 'd7' }],
    ['原句里没有的一段', { words: '研发人员不少于18人' }],
    ['写成了别的类型', { holds: '是' }],
  ])('%s：丢这一项，别的照用', async (_, wrong) => {
    expect((await proposals({ proposals: [{ ...ONE, ...wrong }, ONE] })).said).toHaveLength(1)
  })

  it('发出去的只有事项的名称和句子', async () => {
    const { asked } = await proposals({ proposals: [] })
    const [, json = ''] = asked[0]?.user.split('\n') ?? []
    expect(JSON.parse(json)).toEqual({ facts: FACTS, demands: DEMANDS })
  })
})
