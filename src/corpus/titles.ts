import type { Line } from './lines.ts'
import { annexMark, markAt } from './marks.ts'
import type { Stretch } from './stretch.ts'

const BRACKETED = /^(?:【([^】]{1,20})】|[（(]([^（）()。；，：]{1,15})[）)](?!项))/u

/** An article's heading before its words. */
export interface ArticleTitle {
  readonly text: string
  /** Of the words as printed, brackets included. */
  readonly length: number
}

/** 申报单位应当 breaks off in mid-sentence: a heading does not end so. */
const BREAKS_OFF = /(?:应当?|可以?|不得|须|是|的|由|在|为|将|对|和|与|及|或|等|按照|依照|根据)$/u

const isShort = (text: string): boolean =>
  text.length > 0 && text.length <= 15 && !/[，。；：、]/u.test(text) && !BREAKS_OFF.test(text)

/** What stands after an article's number, on its line or, if nothing does, on the next. */
function afterNumber(line: Line, next: Line | undefined): string | undefined {
  const mark = markAt(line.text)
  if (mark?.kind !== 'article' || mark.reference) return undefined
  return line.text.slice(mark.length).trim() || next?.text
}

/** Whether a text gives its articles headings on a short line: most of them have one, or a line broke off by chance. */
export function hasArticleTitles(lines: readonly Line[]): boolean {
  const after = lines.map((line, i) => afterNumber(line, lines[i + 1])).filter((words) => words !== undefined)
  return after.filter(isShort).length * 2 > after.length
}

/** 【适用范围】 or （定义）, or in a text that has them a short line that the article's words follow. */
export function articleTitle(rest: Stretch, next: Line | undefined, lined: boolean): ArticleTitle | undefined {
  const follows = next !== undefined && !markAt(next.text) && !annexMark(next.text) && !next.text.includes('\t')
  const bracketed = BRACKETED.exec(rest.text)
  if (bracketed && !markAt(rest.text)) {
    const alone = bracketed[0].length === rest.text.length
    const text = (bracketed[1] ?? bracketed[2] ?? '').trim()
    return alone && !follows ? undefined : { text, length: bracketed[0].length }
  }
  const stands = lined && isShort(rest.text) && rest.end === rest.line.end && !markAt(rest.text)
  return stands && follows && next.text.length > rest.text.length
    ? { text: rest.text, length: rest.text.length }
    : undefined
}
