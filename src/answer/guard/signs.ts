import type { Span } from '../../law/index.ts'
import { listedAt } from './listed.ts'

/** Signs that count by themselves, save in listed words. */
const COUNTING = new Set('0123456789%‰‱〇零一二三四五六七八九十百千万亿半倍几两')
/** Numerals that no listed word is written with: traditional, capital, rare, and signs that only look like one. */
const DRESSED = new Set(
  '萬億幾兩両倆俩仨兆壹壱弌贰貳貮弐弍叁叄弎柒捌玖佰仟廾卄廿卅丗卌皕亖弋幺卐卍垓秭乂乄丨丄丅亅丶丷罒',
)
/** Capital numerals that everyday words are written with too. */
const CAPITAL = new Set('伍陆陸拾肆参參漆陌阡什')
const EVERYDAY = [
  /(?<=[队隊入退落行])伍/y,
  /[陆陸](?=[续續地上军軍路域海运運生])|(?<=[大内內登着海水])[陆陸]/y,
  /(?<=收)拾|拾(?=[取遗荒])|(?<=放)肆|肆(?=[意虐]|无忌)/y,
  /[参參](?=[加与與照考股保会會数數评評展观觀谋謀赛賽训訓建编編阅閱选選军軍政战戰校见見议議访訪杂天演投合])|(?<=[人党海内])参/y,
  /(?<=[油喷])漆|漆(?=[器面包料])|陌(?=生)|阡(?=陌)|(?<=阡)陌|什(?=么)|(?<=为)什/y,
]

const everyday = (text: string, at: number): boolean =>
  EVERYDAY.some((pattern) => {
    pattern.lastIndex = at
    return pattern.test(text)
  })

/** Page offsets of every sign that counts and stands in no listed word. */
export function numeralsIn(text: string): Span[] {
  const found: Span[] = []
  for (let at = 0; at < text.length; ) {
    const listed = listedAt(text, at)
    if (listed !== undefined) {
      at = listed
      continue
    }
    const sign = text.charAt(at)
    if (COUNTING.has(sign) || (CAPITAL.has(sign) && !everyday(text, at))) found.push({ start: at, end: at + 1 })
    at += 1
  }
  return found
}

const INVISIBLE = /\u00ad|[\u200b-\u200d\u2060\ufeff]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/u
const BLANK = /[\t\n\r\p{Zs}]/u
/** The signs that a Chinese reply is written with. Digits and % count; braces open slots, and nothing else. */
const USUAL =
  /[\x20-\x24\x26-\x2f\x3a-\x7a\x7c\x7e\u4e00-\u9fff、。〈〉《》「」『』【】〔〕〖〗…—–‘’“”·•→←↑↓⇒≥≤≠≈×÷¥★☆●■◆▲▪►✓✔✗✘✅❌⚠❗❓📌📎💡👉📋📄🔍]/u

const usual = (sign: string): boolean => INVISIBLE.test(sign) || BLANK.test(sign) || USUAL.test(sign)

/** Full-width letters and marks are usual; what else folds into usual signs is a numeral in dress: ㊀, 🈩, ⼀. */
const wide = (sign: string): boolean => {
  const plain = sign.normalize('NFKC')
  return plain.length === 1 && plain < '\x7f' && usual(plain)
}

/**
 * Signs outside the repertoire of a Chinese reply, by offset in `words`: digits in every script and dress (५, ㊀, 壹), other
 * scripts with their number words, look-alikes (ー, ㄧ, †), pictures of numbers, controls that turn the reading round, half a surrogate pair.
 */
export function strangersIn(words: string, slots: readonly Span[]): Span[] {
  const found: Span[] = []
  let at = 0
  let next = 0
  for (const sign of words) {
    const end = at + sign.length
    while ((slots[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next += 1
    const inSlot = (slots[next]?.start ?? Number.POSITIVE_INFINITY) <= at
    if (!inSlot && (DRESSED.has(sign) || !(usual(sign) || wide(sign)))) found.push({ start: at, end })
    at = end
  }
  return found
}
