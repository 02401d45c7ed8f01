import { countUnreadable } from './line-writer.ts'
import { Refused, type Words } from './office-file.ts'
import { readPages } from './pdf-library.ts'
import type { Page } from './pdf-page.ts'
import { PdfWriter } from './pdf-writer.ts'

const RECOGNISE = '请先做文字识别（OCR），把识别出的文字校对后存成 .docx 或 .txt 再导入'

/** A page of fewer signs than this is a picture with a page number. */
const FEW = 8

/** What the text of an office is made of; a font that does not say what its signs mean gives other signs. */
const EXPECTED = /[\p{Script=Han}\p{P}\p{S}\s\x21-\x7E]/gu

/** Reads the words of a PDF that has a text layer: lines by where they stand, tables by the lines drawn around them. */
export async function readPdf(bytes: Uint8Array): Promise<Words> {
  const pages = await readPages(bytes)
  const bare = pages.filter((page) => signsOf(page).length < FEW)
  const text = pages.map(signsOf).join('')
  if (text.length === 0 || (bare.length === pages.length && pages.length > 1))
    throw new Refused(`这是扫描的 PDF（${pages.length} 页都是图片），没有文字层`, RECOGNISE)
  const expected = (text.match(EXPECTED)?.length ?? 0) - countUnreadable(text)
  if (expected < text.length * 0.8) throw new Refused('PDF 的文字层读不出来（字体没有说明每个字是什么）', RECOGNISE)
  const writer = new PdfWriter()
  for (const { number } of bare)
    writer.lines.note(
      `第 ${number} 页没有文字层（可能是图片或空白页）`,
      `请看原件第 ${number} 页，如有条文，请识别后补进文本`,
    )
  for (const { number, turned } of pages)
    if (turned.length > 0)
      writer.lines.note(
        `第 ${number} 页有斜排或竖排的字“${[...turned.join('')].slice(0, 20).join('')}”（可能是水印），没有取`,
        `请看原件第 ${number} 页，如是条文或表格，请补进文本`,
      )
  return writer.write(pages)
}

const signsOf = ({ pieces }: Page): string => pieces.map(({ text }) => text.replace(/\s/gu, '')).join('')
