import type { ClauseId, Regulation } from '../law/index.ts'
import { parseNumeral } from '../quantity/index.ts'

/** An article, paragraph and item as a person numbers them (第8条第（七）项, 八条七项, 26条, article 8 item 7), a chapter, or a place in an annex (附件2第3行). */
export interface ClauseNumber {
  readonly article?: string
  readonly paragraph?: number
  readonly item?: number
  readonly chapter?: number
  /** `2.3` of 附件二第三行, `1.3.2` of 附件一第三部分第二点. */
  readonly annex?: string
}

const N = '([0-9零〇一二三四五六七八九十百廿卅壹贰叁肆伍陆柒捌玖拾佰]{1,9})'
/** A few blanks: people set numbers off by one or two. */
const S = '\\s{0,4}'
const ARTICLE = new RegExp(`(第)?${S}${N}${S}[条條](?!件|款|例|龙|线|路|狗|鱼)(?:${S}之${S}${N})?`, 'gu')
const PARAGRAPH = new RegExp(`^${S}[,，的]?${S}第?${S}${N}${S}[款段]`, 'u')
const ITEM = new RegExp(
  `^${S}[,，的]?${S}第?${S}[(（]?${S}${N}${S}[)）]?${S}(?:项|点|目|小点|$)|^${S}[(（]${S}${N}${S}[)）]`,
  'u',
)
const CHAPTER = new RegExp(`第${S}${N}${S}章|\\bchapter\\s+(\\d+)`, 'u')
const ENGLISH =
  /(?:\b(?:art(?:icle|\.)?|clause|sec(?:tion|\.))|§)\s{0,4}(\d{1,4})(?:(?:[.,(\s]|item|paragraph|para){1,12}(\d{1,4})\)?)?/u
/** 8.7, and no 8.7 of anything. */
const DOTTED =
  /(?<![\d.])(\d{1,2})\.(\d{1,2})(?![\d.]|\s*(?:[%％万亿元平㎡年月日天号倍个分成人家折千百]|m2|m²|percent))/gu
const ANNEX = new RegExp(`(?:附件|附表|附录|annex|appendix)${S}${N}`, 'u')
const ANNEX_PART = new RegExp(
  `^[^0-9零一二三四五六七八九十]{0,8}?[第(（]?${S}${N}${S}[)）]?${S}(?:部分|行|项|条|点|个指标|号|大项|节|$)|^${S}(?:row|part|section|item)${S}(\\d{1,4})`,
  'u',
)

/** 有一条, 这两条, 哪几条: a count of rules or a way of pointing, no number. */
const POINTING = /[这那有哪每另任何同几多共上下前后头占满缺列举符合]\s*$/u

const numeral = (text: string | undefined): number | undefined => (text ? (parseNumeral(text) ?? undefined) : undefined)

/** What a number of a clause may follow that is no word of grammar: 办法8.7, 见8条. */
const LEADS_ON = /(?:办法|指引|文件|规定|细则|条例|条文|条款|原文|[第见据按照依查看问讲说在里到和跟与及])$/u
/** Signs that part what is said. */
const PARTED = /^.*[，。；：？！,;:?!、]/su

export interface NumberOptions {
  /** Text with its words of grammar left out. */
  readonly matter: (text: string) => string
  /** Whether any clause that may be meant bears a number. */
  readonly exists: (number: ClauseNumber) => boolean
}

/** The first clause number in a folded question, if it names one. */
export function clauseNumberIn(
  question: string,
  { matter, exists }: NumberOptions = { matter: (text) => text, exists: () => true },
): ClauseNumber | undefined {
  return (
    annexIn(question) ??
    articleIn(question, matter) ??
    englishIn(question) ??
    dottedIn(question, matter, exists) ??
    chapterIn(question)
  )
}

function articleIn(question: string, matter: NumberOptions['matter']): ClauseNumber | undefined {
  for (const match of question.matchAll(ARTICLE)) {
    const article = numeral(match[2])
    if (!article) continue
    const bare = match[1] === undefined
    if (bare && POINTING.test(question.slice(0, match.index))) continue
    // 念四条 asks for so many of them.
    if (bare && /\p{Script=Han}$/u.test(ahead(question.slice(0, match.index), matter))) continue
    if (bare && /^[一二三]$/u.test(match[2] ?? '') && question.slice(0, match.index).trim() !== '') continue
    const sub = numeral(match[3])
    let rest = question.slice(match.index + match[0].length)
    const paragraph = PARAGRAPH.exec(rest)
    if (paragraph) rest = rest.slice(paragraph[0].length)
    const item = ITEM.exec(rest)
    const [p, i] = [numeral(paragraph?.[1]), numeral(item?.[1] ?? item?.[2])]
    return {
      article: sub ? `${article}-${sub}` : `${article}`,
      ...(p ? { paragraph: p } : {}),
      ...(i ? { item: i } : {}),
    }
  }
  return undefined
}

function englishIn(question: string): ClauseNumber | undefined {
  return itemOf(ENGLISH.exec(question))
}

/** 8.7 anywhere in a sentence: it stands by itself, with nothing before it that it could be a measure of, and a clause bears it. */
function dottedIn(question: string, matter: NumberOptions['matter'], exists: NumberOptions['exists']) {
  for (const match of question.matchAll(DOTTED)) {
    const number = itemOf(match)
    const alone = /^[^\p{L}]*$/u.test(question)
    const free = ahead(question.slice(0, match.index), matter).replace(PARTED, '').trim() === ''
    if (number && (alone || (free && exists(number)))) return number
  }
  return undefined
}

function itemOf(match: RegExpMatchArray | null): ClauseNumber | undefined {
  const [article, item] = [numeral(match?.[1]), numeral(match?.[2])]
  return article ? { article: `${article}`, ...(item ? { item } : {}) } : undefined
}

/** What stands before a number and says something of its own. */
const ahead = (before: string, matter: NumberOptions['matter']): string => matter(before).replace(LEADS_ON, ' ')

function chapterIn(question: string): ClauseNumber | undefined {
  const match = CHAPTER.exec(question)
  const chapter = numeral(match?.[1] ?? match?.[2])
  return chapter ? { chapter } : undefined
}

function annexIn(question: string): ClauseNumber | undefined {
  const match = ANNEX.exec(question)
  const first = numeral(match?.[1])
  if (!match || !first) return undefined
  const path = [first]
  let rest = question.slice(match.index + match[0].length)
  for (let depth = 0; depth < 2; depth++) {
    const part = ANNEX_PART.exec(rest)
    const next = numeral(part?.[1] ?? part?.[2])
    if (!part || !next) break
    path.push(next)
    rest = rest.slice(part[0].length)
  }
  return { annex: path.join('.') }
}

/** The clauses of a regulation that bear the number: two where the source prints it twice. `isClause` knows all but its chapters. */
export function clausesNumbered(
  regulation: Regulation,
  number: ClauseNumber,
  isClause: (id: ClauseId) => boolean,
): ClauseId[] {
  const present = (addresses: readonly string[]) =>
    addresses.map((address) => `${regulation.id}:${address}`).filter(isClause)
  if (number.annex !== undefined) return present([`annex${number.annex}`])
  if (number.chapter !== undefined) {
    const chapter = `${regulation.id}:ch${number.chapter}`
    return regulation.clauses.filter(({ parent }) => parent === chapter).map(({ id }) => id)
  }
  const { article = '', paragraph, item } = number
  const suffix = `${paragraph ? `.p${paragraph}` : ''}${item ? `.${item}` : ''}`
  // Items keep the short form, whichever paragraph they stand in.
  const addresses = [article, `${article}bis`].flatMap((own) => [
    ...new Set(item ? [`${own}${suffix}`, `${own}.${item}`] : [`${own}${suffix}`]),
  ])
  const found = present(addresses)
  // An article of one paragraph has no paragraph ids: its 第一款 is the article.
  if (found.length > 0 || item) return found
  // People say 款 for an item where the article has no paragraphs of its own.
  const asItem = paragraph ? present([`${article}.${paragraph}`, `${article}bis.${paragraph}`]) : []
  if (paragraph !== 1 || asItem.length > 0) return asItem
  return present([article, `${article}bis`]).filter(
    (id) => !regulation.clauses.some(({ parent, kind }) => parent === id && kind === 'paragraph'),
  )
}

/** What stands under each clause, at any depth: `wanzhou:8.7` under `wanzhou:8`. */
export function underEach(entries: readonly { readonly ref: ClauseId }[]): ReadonlyMap<ClauseId, readonly ClauseId[]> {
  const under = new Map<ClauseId, ClauseId[]>()
  for (const { ref } of entries) {
    for (let dot = ref.lastIndexOf('.'); dot > 0; dot = ref.lastIndexOf('.', dot - 1)) {
      const above = ref.slice(0, dot)
      const list = under.get(above)
      if (list) list.push(ref)
      else under.set(above, [ref])
    }
  }
  return under
}
