import { openDocx } from './docx-parts.ts'
import { DocxReader } from './docx-reader.ts'
import { Refused, type Words } from './office-file.ts'
import { within } from './xml.ts'

/** Reads the words of a Word file: paragraphs with their automatic numbers, tables, text boxes. */
export async function readDocx(bytes: Uint8Array): Promise<Words> {
  const parts = await openDocx(bytes)
  const reader = new DocxReader(parts)
  const words = reader.read()
  if (words.text.trim() !== '') return words
  const pictures = within(parts.document, 'drawing').length + within(parts.document, 'pict').length
  throw pictures > 0
    ? new Refused('文件里只有图片，没有文字', '请先做文字识别（OCR），把识别出的文字校对后存成 .docx 或 .txt 再导入')
    : new Refused('文件里没有文字', '请核对是不是选错了文件，或重新另存一次')
}
