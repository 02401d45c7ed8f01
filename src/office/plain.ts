import { decode } from './encoding.ts'
import { LineWriter } from './line-writer.ts'
import { Refused, type Words } from './office-file.ts'

/** Reads a .txt or .md: its writing recognised, its line ends made \n. */
export function readPlain(bytes: Uint8Array): Words & { readonly encoding: string } {
  const { encoding, text } = decode(bytes)
  if (text.trim() === '') throw new Refused('文件里只有空白，没有文字', '请核对是不是选错了文件，或重新另存一次')
  const lines = new LineWriter()
  lines.write(text.replace(/\r\n?|\u0085/gu, '\n').replace(/\n$/u, ''))
  if (encoding !== 'UTF-8') lines.note(`文件是 ${encoding} 编码，已按它读出`)
  return { encoding, ...lines.words() }
}
