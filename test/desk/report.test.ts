import { describe, expect, it } from 'vitest'
import { shownOf } from '../../src/desk/index.ts'
import { wordOf } from '../report/word.ts'
import { deskIn } from '../support/talk.ts'

describe('导出报告', () => {
  it('说结论、几项、接着问什么，其余在一个文件里；展开还看得到', async () => {
    const desk = deskIn()
    const say = (words: string) => desk.turn('s', words, {})
    await say('我们企业能不能申报万州的')
    await say('研发人员12人，场地380平')
    const card = await say('看结果')
    const report = await say('导出报告')
    const { blocks, folded } = shownOf(report)
    expect(blocks.map(({ section }) => section).filter((each) => each !== undefined)).toEqual([
      'headline',
      'counts',
      'question',
    ])
    expect(report.text).not.toContain('还差')
    expect(report.text.length).toBeLessThan(card.text.length)
    expect(report.check).toEqual(card.check)
    expect(folded.map(({ text }) => text).join('\n')).toContain('还差 120 平方米')
    expect(report.files?.map(({ name }) => name)).toEqual(['wence-wanzhou-2026-11-20.docx'])
    const written = wordOf(report.files?.[0]?.bytes ?? new Uint8Array()).paragraphs.map(({ text }) => text)
    expect(written.join('\n')).toContain('还差 120 平方米')
    expect((await say('展开')).text).toContain('还差 120 平方米')
  })

  it('过期的文本，说的时候不漏', async () => {
    const desk = deskIn()
    await desk.turn('s', '我们企业能不能申报云南的', {})
    const { text, notices } = await desk.turn('s', '导出报告', {})
    expect(notices.length).toBeGreaterThan(0)
    expect(text).toMatch(/届满/u)
  })
})
