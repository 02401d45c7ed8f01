import { describe, expect, it } from 'vitest'
import { drafted } from './drafted.ts'

/** Articles of conditions in a text that has all a text needs. */
const withArticles = (...articles: readonly string[]) => {
  const numbers = ['二', '三', '四', '五', '六']
  const body = articles.map((article, i) => `第${numbers[i]}条 ${article}\n\n`).join('')
  return drafted(
    `丽水市成长企业认定办法\n\n丽科〔2026〕9号\n\n第一条 为规范认定工作，制定本办法。\n\n${body}第${numbers[articles.length]}条 本办法自2026年3月1日起施行。\n`,
    '丽水',
  )
}

describe('不得申报的情形：问得成的都问，问不成的一项留着', () => {
  const read = withArticles(
    '有下列情形之一的，不得申报：\n（一）近两年发生过重大火灾、爆炸或者造成严重污染的；\n（二）在建基地已有1处且未交付使用的；\n（三）被吊销许可证，或者近一年内受到停业整顿处罚的；\n（四）其他依规不宜申报的；\n（五）获批资格被收回未满两年的。',
  )

  it('一项一问，另有所指的留作未写', async () => {
    const { lines, conditions, facts, unmodelled } = await read
    expect(lines).toEqual([])
    expect(conditions).toMatchObject([
      {
        none: {
          of: [
            { clause: '2.1', is: true },
            { clause: '2.2', is: true },
            { any: [{ phrase: '被吊销许可证' }, { phrase: '近一年内受到停业整顿处罚' }] },
            { clause: '2.5', is: true },
          ],
        },
      },
    ])
    expect(unmodelled).toMatchObject([{ clause: '2.4' }])
    expect(Object.values(facts).map(({ ask }) => ask)).toContain(
      '有没有这种情形：{drafted:2.1#近两年}发生过重大火灾、爆炸或者造成严重污染？',
    )
  })

  it('只有前一半写了期限的，不拆', async () => {
    const { conditions } = await withArticles(
      '有下列情形之一的，不得申报：\n（一）近两年内拖欠租金，或者受到环保处罚的；\n（二）停产歇业的。',
    )
    expect(conditions).toMatchObject([{ none: { of: [{ is: true }, { is: true }] } }])
  })
})

describe('几项里要几项：读不成数的一项照原话问', () => {
  it('由人认定的一项，不达到也留给主管部门', async () => {
    const { conditions, facts } = await withArticles(
      '领办人应当具备下列条件之一：\n（一）每10名学员中获证学员不少于6名；\n（二）从事教学二十年以上；\n（三）其他业绩突出，经市教育局认可的。',
    )
    expect(conditions).toMatchObject([
      { any: [{ is: true }, { phrase: '从事教学二十年以上' }, { soft: { phrase: '其他业绩突出，经市教育局认可' } }] },
    ])
    expect(Object.values(facts)[0]?.ask).toContain('是不是这样：')
  })
})

describe('只对一部分申报的说的要求', () => {
  it('各类单位牵头的各要各的', async () => {
    const { conditions } = await withArticles(
      '申报单位应当具备下列条件：\n（一）企业申报的，专职技术人员不少于16人；高校、科研院所申报的，近两年横向课题到账经费不低于70万元；\n（二）具有独立法人资格。',
    )
    expect(conditions).toMatchObject([
      { phrase: '专职技术人员不少于16人', when: { in: ['enterprise'] } },
      { phrase: '近两年横向课题到账经费不低于70万元', when: { in: ['university', 'institute'] } },
      { is: true },
    ])
    expect(conditions[2]?.when).toBeUndefined()
  })

  it('引语只说联合申报的，各项都只对他们', async () => {
    const { conditions } = await withArticles(
      '联合申报的，除符合前条要求外，还应当满足下列要求：\n（一）出资不低于60万元；\n（二）签订分工协议书。',
    )
    expect(conditions).toMatchObject([{ when: { in: [true] } }, { when: { in: [true] } }])
  })

  it('另有较低界限的，原来的界限不对他们', async () => {
    const { conditions, facts } = await withArticles(
      '申报单位应当具备下列条件：\n（一）教学场地不少于900平方米。位于山区的，教学场地不少于300平方米；\n（二）具有独立法人资格。',
    )
    const [usual, lower] = conditions
    expect(usual).toMatchObject({ phrase: '教学场地不少于900平方米', when: { not: lower?.when } })
    expect(lower).toMatchObject({
      phrase: '教学场地不少于300平方米',
      name: expect.any(String),
      label: expect.any(String),
    })
    expect(Object.values(facts).map(({ ask }) => ask)).toContain('是不是这种情况：位于山区？')
  })
})

describe('别处放宽的，达不到不算不符合', () => {
  const read = withArticles(
    '申报单位应当具备下列条件：\n（一）专任教师不少于25人，教学场地不少于900平方米；\n（二）近两年培训学员不少于400人。每培养1名技师，视同培训20名学员。',
    '开设养老护理专业的，第二条第（一）项规定的教学场地可以放宽至300平方米。',
  )

  it('只放宽点了名的那一条，原话在', async () => {
    const { lines, conditions } = await read
    expect(lines).toEqual([])
    const [teachers, site] = conditions
    expect(teachers?.relax).toBeUndefined()
    expect(site?.relax).toMatchObject([
      { when: { in: [true] }, clause: '3', phrase: expect.stringContaining('可以放宽至300平方米') },
    ])
  })

  it('折算的说法不当作条件', async () => {
    const { conditions, unmodelled } = await read
    expect(conditions).toHaveLength(3)
    expect(conditions[2]).toMatchObject({ soft: { phrase: '每培养1名技师，视同培训20名学员' } })
    expect(unmodelled).toMatchObject([{ clause: '2.2' }])
  })

  it('一句里前半是界限、后半放宽的，界限照写', async () => {
    const { conditions } = await withArticles(
      '申报单位应当具备下列条件：\n（一）负责人年龄不超过60周岁，特级教师不受限制；\n（二）具有独立法人资格。',
    )
    expect(conditions[0]).toMatchObject({ phrase: '负责人年龄不超过60周岁', soft: { phrase: '特级教师不受限制' } })
  })
})

describe('一句里二者有其一', () => {
  it('后一半接着前一半的期限、前一半的量', async () => {
    const { conditions, facts } = await withArticles(
      '申报单位应当具备下列条件：\n（一）近两年获评市级示范课程3项以上，或者精品教材5项以上；\n（二）上年度培训经费不低于70万元，或者占营业收入的比例不低于6%。购置教具的另行核定。',
    )
    expect(conditions).toMatchObject([
      { clause: '2.1', any: [{ phrase: '近两年获评市级示范课程3项以上' }, { phrase: '精品教材5项以上' }] },
      { clause: '2.2', any: [{ phrase: '上年度培训经费不低于70万元' }, { phrase: '占营业收入的比例不低于6%' }] },
    ])
    expect(Object.values(facts).map(({ label }) => label)).toEqual(
      expect.arrayContaining(['{drafted:2.1#近两年}精品教材', '上年度培训经费占上年度营业收入的比例']),
    )
  })

  it('数的是一种人的，名称里有或者也读', async () => {
    const { conditions } = await withArticles(
      '申报单位应当具备下列条件：\n（一）专任教师不少于25人，其中具有技师证书或者中级以上职称的人员占比不低于30%；\n（二）具有独立法人资格。',
    )
    expect(conditions.map(({ phrase }) => phrase)).toContain('其中具有技师证书或者中级以上职称的人员占比不低于30%')
  })
})
