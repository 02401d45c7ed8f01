import { expect, it } from 'vitest'
import { type OfficeText, readOfficeFile } from '../../src/office/index.ts'
import { type Font, pdfOf, type Sheet } from './pdf.ts'

async function textOf(sheets: readonly Sheet[], font: Font = 'to-unicode'): Promise<OfficeText> {
  const read = await readOfficeFile({ name: 'a.pdf', bytes: pdfOf(sheets, font) })
  if ('refused' in read) throw new Error(`${read.refused} ${read.remedy}`)
  return read
}

const LINES = [
  '第一条 为了规范管理，制定本办法。',
  '第二条 本办法适用于本市。',
  '第三条 市科技局负责。',
  '第四条 另行通知。',
]
const down = (lines: readonly string[], from = 100) => lines.map((text, i) => ({ text, x: 60, y: from + i * 20 }))

/** A frame of lines around rows 30 high, and the words of each cell. */
function drawn(top: number, rows: readonly (readonly string[])[], xs: readonly number[]): Sheet {
  const bottom = top + rows.length * 30
  const across = Array.from(
    { length: rows.length + 1 },
    (_, i) => [xs[0] ?? 0, top + i * 30, xs.at(-1) ?? 0, top + i * 30] as const,
  )
  return {
    words: rows.flatMap((row, i) => row.map((text, j) => ({ text, x: (xs[j] ?? 0) + 5, y: top + i * 30 + 20 }))),
    rules: [...across, ...xs.map((x) => [x, top, x, bottom] as const)],
  }
}

it('没有 ToUnicode、用 GBK 编码的旧字体，也读得出', async () => {
  expect((await textOf([{ words: down(LINES) }], 'gbk')).text).toBe(`${LINES.join('\n')}\n`)
})

it('页眉和页码不取，各说一次；断在页末的一行照样断着', async () => {
  const page = (number: number, lines: readonly string[]): Sheet => ({
    words: [{ text: '某某市文件', x: 200, y: 40 }, ...down(lines), { text: `— ${number} —`, x: 280, y: 800 }],
  })
  const { text, notes } = await textOf([page(1, LINES), page(2, ['市科技局', '之后的话。', '再一行。', '又一行。'])])
  expect(text).toBe(`${LINES.join('\n')}\n市科技局\n之后的话。\n再一行。\n又一行。\n`)
  expect(notes.map(({ found }) => found)).toEqual([
    '页眉或页脚“某某市文件”在 2 页的同一处重复，没有取',
    '页码在 2 页的同一处重复，没有取',
  ])
})

it('画了格线的表格，跨页接成一张，重复的表头只留一次', async () => {
  const xs = [60, 160, 400, 500]
  const head = ['一级', '指标', '权重']
  const first = drawn(600, [head, ['产业', '标准数', '5']], xs)
  const second = drawn(60, [head, ['产业', '专利数', '3']], xs)
  const { text, notes } = await textOf([
    { ...first, words: [...down(LINES), ...first.words] },
    { ...second, words: [...second.words, ...down(['第五条 施行。'], 300)] },
  ])
  expect(text).toBe(
    `${LINES.join('\n')}\n\n| 一级 | 指标 | 权重 |\n| --- | --- | --- |\n| 产业 | 标准数 | 5 |\n| 产业 | 专利数 | 3 |\n\n第五条 施行。\n`,
  )
  expect(notes).toEqual([{ line: 6, found: expect.stringContaining('跨第 1—2 页'), remedy: expect.any(String) }])
})

it('少一段格线的是合并的格子，逐格填上', async () => {
  const made = drawn(
    100,
    [
      ['产业', '标准数'],
      ['', '专利数'],
    ],
    [60, 160, 400],
  )
  const rules = made.rules?.map((rule) => (rule[1] === 130 ? ([160, 130, 400, 130] as const) : rule)) ?? []
  const { text } = await textOf([
    { words: [...made.words.filter((word) => word.text !== ''), ...down(LINES, 300)], rules },
  ])
  expect(text).toContain('| 产业 | 标准数 |\n| --- | --- |\n| 产业 | 专利数 |\n')
})

it('没有格线而各列对齐的，用制表符分列，并说在第几行', async () => {
  const row = (y: number, cells: readonly string[]) => cells.map((text, i) => ({ text, x: 60 + i * 150, y }))
  const words = [
    ...down(LINES),
    ...row(300, ['指标', '权重']),
    ...row(320, ['标准数', '5']),
    ...row(340, ['专利数', '3']),
  ]
  const { text, notes } = await textOf([{ words }])
  expect(text).toContain('指标\t权重\n标准数\t5\n专利数\t3\n')
  expect(notes).toEqual([{ line: 5, found: expect.stringContaining('没有格线'), remedy: expect.any(String) }])
})

it('水印不取；没有文字的一页说出来', async () => {
  const { text, notes } = await textOf([
    { words: [...down(LINES), { text: '征求意见', x: 200, y: 500, aslant: true }] },
    { words: [] },
  ])
  expect(text).toBe(`${LINES.join('\n')}\n`)
  expect(notes.map(({ found }) => found)).toEqual([
    '第 2 页没有文字层（可能是图片或空白页）',
    expect.stringContaining('“征求意见”（可能是水印），没有取'),
  ])
})
