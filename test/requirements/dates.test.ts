import { describe, expect, it } from 'vitest'
import { Desk } from '../../src/desk/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
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
const FOUNDED = ['益阳的成长示范企业我们能报吗']
const BORN = [...FOUNDED, '2020年3月1日成立的']
let talks = 0
/** The last of several messages of a new conversation. */
async function said(...messages: readonly string[]) {
  const talk = `d${++talks}`
  let last = await desk.turn(talk, messages[0] ?? '')
  for (const message of messages.slice(1)) last = await desk.turn(talk, message)
  return last
}

describe('问哪天生的，答了年纪', () => {
  it.each([
    ['负责人50岁', 50],
    ['负责人五十出头', { min: 50, max: 60, minOpen: true, maxOpen: true }],
    ['大概五十来岁吧', { min: 45, max: 55 }],
    ['四十多岁，数控技工30人', { min: 40, max: 50, minOpen: true, maxOpen: true }],
  ])('%s', async (words, value) => {
    const { check, confirm } = await said(...BORN, words)
    expect(check?.facts.yy_age ?? confirm?.value).toEqual(value)
  })

  it.each([
    ['1975年的', '1975'],
    ['75年生的', '1975'],
    ['75年3月', '1975-03'],
  ])('%s，是哪年生的', async (words, day) => {
    const { check } = await said(...BORN, words)
    expect(check?.facts).toMatchObject({ yy_born: day })
    expect(check?.facts).not.toHaveProperty('yy_age')
  })

  it.each(['52', '我们老板今年48'])('%s没有单位，也许是哪年：先问，不算', async (words) => {
    const { check, confirm } = await said(...BORN, words)
    expect(check?.facts).not.toHaveProperty('yy_age')
    expect(check?.facts).not.toHaveProperty('yy_born')
    expect(confirm?.fact).toBe('yy_age')
    const after = await said(...BORN, words, '是')
    expect(after.check?.facts).toHaveProperty('yy_age')
  })
})

describe('问哪天成立的，答了几年', () => {
  it.each([
    ['一年半', 1.5],
    ['开了三年多', { min: 3, max: 4, minOpen: true, maxOpen: true }],
    ['成立三年多了', { min: 3, max: 4, minOpen: true, maxOpen: true }],
    ['成立八个月', 0.666666666667],
  ])('%s', async (words, value) => {
    const { check, confirm } = await said(...FOUNDED, words)
    expect(check?.facts.yy_age_of_firm ?? confirm?.value).toEqual(value)
  })

  it.each([
    ['2021年', '2021'],
    ['21年3月注册的', '2021-03'],
    ['21年注册的', '2021'],
  ])('%s，是哪年成立的', async (words, day) =>
    expect((await said(...FOUNDED, words)).check?.facts).toEqual({ yy_founded: day }),
  )

  it('差几个月，知道日子的说哪天满', async () => {
    const gapOf = async (words: string) =>
      (await said(...FOUNDED, words)).check?.conditions.find(({ id }) => id.endsWith('yy_age_of_firm'))?.gap
    expect(await gapOf('一年半')).toBe('还差 6 个月')
    expect(await gapOf('2025年3月1日')).toBe('还差不到 1 年，2027年3月1日满')
  })
})
