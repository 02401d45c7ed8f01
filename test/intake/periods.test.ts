import { describe, expect, it } from 'vitest'
import { messageReader } from '../../src/intake/index.ts'
import { library, loaded } from '../support/library.ts'

/** The project's texts with one phrase of a seed, and of all knowledge that quotes it, written otherwise. */
function changed(from: string, to: string) {
  const base = library()
  const edit = <F extends { readonly text: string }>(file: F): F => ({ ...file, text: file.text.replaceAll(from, to) })
  const knowledge = loaded({
    ...base,
    facts: base.facts.map(edit),
    subjects: base.subjects.map(edit),
    regulations: base.regulations.map(edit),
    seeds: base.seeds.map((seed) => ({ ...seed, source: seed.source.replaceAll(from, to) })),
  })
  const reader = messageReader(knowledge)
  return (text: string, context: string | null = null) => reader(text, { context, year: 2026 }).facts
}

describe('万州第二十四条改成五年内', () => {
  const [three, five] = [changed('3 年内不得', '3 年内不得'), changed('3 年内', '5 年内')]

  it.each([
    ['2022年被撤销过', false, true],
    ['我们2020年被撤销过认定', false, false],
    ['四年前被撤销过', false, true],
    ['六年前被撤销过', false, false],
    ['去年被撤销过', true, true],
    ['三年前被撤销过', undefined, true],
    ['五年前被撤销过', false, undefined],
  ])('「%s」：三年内算 %s，五年内算 %s', (text, within3, within5) => {
    expect(three(text).revoked_within_3y).toBe(within3)
    expect(five(text).revoked_within_3y).toBe(within5)
  })
})

describe('聊城的近三年改成近五年', () => {
  const [three, five] = [changed('近三年研发费用', '近三年研发费用'), changed('近三年研发费用', '近五年研发费用')]

  it.each([
    ['近三年研发费用一共1500万', 15_000_000, undefined],
    ['近五年研发费用一共1500万', undefined, 15_000_000],
    ['近五年研发费用年均300万', undefined, 15_000_000],
    ['近五年研发费用分别是100万、200万、300万、400万、500万', undefined, 15_000_000],
    ['近三年研发费用分别是400万、500万、600万', 15_000_000, undefined],
  ])('「%s」：三年是 %s，五年是 %s', (text, over3, over5) => {
    expect(three(text).rd_spend_3y).toBe(over3)
    expect(five(text).rd_spend_3y).toBe(over5)
  })
  it('问过合计，每年的数按年数乘', () => {
    expect(three('每年200万', 'rd_spend_3y')).toMatchObject({ rd_spend_last_year: 2_000_000, rd_spend_3y: 6_000_000 })
    expect(five('每年200万', 'rd_spend_3y')).toMatchObject({ rd_spend_last_year: 2_000_000, rd_spend_3y: 10_000_000 })
  })
})
