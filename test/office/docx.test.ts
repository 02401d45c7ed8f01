import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type OfficeText, readOfficeFile } from '../../src/office/index.ts'
import { cell, docxOf, level, listed, p, r, table } from './docx.ts'

async function textOf(bytes: Uint8Array, name = 'a.docx'): Promise<OfficeText> {
  const read = await readOfficeFile({ name, bytes })
  if ('refused' in read) throw new Error(`${read.refused} ${read.remedy}`)
  return read
}

const ARTICLES = `<w:abstractNum w:abstractNumId="7">${level(0, 'chineseCountingThousand', '第%1章')}${level(1, 'chineseCountingThousand', '第%2条', '<w:lvlRestart w:val="0"/>')}${level(2, 'chineseCountingThousand', '（%3）', '<w:suff w:val="nothing"/>')}${level(3, 'decimal', '%4.')}${level(4, 'decimal', '%2.%5', '<w:isLgl/>')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`

describe('自动编号', () => {
  it('印出章、条、项、点；条跨章连编，项逐条重编', async () => {
    const rows: [string, number][] = [
      ['总则', 0],
      ['目的', 1],
      ['依据', 1],
      ['甲', 2],
      ['乙', 2],
      ['子', 3],
      ['认定', 0],
      ['条件', 1],
      ['丙', 2],
      ['细目', 4],
    ]
    const body = rows.map(([text, at]) => p(r(text), listed(1, at))).join('')
    const { text } = await textOf(docxOf(body, { numbering: ARTICLES }))
    expect(text.trimEnd().split('\n')).toEqual([
      '第一章 总则',
      '第一条 目的',
      '第二条 依据',
      '（一）甲',
      '（二）乙',
      '1. 子',
      '第二章 认定',
      '第三条 条件',
      '（一）丙',
      '3.1 细目',
    ])
  })

  it('由样式编号的段落，也有号码；numId 为 0 的没有', async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="A"><w:pPr>${listed(1, 1)}</w:pPr></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>`
    const styled = '<w:pStyle w:val="B"/>'
    const body = p(r('有'), styled) + p(r('无'), styled + listed(0, 0)) + p(r('又有'), styled)
    const { text } = await textOf(docxOf(body, { numbering: ARTICLES, styles }))
    expect(text).toBe('第一条 有\n无\n第二条 又有\n')
  })

  it('另起的列表从它说的数起', async () => {
    const { text } = await textOf(docxOf(p(r('甲'), listed(2, 2)) + p(r('乙'), listed(2, 2)), { numbering: ARTICLES }))
    expect(text).toBe('（五）甲\n（六）乙\n')
  })

  it('不认识的编号样式：不猜，说在第几行', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="1">${level(0, 'hebrew1', '%1、')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`
    const { text, notes } = await textOf(docxOf(p(r('甲'), listed(1, 0)), { numbering }))
    expect(text).toBe('□、 甲\n')
    expect(notes).toEqual([{ line: 1, found: expect.stringContaining('hebrew1'), remedy: expect.any(String) }])
  })
})

describe('表格', () => {
  it('合并的格子逐格填上，并说明', async () => {
    const body = table(
      [cell(p(r('指标')), '<w:gridSpan w:val="2"/>'), cell(p(r('权重')))],
      [cell(p(r('产业')) + p(r('(30分)')), '<w:vMerge w:val="restart"/>'), cell(p(r('标准|数'))), cell(p(r('5')))],
      [cell(p(''), '<w:vMerge/>'), cell(p(r('专利数'))), cell(p(r('3')))],
    )
    const { text, notes } = await textOf(docxOf(p(r('附件')) + body + p(r('备注'))))
    expect(text).toBe(
      '附件\n\n| 指标 | 指标 | 权重 |\n| --- | --- | --- |\n| 产业 (30分) | 标准\\|数 | 5 |\n| 产业 (30分) | 专利数 | 3 |\n\n备注\n',
    )
    expect(notes).toEqual([{ line: 3, found: expect.stringContaining('合并'), remedy: expect.any(String) }])
  })

  it('只作边框的表格是段落', async () => {
    const { text } = await textOf(docxOf(table([cell(p(r('第一条 甲')) + p(r('第二条 乙')))])))
    expect(text).toBe('第一条 甲\n第二条 乙\n')
  })
})

describe('正文以外的', () => {
  it('修订：删去的不取，插入的取，都说明', async () => {
    const body = p(
      `${r('补助')}<w:del><w:r><w:delText>100</w:delText></w:r></w:del><w:ins>${r('200')}</w:ins>${r('万元。')}`,
    )
    const { text, notes } = await textOf(docxOf(body))
    expect(text).toBe('补助200万元。\n')
    expect(notes.map(({ line, found }) => [line, found])).toEqual([
      [1, '有修订痕迹：删去的“100”没有取'],
      [1, '有修订痕迹：插入的“200”已取'],
    ])
  })

  it('段落的结尾被删去：和下一段接上', async () => {
    const { text } = await textOf(docxOf(p(r('前半'), '<w:rPr><w:del/></w:rPr>') + p(r('后半'))))
    expect(text).toBe('前半后半\n')
  })

  it('页眉不取；脚注说明，不进正文；隐藏的字不取', async () => {
    const body = p(
      `${r('第一条')}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>`,
    )
    const footnotes = `<w:footnote w:id="2">${p(r('旧称甲'))}</w:footnote>`
    const { text, notes } = await textOf(docxOf(body, { footnotes, header: p(r('内部资料')) }))
    expect(text).toBe('第一条\n')
    expect(notes.map(({ found }) => found)).toEqual(['有隐藏的文字“暗”，没有取', '脚注没有取进正文：“旧称甲”'])
  })

  it('文本框的字取一次，说在第几行', async () => {
    const box = `<w:txbxContent>${p(r('框里'))}</w:txbxContent>`
    const drawn = `<w:r><AlternateContent><Choice><w:drawing>${box}</w:drawing></Choice><Fallback><w:pict>${box}</w:pict></Fallback></AlternateContent></w:r>`
    const { text, notes } = await textOf(docxOf(p(r('第一条') + drawn)))
    expect(text).toBe('第一条\n框里\n')
    expect(notes).toEqual([{ line: 2, found: expect.stringContaining('文本框'), remedy: expect.any(String) }])
  })
})

it('名字写错了种类：按内容读，并说明；校验和是文件的', async () => {
  const bytes = docxOf(p(r('第一条')))
  const read = await textOf(bytes, 'a.pdf')
  expect(read).toMatchObject({ format: 'docx', sha256: createHash('sha256').update(bytes).digest('hex') })
  expect(read.notes[0]?.found).toContain('.pdf')
})
