import { describe, expect, it } from 'vitest'
import { shownOf } from '../../src/answer/index.ts'
import { refuseUnmasked, unmaskedIn } from '../../src/model/unmasked.ts'
import { knowledge } from '../support/library.ts'

const NUMBER = 'number of a person or a body'

describe('发出去之前再看一遍', () => {
  it('五个文本的每一条，换成占位符以后都过得去', () => {
    const refs = [...knowledge.regulations.values()].flatMap(({ regulation }) => regulation.clauses.map(({ id }) => id))
    const held = refs.filter((ref) => shownOf([ref], knowledge).clauses.some(({ text }) => unmaskedIn(text)))
    expect(held).toEqual([])
    expect(refs.length).toBeGreaterThan(300)
  })

  it('给模型挑的单子都过得去', () => {
    const { facts, subjects, regulations } = knowledge
    const labels = [...facts.values()].map(({ label }) =>
      label.map((part) => (typeof part === 'string' ? part : '')).join(''),
    )
    const names = [
      ...[...subjects.values()].map(({ label }) => label),
      ...[...regulations.values()].map((r) => r.place),
    ]
    expect([...labels, ...names].filter((name) => unmaskedIn(name))).toEqual([])
  })

  it.each([
    '万州的创新中心一般怎么申报',
    '依据{{ref wanzhou:8.7}}，{{wanzhou:8.7/site_area}}、{{liaocheng:11.p2#12}}',
    '按〔〕〔代码〕办理，第三方评价，R&D 与 AI',
    'Wanzhou innovation center',
  ])('%s：可以发', (text) => expect(unmaskedIn(text)).toBeUndefined())

  it.each([
    ['ｌｉ＠ｅｘａｍｐｌｅ．ｃｏｍ', NUMBER],
    ['+86 138-0013-8000', NUMBER],
    ['138\u200b0013\u200b8000', NUMBER],
    ['50010119900101123X', NUMBER],
    ['91500101MA5UKQ3A2B', NUMBER],
    ['{{13800138000}}', NUMBER],
    ['{{applicant#13800138000}}', NUMBER],
    ['三十个人', 'figure'],
    ['去年六月', 'figure'],
    ['2024年5月30日', 'figure'],
  ])('%s：不发（%s）', (text, found) => expect(unmaskedIn(`找我 ${text} 谢谢`)).toBe(found))

  it('藏在多深的地方都看得到；条款代号不算', () => {
    const data = { clauses: [{ ref: 'wanzhou:8.7', name: '甲', text: '给予{{wanzhou:8.7#1}}' }] }
    expect(() => refuseUnmasked(data)).not.toThrow()
    expect(() => refuseUnmasked({ clauses: [{ ...data.clauses[0], text: '给予20万元' }] })).toThrow(/not sent.*figure/)
  })

  it('程序自己的名字和代号里可以有数量，不可以有号码', () => {
    const swaps = { 一段时间: ['一阵子'] }
    const own = { facts: [{ id: 'rd_3y', name: '近3年研发费用' }], clauses: [{ ref: 'wanzhou:8.7', swaps }] }
    expect(() => refuseUnmasked({ ...own, asked: 'clean_credit_3y', rejected: ['two-clauses'] })).not.toThrow()
    expect(() => refuseUnmasked({ facts: [{ id: 'a', name: '打13800138000' }] })).toThrow(/not sent.*number/)
  })

  it('人说的话可以有数量，不可以有号码', () => {
    expect(() => refuseUnmasked({ question: '设备两百多万，〔电话1〕，够吗', message: '有35人' })).not.toThrow()
    expect(() => refuseUnmasked({ before: ['弄了一段时间', '有35人'] })).not.toThrow()
    expect(() => refuseUnmasked({ before: ['有35人', '打13800138000'] })).toThrow(/not sent.*number/)
    expect(() => refuseUnmasked({ message: '有35人，打13800138000' })).toThrow(/not sent.*number/)
  })
})
