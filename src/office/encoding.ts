import { countUnreadable } from './line-writer.ts'
import { Refused } from './office-file.ts'

/** A text as read, and how it was written. */
export interface Decoded {
  readonly encoding: 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'GB18030' | 'Big5'
  readonly text: string
}

/** Of this many signs one may be broken, and the writing is still known. */
const SIGNS_TO_ONE_BROKEN = 50
/** A writing is known where so much of the text is made of its everyday signs. */
const EVERYDAY = 0.8

/** Reads a text in whatever of the writings in use in offices it is. Throws Refused where it is none of them. */
export function decode(bytes: Uint8Array): Decoded {
  const decoded = byMark(bytes) ?? utf8(bytes) ?? utf16(bytes) ?? byPairs(bytes)
  if (decoded && countUnreadable(decoded.text) * SIGNS_TO_ONE_BROKEN <= decoded.text.length + SIGNS_TO_ONE_BROKEN)
    return decoded
  throw new Refused(
    '认不出这个文件的编码（不是 UTF-8、UTF-16、GBK/GB18030 或 Big5 的文字），或者不是文字文件',
    '请用记事本或 Word 打开，确认文字正常，另存为 UTF-8 的 .txt 再导入',
  )
}

const as = (encoding: Decoded['encoding'], bytes: Uint8Array): Decoded => ({
  encoding,
  text: new TextDecoder(encoding.toLowerCase()).decode(bytes),
})

/** A byte order mark says it. */
function byMark(bytes: Uint8Array): Decoded | undefined {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return as('UTF-8', bytes)
  if (first === 0xff && second === 0xfe) return as('UTF-16LE', bytes)
  if (first === 0xfe && second === 0xff) return as('UTF-16BE', bytes)
  return undefined
}

/** Other writings hardly ever make whole signs of UTF-8; a few broken ones are told, not taken for another writing. */
function utf8(bytes: Uint8Array): Decoded | undefined {
  if (bytes.includes(0)) return undefined
  const decoded = as('UTF-8', bytes)
  const broken = decoded.text.split('\uFFFD').length - 1
  return broken * SIGNS_TO_ONE_BROKEN <= decoded.text.length ? decoded : undefined
}

const EVERYDAY_SIGN = /[\u4E00-\u9FFF\u3000-\u303F\uFF01-\uFF5E\s\x21-\x7E]/gu

function utf16(bytes: Uint8Array): Decoded | undefined {
  if (bytes.length % 2 !== 0) return undefined
  const share = ({ text }: Decoded) => (text.match(EVERYDAY_SIGN)?.length ?? 0) / text.length
  // Bytes of ASCII two by two are Chinese signs by chance: a text in this writing has line ends or spaces, half of them 0.
  if (!bytes.includes(0)) return undefined
  const [best] = [as('UTF-16LE', bytes), as('UTF-16BE', bytes)].sort((a, b) => share(b) - share(a))
  return best && share(best) >= EVERYDAY ? best : undefined
}

/** Whether a pair of bytes is an everyday sign of a writing. */
type Pair = (lead: number, trail: number) => boolean

/** The punctuation and the level-1 characters of GB 2312. */
const gbPair: Pair = (lead, trail) =>
  trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xd7))

/** The punctuation and the frequently used characters of Big5. */
const big5Pair: Pair = (lead, trail) => lead >= 0xa1 && lead <= 0xc6 && (trail <= 0x7e || trail >= 0xa1)

/** Both write a Chinese sign in two bytes; which it is, their everyday signs tell: those of one are rare ones of the other. */
function byPairs(bytes: Uint8Array): Decoded | undefined {
  const [gb, big5] = [everydayShare(bytes, gbPair), everydayShare(bytes, big5Pair)]
  if (Math.max(gb, big5) < EVERYDAY) return undefined
  return as(gb >= big5 ? 'GB18030' : 'Big5', bytes)
}

function everydayShare(bytes: Uint8Array, everyday: Pair): number {
  let [pairs, found] = [0, 0]
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0
    if (lead < 0x80) continue
    pairs++
    if (everyday(lead, bytes[++i] ?? 0)) found++
  }
  return pairs === 0 ? 0 : found / pairs
}
