import { describe, expect, it } from 'vitest'
import { shownOf } from '../../src/answer/index.ts'
import { privateIn, refuseUnmasked, unmaskedIn, withoutPrivate } from '../../src/model/unmasked.ts'
import { knowledge } from '../support/library.ts'

describe('发出去之前再看一遍', () => {
  it('五个文本的每一条，换成占位符以后都过得去', () => {
    const refs = [...knowledge.regulations.values()].flatMap(({ regulation }) => regulation.clauses.map(({ id }) => id))
    const held = refs.filter((ref) => shownOf('', [ref], knowledge).clauses.some(({ text }) => unmaskedIn(text)))
    expect(held).toEqual([])
    expect(refs.length).toBeGreaterThan(300)
  })

  it('给模型挑的单子都过得去', () => {
    const { facts, subjects, regulations } = knowledge
    const labels = [...facts.values()].map(({ label }) =>
      label.map((part) => (typeof part === 'string' ? part : '')).join(''),
    )
    const names = [...[...subjects.values()].map(({ label }) => label), ...[...regulations.values()].map((r) => r.place)]
    expect([...labels, ...names].filter((name) => unmaskedIn(name))).toEqual([])
  })

  it.each([
    '万州的创新中心一般怎么申报',
    '设备{{applicant#1}}，场地{{applicant#2}}，够吗',
    '依据{{ref wanzhou:8.7}}，{{wanzhou:8.7/site_area}}、{{liaocheng:11.p2#12}}',
    '按〔〕〔号码〕办理，第三方评价，R&D 与 AI',
    'Wanzhou innovation center',
  ])('%s：可以发', (text) => expect(unmaskedIn(text)).toBeUndefined())

  it.each([
    ['li.lei@example.com', 'e-mail'],
    ['ｌｉ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'e-mail'],
    ['li @ example . com', 'e-mail'],
    ['13800138000', 'number of a person or a body'],
    ['+86 138-0013-8000', 'number of a person or a body'],
    ['138\u200b0013\u200b8000', 'number of a person or a body'],
    ['(023) 5812 3456', 'number of a person or a body'],
    ['500101199001011234', 'number of a person or a body'],
    ['50010119900101123X', 'number of a person or a body'],
    ['91500101MA5UKQ3A2B', 'number of a person or a body'],
    ['{{13800138000}}', 'number of a person or a body'],
    ['{{applicant#13800138000}}', 'number of a person or a body'],
    ['三十个人', 'figure'],
    ['去年六月', 'figure'],
    ['2024年5月30日', 'figure'],
    ['设备{{applicant#1}}，另有两百多万', 'figure'],
  ])('%s：不发（%s）', (text, found) => expect(unmaskedIn(`找我 ${text} 谢谢`)).toBe(found))

  it('藏在多深的地方都看得到；条款代号不算', () => {
    const data = { clauses: [{ ref: 'wanzhou:8.7', name: '甲', text: '给予{{wanzhou:8.7#1}}' }] }
    expect(() => refuseUnmasked(data)).not.toThrow()
    expect(() => refuseUnmasked({ clauses: [{ ...data.clauses[0], text: '给予20万元' }] })).toThrow(/not sent.*figure/)
  })

  it('嵌入之前：号码和邮箱换掉，别的一字不动', () => {
    expect(withoutPrivate('场地不少于 500 平方米')).toBe('场地不少于 500 平方米')
    expect(withoutPrivate('打１３８００１３８０００或写 a@b.cn')).toBe('打〔号码〕或写 〔邮箱〕')
    expect(withoutPrivate('代码91500101MA5UKQ3A2B。')).toBe('代码〔号码〕。')
    expect(privateIn(withoutPrivate('50010119900101123X 138 0013 8000'))).toBeUndefined()
  })
})
