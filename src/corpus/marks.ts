import { parseOrdinalNumeral } from '../quantity/index.ts'

/** How an item is numbered. `dash` items have no number and are counted. */
export type ItemStyle =
  | 'han-bracket'
  | 'digit-dot'
  | 'digit-bracket'
  | 'circled'
  | 'one-sign-han'
  | 'one-sign-digit'
  | 'han-comma'
  | 'dash'

interface Printed {
  readonly number: number
  readonly label: string
  /** Of the mark as printed, with the white space after an item's. */
  readonly length: number
  /** What follows reads on as a reference does: 第八条规定的, 第八条第二款, （二）项. */
  readonly reference: boolean
}

export interface DivisionMark extends Printed {
  readonly kind: 'division'
  readonly unit: '编' | '章' | '节'
}

export interface ArticleMark extends Printed {
  readonly kind: 'article'
  /** 第十条之一: 1 */
  readonly sub?: number
  /** White space or the line's end follows, as after a heading and seldom after a reference. */
  readonly spaced: boolean
}

export interface ItemMark extends Printed {
  readonly kind: 'item'
  readonly style: ItemStyle
}

export type Mark = DivisionMark | ArticleMark | ItemMark

const N = '[0-9０-９零〇○一二三四五六七八九十百千]'
const NUMBER = `${N}(?:[^\\S\\n]?${N}){0,9}`
const DIVISION = new RegExp(`^第\\s{0,4}(${NUMBER})\\s{0,4}([编章节])(?:\\s{0,4}[：:])?`, 'u')
const ARTICLE = new RegExp(
  `^第\\s{0,4}(${NUMBER})\\s{0,4}条(?:\\s{0,2}之\\s{0,2}(${N}{1,3})(?!般))?(?:\\s{0,4}[：:]|[、.．](?!\\s*第))?`,
  'u',
)
const PART_OF = new RegExp(`^\\s{0,4}第${N}{1,4}[条款项目]`, 'u')
const REFERENCE =
  /^(?:之?规定|的|所[列称述规指]|中[的所规]|[和及或与至到、]\s*第|[（(][一二三四五六七八九十]{1,3}[）)]项|[、，,。；;》”）)])/u
const SPACED_REFERENCE = /^\s+(?:之?规定的|的规定|所[列称述规]|[和及或与至到、]\s*第)/u
const ITEM_REFERENCE = /^(?:项(?!目)|款(?!项)|目(?=[、，。；的所和及至或）])|[和及或与至到、]\s*第?[（(])/u

/** A mark and its reach are looked for in so many characters; no heading is longer. */
const REACH = 48

const BRACKETED = '\\s{0,4}[）)][、.．]?\\s*'
const ITEMS: readonly { readonly style: ItemStyle; readonly mark: RegExp }[] = [
  { style: 'han-bracket', mark: new RegExp(`^[（(]\\s{0,4}([零〇一二三四五六七八九十百]{1,7})${BRACKETED}`, 'u') },
  { style: 'digit-bracket', mark: new RegExp(`^[（(]\\s{0,4}([0-9０-９]{1,3})${BRACKETED}`, 'u') },
  // 1.5 and 1、2、3号 are no marks; 1.2024年 and 1、3家 are.
  {
    style: 'digit-dot',
    mark: /^([0-9０-９]{1,3})\s{0,4}(?:[.．](?![0-9０-９])|[.．](?=20\d\d\s?年)|、(?!\d+[、，])|[）)])\s*/u,
  },
  { style: 'circled', mark: /^([①-⑳])\s*/u },
  { style: 'one-sign-han', mark: /^([㈠-㈩])\s*/u },
  { style: 'one-sign-digit', mark: /^([⑴-⒇])\s*/u },
  { style: 'han-comma', mark: /^([一二三四五六七八九十百]{1,7})\s{0,4}[、.．]\s*/u },
  { style: 'dash', mark: /^(?:——|--|–|—)\s*()/u },
]

/** The first of the signs that are a number in one character. */
const FIRST_SIGN: Partial<Record<ItemStyle, string>> = { circled: '①', 'one-sign-han': '㈠', 'one-sign-digit': '⑴' }

function labelOf(style: ItemStyle, inner: string): string {
  if (style === 'dash') return ''
  return style.endsWith('bracket') ? `第（${inner}）项` : `第${inner}项`
}

function numberOf(style: ItemStyle, inner: string): number | undefined {
  if (style === 'dash') return 0
  const first = FIRST_SIGN[style]
  return first === undefined ? numeral(inner) : inner.charCodeAt(0) - first.charCodeAt(0) + 1
}

/** The number of an article, chapter or item, its digits perhaps set apart: 第 十 一 条. */
const numeral = (printed: string): number | undefined =>
  parseOrdinalNumeral(printed.replace(/\s/gu, '').replace(/○/gu, '〇'))

/** The mark of a chapter, article or item at the start of `text`; whether it is a heading there is for its context to say. */
export function markAt(text: string): Mark | undefined {
  const near = text.slice(0, REACH)
  return divisionMark(near) ?? articleMark(near) ?? itemMark(near)
}

function divisionMark(text: string): DivisionMark | undefined {
  const match = DIVISION.exec(text)
  const number = match && numeral(match[1] ?? '')
  if (!match || !number) return undefined
  const length = match[0].length
  const rest = text.slice(length)
  const unit = match[2] === '编' ? '编' : match[2] === '章' ? '章' : '节'
  const reference = REFERENCE.test(rest) || SPACED_REFERENCE.test(rest) || PART_OF.test(rest)
  // 第一章第一条 run together is a heading before a heading.
  const before = unit !== '节' && /^第.{1,6}[条节]/u.test(rest) && !/^第.{1,6}[条节](?:的|第|之?规定)/u.test(rest)
  return {
    kind: 'division',
    unit,
    number,
    label: match[0].replace(/[\s：:]/gu, ''),
    length,
    reference: reference && !before,
  }
}

function articleMark(text: string): ArticleMark | undefined {
  const match = ARTICLE.exec(text)
  const number = match && numeral(match[1] ?? '')
  if (!match || !number) return undefined
  const length = match[0].length
  const rest = text.slice(length)
  const sub = match[2] === undefined ? undefined : numeral(match[2])
  const spaced = rest === '' || /^[\s【]/u.test(rest) || /[：:]$/u.test(match[0])
  const reference = PART_OF.test(rest) || (spaced ? SPACED_REFERENCE : REFERENCE).test(rest)
  const label = match[0].replace(/[\s：:、.．]/gu, '')
  return { kind: 'article', number, label, length, spaced, reference, ...(sub === undefined ? {} : { sub }) }
}

function itemMark(text: string): ItemMark | undefined {
  for (const { style, mark } of ITEMS) {
    const match = mark.exec(text)
    const inner = match?.[1] ?? ''
    const number = match ? numberOf(style, inner) : undefined
    if (!match || number === undefined) continue
    const bare = match[0].trimEnd().replace(/、$/u, '').length
    const reference = ITEM_REFERENCE.test(text.slice(style.endsWith('bracket') ? bare : match[0].length))
    return { kind: 'item', style, number, label: labelOf(style, inner), length: match[0].length, reference }
  }
  return undefined
}

const ANNEX = new RegExp(`^(?:[-·•]\\s{0,4})?附\\s?[件表录]\\s{0,4}(${N}{0,3})\\s{0,4}[:：.、]?\\s*`, 'u')
const NO_ANNEX = /^(?:[一-龥]?[和及或与、]|所[列称述规]|中[的所规]|的|规定|之|执行|为准)/u

export interface AnnexMark {
  readonly number?: number
  readonly length: number
  /** 附件：1. … lists what is annexed. */
  readonly lists: boolean
}

/** 附件 1, 附件：…, 附表二: an annex's number as printed; 附件1所列, and a whole sentence, are no headings. */
export function annexMark(text: string): AnnexMark | undefined {
  const match = ANNEX.exec(text.slice(0, REACH))
  if (!match) return undefined
  const rest = text.slice(match[0].length)
  if (NO_ANNEX.test(rest) || /[。；，]/u.test(rest) || rest.length > 60) return undefined
  const number = match[1] ? numeral(match[1]) : undefined
  if (number === undefined && rest !== '' && !/[:：\s]/u.test(match[0])) return undefined
  const lists = number === undefined && /^[1１一]\s?[.．、]/u.test(rest)
  return { length: match[0].length, lists, ...(number === undefined ? {} : { number }) }
}
