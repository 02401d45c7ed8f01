import { describe, expect, it } from 'vitest'
import type { FactId } from '../../src/knowledge/index.ts'
import { last } from '../support/talk.ts'

const OPENED = '我们公司能不能申报万州的'
const IN_LIAOCHENG = '我们公司想报聊城的技术创新中心，帮我核对'
const IN_YUNNAN = '我们是企业，云南的技术创新中心能不能申报'

/** What is said, the last line last, and what is held of a fact then. */
type Case = readonly [fact: FactId, comes: number | undefined, ...lines: string[]]

const holds = (cases: readonly Case[]) => {
  for (const [fact, comes, ...lines] of cases)
    it(`${lines.join('；')} → ${fact} ${comes}`, async () => {
      expect((await last(...lines)).known?.[fact]).toEqual(comes)
    })
}

describe('列出来的东西和价钱', () => {
  holds([
    ['equipment_value', 3_700_000, OPENED, '研发设备：三台电镜各60万，一台核磁150万，两套手套箱各20万'],
    ['equipment_value', 2_150_000, OPENED, '科研仪器原值：21年40万，23年又购80万，今年新增95万'],
    ['equipment_value', 2_150_000, OPENED, '仪器设备原值：21年前70万，22年买了50万，24年又添95万'],
    ['equipment_value', 2_150_000, OPENED, '科研仪器由三批组成：70万、80万和65万'],
    // A flow's years are no parts of one sum to add.
    ['rd_spend_last_year', 4_020_000, IN_LIAOCHENG, '研发费用：2023年318万，2024年345万，2025年402万'],
    ['transfer_income_last_year', 2_100_000, OPENED, '去年研发投入260万，转化收入210万'],
  ])
})

describe('问够不够的那个数不在合计里', () => {
  holds([
    ['rd_spend_3y', 9_300_000, IN_LIAOCHENG, '三年研发费用分别为280万、300万、350万，能超过900万吗'],
    ['rd_spend_3y', 9_600_000, '聊城的企业，三年研发费分别是300万、310万、350万，够1000万吗'],
  ])
})

describe('改的是前面说的那一项', () => {
  holds([
    [
      'transfer_income_last_year',
      1_890_000,
      'We are a company applying to the Wanzhou centre',
      'R&D spend last year was 2.4 million yuan, tech transfer income 1.8 million, R&D floor area 620 sq m',
      'The transfer number missed an invoice. Add 90,000.',
    ],
    [
      'rd_spend_prior_year',
      10_250_000,
      IN_YUNNAN,
      '研发投入2025年1180万，2024年960万',
      '2024年委外的那块没算，还有65万，要补上',
    ],
    ['site_area', 700, OPENED, '科研仪器原值310万，研发场地700平', '设备那个要改，310万包含食堂冰柜，扣除之后270'],
    ['site_area', 520, OPENED, '研发场地380平', '漏了后楼，总面积应该是520'],
    [
      'site_area',
      520,
      'We are a company applying to the Wanzhou centre',
      'R&D floor area 380 sq m',
      'I forgot the annex. The total floor area is 520.',
    ],
    // More was left out, and what it comes to is less than what is held: it is of something else.
    ['fixed_rd_staff', 120, IN_YUNNAN, '固定研发人员120个', '漏登了一个硕士，那栏应该是61个，总人数没变'],
  ])
})

describe('人走了、不算了、又算上', () => {
  const chain = [OPENED, '研发人员16人', '其中3个是挂名顾问，领导说别算', '前天又走了2个', '那3个顾问还是算上']
  holds([
    ['rd_staff', 13, ...chain.slice(0, 3)],
    ['rd_staff', 11, ...chain.slice(0, 4)],
    ['rd_staff', 14, ...chain],
    ['rd_staff', 12, OPENED, '研发人员14人', '哎不对，昨天走了两个，手续办好了'],
    ['rd_staff', 13, OPENED, '搞研发的十来个', '翻了考勤，准数13个'],
  ])
})

describe('一年的数改了，几年的合计跟着改', () => {
  const years = '研发费用2023年318万，2024年345万，2025年402万'
  holds([
    ['rd_spend_3y', 10_250_000, IN_LIAOCHENG, years, '核账发现2025年不是402万，是362万'],
    ['rd_spend_3y', 10_850_000, IN_LIAOCHENG, years, '2024年漏了20万，补上'],
  ])
})
