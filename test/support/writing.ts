const HAN = '〇一二三四五六七八九'
const CAPITALS = '零壹贰叁肆伍陆柒捌玖'
const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** 205 → 二百零五, for 1 to 9999. */
export function han(n: number, digits = HAN, powers = ['', '十', '百', '千']): string {
  let text = ''
  let gap = false
  const places = [...String(n)].map(Number)
  places.forEach((digit, i) => {
    if (digit === 0) gap = true
    else {
      text += `${gap && text !== '' ? '零' : ''}${digits[digit]}${powers[places.length - 1 - i]}`
      gap = false
    }
  })
  return text
}

export const capital = (n: number): string => han(n, CAPITALS, ['', '拾', '佰', '仟'])

/** 205 → two hundred and five, for 1 to 9999. */
export function english(n: number): string {
  if (n < 20) return ONES[n] ?? ''
  if (n < 100) return [TENS[Math.floor(n / 10) - 2], n % 10 === 0 ? [] : ONES[n % 10]].flat().join('-')
  const [power, word] = n < 1000 ? [100, 'hundred'] : [1000, 'thousand']
  const rest = n % power
  return `${english(Math.floor(n / power))} ${word}${rest === 0 ? '' : ` and ${english(rest)}`}`
}

/** 1954 → MCMLIV. */
export function roman(n: number): string {
  const letters: [number, string][] = [
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
  let text = ''
  let rest = n
  for (const [value, letter] of letters) {
    text += letter.repeat(Math.floor(rest / value))
    rest %= value
  }
  return text
}

/** The digits of a number in another block of ten. */
export const digits = (n: number, zero: number): string =>
  [...String(n)].map((digit) => String.fromCodePoint(zero + Number(digit))).join('')

const between = (text: string, sign: string): string => [...text].join(sign)
const each = (n: number, write: (digit: string) => string): string => [...String(n)].map(write).join('')
/** One of many signs by the number's last digit. */
const sign = (n: number, signs: string): string => [...signs][n % 10] ?? ''

/** Ways of writing a whole number from 1 to 9999, or a share or a multiple of so much. */
export const WRITINGS: Readonly<Record<string, (n: number) => string>> = {
  'Arabic digits': String,
  'grouped digits': (n) => (n * 1000).toLocaleString('en'),
  decimals: (n) => `${n}.5`,
  'full-width digits': (n) => digits(n, 0xff10),
  'mathematical digits': (n) => digits(n, 0x1d7ce),
  'digits of other scripts': (n) =>
    digits(n, [0x660, 0x966, 0xe50, 0x1040, 0x17e0, 0x1810, 0x6f0, 0x9e6, 0xa620][n % 9] ?? 0x660),
  superscripts: (n) => each(n, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? ''),
  subscripts: (n) => digits(n, 0x2080),
  keycaps: (n) => each(n, (digit) => `${digit}\ufe0f\u20e3`),
  'emoji of numbers': (n) => sign(n, '🔟💯🕐🥇🥈🥉🎱🕛⚂🎲'),
  'circled digits': (n) => sign(n, '①⑩⓪❺➑⓽⑳㊿⓴⑴'),
  'enclosed Chinese numerals': (n) => sign(n, '㊀㊈㈠㈩㆒㆓⼀⼆🈩㊉'),
  'names of days, hours and months in one sign': (n) => sign(n, '㋀㋋㏠㏾㍘㍰㍚㏩㋄㏪'),
  'Roman letters': roman,
  'Roman numerals': (n) => sign(n, 'ⅠⅡⅢⅣⅤⅩⅫⅬⅯⅮ'),
  'small Roman numerals': (n) => sign(n, 'ⅰⅱⅲⅳⅴⅹⅻⅼⅽⅾ'),
  'vulgar fractions': (n) => sign(n, '½⅓⅔¼¾⅕⅙⅛⅞⅐'),
  'fractions with a slash': (n) => `1/${n + 1}`,
  'counting rods, Suzhou and other numbers': (n) => sign(n, '〡〢〣〥𝍠𝍡𐄇𑁒𒐀〸'),
  'Chinese numerals': (n) => han(n),
  'Chinese digits in a row': (n) => each(n, (digit) => HAN[Number(digit)] ?? ''),
  'capital numerals': capital,
  'capital and small numerals mixed': (n) => `${CAPITALS[(n % 9) + 1]}${sign(n, '十百千万亿佰仟拾萬億')}`,
  'Arabic digits with Chinese multipliers': (n) => `${n}${sign(n, '十百千万亿萬億倍成半')}`,
  'traditional and rare numerals': (n) => sign(n, '萬億兩貳叄弎卌皕廿兆'),
  'rare numerals': (n) => sign(n, '弌弍亖卅卄丗廾幺俩仨'),
  'numerals spaced out': (n) => between(han(n + 20), ' '),
  'numerals with wide spaces': (n) => between(han(n), '\u3000'),
  'digits spaced out': (n) => between(String(n), ' '),
  'joined by zero-width spaces': (n) => between(han(n), '\u200b'),
  'joined by zero-width joiners': (n) => between(String(n), '\u200d'),
  'joined by soft hyphens': (n) => between(capital(n), '\u00ad'),
  'joined by stars': (n) => between(han(n), '**'),
  'one sign a line': (n) => between(han(n), '\n'),
  'turned by bidirectional controls': (n) => `\u202e${[...String(n)].reverse().join('')}\u202c`,
  'struck through by combining marks': (n) => each(n, (digit) => `${digit}\u0336`),
  'decimal entities': (n) => each(n, (digit) => `&#${digit.charCodeAt(0)};`),
  'hexadecimal entities': (n) => [...han(n)].map((one) => `&#x${one.charCodeAt(0).toString(16)};`).join(''),
  'named entities': (n) => ['&frac12;', '&half;', '&sup2;', '&ordf;'][n % 4] ?? '',
  'tag characters': (n) => digits(n, 0xe0030),
  braille: (n) => `⠼${sign(n, '⠚⠁⠃⠉⠙⠑⠋⠛⠓⠊')}`,
  Morse: (n) =>
    oneOf(n, ['----- .----', '.----', '..---', '...--', '....-', '.....-', '-....', '--...', '---..', '----.']),
  'English words': english,
  'English words in capitals': (n) => english(n).toUpperCase(),
  'English words in mathematical letters': (n) =>
    [...english(n).replace(/[ -]/gu, '')].map((one) => String.fromCodePoint(0x1d41a + one.charCodeAt(0) - 97)).join(''),
  'English words for several': (n) =>
    oneOf(n, 'dozen|half|twice|a hundred|double|a score|a couple|triple|quarter|a|thrice'.split('|')),
  'other languages': (n) =>
    oneOf(n, 'fünfhundert|cinq cents|quinientos|пятьсот|오백|ごひゃく|wu bai|wǔ bǎi|ห้าร้อย|ΦΚ'.split('|')),
  'letters like digits': (n) => oneOf(n, '5OO|l0|IOO|OO|lO|I|O|5o|ll|oo'.split('|')),
  percent: (n) => `${n}%`,
  'percent in words': (n) => `百分之${han(n)}`,
  'fractions in words': (n) => `${han(n + 1)}分之一`,
  multiples: (n) => `${han(n)}倍`,
  tenths: (n) => `${han((n % 9) + 1)}成`,
  ratios: (n) => `${n}:1`,
  'ratios in words': (n) => `${han(n)}比一`,
  'magnitudes in words': (n) => oneOf(n, '数百|上百|十余|几十|两三|百余|上千万|近百|几百|好几十'.split('|')),
  'halves and doubles': (n) => oneOf(n, '过半|翻番|一倍|减半|双倍|对半|半数|一半|翻两番|对折'.split('|')),
  'counts of digits': (n) => oneOf(n, '两位数|三位数|个位数|十位数|百位数|多位数'.split('|')),
  'numbers without a numeral': (n) => oneOf(n, '数名|双份|花甲之年|甲子|正正|成倍|俩|几名|数家|每年'.split('|')),
  dates: (n) => `二〇二四年${han((n % 12) + 1)}月${han((n % 28) + 1)}日`,
  'clause numbers': (n) => `第${han(n)}条`,
  'clause numbers in digits': (n) => `第${n}条第${(n % 9) + 1}项`,
  'annexes and rows': (n) => oneOf(n, [`附件${han(n)}`, `附件 ${n}`, `（${han(n)}）`, `表${n}`]),
  'heads of a list': (n) => oneOf(n, [`${n}. `, `${han(n)}、`, `(${n}) `, `${n}）`]),
}

function oneOf(n: number, writings: readonly string[]): string {
  return writings[n % writings.length] ?? ''
}
