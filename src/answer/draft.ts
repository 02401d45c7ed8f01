import type { Standing } from '../corpus/index.ts'
import type { Facts, FactValue, Status } from '../eligibility/index.ts'
import type { FactId, Template } from '../knowledge/index.ts'
import type { ClauseId, Day, Phrase, RegulationId } from '../law/index.ts'
import type { BlockKind, BlockSection, NoticeKind, ReplyKind } from './reply.ts'

/** A piece of a reply by where its words come from. Words hold no figure; every other kind says whose its figures are. */
export type Part =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'phrase'; readonly phrase: Phrase }
  | { readonly kind: 'quote'; readonly ref: ClauseId }
  | { readonly kind: 'ref'; readonly ref: ClauseId; readonly short?: true }
  | { readonly kind: 'given'; readonly text: string }
  | { readonly kind: 'computed'; readonly text: string }
  | { readonly kind: 'day'; readonly day: Day }

export type Parts = readonly Part[]

export interface DraftBlock {
  readonly kind: BlockKind
  readonly parts: Parts
  readonly ref?: ClauseId
  readonly section?: BlockSection
  readonly table?: { readonly head: readonly Parts[]; readonly rows: readonly (readonly Parts[])[] }
}

export interface DraftNotice {
  readonly kind: NoticeKind
  readonly regulation: RegulationId
  readonly parts: Parts
}

export interface DraftSide {
  readonly fact: string
  readonly label: Parts
  readonly status: 'met' | 'unmet' | 'unknown'
  readonly required: Parts
  readonly given?: Parts
  readonly gap?: Parts
}

export interface DraftCondition extends Omit<DraftSide, 'status' | 'fact'> {
  readonly id: string
  readonly ref: ClauseId
  readonly status: Status
  readonly why?: Parts
  readonly sides?: readonly DraftSide[]
}

export interface DraftCheck {
  readonly regulation: RegulationId
  readonly title: Parts
  readonly center: Parts
  readonly standing: Standing
  readonly heading: Parts
  readonly asOf: Day
  readonly verdict: Status
  readonly conditions: readonly DraftCondition[]
  readonly judged: readonly { readonly ref: ClauseId; readonly about: Parts }[]
  readonly facts: Facts
  readonly asks?: string
  readonly alsoAsks?: readonly string[]
}

/** A field of a form: a fact that is asked for. */
export interface DraftField {
  readonly fact: string
  readonly label: Parts
  readonly help: Parts
  readonly kind: 'yes-no' | 'quantity' | 'choice' | 'date'
  readonly unit?: string
  readonly choices?: readonly string[]
}

/** What a quick answer says of facts that are asked; null denies what is asked back. */
export interface DraftAnswer {
  readonly fact: FactId
  readonly value: FactValue | null
  readonly also?: readonly FactId[]
}

export interface DraftOption {
  readonly label: Parts
  readonly send: string
  readonly answers?: DraftAnswer
}

/** A reply before it is printed. Citations come from `cites`; the figures are gathered in printing. */
export interface Draft {
  readonly kind: ReplyKind
  readonly blocks: readonly DraftBlock[]
  readonly cites: readonly ClauseId[]
  readonly notices?: readonly DraftNotice[]
  readonly check?: DraftCheck
  /** A reading that is asked back. */
  readonly confirm?: { readonly fact: FactId; readonly value: FactValue }
  readonly options?: readonly DraftOption[]
  readonly form?: readonly DraftField[]
  /** The notices were told before: they are listed with the reply, and not told again. */
  readonly quiet?: true
  /** No clause came near what was asked: it may have been said in words nobody knew. */
  readonly unheard?: true
  /** Somebody is to be told, under this number. */
  readonly ticket?: string
  /** The reply goes out with a report of its verdict as files. */
  readonly report?: true
}

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

export const fromTemplate = (template: Template): Part[] =>
  template.map((part) => (typeof part === 'string' ? words(part) : phrase(part)))

/** Parts with words set between them. */
export const joined = (list: readonly Parts[], between: string): Part[] =>
  list.flatMap((parts, i) => (i === 0 ? [...parts] : [words(between), ...parts]))
