import { type Archive, openArchive } from './archive.ts'
import { Refused } from './office-file.ts'
import { childrenOf, type Element, parseXml } from './xml.ts'

/** The parts of a Word file that its words come from. */
export interface DocxParts {
  readonly document: Element
  readonly styles: Element | undefined
  readonly numbering: Element | undefined
  readonly footnotes: Element | undefined
  readonly endnotes: Element | undefined
}

/** The kind of relation that leads to each part, as its address ends. */
const BESIDE = { styles: '/styles', numbering: '/numbering', footnotes: '/footnotes', endnotes: '/endnotes' } as const

/** Kinds of archive that are no Word file, each by a file in it. */
const OTHERS = [
  { has: 'xl/workbook.xml', is: 'Excel 表格（.xlsx）', remedy: '请把文字复制到 .docx 再导入' },
  { has: 'ppt/presentation.xml', is: '演示文稿（.pptx）', remedy: '请把文字复制到 .docx 再导入' },
  { has: 'OFD.xml', is: '版式文件（.ofd）', remedy: '请用 OFD 阅读器另存为 PDF，或把文字复制到 .docx 再导入' },
  { has: 'content.xml', is: 'OpenDocument 文件（.odt）', remedy: '请用 Word 或 WPS 打开，另存为 .docx 再导入' },
]

/** Opens a Word file. Throws Refused where the archive is none, or is damaged. */
export async function openDocx(bytes: Uint8Array): Promise<DocxParts> {
  const archive = await openArchive(bytes)
  const main = await targetOf(archive, '', '_rels/.rels', '/officeDocument')
  const source = main === undefined ? undefined : await xmlOf(archive, main)
  if (main === undefined || source?.name !== 'document') throw refusedOther(archive)
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const relations = `${folder}_rels/${main.slice(folder.length)}.rels`
  const part = async (kind: string): Promise<Element | undefined> => {
    const target = await targetOf(archive, folder, relations, kind)
    return target === undefined ? undefined : xmlOf(archive, target)
  }
  return {
    document: source,
    styles: await part(BESIDE.styles),
    numbering: await part(BESIDE.numbering),
    footnotes: await part(BESIDE.footnotes),
    endnotes: await part(BESIDE.endnotes),
  }
}

/** Where the relation of a kind leads, as a name in the archive. */
async function targetOf(archive: Archive, folder: string, relations: string, kind: string) {
  const relation = childrenOf(await xmlOf(archive, relations)).find(
    ({ attributes }) => attributes.Type?.endsWith(kind) && attributes.TargetMode !== 'External',
  )
  const target = relation?.attributes.Target
  return target?.startsWith('/') ? target.slice(1) : target && folder + target
}

async function xmlOf(archive: Archive, name: string): Promise<Element | undefined> {
  const bytes = await archive.read(name)
  if (!bytes) return undefined
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return parseXml(new TextDecoder(!wide ? 'utf-8' : bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes))
}

function refusedOther(archive: Archive): Refused {
  const other = OTHERS.find(({ has }) => archive.has(has))
  return other
    ? new Refused(`这是${other.is}，不是公文的文字`, other.remedy)
    : new Refused('这是压缩包（.zip），不是一份文件', '请解压，把里面的 .docx、.pdf 或 .txt 一份一份导入')
}
