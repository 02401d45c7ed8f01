import type { Division, DivisionCode } from './division.ts'

/** What is known of places, as it is kept: the divisions by lines, and the words of knowledge/places/names.yaml. */
export interface PlaceWords {
  /** `3715 聊城市`, a division a line, each after what it lies in. */
  readonly divisions: string
  readonly names: Readonly<Record<DivisionCode, readonly string[]>>
  /** Places without a code of their own, by what they lie in. */
  readonly inside: Readonly<Record<DivisionCode, readonly string[]>>
  readonly capitals: readonly DivisionCode[]
  readonly zones: readonly string[]
  readonly nation: readonly string[]
  readonly anywhere: readonly string[]
  readonly words: readonly string[]
  readonly noPlace: readonly string[]
  readonly nameless: readonly string[]
  readonly abroad: readonly string[]
  readonly away: readonly string[]
  readonly peoples: readonly string[]
  /** Places of which regulations are held: what these are called for short is nobody else's name here. */
  readonly held: readonly DivisionCode[]
}

/** A place as a message names it. */
export interface PlaceMention {
  readonly start: number
  readonly end: number
  readonly said: string
  /** The innermost name in it: 聊城 in 山东聊城. */
  readonly own: string
  /** A division of China, the nation over them, a country outside, or anywhere but here (外省). */
  readonly kind: 'division' | 'nation' | 'abroad' | 'away'
  /** What it may be, the likeliest first: several divisions are called 朝阳区. Of a place without a code, what it lies in, a stroke and its name. */
  readonly codes: readonly DivisionCode[]
  /** What was said around it: 山东 of 山东聊城. */
  readonly within?: DivisionCode
  /** Whether nothing but a place is called so. Of others the words around must tell: 大同, 平安, 川. */
  readonly sure: boolean
  /** Whether it may be taken for a place: it is sure, or stands where a place may stand: at the beginning, in 在开州, 和中山. */
  readonly placed: boolean
}

export type { Division, DivisionCode }
