import { decimal, lastPlace } from './decimal.ts'
import { match } from './matched.ts'
import type { Numeral } from './numeral.ts'

const ROMAN = 'I II III IV V VI VII VIII IX X XI XII'.split(' ')
/** Letters count only where a measure word follows: Ⅱ 项. Before 类 and 级 they rank. */
const COUNTED = /(?<![A-Za-z])(?:VI{0,3}|I[VX]|I{1,3}|XI{0,2})(?= ?[项个名家人件例份次年])/y

/** The Roman numeral that begins at `at`, up to XII. */
export const romanAt = (text: string, at: number): Numeral | undefined => {
  const printed = match(COUNTED, text, at)?.[0]
  if (printed === undefined) return undefined
  const low = decimal(String(ROMAN.indexOf(printed) + 1))
  const shared = { soft: 'exact', script: 'english', scaled: false, bare: false, row: false, tail: 0 } as const
  return { ...shared, start: at, end: at + printed.length, low, high: low, step: lastPlace(low) }
}
