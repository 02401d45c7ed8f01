const DIGITS = '〇一二三四五六七八九'
const LEGAL = ['零壹贰叁肆伍陆柒捌玖', '拾佰仟'] as const
const PLAIN = ['零一二三四五六七八九', '十百千'] as const
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

/** 十二, 一百零五: below ten thousand, as Chinese numbers are read out. */
function counted(value: number, [digits, units]: readonly [string, string]): string {
  const places = [...String(value)].map(Number)
  const said = places.map((digit, i) => {
    const rank = places.length - 1 - i
    return digit === 0 ? '0' : `${digits[digit]}${rank > 0 ? units[rank - 1] : ''}`
  })
  const joined = said
    .join('')
    .replace(/0{1,4}$/u, '')
    .replace(/0{1,4}/gu, digits[0] ?? '')
  return value >= 10 && value < 20 && units === PLAIN[1] ? joined.slice(1) : joined
}

function roman(value: number): string {
  let [left, text] = [value, '']
  for (const [worth, sign] of ROMAN)
    while (left >= worth) {
      text += sign
      left -= worth
    }
  return text
}

/** a … z, then aa, bb, as Word goes on. */
const letter = (value: number): string => String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))

/** The nth sign of a row of Unicode, undefined past its end. */
const sign = (first: number, count: number) => (value: number) =>
  value <= count ? String.fromCodePoint(first + value - 1) : undefined

const oneOf = (signs: string) => (value: number) => signs[value - 1]

const chinese = (value: number): string => counted(value, PLAIN)
const byDigit = (value: number): string => [...String(value)].map((digit) => DIGITS[Number(digit)]).join('')
const legal = (value: number): string => counted(value, LEGAL)

/** How each of Word's formats writes a number from 1 on (ECMA-376, ST_NumberFormat). */
const FORMATS: Readonly<Record<string, (value: number) => string | undefined>> = {
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalHalfWidth: String,
  decimalFullWidth: (value) => String(value).replace(/\d/gu, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  decimalFullWidth2: (value) => String(value).replace(/\d/gu, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  decimalEnclosedCircle: sign(0x2460, 20),
  decimalEnclosedCircleChinese: sign(0x2460, 20),
  decimalEnclosedParen: sign(0x2474, 20),
  decimalEnclosedFullstop: sign(0x2488, 20),
  lowerLetter: letter,
  upperLetter: (value) => letter(value).toUpperCase(),
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperRoman: roman,
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  japaneseCounting: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  ideographDigital: byDigit,
  taiwaneseDigital: byDigit,
  japaneseDigitalTenThousand: byDigit,
  chineseLegalSimplified: legal,
  ideographLegalTraditional: legal,
  ideographEnclosedCircle: sign(0x3220, 10),
  ideographTraditional: oneOf('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: oneOf('子丑寅卯辰巳午未申酉戌亥'),
  none: () => '',
}

/** A number in one of Word's formats; undefined where the format, or the number in it, is none that is known. */
export const numeralIn = (format: string, value: number): string | undefined =>
  Number.isInteger(value) && value > 0 && value < 10_000
    ? FORMATS[format]?.(value)
    : format === 'decimal'
      ? String(value)
      : undefined
