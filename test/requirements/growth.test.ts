import { describe, expect, it } from 'vitest'
import { Desk } from '../../src/desk/index.ts'
import { readFacts } from '../../src/eligibility/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { wence } from '../support/cli.ts'
import { earsFor } from '../support/ears.ts'
import { loaded } from '../support/library.ts'
import { requiringLibrary } from './library.ts'

const knowledge = loaded(requiringLibrary())
let count = 0
const desk = new Desk(knowledge, {
  today: () => '2026-11-20',
  now: () => 0,
  newId: () => `r${++count}`,
  store: new MemorySessionStore(),
  ears: earsFor(knowledge),
})
const GROWTH = 'yy_growth'
const answered = (text: string) => desk.read(text, GROWTH)[GROWTH]

describe('下降了，不是增长', () => {
  it.each([
    ['下降5%', -5],
    ['下降了20%', -20],
    ['降了20%', -20],
    ['负增长5%', -5],
    ['比上年少5%', -5],
    ['-5%', -5],
    ['负百分之五', -5],
    ['下降5%到8%', { min: -8, max: -5 }],
    ['fell 20%', -20],
  ])('问到增长率，答%s', (text, value) => {
    expect(answered(text)).toEqual(value)
  })

  it.each([
    ['增长20%', 20],
    ['20%', 20],
    ['至少增长了20%', { min: 20 }],
    ['销售增长20%，利润下降5%', 20],
    ['增加20%', 20],
    ['grew 20%', 20],
  ])('%s，是增长', (text, value) => expect(answered(text)).toEqual(value))

  it.each([
    '增长率下降20%',
    '销售增长减少了20%',
    '没有下降20%',
    '先降后升20%',
    '销售增长率降了20%',
    '减少了20%',
    '有20%的降幅',
  ])('%s，是升是降没说清，不算', (text) => expect(answered(text)).toBeUndefined())
})

it('说过增长10%，又说减少了20%，不会记成增长更多', async () => {
  await desk.turn('moved', '益阳的成长示范企业我们能报吗，销售增长10%')
  const { check } = await desk.turn('moved', '销售增长率减少了20%')
  expect([undefined, 10]).toContain(check?.facts[GROWTH])
})

describe('增长率可以小于零，别的不可以', () => {
  it('读得进', () => {
    expect(readFacts({ [GROWTH]: -5 }, knowledge.facts)).toEqual({ facts: { [GROWTH]: -5 } })
    expect(readFacts({ [GROWTH]: { min: -8, max: -5 } }, knowledge.facts)).toEqual({
      facts: { [GROWTH]: { min: -8, max: -5 } },
    })
    expect(readFacts({ yy_market: -5 }, knowledge.facts)).toHaveProperty('faults')
  })

  it.each(['-5%', '负5%', '下降5%'])('--fact 写 %s：不符合，还差二十个百分点', async (said) => {
    const { json } = await wence(['check', '--region', 'yiyang', '--json', '--fact', `${GROWTH}=${said}`], {
      library: { knowledge, desk },
    })
    const check = json()
    expect(check.facts).toEqual({ [GROWTH]: -5 })
    expect(check.conditions.find(({ id }: { id: string }) => id === '3/yy_growth')).toMatchObject({
      status: 'unmet',
      gap: '还差 20 个百分点',
    })
  })

  it('卡片上写的也是跌', async () => {
    const { out } = await wence(['check', '--region', '益阳', '--fact', `${GROWTH}=下降5%`], {
      library: { knowledge, desk },
    })
    expect(out).toContain('-5%')
  })
})

it('说的增长率和按两年收入算的对不上：请人重说，不下结论', async () => {
  await desk.turn('torn', '益阳的成长示范企业我们能报吗，销售增长10%')
  await desk.turn('torn', '去年销售额3000万，前年销售额2000万')
  const { check, blocks } = await desk.turn('torn', '看结果')
  expect(check?.conditions.find(({ id }) => id === '3/yy_growth')?.status).toBe('unknown')
  expect(blocks.map(({ text }) => text).join('\n')).toContain('对不上，请重说')
})
