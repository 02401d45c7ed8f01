import { parseNumeral } from '../quantity/index.ts'

/** A document's number as an office gives it: 渝发改规范〔2024〕2号, in whatever brackets and digits it was typed. */
export interface DocumentNumber {
  /** The characters before the year; of a question, more than the office may stand there. */
  readonly office: string
  readonly year: number
  readonly serial: number
  readonly start: number
  readonly end: number
}

const OPEN = '[〔［\\[【（(《〈<﹝「『{]'
const CLOSE = '[〕］\\]】）)》〉>﹞」』}]'
const YEAR = '(\\d{4}|[〇零一二三四五六七八九]{4})'
const SERIAL = '第?\\s?(\\d{1,5}|[〇零一二三四五六七八九十百]{1,6})\\s?号'
const BRACKETED = new RegExp(`${OPEN}\\s?${YEAR}\\s?年?\\s?${CLOSE}\\s?${SERIAL}`, 'gu')
/** Typed without brackets a year before a number is one only where it follows an office that a text has. */
const BARE = new RegExp(`${YEAR}[\\s年.-]{0,2}${SERIAL}`, 'gu')
/** No office has one of the words in its name that lead on to it. */
const OFFICE = /(?:(?![按据照依见看查问和与跟及])\p{Script=Han}){2,14}$/u
const LONGEST = 14

/** The document numbers in a text; `offices` are those known from elsewhere, after which the brackets may be left out. */
export function documentNumbersIn(text: string, offices: readonly string[] = []): DocumentNumber[] {
  const bare = [...text.matchAll(BARE)].filter(({ index }) => {
    const before = officeBefore(text, index)
    return offices.some((office) => before.endsWith(office) || (before.length > 2 && office.endsWith(before)))
  })
  return [...text.matchAll(BRACKETED), ...bare].flatMap((match) => {
    const [year, serial] = [parseNumeral(match[1] ?? ''), parseNumeral(match[2] ?? '')]
    const office = officeBefore(text, match.index)
    if (!year || !serial) return []
    const start = text.slice(0, match.index).trimEnd().length - office.length
    return [{ office, year, serial, start, end: match.index + match[0].length }]
  })
}

const officeBefore = (text: string, at: number): string =>
  OFFICE.exec(text.slice(Math.max(0, at - LONGEST), at).trimEnd())?.[0] ?? ''

/** Whether two numbers are of one document, though one of them may have more or less before the year. */
export const isSameDocument = (a: DocumentNumber, b: DocumentNumber): boolean =>
  a.year === b.year && a.serial === b.serial && (a.office.endsWith(b.office) || b.office.endsWith(a.office))
