/** A stretch of a message between two marks; `mark` is the one that closes it. Offsets are those of the folded page. */
export interface Clause {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly sentence: number
  readonly mark: string
}

/** Marks that part clauses; a comma or colon within a figure does not, nor a blank beside a digit or between Latin words, nor the colon after a year. 申请5件授权2件 are two. */
const MARK =
  /[。！!？?；;\n\r…]+|，|,(?!\d{3}(?!\d))|(?<!年度?|近三年)[：:](?!\d)|(?<!\d|年度?)[：:]|(?<=[件项个])(?=已?授权|获得?授权|下证)|\.(?=\s|$)|——+|[（(）)]|(?<=[\p{Script=Han}%㎡]|\dw)[ \t\u3000]+(?=\p{Script=Han})/gu
const SENTENCE_END = /[。！!？?；;\n\r…]|^\./u
/** Nobody says more in one breath; it keeps the work on a clause bounded however long the message. */
const LONGEST = 240

/** The clauses of a folded page, in order. */
export const clausesOf = (text: string): Clause[] => {
  const clauses: Clause[] = []
  let sentence = 0
  let start = 0
  const close = (end: number, mark: string) => {
    for (let at = start; at < end; at += LONGEST) {
      const stop = Math.min(end, at + LONGEST)
      const piece = text.slice(at, stop)
      if (piece.trim() !== '')
        clauses.push({ start: at, end: stop, text: piece, sentence, mark: stop === end ? mark : '' })
    }
  }
  for (const found of text.matchAll(MARK)) {
    close(found.index, found[0])
    start = found.index + found[0].length
    if (SENTENCE_END.test(found[0])) sentence += 1
  }
  close(text.length, '')
  return clauses
}
