import type { ArticleMark, DivisionMark, ItemMark } from './marks.ts'

/** What has been read before a mark that may be a heading there, or a reference in mid-sentence. */
export interface Before {
  /** What was last said: the words since the last heading or item on one line. */
  readonly said: string
  /** It is a finished sentence, or nothing is open. */
  readonly complete: boolean
  /** Its line reached the margin of a wrapped text. */
  readonly filled: boolean
}

const LEADS_ON =
  /(?:(?:[依按遵参]照|[根依]据|违反|符合|以及|或者?|详?见)(?:[本该](?:办法|规定|条例|细则|指引|法|章程|规则|意见|方案))?|[》、（(和及与至到在由对将除按的第])$/u

/** Ends in words that a reference follows: 依照本办法 / 第八条. */
export const leadsOn = (said: string): boolean => LEADS_ON.test(said.slice(-12))

export interface ArticleSetting {
  /** The article before. */
  readonly last: number
  /** Most articles of the text have a space after their number. */
  readonly spaced: boolean
}

export function isArticleHeading(mark: ArticleMark, before: Before, setting: ArticleSetting): boolean {
  if (mark.reference) return false
  const due = mark.sub === undefined ? mark.number === setting.last + 1 : mark.number === setting.last
  if (before.complete) return due || mark.spaced || mark.number > setting.last || !setting.spaced
  if (leadsOn(before.said)) return false
  return due ? mark.spaced || !before.filled : mark.spaced && !before.filled && mark.number > setting.last
}

/** `title` is what follows the mark up to the next heading on the line. */
export function isDivisionHeading(mark: DivisionMark, title: string, before: Before, due: boolean): boolean {
  if (mark.reference || title.length > 30 || /[。；，、]$/u.test(title)) return false
  if (before.complete) return true
  return due && !before.filled && !leadsOn(before.said) && !/[，。；]/u.test(title)
}

export interface ItemSetting {
  /** The number of the last item of this style in the list that is open. */
  readonly last?: number
  /** In an annex, whose headings end in no stop: the first item follows the heading itself. */
  readonly annex: boolean
}

export function isItemHeading(mark: ItemMark, before: Before, { last, annex }: ItemSetting): boolean {
  if (mark.reference) return false
  if (before.complete) return true
  if (mark.style === 'dash' || /(?:第|[本前上]?[款条项])$/u.test(before.said)) return false
  if (last !== undefined) return mark.number === last + 1
  return mark.number === 1 && (annex || before.said === '')
}
