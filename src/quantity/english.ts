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
  ['dozen', 12],
])
const GROUPS = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
])
const WORD = /[ -]?(?:and )?([a-z]+)\b/iy
const OPENING = /(?<![A-Za-z])(?:(?:a|an) (?=hundred|thousand|million|billion|dozen))?/iy
/** One is mostly a pronoun; it counts before something that is counted. */
const COUNTS_ONE =
  / (?:year|month|week|day|hour|person|people|company|item|project|patent|case|million|billion|hundred|thousand)/iy

/** The number in English words that begins at `at`: twenty-five, two hundred and ten, a dozen, 3 of them at most in a row. */
export const englishAt = (text: string, at: number): Numeral | undefined => {
  const opening = match(OPENING, text, at)
  if (!opening) return undefined
  let end = at + opening[0].length
  let total = 0
  let group = opening[0] === '' ? 0 : 1
  let words = 0
  for (;;) {
    const found = match(WORD, text, end)
    const word = found?.[1]?.toLowerCase() ?? ''
    if (!found || (words === 0 && found[0].length !== word.length)) break
    const value = VALUES.get(word)
    const factor = GROUPS.get(word)
    if (value !== undefined) group = word === 'dozen' ? Math.max(group, 1) * value : group + value
    else if (factor === 100 && (group > 0 || words > 0)) group *= factor
    else if (factor !== undefined && group > 0) {
      total += group * factor
      group = 0
    } else break
    words += 1
    end += found[0].length
  }
  if (words === 0 || (words === 1 && total + group === 1 && !match(COUNTS_ONE, text, end))) return undefined
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
