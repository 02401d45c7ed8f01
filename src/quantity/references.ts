import { type LookAlike, match } from './matched.ts'
import { unitAt } from './units.ts'

const N = '[〇零一二两三四五六七八九十百千\\d]{1,7}(?:\\.\\d{1,2}){0,2}'
const LEVEL = '(?:条(?!件)|款(?!项)|项|目|章|节|编|部分)'
const JOIN = ' ?(?:、|和|及|以及|至|到|或者?|与|-|~|—) ?'

const sticky = (source: string): RegExp => new RegExp(source, 'uy')

/** 第五条, 第十条第一款第(三)项, 第十六条(一)(二), 第二十五条第一、二、三项, 第五条至第八条. */
const NUMBERED = `第 ?(?:${N}|\\( ?${N} ?\\))(?:${JOIN}(?:第 ?)?(?:${N}|\\( ?${N} ?\\))(?: ?${LEVEL})?){0,12} ?${LEVEL}(?:之[一二三四五六七八九十])?`
const BRACKETED = `\\( ?(?:[一二三四五六七八九十]{1,4}|\\d{1,2}) ?\\)`
const ARTICLE = sticky(`第 ?\\(?(?=${N} ?\\)?)`)
const FIRST = sticky(NUMBERED)
const NEXT = sticky(`(?:${JOIN}| ?)(?:${NUMBERED}|${BRACKETED}(?: ?项)?)`)
const MOST_NEXT = 12
const MARKER = sticky(`${BRACKETED}(?: ?项(?!目))?(?:${JOIN}?${BRACKETED}(?: ?项(?!目))?){0,8}`)
/** 一、 1. 1． 3) at the head of a line or of a sentence; 1.1 with a heading after it. */
const LINE_MARKER = sticky(
  `(?<=(?:^|\\n|附件[:：]) {0,8}(?:[-—•·] ?)?)(?:[一二三四五六七八九十]{1,3} ?、|\\d{1,3} ?(?:[.、](?!\\d)|\\))|(?!0)\\d{1,2}(?:\\.\\d{1,2}){1,3}(?= +\\p{Script=Han}))`,
)
const SENTENCE_MARKER = sticky(`(?<=[。；;:：] ?)\\d{1,2} ?(?:\\.(?!\\d)|、(?=[\\p{Script=Han}]))`)
const BACK = sticky(
  `(?:前(?:[两二三四五六七八]?款|[两二三四五六七八]?条|[两二三四五六七八]?项(?=规定|所列|情形|中|的规定))|[上本]款)`,
)
const ANNEX = sticky(
  `(?:附件|附表|附录|附图|(?<![代发列报填])表|(?<![地试企意])图) ?(?:\\d{1,2}(?:-\\d{1,2})?|[一二三四五六七八九十]{1,3})(?! ?分之)`,
)

/** 国科发政〔2017〕115号, ［2000］8号, 第673号, 第十二号令, 17号文. */
const ISSUED = sticky(`[〔\\[(【] ?\\d{4} ?[〕\\])】] ?第? ?(?:\\d{1,5}|[一二三四五六七八九十百]{1,5}) ?号`)
const NUMBER_OF = sticky(`第 ?${N} ?号(?:令|公告|文)?|(?:\\d{1,4}|[一二三四五六七八九十]{1,4}) ?号[令文]`)
/** What a document number opens with: the issuing office in short, from the last mark or spoken word on. */
const OFFICE = /(?:[\p{Script=Han}]{1,12})$/u
const SPOKEN = /^.*(?:根据|依据|按照|依照|参照|转发|印发|的通知|详见|以及|见|和|与|由|原)/u

/** The document number whose bracket or 第 stands at `at`; it may begin before `at`, but not before `from`. */
export const documentAt = (text: string, at: number, from: number): LookAlike | undefined => {
  const plain = match(NUMBER_OF, text, at)
  if (plain) return { kind: 'document-number', start: at, end: at + plain[0].length }
  const issued = match(ISSUED, text, at)
  if (!issued) return undefined
  const office = OFFICE.exec(text.slice(Math.max(from, at - 12), at))?.[0].replace(SPOKEN, '') ?? ''
  return { kind: 'document-number', start: at - office.length, end: at + issued[0].length }
}

const MULTIPLIER = / {0,8}[万亿]/y
const ordinaryUnit = (text: string, end: number): boolean => unitAt(text, end) !== undefined

/** 1.5 倍 at the head of a line is a figure, 1.5 总体要求 a heading. */
const lineMarkerAt = (text: string, at: number): RegExpExecArray | undefined => {
  const found = match(LINE_MARKER, text, at)
  if (!found || !/\.\d/.test(found[0])) return found
  const end = at + found[0].length
  return match(MULTIPLIER, text, end) || unitAt(text, end) ? undefined : found
}

/** Where a run of references ends that begins at `at`: each is read by itself, so that none is read again for the next. */
function chainEnd(text: string, at: number): number | undefined {
  const first = match(ARTICLE, text, at) ? match(FIRST, text, at) : undefined
  if (!first) return undefined
  let end = at + first[0].length
  for (let next = 0; next < MOST_NEXT; next++) {
    const found = match(NEXT, text, end)
    if (!found) break
    end += found[0].length
  }
  return end
}

/** The reference to a clause, or the number that a clause, item or annex bears, that begins at `at`. */
export const referenceAt = (text: string, at: number): LookAlike | undefined => {
  const chain = chainEnd(text, at)
  if (chain !== undefined) return { kind: 'article-number', start: at, end: chain }
  const found =
    match(MARKER, text, at) ?? lineMarkerAt(text, at) ?? match(SENTENCE_MARKER, text, at) ?? match(BACK, text, at)
  if (found) return { kind: 'article-number', start: at, end: at + found[0].length }
  const annex = match(ANNEX, text, at)
  if (!annex || ordinaryUnit(text, at + annex[0].length)) return undefined
  return { kind: 'article-number', start: at, end: at + annex[0].length }
}
