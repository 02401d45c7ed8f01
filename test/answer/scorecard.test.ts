import { expect, it } from 'vitest'
import { deskIn } from '../support/talk.ts'

const ask = (words: string) => deskIn().ask(words)

it('问整张评分表：几大块各多少分，往下是各块的小项，指标收着', async () => {
  const { lead, blocks, citations } = await ask('重庆 评分表')
  expect(lead).toBe('重庆：服务和区域发展战略 (30分)；推动产业发展 (30分)；强化自身建设 (40分)；加分项(≤10分)｜附件2')
  expect(blocks.map(({ kind, fold }) => [kind, fold])).toEqual([
    ['table', undefined],
    ['table', true],
  ])
  expect(blocks[1]?.table?.rows).toHaveLength(29)
  expect(citations.map(({ ref }) => ref)).toEqual(['chongqing:annex2'])
})

it('问一大块：下面几小块', async () =>
  expect((await ask('重庆 强化自身建设那一块多少分')).lead).toBe(
    '重庆：强化自身建设 (40分)：协同创新与开放 (10分)；人才培养 (10分)；平台支撑 (14分)；体制机制 (6分)｜附件2',
  ))

it('按次序问大块', async () =>
  expect((await ask('重庆 评价指标第二大块多少分')).lead).toMatch(/^重庆：推动产业发展 \(30分\)：/u))

it('问一小块：各行和权重', async () =>
  expect((await ask('重庆 人才培养这一块怎么打分')).lead).toBe(
    '重庆：人才培养 (10分)：国家级人才计划(项目)入选人才 5；从事研发活动的R&D人才数量 5｜附件2',
  ))

it('一行写不下的小块：截短了进一行，整张表跟着', async () => {
  const { lead, blocks } = await ask('重庆 行业贡献这块多少分')
  expect(lead?.length).toBeLessThanOrEqual(90)
  expect(blocks[0]?.table?.rows.map(([, weight]) => weight)).toEqual(['5', '5', '5'])
})

it('问一行：指标和权重在前，所在的块在后', async () =>
  expect((await ask('重庆 孵化企业数量占几分')).lead).toBe(
    '重庆：孵化企业数量，权重 5（推动产业发展 (30分)，产业化 (15分)）｜附件2第12行',
  ))

it('不问分数，问人数：评分表的行答不了', async () =>
  expect((await ask('重庆产业创新中心研发人员起码几人')).kind).toBe('refusal'))
