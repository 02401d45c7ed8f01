import { crc32 } from 'node:zlib'
import { all, type Element, parseXml } from './page.ts'

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50

/** The files of an archive, read far more strictly than Word does: by the list at its end, each checked against its place and its sum. */
export function unzipped(bytes: Uint8Array): Map<string, string> {
  const zip = Buffer.from(bytes)
  const end = zip.length - 22
  if (zip.readUInt32LE(end) !== END) throw new Error('no list at the end')
  const files = new Map<string, string>()
  let at = zip.readUInt32LE(end + 16)
  let next = 0
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== CENTRAL) throw new Error('the list is broken')
    const [sum, size, from] = [zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 24), zip.readUInt32LE(at + 42)]
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28))
    if (from !== next || zip.readUInt32LE(from) !== LOCAL) throw new Error(`${name} is not where the list says`)
    const begin = from + 30 + zip.readUInt16LE(from + 26)
    const content = zip.subarray(begin, begin + size)
    if (crc32(content) !== sum || zip.readUInt32LE(from + 14) !== sum) throw new Error(`${name} is damaged`)
    if (files.has(name)) throw new Error(`${name} is there twice`)
    files.set(name, content.toString('utf8'))
    next = begin + size
    at += 46 + zip.readUInt16LE(at + 28)
  }
  if (at !== end) throw new Error('the list is longer than it says')
  return files
}

export interface WordText {
  readonly document: Element
  /** Each paragraph as a person reads it. */
  readonly paragraphs: readonly { readonly style: string; readonly text: string }[]
  readonly rows: readonly (readonly string[])[]
}

/** A document of Word, with every part well-formed. */
export function wordOf(bytes: Uint8Array): WordText {
  const files = unzipped(bytes)
  const parts = new Map([...files].map(([name, source]) => [name, parseXml(source)]))
  const document = parts.get('word/document.xml')
  if (!document) throw new Error('no document')
  return {
    document,
    paragraphs: all(document, 'w:p').map((each) => ({
      style: all(each, 'w:pStyle')[0]?.attributes['w:val'] ?? '',
      text: read(each),
    })),
    rows: all(document, 'w:tr').map((row) => all(row, 'w:tc').map(read)),
  }
}

const read = (element: Element): string =>
  all(element, 'w:t', 'w:br', 'w:tab')
    .map(({ tag, children }) => (tag === 'w:br' ? '\n' : tag === 'w:tab' ? '\t' : children.join('')))
    .join('')
