import { isDate } from './back.ts'
import { leadsOn } from './headings.ts'
import { isComplete, type Line } from './lines.ts'
import { markAt } from './marks.ts'

const BRACKETED = /^[（(].{1,20}[）)]$/u
const NAMED =
  /(?:办法|规定|细则|条例|指引|方案|规程|规则|章程|意见|制度|规范|标准|决定|公告|纲要|措施|准则|守则)(?:[（(].{1,20}[）)])?$/u
const STATUTE = /^[^，。；：]{2,80}(?:法|法典|解释|批复|答复|决议|修正案|通则)(?:[（(].{1,20}[）)])?$/u

/** How a text came to be, as statutes print it under their title: who passed, amended, published it, and when. */
const PASSED = /通过|批准|公布|发布|施行|修订|修正|修改|废止|根据|公告|令第/u
const DATED = /^(?:\d{4}\s*年|[〇○零一二三四五六七八九十]{4}年)/u
/** No history in brackets takes more lines. */
const MOST_LINES = 30

const packed = (text: string): string => text.replace(/\s/gu, '')

/** A line that names a regulation. */
export const names = (line: Line): boolean =>
  line.text.length <= 80 && (NAMED.test(packed(line.text)) || (STATUTE.test(packed(line.text)) && !leadsOn(line.text)))

/** A short line that ends no sentence and heads nothing, as in a title, an issuer's name, a status in brackets. */
export const isDisplay = (line: Line | undefined): boolean =>
  line !== undefined &&
  line.text.length <= 40 &&
  !isComplete(line.text) &&
  !markAt(line.text) &&
  !line.text.includes('\t') &&
  !isDate(line)

/** Where in a front its history stands: in brackets, over several lines perhaps, or dated line for line. （修订） is a status. */
function historyIn(front: readonly Line[]): Set<number> {
  const found = new Set<number>()
  for (let i = 0; i < front.length; i++) {
    const text = front[i]?.text ?? ''
    if (/^[（(]/u.test(text) && !/^[（(].{1,6}[）)]$/u.test(text)) i = bracketEnd(front, i, found)
    else if (DATED.test(text) && (PASSED.test(text) || /[号会议]$/u.test(text))) found.add(i)
    else if (/第.{1,3}次修[正订][）)]?$/u.test(text)) found.add(i)
  }
  return found
}

/** Takes the lines of a bracket that tells the history, if it does, and gives back its last line. */
function bracketEnd(front: readonly Line[], from: number, found: Set<number>): number {
  let [depth, words] = [0, '']
  for (let i = from; i < front.length && i < from + MOST_LINES; i++) {
    const text = front[i]?.text ?? ''
    words += text
    depth += (text.match(/[（(]/gu)?.length ?? 0) - (text.match(/[）)]/gu)?.length ?? 0)
    if (depth > 0) continue
    if (PASSED.test(words)) for (let j = from; j <= i; j++) found.add(j)
    return PASSED.test(words) ? i : from
  }
  return from
}

const PLACE = /^.{0,10}[国省市州区县旗镇厅局委部]/u
const ISSUED = /(?:文件|号|令|局|厅|委员会|政府|办公室|通知|汇编)$/u

/** Text of a line without a table of contents that runs on in it. */
const namedBy = (line: Line): string => packed(line.text).replace(/目[录次]第.*/u, '')

/** The same as the source has it. */
const saidBy = (line: Line): string => packed(line.said).slice(0, namedBy(line).length)

/** The regulation's title: the line of the front that names it, nearest the body, with a status in brackets on the next line. */
export function titleOf(front: readonly Line[]): string {
  const history = historyIn(front)
  const printed = front.filter((line, i) => !history.has(i) && !markAt(line.text))
  const heads = printed.filter((line) => line.heading)
  const lines = heads.length > 0 ? heads : printed
  const at = lines.findLastIndex(
    (line) =>
      line.text.length <= 400 && (NAMED.test(namedBy(line)) || (STATUTE.test(namedBy(line)) && !leadsOn(line.text))),
  )
  const line = lines[at]
  if (!line) return packed(untitled(lines)?.said ?? '').slice(0, 80)
  const above = lines[at - 1]
  const wrapped =
    above &&
    !line.heading &&
    isDisplay(above) &&
    !PLACE.test(line.text) &&
    !ISSUED.test(above.text) &&
    !BRACKETED.test(above.text)
  const status = lines[at + 1]
  const said = status && BRACKETED.test(status.text) && !/公开|公布/u.test(status.text)
  const title = (wrapped ? saidBy(above) : '') + saidBy(line) + (said ? saidBy(status) : '')
  return title.replace(/\(/gu, '（').replace(/\)/gu, '）')
}

/** Of a front in which no line has the name of a regulation: what is set as a heading, or the last line set as a title is. */
function untitled(lines: readonly Line[]): Line | undefined {
  return (
    lines.find((line) => line.heading) ??
    lines.findLast((line) => isDisplay(line) && !BRACKETED.test(line.text)) ??
    lines[0]
  )
}
