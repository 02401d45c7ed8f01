import { describe, expect, it } from 'vitest'
import { deskIn } from '../support/talk.ts'

const ask = (words: string) => deskIn().ask(words)

it('问一样不一样，数字定得了：先说数字一样', async () => {
  const { lead, text } = await ask('万州跟聊城 研发场地面积一样吗')
  expect(lead).toMatch(/^数字一样：万州 .*500 平方米以上；聊城（征求意见稿） .*不少于500平方米$/u)
  expect(text.length).toBeLessThanOrEqual(220)
})

it('数字不同：不一样', async () =>
  expect((await ask('万州和聊城 仪器设备原值要求一样吗')).lead).toMatch(
    /^不一样：万州 .*200 万元以上；聊城.*500万元$/u,
  ))

it('没有数字可比：不说一样不一样', async () =>
  expect((await ask('四川和云南 评估不合格的后果一样吗')).lead ?? '').not.toMatch(/一样/u))

it('没有规定的排在最后', async () => {
  const { blocks } = await ask('中试 聊城和四川')
  const rows = blocks.find(({ kind }) => kind === 'table')?.table?.rows ?? []
  expect(rows.findIndex(([, words]) => words === '未规定')).not.toBe(0)
})

describe('按事项并排', () => {
  const rowsOf = async (words: string) =>
    (await deskIn().compare(words)).blocks.find(({ kind }) => kind === 'table')?.table?.rows ?? []

  it('写在格里的说的是这件事，不是同一条里别的数', async () => {
    const rows = await rowsOf('公示')
    const told = rows.filter(([, , clause]) => clause !== '')
    expect(told.length).toBeGreaterThan(1)
    expect(told.filter(([, words]) => !words?.includes('公示'))).toEqual([])
  })

  it('只写了一个地方：还是和别处并排', async () => expect(await rowsOf('万州公示')).toEqual(await rowsOf('公示')))
})
