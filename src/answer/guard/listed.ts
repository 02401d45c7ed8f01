import { unitAt, wordAt } from '../../quantity/index.ts'
import { CLOSED, COUNTING_WORDS, FREE, NAMED, NAMES, OTHER_WORDS, POINTING, UNCOUNTED } from './doubtful.ts'

const NUMERAL = /[〇零一二两三四五六七八九十百千万亿半倍几]/u

/** Where the longest of the patterns that match at `at` ends. */
const longest = (patterns: readonly RegExp[], text: string, at: number): number | undefined => {
  let end: number | undefined
  for (const pattern of patterns) {
    pattern.lastIndex = at
    if (pattern.test(text) && pattern.lastIndex > (end ?? at)) end = pattern.lastIndex
  }
  return end
}

/** Whether a numeral in the word stands before a measure: 一家 in 一家人工智能企业. */
const measured = (text: string, start: number, end: number): boolean => {
  for (let at = start; at + 1 < end; at++) {
    if (NUMERAL.test(text.charAt(at)) && unitAt(text, at + 1) !== undefined) return true
  }
  return false
}

/** Whether the word is none where it stands, for its signs belong to its neighbours: 六部 in 六部门, 划一 in 计划一家. */
const torn = (text: string, at: number, end: number): boolean => {
  const short = end - at === 2
  const closes = NUMERAL.test(text.charAt(end - 1))
  if (longest([POINTING], text, at) === end) return false
  if (closes && unitAt(text, end) !== undefined) return true
  if (!short) return false
  if (!NUMERAL.test(text.charAt(at))) return closes
  if (OTHER_WORDS.has(text.slice(at + 1, at + 3))) return true
  CLOSED.lastIndex = end
  return !FREE.has(text.slice(at, end)) && !CLOSED.test(text)
}

/**
 * Where the word that begins at page offset `at` ends, if it is one whose numerals count nothing: 一般, 三峡, 千方百计. Undefined where
 * none begins, or where it may count after all.
 */
export function listedAt(text: string, at: number): number | undefined {
  const opensWithNumeral = NUMERAL.test(text.charAt(at))
  // 第一批, 每一批: what follows 第 is a number, whatever word it would be elsewhere.
  const numbered = opensWithNumeral && /[第每]/u.test(text.charAt(at - 1))
  const known = longest(NAMES, text, at) ?? (numbered ? undefined : longest(UNCOUNTED, text, at))
  if (known !== undefined) return known
  const word = numbered ? undefined : wordAt(text, at)
  if (!word) return undefined
  const printed = text.slice(at, word.end)
  if (NAMED.test(printed)) return word.end
  if (COUNTING_WORDS.test(printed) || torn(text, at, word.end)) return undefined
  const fixed = word.kind === 'proper-name' || (word.kind === 'idiom' && printed.length > 3)
  return fixed || !opensWithNumeral || !measured(text, at, word.end) ? word.end : undefined
}
