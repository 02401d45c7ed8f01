import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawReply, drawTable } from '../../src/channels/terminal/index.ts'
import { widthOf, wrap } from '../../src/channels/terminal/width.ts'
import { Desk } from '../../src/desk/index.ts'
import { ears } from '../support/ears.ts'
import { index, knowledge } from '../support/library.ts'

const desk = new Desk(knowledge, { today: () => '2026-11-20', now: () => 0, newId: () => 'r', index, ears })
const reply = desk.check('yunnan', { rd_spend_last_year: 8e6, fixed_rd_staff: 99, applicant_kind: 'enterprise' })

describe('八十列的终端', () => {
  it('卡片、表格、引文都不超宽', () => {
    for (const columns of [60, 80, 100]) {
      for (const line of drawReply(reply, { columns, colour: false }).split('\n'))
        expect(widthOf(line), line).toBeLessThanOrEqual(columns)
    }
  })

  it('不着色时没有控制符，着色时有', () => {
    expect(drawReply(reply, { columns: 80, colour: false })).not.toContain('\u001b')
    expect(drawReply(reply, { columns: 80, colour: true })).toContain('\u001b')
  })

  it('不把数字和单词拆开，句读不在行首', () => {
    for (const line of wrap('研发人员不少于10人，科研仪器总值200万元以上。Yunnan Technology Innovation Center', 14)) {
      expect(line).not.toMatch(/^[，。]/u)
    }
    expect(wrap('共计1500平方米', 6).join('|')).toContain('1500')
  })

  it('折行不丢字', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('研', '，', '（', 'a', '9', ' ', '。', '万') }),
        fc.integer({ min: 4, max: 40 }),
        (text, columns) => {
          expect(wrap(text, columns).join('').replace(/ /gu, '')).toBe(text.replace(/ /gu, ''))
        },
      ),
    )
  })

  it('表格列宽随字，宽了就折', () => {
    const drawn = drawTable(['条款', '内容'], [['第八条', '研发场地面积500平方米以上'.repeat(5)]], 40)
    expect(drawn.split('\n').length).toBeGreaterThan(4)
    for (const line of drawn.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(40)
  })
})
