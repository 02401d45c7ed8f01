import { describe, expect, it } from 'vitest'
import { textOf } from '../support/library.ts'
import { type Drafted, drafted } from './drafted.ts'

const at = ({ conditions }: Drafted, clause: string) => conditions.filter((each) => each.clause === clause)
const inText = (name: string, place: string) => drafted(textOf(`test/drafting/${name}.txt`), place)
/** One article of conditions in a text that has all a text needs. */
const withArticle = (article: string) =>
  drafted(
    `丽水市成长企业认定办法\n\n丽科〔2026〕9号\n\n第一条 为规范认定工作，制定本办法。\n\n第二条 ${article}\n\n第三条 本办法自2026年3月1日起施行。\n`,
    '丽水',
  )

describe('数在前头，量在后头', () => {
  it.each([
    ['配备不少于12名的专职导师', '专职导师'],
    ['建有800平方米以上的中试车间', '中试车间'],
    ['筹集不低于300万元的种子资金', '筹集种子资金'],
  ])('%s', async (item, noun) => {
    const { conditions, facts } = await withArticle(`申报单位应当具备下列条件：\n（一）${item}。`)
    expect(conditions).toMatchObject([{ clause: '2.1', phrase: item }])
    expect(facts[String(conditions[0]?.fact)]?.label).toBe(noun)
  })
})

describe('引语下的每一项都在', () => {
  const LIST = [
    '申报单位应当具备下列条件：',
    '（一）具有独立法人资格；',
    '（二）上年度服务收入不低于60万元。',
    '从事公益服务的，服务收入可另行核定。',
    '（三）专职人员不少于6人；',
    '（四）截至申报当年3月31日成立满2年；',
    '（五）另有安排的按另行安排。',
  ].join('\n')

  it('中间插了一段，后面的照样读', async () => {
    const { conditions } = await withArticle(LIST)
    expect(conditions.map(({ phrase }) => phrase)).toContain('专职人员不少于6人')
  })

  it('算到哪一天另有规定的年限，不当作算到今天', async () => {
    const { conditions, unmodelled } = await withArticle(LIST)
    expect(JSON.stringify(conditions)).not.toContain('成立满2年')
    expect(JSON.stringify(unmodelled)).toContain('成立满2年')
  })

  it('没有读成条件的，留作未写', async () => {
    const { conditions, judged, unmodelled } = await withArticle(LIST)
    const clauses = [...conditions, ...judged, ...unmodelled].map(({ clause }) => String(clause))
    for (const item of ['1', '2', '3', '4', '5'])
      expect(clauses.some((clause) => clause.endsWith(`.${item}`))).toBe(true)
  })
})

describe('站里的、专家的要求，也先建议，由人看引语', () => {
  it.each(['建站单位应当具备以下条件', '进站专家应当符合下列条件'])('%s', async (lead) => {
    const { conditions } = await withArticle(`${lead}：\n（一）专职人员不少于6人；\n（二）年龄不超过60周岁。`)
    expect(conditions).toHaveLength(2)
  })
})

describe('工程研究中心：分档、任意两项、不得申报', () => {
  const read = inText('lishui', '丽水')

  it('建议都装得进去，都没有确认', async () => {
    const { lines, conditions, unmodelled } = await read
    expect([lines, unmodelled]).toEqual([[], []])
    expect(conditions.every(({ proposed }) => proposed === true)).toBe(true)
  })

  it('研发经费占营业收入的比例，按营业收入分三档', async () => {
    const text = await read
    const [bands] = at(text, '3.4')
    expect(((bands?.bands ?? []) as object[]).map((band) => Object.values(band))).toEqual([
      ['营业收入5000万元以下的', '不低于6%'],
      ['营业收入超过5000万元且在3亿元以下的', '不低于4%'],
      ['营业收入超过3亿元的', '不低于3%'],
    ])
    expect(text.facts[String(bands?.by)]?.label).toBe('营业收入')
    expect(text.facts[String(bands?.fact)]?.made_of).toMatchObject({ share: 'rd_spend_last_year' })
  })

  it('第三条以外，还要任意两项', async () => {
    const [some] = at(await read, '4')
    expect(some).toMatchObject({
      at_least: {
        phrase: '还应当符合下列条件中的任意两项',
        of: [{ is: true }, { phrase: '拥有有效发明专利不少于6件' }, { is: true }, { clause: '4.4' }],
      },
    })
  })

  it('情形之一不得申报：问有没有这种情形', async () => {
    const { facts, ...text } = await read
    const [none] = at({ facts, ...text }, '5')
    expect(none).toMatchObject({
      none: {
        phrase: '有下列情形之一的，不得申报工程研究中心',
        of: [{ is: true }, { is: true }, { phrase: '资产负债率高于75%' }],
      },
    })
    const { of } = (none?.none ?? { of: [] }) as { readonly of: readonly { readonly fact: string }[] }
    expect(facts[of[0]?.fact ?? '']).toMatchObject({
      good: 'denied',
      ask: '有没有这种情形：申报前{drafted:5.1#一年内}因违法行为受到行政处罚？',
    })
  })

  it('成立时间问到哪一天，占比由两项算出，名单问有没有', async () => {
    const text = await read
    const factOf = (clause: string, phrase: string) =>
      text.facts[String(at(text, clause).find((each) => each.phrase === phrase)?.fact)]
    const { since } = (factOf('3.1', '成立时间在3年以上')?.made_of ?? {}) as { readonly since?: string }
    expect(text.facts[since ?? '']).toMatchObject({ kind: 'date', label: '成立日期' })
    expect(factOf('3.3', '高级职称人员占研发人员总数的比例不低于20%')).toMatchObject({
      part_of_whole: true,
      made_of: { of: 'rd_staff' },
    })
    expect(factOf('3.5', '未被列入严重违法失信名单')?.ask).toBe('有没有被列入严重违法失信名单？')
    expect(Object.keys(text.facts).every((id) => id.length <= 24)).toBe(true)
  })
})

describe('专精特新：评分、直接认定', () => {
  const read = inText('zhuzhou', '株洲')

  it('得分表五项，及格分写在前一条里', async () => {
    const text = await read
    const [score] = at(text, '4')
    expect(text.lines).toEqual([])
    expect(score).toMatchObject({
      score: {
        pass: { clause: '3.4', phrase: '评价得分达到60分以上' },
        items: [
          { bands: [{ points: '得10分' }, { when: '在70%以上不足80%的', points: '得6分' }] },
          { bands: [{ points: '得20分' }, { points: '得12分' }] },
          { bands: [{ points: '得30分' }, { when: '拥有1项的', points: '得20分' }] },
          { is: true, points: '得20分' },
          { judged: '专家综合评价', most: '最高20分' },
        ],
      },
    })
  })

  it('可直接认定的不是必备条件，留着，说明为什么', async () => {
    const text = await read
    expect(at(text, '6')).toEqual([])
    expect(text.unmodelled).toMatchObject([{ clause: '6', about: '第六条（满足的另有安排，不是申报的必备条件）' }])
  })
})

describe('领军企业：条件之一', () => {
  it('一项就够；近三年年均增长率不由两年算', async () => {
    const text = await inText('zhenjiang', '镇江')
    expect(text.lines).toEqual([])
    expect(at(text, '4')).toMatchObject([{ any: [{ clause: '4.1' }, { is: true }, { clause: '4.3' }, { is: true }] }])
    const growth = text.facts[String(at(text, '3.4')[0]?.fact)]
    expect(growth).toMatchObject({ kind: 'share', label: '{drafted:3.4#近三年}营业收入年均增长率' })
    expect(growth?.made_of).toBeUndefined()
  })
})

describe('读不成一样的，整组留着', () => {
  it.each([
    [
      '分数加起来不是满分',
      '企业总分不低于60分。评价满分为100分，按以下标准：\n（一）研发人员20人以上的，得30分；\n（二）建有省级研发平台的，得20分。',
      '各项分数加起来不是满分',
    ],
    [
      '一项说的在别处',
      '申报企业应当符合下列条件之一：\n（一）达到前款规定的标准的；\n（二）建有研发平台。',
      '既读不成数，也读不成是非',
    ],
    ['说的是评审的人', '评审专家应当具备以下条件：\n（一）成立满1年；\n（二）有固定场所。', '不是申报的一方'],
    [
      '期限写在引语里',
      '近三年内有下列情形之一的，不得申报：\n（一）发生安全事故；\n（二）骗取补助。',
      '期限写在引语里',
    ],
  ])('%s', async (_, article, why) => {
    const text = await withArticle(article)
    expect(text.lines).toEqual([])
    expect(text.conditions).toEqual([])
    expect(text.unmodelled.map(({ about }) => about)).toEqual([expect.stringContaining(why)])
  })

  it('一句话里的不予受理，不读成必须是', async () => {
    const { conditions, unmodelled } = await withArticle('主要从事商品销售的企业，不予受理。')
    expect(conditions).toEqual([])
    expect(unmodelled).toHaveLength(1)
  })

  it('分种类的界限，不要求一家都满足', async () => {
    const { conditions } = await withArticle(
      '申报单位应当具备下列条件：\n（一）种植业基地面积不少于200亩，养殖业基地面积不少于3000平方米；\n（二）带动农户30户以上。',
    )
    expect(conditions.map(({ clause }) => clause)).toEqual(['2.2'])
  })
})
