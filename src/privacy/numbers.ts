import { plainOf, unspelt } from './plain.ts'
import type { Kind, Token } from './token.ts'

interface Form {
  readonly kind: Kind
  /** Finds the token, or what its group `token` holds. Every repetition starts where nothing of its kind stands before it: linear. */
  readonly pattern: RegExp
  /** What else is asked of a token. */
  readonly holds?: (token: string) => boolean
}

/** A URL that names no more than a page is nobody's: its query, its login or a long key in its path may be. */
const isPersonal = (url: string): boolean =>
  /[?#@]/u.test(url) || url.split('/').some((part) => part.length >= 16 && /\d/u.test(part) && /[a-z]/iu.test(part))

/** Four by four and led by 62, or by 3 to 6 with a right last digit: a bank's card, where four figures of a list are none. */
function isCard(written: string): boolean {
  const digits = [...written.replace(/\D/gu, '')].map(Number)
  if (written.startsWith('62')) return true
  const sum = digits.reverse().reduce((all, digit, i) => {
    const counted = i % 2 === 0 ? digit : digit * 2
    return all + (counted > 9 ? counted - 9 : counted)
  }, 0)
  return sum % 10 === 0
}

/** Numbers that are known by their form alone; 统一社会信用代码 is 18 digits and capitals, a key any long mixture of both. */
const FORMS: readonly Form[] = [
  { kind: '网址', pattern: /(?:https?:\/\/|www\.)[^\s\p{Script=Han}\u3000-\u303f,;"'<>|]+/giu, holds: isPersonal },
  {
    kind: '邮箱',
    pattern: /(?<![\w.+-])[\w.+-]+ ?@ ?[\w-]+(?: ?\. ?[\w-]+)+/gu,
  },
  {
    kind: '证件',
    pattern: /(?<!\d)[1-9]\d{5}[ -]?(?:19|20)\d{2}[ -]?(?:0[1-9]|1[0-2])[ -]?[0-3]\d[ -]?\d{3}[\dX](?![\dA-Z])/giu,
  },
  {
    kind: '代码',
    pattern: /(?<![A-Z\d])\d[1-59]\d{6}[ -]?[\dA-HJ-NPQRTUWXY]{8}-?[\dA-HJ-NPQRTUWXY]{2}(?![A-Z\d])/giu,
    holds: (token) => /[A-WYZ]/iu.test(token),
  },
  { kind: '代码', pattern: /(?<![A-Za-z\d])(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z\d]{15,}/gu },
  { kind: '账号', pattern: /(?<!\d)[3-6]\d{3}(?:[ -]\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)/gu, holds: isCard },
  { kind: '账号', pattern: /(?<![\d.])\d{12,}(?!\d|\s?[元万亿])/gu },
  { kind: '电话', pattern: /(?<!\d)(?:\+?86[ -]{0,2})?1[3-9]\d(?:[ .-]{0,2}\d){8}(?!\d)/gu },
  {
    kind: '电话',
    pattern:
      /(?<!\d)(?:\+86[ -]{0,2}\(?0?|\(?0)\d{2,3}\)?[ -]{0,2}[2-9]\d{2,3}[ -]?\d{4}(?:[ -]{0,2}[转-] ?\d{1,6})?(?!\d)/gu,
  },
]

/** Numbers that the word before them names; what counts money is no number of anybody. */
const NAMED: readonly Form[] = [
  named('电话', '电话|手机|座机|来电|致电|拨打|传真|tel|phone|mobile|fax'),
  named('证件', '身份证|证件|护照|驾驶?证|社保卡?'),
  named('账号', '[账帐]号|[账帐]户|卡号|银行卡|户头|qq'),
  named('代码', '信用代码|机构代码|税号|执照'),
  {
    kind: '微信',
    pattern:
      /(?:微信|v信|(?:vx|wechat|weixin)(?![a-z]))(?:号码?|id)?[是为: ]{0,3}(?<token>[a-z][\w-]{5,19})(?![\w-])/giu,
    holds: (token) => /[\d_-]/u.test(token),
  },
  // Of letters alone it may be a word, unless the word before it says that it is a name.
  { kind: '微信', pattern: /(?:微信|v信)(?:号码?[是为: ]{0,3}|[是为:] ?)?(?<token>[a-z]{6,20})(?![\w-])/giu },
]

function named(kind: Kind, words: string): Form {
  const number = '[A-Z]{0,2}\\d(?:[ .-]?\\d){5,24}X?'
  return {
    kind,
    pattern: new RegExp(`(?:${words})(?:号码?|码)?[是为: ]{0,3}(?<token>${number})(?![\\d.]|\\s?[元万亿])`, 'giu'),
  }
}

/** The numbers, addresses and keys of persons and bodies in a text, in any width and spelt out too. */
export function numbersIn(original: string): Token[] {
  const { text, spanOf } = plainOf(original)
  const found = [...FORMS, ...NAMED].flatMap((form) => matched(form, text))
  const spelt = FORMS.filter(({ kind }) => kind === '电话' || kind === '证件').flatMap((form) =>
    matched(form, unspelt(text)),
  )
  return [...found, ...spelt].map(({ kind, start, end }) => ({ kind, ...spanOf(start, end) }))
}

function matched({ kind, pattern, holds = () => true }: Form, text: string): Token[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: whole, index, groups }) => {
    const token = groups?.token ?? whole
    // What names a number stands before it.
    const start = index + whole.length - token.length
    return holds(token) ? [{ kind, start, end: start + token.length }] : []
  })
}
