import { decimal, lastPlace } from './decimal.ts'
import { match } from './matched.ts'
import type { Numeral } from './numeral.ts'

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const VALUES = new Map<string, number>([
  ...SMALL.split(' ').map((word, i): [string, number] => [word, i]),
  ...'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, i): [string, number] => [word, 20 + 10 * i]),
])
const GROUPS = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
])
const LINK = /[ -]?(?:and )?/iy
const WORD = /[a-z]{1,12}\b/iy
const OPENING = /(?<![A-Za-z])(?:(?:a|an) (?=hundred|thousand|million|billion|dozen|couple|pair))?/iy
/** A couple and a pair are two. */
const TWO = /(?:couple|pair)(?: of)?\b/iy
/** One is mostly a pronoun; it counts before something that is counted, and where it is said to be the only one. */
const ONLY = /\b(?:just|only|exactly|precisely) $/iu
const COUNTS_ONE =
  / (?:year|month|week|day|hour|person|people|company|item|project|patent|case|million|billion|hundred|thousand)/iy

/** Units join tens, and both join hundreds: twenty five, two hundred ten; five six are two numbers. */
const joins = (value: number, group: number): boolean => group % 100 === 0 || (group % 10 === 0 && value < 10)

const countsOne = (text: string, at: number, end: number): boolean =>
  match(COUNTS_ONE, text, end) !== undefined || ONLY.test(text.slice(Math.max(0, at - 12), at))

/** The number in English words that begins at `at`: twenty-five, two hundred and ten, a dozen, 3 of them at most in a row. */
export const englishAt = (text: string, at: number): Numeral | undefined => {
  const opening = match(OPENING, text, at)
  if (!opening) return undefined
  let end = at + opening[0].length
  let total = 0
  let group = opening[0] === '' ? 0 : 1
  let words = 0
  for (;;) {
    const from = words === 0 ? end : end + (match(LINK, text, end)?.[0].length ?? 0)
    const word = match(WORD, text, from)?.[0].toLowerCase() ?? ''
    const value = VALUES.get(word)
    const factor = GROUPS.get(word)
    if (word === 'dozen') group = Math.max(group, 1) * 12
    else if (value !== undefined && joins(value, group)) group += value
    else if (factor === 100 && group > 0) group *= factor
    else if (factor !== undefined && group > 0) {
      total += group * factor
      group = 0
    } else break
    words += 1
    end = from + word.length
  }
  const couple = opening[0] !== '' && words === 0 ? match(TWO, text, end) : undefined
  if (couple) {
    group = 2
    words = 1
    end += couple[0].length
  }
  if (words === 0 || (total + group === 1 && !countsOne(text, at, end))) return undefined
  const low = decimal(String(total + group))
  const scaled = total >= 1_000
  return {
    start: at,
    end,
    low,
    high: low,
    soft: 'exact',
    step: lastPlace(low),
    script: 'english',
    scaled,
    bare: false,
    row: false,
    tail: 0,
  }
}
