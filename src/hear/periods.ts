import { parseNumeral } from '../quantity/index.ts'
import type { Named } from './mention.ts'

/** Words for spans of years, counted back from this one: [from, to]; `each` where it is said of every one of them. */
const SPANS: readonly (readonly [RegExp, number, number, each?: true])[] = [
  [/去年(?:和|、|跟|与|及|\/)?前年|前年(?:和|、|跟|与|及|\/)?去年|both years/gu, 1, 2, true],
  [
    /(?<!大)前年(?:全年|度)?|再上一?年度?|上上年度?|再前一年|(?<!申报|申报的|申请)前一年度|the year before(?: last| that)?|prior year/gu,
    2,
    2,
  ],
  [/大前年/gu, 3, 3],
  [
    /去年(?:全年|度|一年|子)?|旧年|上(?:个?|一)(?:会计|财务)?年度?|申报(?:的)?前一?1?年度?|last year|previous year/gu,
    1,
    1,
  ],
  [/今年|本年度?|ytd|this year|so far|上半年|下半年|年初(?:到|至|以来)[今现]?在?/gu, 0, 0],
]
const LAST_YEARS =
  /(?:近|最近|这|过去|前|头|last |past )([一二两三四五六七八九十\d]{1,2}|three|two|five)个?(?:会计|财务)?(?:年度?|years?)(?:来|里|间|内|以来)?(\s?(?:每年|年均|各|都|均))?/gu
const ABSOLUTE = /(?<!\d)(?:20)?(\d\d)\s?年度?(?![来多内])|(?<=\b(?:in|for|fy|fy ) ?)20(\d\d)(?!\d)/gu
const ENGLISH: Readonly<Record<string, number>> = { two: 2, three: 3, five: 5 }
/** Years that are named by two digits only: 24年 is one, 15年 may be a time. */
const NEAREST = 6

/** The spans of years that a folded message names. `thisYear` tells how long ago 2024年 is. */
export function periodsIn(text: string, thisYear: number | undefined): Named[] {
  const found: Named[] = []
  const put = ({ index, 0: words }: RegExpExecArray, from: number, to: number, each?: boolean) =>
    found.push({
      start: index,
      end: index + words.length,
      senses: [{ kind: 'period', from, to, ...(each ? { each: true } : {}) }],
    })
  for (const [pattern, from, to, each] of SPANS) for (const match of text.matchAll(pattern)) put(match, from, to, each)
  for (const match of text.matchAll(LAST_YEARS)) {
    const word = match[1] ?? ''
    const read = ENGLISH[word] ?? (word === '两' ? 2 : parseNumeral(word))
    if (read !== undefined && Number.isFinite(read)) put(match, 1, read, match[2] !== undefined)
  }
  for (const match of text.matchAll(ABSOLUTE)) {
    const ago = thisYear === undefined ? undefined : thisYear - 2000 - Number(match[1] ?? match[2])
    if (ago !== undefined && ago >= 0 && (ago <= NEAREST || match[0].startsWith('20'))) put(match, ago, ago)
  }
  return found
}
