import { describe, expect, it } from 'vitest'
import { drafted } from './drafted.ts'

const withArticles = (...articles: readonly string[]) => {
  const numbers = ['二', '三', '四', '五']
  const body = articles.map((article, i) => `第${numbers[i]}条 ${article}\n\n`).join('')
  return drafted(
    `丽水市名师工作室遴选办法\n\n丽教〔2026〕9号\n\n第一条 为规范遴选工作，制定本办法。\n\n${body}第${numbers[articles.length]}条 本办法自2026年3月1日起施行。\n`,
    '丽水',
  )
}

describe('对跟着申报单位来的人的要求', () => {
  const read = withArticles(
    '申报单位应当具备下列条件：\n（一）具有独立法人资格；\n（二）年龄在三十五周岁以下的教师不少于8人。',
    '领衔人应当同时具备以下条件：\n（一）年龄不超过58周岁；\n（二）具有独立法人资格；\n（三）主持过市级以上教研课题；\n（四）从事一线教学十二年以上。',
  )

  it('是那个人的，名称和问法都带着他', async () => {
    const { lines, conditions, facts } = await read
    expect(lines).toEqual([])
    const asks = conditions
      .filter(({ clause }) => String(clause).startsWith('3.'))
      .map(({ fact }) => facts[String(fact)]?.ask)
    expect(asks).toEqual([
      '领衔人年龄是多少周岁？',
      expect.stringMatching(/^领衔人.*独立法人资格/u),
      expect.stringMatching(/^领衔人.*主持过市级以上教研课题/u),
      '领衔人从事一线教学有多少年？',
    ])
  })

  it('听到的单位的话，不算他的', async () => {
    const { conditions, facts } = await read
    const [unit, person] = ['2.1', '3.2'].map((at) => conditions.find(({ clause }) => clause === at))
    expect(unit?.fact).toBe('legal_person')
    expect(person?.fact).not.toBe('legal_person')
    const words = Object.values(facts).flatMap((fact) => (String(fact.label).startsWith('领衔人') ? fact.words : []))
    expect(words.length).toBeGreaterThan(0)
    expect((words as string[]).every((word) => word.includes('领衔人'))).toBe(true)
  })
})

describe('另一条里说有的单位满足几项就行', () => {
  it('这些单位满足不了原来的几项，留给主管部门', async () => {
    const { conditions, facts } = await withArticles(
      '申报学校应当符合下列条件中的三项以上：\n（一）专任教师不少于25人；\n（二）教学场地面积不少于900平方米；\n（三）近两年获评市级示范课程3项以上；\n（四）上一年度培训经费不低于70万元。',
      '特殊教育学校申报的，符合第二条所列条件中的一项以上即可。',
    )
    expect(conditions).toMatchObject([
      {
        clause: '2',
        at_least: {},
        relax: [{ clause: '3', when: { in: [true] }, phrase: expect.stringContaining('即可') }],
      },
    ])
    expect(Object.values(facts).map(({ ask }) => ask)).toContain('是不是这种情况：特殊教育学校申报？')
  })

  it('一条各项不受限制的，各项都留；只提到那一条的不算', async () => {
    const { conditions } = await withArticles(
      '申报单位应当具备下列条件：\n（一）专任教师不少于25人；\n（二）教学场地面积不少于900平方米。',
      '国家级名师领办的，不受第二条规定的限制。',
      '符合第二条规定的，不受名额限制。',
    )
    expect(conditions.map(({ relax }) => relax)).toMatchObject([[{ clause: '3' }], [{ clause: '3' }]])
  })
})
