import { describe, expect, it } from 'vitest'
import { guard, slotsOf } from '../../src/answer/index.ts'
import { readFigures } from '../../src/quantity/index.ts'
import { CITED, CLEAN, SMUGGLED } from '../support/drafts.ts'
import { knowledge } from '../support/library.ts'

const cited = ['wanzhou:8.7', 'yunnan:10.3']
const evidence = { cited, slots: slotsOf(knowledge, cited) }
const verdict = (draft: string) => guard(draft, evidence).verdict
const clauses = [...knowledge.regulations.values()].flatMap(({ regulation }) => regulation.clauses)

describe('槽位', () => {
  it.each([
    '研发场地须达到{{wanzhou:8.7/site_area}}，见{{ref wanzhou:8.7}}。',
    '须达到{{wanzhou:8.7#1}}，仪器总值须达到{{wanzhou:8.7#2}}。',
    '项目要求为{{yunnan:10.3/projects_3y}}，其中国家级项目{{yunnan:10.3/national_projects_3y}}。',
    '您提供的是{{applicant#1}}和{{applicant#12}}。',
    '**{{wanzhou:8.7/site_area}}**以上',
    '- {{wanzhou:8.7/site_area}}',
  ])('放行：%s', (draft) => {
    expect(guard(draft, evidence)).toEqual({ verdict: 'pass', found: [] })
  })

  it.each([
    ['没引的条款', '见{{ref wanzhou:8.8}}。', '{{ref wanzhou:8.8}}'],
    ['没引的条款里的数', '须达到{{wanzhou:8.6#1}}。', '{{wanzhou:8.6#1}}'],
    ['别家的同一条', '见{{ref liaocheng:8.7}}。', '{{ref liaocheng:8.7}}'],
    ['上一级', '见{{ref wanzhou:8}}。', '{{ref wanzhou:8}}'],
    ['没有的条件', '须达到{{wanzhou:8.7/floor_area}}。', '{{wanzhou:8.7/floor_area}}'],
    ['别条的条件', '须达到{{wanzhou:8.7/rd_staff}}。', '{{wanzhou:8.7/rd_staff}}'],
    ['没有那么多数', '须达到{{wanzhou:8.7#9}}。', '{{wanzhou:8.7#9}}'],
    ['从零数起', '须达到{{wanzhou:8.7#0}}。', '{{wanzhou:8.7#0}}'],
    ['没写第几个', '须达到{{wanzhou:8.7}}。', '{{wanzhou:8.7}}'],
    ['引用里带第几个', '见{{ref wanzhou:8.7#1}}。', '{{ref wanzhou:8.7#1}}'],
    ['多了空格', '须达到{{ wanzhou:8.7#1 }}。', '{{ wanzhou:8.7#1 }}'],
    ['申请人没写第几个', '您说的{{applicant}}。', '{{applicant}}'],
    ['空的', '须达到{{}}。', '{{}}'],
    ['单层花括号', '须达到{area}。', '{area}'],
    ['没有收尾', '须达到{{wanzhou。', '{{wanzhou'],
    ['全角花括号', '须达到｛｛wanzhou｝｝。', '｛｛wanzhou｝｝'],
    ['挨着数字', '{{wanzhou:8.7/site_area}}0平方米', '0平方米'],
    ['挨着倍数', '{{wanzhou:8.7/site_area}}万', '万'],
    ['前面是负号', '为-{{wanzhou:8.7/site_area}}', '-{{wanzhou:8.7/site_area}}'],
    ['两个数连写', '{{wanzhou:8.7#1}}{{wanzhou:8.7#2}}', '{{wanzhou:8.7#1}}{{wanzhou:8.7#2}}'],
    ['凑成比例', '{{wanzhou:8.7#1}}：{{wanzhou:8.7#2}}', '{{wanzhou:8.7#1}}：{{wanzhou:8.7#2}}'],
    ['凑成范围', '{{wanzhou:8.7#1}}至{{wanzhou:8.7#2}}', '{{wanzhou:8.7#1}}至{{wanzhou:8.7#2}}'],
  ])('拦下%s：%s', (_, draft, text) => {
    const { verdict, found } = guard(draft, evidence)
    expect(verdict).toBe('block')
    expect(found.map((finding) => finding.text).join('')).toContain(text)
  })

  it('没说给了哪些槽位时，引了的条款的任何槽位都行', () => {
    expect(guard('须达到{{wanzhou:8.7/floor_area}}。', { cited }).verdict).toBe('pass')
    expect(guard('须达到{{wanzhou:8.6/rd_staff}}。', { cited }).verdict).toBe('block')
  })

  it('每个条件在它的条款被引时都有槽位', () => {
    for (const regulation of knowledge.regulations.values()) {
      for (const { id, ref } of regulation.conditions)
        expect(slotsOf(knowledge, [ref]), ref).toContain(`${regulation.id}:${id}`)
    }
    expect([...slotsOf(knowledge, ['wanzhou:99', 'nowhere:1', ''])]).toEqual([])
  })
})

describe('手写的条款号', () => {
  it.each([
    ['第八条第7项', '见第八条第7项。'],
    ['附件二', '请看附件二中的指标体系。'],
    ['条款的地址', '见 wanzhou:8.7。'],
    ['文号', '依据渝发改规范〔2024〕2号。'],
  ])('引了也拦，要用槽位：%s', (_, draft) => {
    expect(guard(draft, { cited: ['wanzhou:8.7', 'chongqing:annex2', 'chongqing:front'] }).verdict).toBe('block')
  })
})

describe('找到的是什么', () => {
  it('起止是原文里的 UTF-16 位置，量词和软化的话一起带上', () => {
    const draft = '💡研发场地不低于 5\u200b百平方米，人员伍名。'
    expect(guard(draft, evidence).found).toEqual([
      { text: '不低于 5\u200b百平方米', start: 6, end: 16 },
      { text: '伍名', start: 19, end: 21 },
    ])
  })

  it('太长的话，没读的也拦', () => {
    const draft = '材料'.repeat(6000)
    expect(guard(draft, evidence).found).toEqual([{ text: draft.slice(10_000), start: 10_000, end: 12_000 }])
  })
})

describe('干净的话放行', () => {
  it.each(CLEAN)('%s', (draft) => {
    expect(guard(draft, { cited: CITED })).toEqual({ verdict: 'pass', found: [] })
  })

  it('五个文件的每一条，去掉数字都放行', () => {
    for (const { id, text } of clauses) {
      expect(guard(withoutFigures(text), evidence).found, id).toEqual([])
    }
  })
})

describe('有数字的话拦下', () => {
  it('五个文件里有数字的每一条', () => {
    const stating = clauses.filter(({ text }) => readFigures(text).some(states))
    expect(stating.length).toBeGreaterThan(60)
    for (const { id, text } of stating) expect(guard(text, evidence).verdict, id).toBe('block')
  })

  it.each(SMUGGLED)('%s', (draft) => {
    expect(verdict(draft)).toBe('block')
  })
})

const states = ({ kind }: { kind: string }) =>
  ['figure', 'date', 'time', 'document-number', 'code', 'article-number'].includes(kind)

/** The clause with a slot in the place of whatever only its source may say, blanks to fill in and years counted from now among it. */
function withoutFigures(text: string): string {
  let rest = ''
  let from = 0
  for (const reading of readFigures(text)) {
    if (!states(reading) && !/^第\d/u.test(reading.surface)) continue
    rest += `${text.slice(from, reading.start)}，{{applicant#1}}，`
    from = reading.end
  }
  return `${rest}${text.slice(from)}`.replace(/[上下]一年度?|X{3}/gu, '，')
}
