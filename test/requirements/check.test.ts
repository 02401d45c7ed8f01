import { describe, expect, it } from 'vitest'
import { Desk } from '../../src/desk/index.ts'
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
  ears: earsFor(knowledge),
})
interface Told {
  readonly id: string
  readonly status: string
  readonly required: string
  readonly given?: string
  readonly gap?: string
}
const check = async (...facts: string[]) => {
  const args = facts.flatMap((fact) => ['--fact', fact])
  const told = (
    await wence(['check', '--region', 'yiyang', '--json', ...args], { library: { knowledge, desk } })
  ).json()
  const conditions: readonly Told[] = told.conditions
  return { ...told, of: (name: string) => conditions.find(({ id }) => id.endsWith(`/${name}`)) }
}

describe('差多少，各说各的', () => {
  it('成立满两年：说哪一天满', async () =>
    expect((await check('成立日期=2025-03-10')).of('yy_age_of_firm')).toMatchObject({
      status: 'unmet',
      gap: '还差不到 1 年，2027年3月10日满',
    }))

  it('两个人数算得比例：差几个百分点', async () =>
    expect((await check('yy_tech=23', 'yy_staff=250')).of('yy_tech_share')).toMatchObject({
      given: '算得 9.2%',
      gap: '还差 0.8 个百分点',
    }))

  it('两年收入算得增长率，可以小于零', async () =>
    expect((await check('yy_sales=3000万', 'yy_sales_before=4000万')).of('yy_growth')).toMatchObject({
      given: '算得 -25%',
      gap: '还差 40 个百分点',
    }))

  it('分档：收入说了只对那一档，没说就都列着', async () => {
    const known = (await check('yy_sales=3000万', 'yy_rd_share=4.2%')).of('yy_rd_share')
    expect(known).toMatchObject({ status: 'unmet', required: '销售收入小于5000万元（含）的，不低于5%' })
    expect((await check('yy_rd_share=4.2%')).of('yy_rd_share')).toMatchObject({ status: 'unknown' })
    expect((await check('yy_rd_share=2%')).of('yy_rd_share')).toMatchObject({ status: 'unmet' })
  })

  it('几项中满足几项：说还缺哪些', async () =>
    expect((await check('yy_platform=是', 'yy_standard=是')).of('merits')).toMatchObject({
      status: 'unknown',
      gap: '5 项里要满足 3 项，已满足 2 项，再满足 1 项即可',
    }))

  it('差的一项条文留有余地：由主管部门裁量', async () => {
    const facts = ['yy_platform=是', 'yy_standard=是', 'yy_patents=2', 'yy_digital=否', 'yy_quality=否']
    expect((await check(...facts)).of('merits')?.status).toBe('discretionary')
  })

  it('评审给满也不够：不符合；给满才够：裁量', async () => {
    const low = await check('yy_lines=5', 'yy_market=12%', 'yy_award=否')
    expect(low.of('score')).toMatchObject({
      status: 'unmet',
      gap: '即使专家评判的部分满分 25 分，也只有 65 分，离 70 分还差 5 分',
    })
    const close = await check('yy_lines=12', 'yy_market=25%', 'yy_award=否')
    expect(close.of('score')).toMatchObject({
      status: 'discretionary',
      gap: '按写明的 60 分，专家评判的部分（最高 25 分）须再给 10 分，才到 70 分',
    })
  })

  it('有一种情形就不予认定，都没有才符合', async () => {
    expect((await check('yy_accident=是')).of('excluded')?.status).toBe('unmet')
    expect((await check('yy_accident=否')).of('excluded')?.status).toBe('unknown')
    expect((await check('yy_accident=否', 'yy_fraud=否')).of('excluded')?.status).toBe('met')
  })
})

const ALL = [
  ...['成立日期=2020-03-01', 'yy_age=50', 'yy_tech=30', 'yy_staff=200', 'yy_sales=6000万', 'yy_sales_before=5000万'],
  ...['yy_rd_share=4.5%', 'yy_platform=是', 'yy_standard=是', 'yy_digital=是', 'yy_lines=12', 'yy_market=25%'],
  ...['yy_award=是', 'yy_accident=否', 'yy_fraud=否'],
]

it('有一条没编进核对：样样达到也不说符合，卡片写明是哪条', async () => {
  const told = await check(...ALL)
  expect(told.conditions.map(({ status }: Told) => status)).toEqual(told.conditions.map(() => 'met'))
  expect(told).toMatchObject({ verdict: 'unknown', unmodelled: [{ ref: 'yiyang:7' }] })
  const args = ALL.flatMap((fact) => ['--fact', fact])
  const { out } = await wence(['check', '--region', 'yiyang', ...args], { library: { knowledge, desk } })
  expect(out).toContain('第七条还没有编进核对，请对照原文')
})
