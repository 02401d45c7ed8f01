import { describe, expect, it } from 'vitest'
import { Desk } from '../../src/desk/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { addedLibrary } from '../added/library.ts'
import { earsFor } from '../support/ears.ts'
import { loaded } from '../support/library.ts'

const knowledge = loaded(addedLibrary())
const desk = new Desk(knowledge, {
  today: () => '2026-11-23',
  now: () => 0,
  newId: () => 'r',
  store: new MemorySessionStore(),
  ears: earsFor(knowledge),
})

describe('说的是别的东西，不算在问的情况上', () => {
  it.each([
    ['大股东的表决权大约60%', 'yc_domestic_share', 'yichang'],
    ['某基金认缴出资正好35%', 'yc_domestic_share', 'yichang'],
    ['早半年注册就够了', 'yc_founded', 'yichang'],
    ['要是晚两个月就好了', 'yc_age', 'yichang'],
  ])('%s', (text, asked, region) => expect(desk.read(text, asked, region)).not.toHaveProperty(asked))

  it('就是问的那个占比，照算', () =>
    expect(desk.read('国内的大概八成', 'yc_domestic_share', 'yichang')).toHaveProperty('yc_domestic_share'))

  it.each(['专家的人事关系在广州', '聘请的教授在上海工作', '专家是外省的'])('%s，不是我们注册在那里', (text) =>
    expect(desk.read(text, undefined, 'xiangyang')).not.toHaveProperty('registered_in'),
  )

  it.each(['我们公司在广州', '厂子在广州'])('%s，说的是自己', (text) =>
    expect(desk.read(text, undefined, 'xiangyang')).toHaveProperty('registered_in'),
  )
})

describe('几年合计的，不当成一年的', () => {
  it('前一句说的是三年合计，后一个合计也是', () =>
    expect(desk.read('近三年研发费用合计2100万，销售收入合计3.2亿', undefined, 'yichang')).toEqual({
      yc_rd3: 21_000_000,
      yc_sales3: 320_000_000,
    }))

  it('同一个名称，几年的归几年，一年的归一年', () =>
    expect(desk.read('近三年销售收入1.5亿，去年销售收入6000万', undefined, 'yichang')).toEqual({
      yc_sales3: 150_000_000,
      yc_sales: 60_000_000,
    }))
})

describe('另外还有的另一笔，不悄悄加上', () => {
  it.each([
    ['近三年企业委托项目到账700万元，此外还有省里的纵向课题400万元', 'jz_commissioned', 11_000_000],
    ['自筹投入900万，另外还有银行授信贷款800万', 'jz_self_raised', 17_000_000],
  ])('%s', (text, fact, sum) => expect(desk.read(text, undefined, 'jingzhou')[fact]).not.toBe(sum))
})

describe('想报的称号，不是已有的称号', () => {
  it.each(['我们想评科技小巨人', '准备申报瞪羚企业'])('%s', (text) =>
    expect(desk.read(text, undefined, 'wanzhou')).not.toHaveProperty('tech_enterprise'),
  )

  it('已经是的，照算', () =>
    expect(desk.read('我们是瞪羚企业', undefined, 'wanzhou')).toMatchObject({ tech_enterprise: true }))
})
