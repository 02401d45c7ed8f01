import type { Template } from '../knowledge/index.ts'
import type { ClauseId, Day, Phrase } from '../law/index.ts'
import type { Absent } from './absent.ts'

/** A piece of a reply by where its words come from. Words hold no figure; every other kind says whose its figures are. */
export type Part =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'phrase'; readonly phrase: Phrase }
  | { readonly kind: 'quote'; readonly ref: ClauseId }
  | { readonly kind: 'ref'; readonly ref: ClauseId; readonly short?: true }
  | { readonly kind: 'given'; readonly text: string }
  | { readonly kind: 'computed'; readonly text: string }
  | { readonly kind: 'day'; readonly day: Day; readonly english?: true }
  /** That the library does not hold something: printed only where it does not. */
  | { readonly kind: 'absent'; readonly of: Absent }

export type Parts = readonly Part[]

/** Words of the program's own and parts, in reading order: say`现行（`, phrase, `）` without the ceremony. */
export function say(strings: TemplateStringsArray, ...values: readonly (Part | Parts | string)[]): Part[] {
  const parts: Part[] = []
  strings.forEach((text, i) => {
    if (text !== '') parts.push(words(text))
    const value = values[i]
    if (typeof value === 'string') parts.push(words(value))
    else if (Array.isArray(value)) parts.push(...value)
    else if (value !== undefined) parts.push(value as Part)
  })
  return parts
}

export const words = (text: string): Part => ({ kind: 'words', text })
export const phrase = (of: Phrase): Part => ({ kind: 'phrase', phrase: of })
export const quote = (ref: ClauseId): Part => ({ kind: 'quote', ref })
export const refer = (ref: ClauseId): Part => ({ kind: 'ref', ref })
/** Without the regulation's name: 第八条第7项. */
export const referShort = (ref: ClauseId): Part => ({ kind: 'ref', ref, short: true })
export const given = (text: string): Part => ({ kind: 'given', text })
export const computed = (text: string): Part => ({ kind: 'computed', text })
export const day = (of: Day): Part => ({ kind: 'day', day: of })
export const englishDay = (of: Day): Part => ({ kind: 'day', day: of, english: true })

export const absent = (of: Absent): Part => ({ kind: 'absent', of })

export const fromTemplate = (template: Template): Part[] =>
  template.map((part) => (typeof part === 'string' ? words(part) : phrase(part)))

/** Parts with words set between them. */
export const joined = (list: readonly Parts[], between: string): Part[] =>
  list.flatMap((parts, i) => (i === 0 ? [...parts] : [words(between), ...parts]))
