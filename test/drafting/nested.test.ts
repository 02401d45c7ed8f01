import { describe, expect, it } from 'vitest'
import { drafted } from './drafted.ts'

const withArticle = (article: string) =>
  drafted(
    `丽水市成长企业认定办法\n\n丽科〔2026〕9号\n\n第一条 为规范认定工作，制定本办法。\n\n第二条 ${article}\n\n第三条 本办法自2026年3月1日起施行。\n`,
    '丽水',
  )

const LIST =
  '申报企业应当同时符合下列条件：\n（一）在本市注册；\n（二）近两年（未满两年的按实际月份）技改投入总额占同期产值总额的比例符合下列要求：\n1.上一年度产值在3000万元以下的，不低于5%；\n2.上一年度产值在3000万元以上的，不低于4%。\n其中，购置设备的支出不低于90万元；\n（三）专职检验人员不少于7人；\n（四）按附件评价，得分不低于65分。'

describe('条件里还分几目', () => {
  it('分目写在哪一项下面，后面的各项都还在', async () => {
    const { lines, conditions, unmodelled } = await withArticle(LIST)
    expect(lines).toEqual([])
    expect(conditions.map(({ clause }) => clause).sort()).toEqual(['2.1', '2.2', '2.3', '2.p2'])
    expect(conditions).toMatchObject([
      { clause: '2.2', bands: [{ clause: '2.2.1' }, { clause: '2.2.2' }] },
      { clause: '2.p2', phrase: '购置设备的支出不低于90万元' },
      { clause: '2.1', is: true },
      { clause: '2.3', phrase: '专职检验人员不少于7人' },
    ])
    expect(JSON.stringify(conditions[0]?.bands)).toMatch(/"then":"不低于5%".*"then":"不低于4%"/u)
    expect(unmodelled).toMatchObject([{ clause: '2.4', phrase: '按附件评价，得分不低于65分' }])
  })

  it('都要具备的一项里，几目之一', async () => {
    const { conditions } = await withArticle(
      '申报企业应当具备下列条件：\n（一）具有独立法人资格；\n（二）满足下列条件之一：\n1.检测设备原值不低于60万元；\n2.专职检验人员不少于7人；\n（三）生产场地面积不少于900平方米。',
    )
    expect(conditions.map(({ clause }) => clause)).toEqual(['2.1', '2.3', '2.2'])
    expect(conditions[2]?.any).toMatchObject([{ clause: '2.2.1' }, { clause: '2.2.2' }])
  })

  it('几项里要几项的一项里，几目都要；读不成的不并进去', async () => {
    const { conditions } = await withArticle(
      '申报企业应当符合下列条件中的两项以上：\n（一）检测设备原值不低于60万元；\n（二）同时符合下列条件：\n1.专职检验人员不少于7人；\n2.生产场地面积不少于900平方米；\n（三）上一年度产值不低于3000万元。',
    )
    expect(conditions).toMatchObject([
      { at_least: { of: [{ clause: '2.1' }, { all: [{ clause: '2.2.1' }, { clause: '2.2.2' }] }, { clause: '2.3' }] } },
    ])
  })
})

describe('一条分了几款', () => {
  it('一款只读一次，在它自己的款里', async () => {
    const { conditions, unmodelled } = await withArticle(
      '申报企业应当具备独立法人资格。\n申报企业应当具备专职检验人员不少于7人。',
    )
    expect(conditions.map(({ clause }) => clause)).toEqual(['2.p1', '2.p2'])
    expect(unmodelled).toEqual([])
  })
})

describe('认定以后的要求', () => {
  const inChapters = (...chapters: string[]) =>
    drafted(
      `丽水市检测驿站设立办法\n\n丽科〔2026〕9号\n\n第一章 总则\n\n第一条 为规范设立工作，制定本办法。\n\n${chapters.join('\n\n')}\n\n第四条 本办法自2026年3月1日起施行。\n`,
      '丽水',
    )
  const DUTIES =
    '第三条 驿站每年应当达到下列标准：\n（一）专职检验人员不少于7人；\n（二）培训学员不少于300人。\n驿站应当具备的标识须挂在入口，更换站长应当满足报备的要求。'

  it('写在运行、管理的章里的，不当申报的条件，等人看', async () => {
    const { conditions, unmodelled, lines } = await inChapters(
      '第二章 设立条件\n\n第二条 驿站应当具备下列条件：\n（一）检测设备原值不低于60万元；\n（二）生产场地面积不少于900平方米。',
      `第三章 运行与管理\n\n${DUTIES}`,
    )
    expect(lines).toEqual([])
    expect(conditions.map(({ clause }) => clause)).toEqual(['2.1', '2.2'])
    expect(unmodelled.map(({ clause, about }) => [clause, about])).toEqual([
      ['3.p1', expect.stringContaining('“运行与管理”')],
      ['3.p2', expect.stringContaining('“运行与管理”')],
    ])
  })

  it('章名也讲条件的，或者引语讲申报的，照旧是条件', async () => {
    const named = await inChapters(`第二章 条件与管理\n\n${DUTIES}`)
    expect(named.conditions.map(({ clause }) => clause)).toEqual(expect.arrayContaining(['3.1', '3.2']))
    const led = await inChapters(`第二章 运行与管理\n\n${DUTIES.replace('驿站每年', '申报单位')}`)
    expect(led.conditions.map(({ clause }) => clause)).toEqual(expect.arrayContaining(['3.1', '3.2']))
  })
})

describe('说什么算数的一条，和各项各对一类的一条', () => {
  it('定义不是条件；各对一类的，各项都等人看，不向所有申报的要', async () => {
    const { conditions, unmodelled, lines } = await drafted(
      `丽水市检测驿站设立办法\n\n丽科〔2026〕9号\n\n第一条 申报驿站应当具备下列条件：\n（一）检测设备原值不低于60万元；\n（二）生产场地面积不少于900平方米。\n\n第二条 申报单位的检测业绩，按照类别应当达到以下要求：\n（一）自建类，上年度检测批次不少于400批；\n（二）合建类，上年度检测批次不少于900批。\n有特殊贡献的，由市局研究确定。\n\n第三条 驻站企业是指同时符合下列条件的企业：\n（一）注册满2年；\n（二）职工不少于20人。\n\n第四条 本办法自2026年3月1日起施行。\n`,
      '丽水',
    )
    expect(lines).toEqual([])
    expect(conditions.map(({ clause }) => clause)).toEqual(['1.1', '1.2'])
    expect(unmodelled.map(({ clause }) => clause)).toEqual(['2.p1'])
  })
})
