import { describe, expect, it } from 'vitest'
import { parseSeed } from '../../src/corpus/index.ts'
import { type ProposerSaid, proposedBeside } from '../../src/drafting/proposer.ts'
import { knowledge } from '../support/library.ts'

const TEXT = `某市技术创新中心管理办法

第一条 申报单位应当具备下列条件：
（一）研发场地面积，不含食堂，为410平方米以上；
（二）在职的搞研发的人员18人以上，管理制度健全；
（三）团队结构较为合理；
（四）与高校有合作。
`
const [REGULATION] = parseSeed({ file: 'mou.txt', source: TEXT }, () => 'mou')
const LEFT = [
  ['1.1', '研发场地面积，不含食堂，为410平方米以上'],
  ['1.2', '在职的搞研发的人员18人以上，管理制度健全'],
  ['1.3', '团队结构较为合理'],
  ['1.4', '与高校有合作'],
] as const
const unmodelled = LEFT.map(([clause, phrase]) => ({ proposed: true, clause, phrase, about: phrase.slice(0, 4) }))
const PROPOSED = { conditions: [], judged: [], unmodelled, facts: {} }

const proposedAfter = async (said: readonly Partial<ProposerSaid>[] | undefined) => {
  if (!REGULATION) throw new Error('no text')
  const whole = said?.map((each) => ({ demand: 'd1', words: '', fact: null, holds: null, ...each }))
  return proposedBeside(PROPOSED, { propose: async () => whole }, REGULATION, knowledge)
}
const phrases = (entries: readonly object[]) => entries.map((entry) => ('phrase' in entry ? entry.phrase : undefined))

describe('模型另外建议的，只有代号和原句里的一段', () => {
  it('数量由程序从那一段里读；一句都说到了，就不再是未写', async () => {
    const { conditions, unmodelled: left } = await proposedAfter([
      { demand: 'd2', words: '在职的搞研发的人员18人以上', fact: 'rd_staff' },
      { demand: 'd2', words: '管理制度健全', fact: 'internal_rules', holds: true },
    ])
    expect(conditions).toEqual([
      { proposed: true, clause: '1.2', fact: 'rd_staff', phrase: '在职的搞研发的人员18人以上' },
      { proposed: true, clause: '1.2', fact: 'internal_rules', is: true, phrase: '管理制度健全' },
    ])
    expect(phrases(left)).not.toContain(LEFT[1][1])
    expect(left).toHaveLength(3)
  })

  it('只说到半句的，那一句仍是未写', async () => {
    const { conditions, unmodelled: left } = await proposedAfter([
      { demand: 'd2', words: '在职的搞研发的人员18人以上', fact: 'rd_staff' },
    ])
    expect(conditions).toHaveLength(1)
    expect(phrases(left)).toContain(LEFT[1][1])
  })

  it('专家评判的要是整句，没有数', async () => {
    const { judged, unmodelled: left } = await proposedAfter([
      { demand: 'd3', words: LEFT[2][1] },
      { demand: 'd1', words: LEFT[0][1] },
      { demand: 'd4', words: '有合作' },
    ])
    expect(phrases(judged)).toEqual([LEFT[2][1]])
    expect(left).toHaveLength(3)
  })

  it.each([
    ['单位不合的事项', { demand: 'd2', words: '在职的搞研发的人员18人以上', fact: 'site_area' }],
    ['没有这个事项', { demand: 'd2', words: '在职的搞研发的人员18人以上', fact: 'no_such' }],
    ['别的句子里的话', { demand: 'd1', words: '在职的搞研发的人员18人以上', fact: 'rd_staff' }],
    ['没有数的数量', { demand: 'd4', words: '与高校有合作', fact: 'rd_staff' }],
    ['有数的有没有', { demand: 'd1', words: LEFT[0][1], fact: 'legal_person', holds: true }],
    ['没说成立不成立', { demand: 'd2', words: '管理制度健全', fact: 'internal_rules' }],
    ['没有问过的句子', { demand: 'd9', words: '管理制度健全', fact: 'internal_rules', holds: true }],
  ])('%s：不要', async (_, said) => {
    expect(await proposedAfter([said])).toEqual(PROPOSED)
  })

  it('同一条同一项说两遍，只有一条', async () => {
    const said = { demand: 'd2', words: '管理制度健全', fact: 'internal_rules', holds: true }
    expect((await proposedAfter([said, said])).conditions).toHaveLength(1)
  })

  it('没有回答，或者出错：和没有模型一样', async () => {
    expect(await proposedAfter(undefined)).toEqual(PROPOSED)
    if (!REGULATION) throw new Error('no text')
    const propose = async () => {
      throw new Error('坏了')
    }
    expect(await proposedBeside(PROPOSED, { propose }, REGULATION, knowledge)).toEqual(PROPOSED)
  })
})
