/** A text in plain signs, with the way back: widths folded, what is invisible left out. */
export interface Plain {
  readonly text: string
  /** The stretch of the original that a stretch of the plain text stands for. */
  readonly spanOf: (start: number, end: number) => { readonly start: number; readonly end: number }
}

const INVISIBLE = /^[\p{Cf}\p{M}]$/u

/** 138\u200b００１３ is a telephone number too. */
export function plainOf(original: string): Plain {
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const sign of original) {
    const end = at + sign.length
    const folded = INVISIBLE.test(sign) ? '' : sign.normalize('NFKC')
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(at)
      ends.push(end)
    }
    text += folded
    at = end
  }
  return { text, spanOf: (start, end) => ({ start: starts[start] ?? at, end: ends[end - 1] ?? at }) }
}

const SPELT: Readonly<Record<string, string>> = {
  ...{ 〇: '0', 零: '0', '○': '0', 一: '1', 幺: '1', 二: '2', 三: '3', 四: '4' },
  ...{ 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' },
}

/** 幺三八零零… as digits, sign for sign. */
export const unspelt = (text: string): string =>
  text.replace(/[〇零○一幺二三四五六七八九]/gu, (sign) => SPELT[sign] ?? sign)
