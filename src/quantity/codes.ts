import { type LookAlike, match } from './matched.ts'
import { LONGEST_ROW } from './numeral-parts.ts'

const sticky = (source: string): RegExp => new RegExp(source, 'uy')

/** Names and numbers of things written with digits that state no quantity. */
const PATTERNS = [
  /** Slots that a later step fills in. */
  sticky('\\{\\{[^{}\\n]{1,80}\\}\\}'),
  /** Addresses of pages and letters. */
  sticky('(?:https?:\\/\\/|www\\.)[\\x21-\\x7e]+'),
  sticky('[A-Za-z\\d._-]{1,64}@[A-Za-z\\d.-]{1,64}'),
  /** Standards: GB/T 22000-2018, ISO 9001. */
  sticky('(?:GB|DB|ISO|IEC|HJ|JB|YY|QB|NY|SB|DL|CJ|JGJ|ASTM|EN|AQ)(?:\\/[TZ])? ?\\d+(?:[.\\/-]\\d+)*(?:[-—]\\d{4})?'),
  /** Telephone numbers, hot lines, post codes. */
  sticky('0\\d{2,3}[- ]\\d{7,8}(?!\\d)|400-\\d{3}-\\d{4}|(?<!\\d)1[3-9]\\d{9}(?!\\d)'),
  sticky(
    '(?<=(?:电话|热线|邮编|邮政编码|传真|手机|代码|编号|账号|证号|学号|工号|QQ|微信|拨打|致电)[^\\d\\n，。；]{0,4})\\d{3,24}(?:-\\d{1,24}){0,4}(?! ?[万亿元人家项个])',
  ),
  sticky('\\d{3,6}(?= ?(?:服务|便民|政务)?(?:热线|专线|急救|举报))'),
  /** Versions and numbers with several points. */
  sticky('\\d{1,24}(?:\\.\\d+){2,}|(?<=(?:工业|版本|教育|Web|web) ?)\\d\\.\\d|\\d\\.0(?= ?(?:版|时代))'),
  /** Digits and letters grown together: 5G, 4K, 24V, 3D. Letters of units are left to figures. */
  sticky(
    '(?<![A-Za-z\\d.])\\d{1,4}(?:[GDKCSPBHVRA]|[A-Z]{2,5})(?![A-Za-z]|\\d)(?<!KG|RMB|CNY|USD|EUR|KW|MW|KM|MM|\\d0K|\\d00K)',
  ),
  /** Slogans in quotation marks made of bare digits: “33618”, “4+2”, “1+N”. */
  sticky('(?<=[“「『])[\\dNnXx]+(?:[+*×/·-][\\dNnXx]+)*(?=[”」』])'),
  sticky('\\d(?:\\+[\\dNnXx]){1,8}(?=[\\p{Script=Han}”」』])'),
  /** Numbers of forms: 107-1. */
  sticky('(?<![\\d.-])\\d{3,4}-\\d{1,2}(?=[《表\\p{P}\\p{Script=Han}]|$)(?! ?[天日年月人家项万元%分个平])'),
  /** Numbers of doors, buildings, bus lines. */
  sticky('(?:\\d{1,10}|[一二三四五六七八九十百]{1,4}) ?号(?!人)|\\d{3} ?[国省县]道|\\d{3,4} ?室(?![内外温])'),
  sticky(`\\d{${LONGEST_ROW + 1},}(?:\\.\\d+)?|[〇零一二两三四五六七八九]{${LONGEST_ROW + 1},}`),
]
/** Letters that run into digits: G60, A4, PM2.5, CO2, ISO9001. Currency letters do not. */
const LETTERED = sticky('(?!(?:RMB|CNY|USD|EUR|HKD)\\d)[A-Za-z]{1,12}[-.]?\\d+(?:[.\\/-]?[A-Za-z\\d]+)*')

/** The code that begins at `at`. */
export const codeAt = (text: string, at: number): LookAlike | undefined => {
  for (const pattern of PATTERNS) {
    const found = match(pattern, text, at)
    if (found) return { kind: 'code', start: at, end: at + found[0].length }
  }
  const lettered = /[A-Za-z]/.test(text.charAt(at - 1)) ? undefined : match(LETTERED, text, at)
  return lettered && { kind: 'code', start: at, end: at + lettered[0].length }
}
