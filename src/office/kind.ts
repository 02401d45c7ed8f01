import { Refused } from './office-file.ts'

/** What a file is by its bytes; text is what no other kind claims. */
export type Kind = 'zip' | 'pdf' | 'text'

const WORD = '请用 Word 或 WPS 打开，另存为 .docx 再导入'
const RECOGNISE = '请先做文字识别（OCR），把识别出的文字校对后存成 .docx 或 .txt 再导入'
const UNPACK = '请解压，把里面的 .docx、.pdf 或 .txt 一份一份导入'

interface Signature {
  readonly bytes: string
  readonly is: string
  readonly remedy: string
  /** Where the bytes stand; at the file's beginning where nothing is said. */
  readonly at?: number
}

/** Kinds that are never read, each by the bytes that its files begin with (one letter a byte). */
const NEVER_READ: readonly Signature[] = [
  { bytes: '{\\rtf', is: '.rtf（富文本）文件', remedy: WORD },
  { bytes: '\x89PNG', is: '一张图片（PNG）', remedy: RECOGNISE },
  { bytes: '\xFF\xD8\xFF', is: '一张图片（JPEG）', remedy: RECOGNISE },
  { bytes: 'GIF8', is: '一张图片（GIF）', remedy: RECOGNISE },
  { bytes: 'II*\0', is: '一张图片（TIFF）', remedy: RECOGNISE },
  { bytes: 'MM\0*', is: '一张图片（TIFF）', remedy: RECOGNISE },
  { bytes: 'WEBP', at: 8, is: '一张图片（WebP）', remedy: RECOGNISE },
  { bytes: 'ftyphei', at: 4, is: '一张图片（HEIC）', remedy: RECOGNISE },
  { bytes: 'Rar!', is: '压缩包（RAR）', remedy: UNPACK },
  { bytes: '7z\xBC\xAF', is: '压缩包（7z）', remedy: UNPACK },
  { bytes: '\x1F\x8B', is: '压缩包（gzip）', remedy: UNPACK },
]

/** A bitmap begins with two letters that a text may begin with too, so that what its head leaves empty is looked at as well. */
const isBitmap = (bytes: Uint8Array): boolean => startsWith(bytes, 'BM') && startsWith(bytes, '\0\0\0\0', 6)

const OLE = '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1'

/** What stands in the older binary container, by the name of a stream in it. */
const IN_OLE = [
  { stream: 'EncryptedPackage', is: '加了密码的 Word 文件', remedy: '请在 Word 里去掉打开密码，另存为 .docx 再导入' },
  { stream: 'WpsDocument', is: '.wps 文件', remedy: WORD },
  { stream: 'WordDocument', is: '旧的 .doc（Word 97—2003）或 .wps 文件', remedy: WORD },
  { stream: 'Workbook', is: '旧的 .xls 表格', remedy: '请把文字另存为 .docx 再导入' },
]

const MARKUP = [
  { begins: '<!doctype html', is: '网页', remedy: '请在浏览器里打开，把正文复制到 .docx 或 .txt 再导入' },
  { begins: '<html', is: '网页', remedy: '请在浏览器里打开，把正文复制到 .docx 或 .txt 再导入' },
  { begins: '<?xml', is: 'XML 文件', remedy: WORD },
  { begins: 'mime-version:', is: '单个文件网页（.mht）', remedy: WORD },
]

const HEAD = 1024

/** The kind of a file, by its bytes alone. Throws Refused for one that is never read. */
export function kindOf(bytes: Uint8Array): Kind {
  if (bytes.length === 0)
    throw new Refused('文件是空的，一个字节也没有', '请核对是不是选错了文件，或重新下载、另存一次')
  const known = NEVER_READ.find(({ bytes: signs, at }) => startsWith(bytes, signs, at))
  if (known) throw new Refused(`这是${known.is}，读不出文字`, known.remedy)
  if (isBitmap(bytes)) throw new Refused('这是一张图片（BMP），读不出文字', RECOGNISE)
  if (startsWith(bytes, OLE)) throw refusedOle(bytes)
  if (startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06')) return 'zip'
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1')
  if (head.includes('%PDF-')) return 'pdf'
  const words = head.replace('\xEF\xBB\xBF', '').trimStart().toLowerCase()
  const markup = MARKUP.find(({ begins }) => words.startsWith(begins))
  if (markup) throw new Refused(`这是${markup.is}，不是公文的文字`, markup.remedy)
  return 'text'
}

function refusedOle(bytes: Uint8Array): Refused {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = IN_OLE.find(({ stream }) => file.includes(stream, 0, 'utf16le'))
  return found
    ? new Refused(`这是${found.is}，打不开`, found.remedy)
    : new Refused('这是旧格式的 Office 文件，打不开', WORD)
}

const startsWith = (bytes: Uint8Array, signs: string, at = 0): boolean =>
  bytes.length >= at + signs.length && [...signs].every((sign, i) => bytes[at + i] === sign.charCodeAt(0))
