import type { ClauseId } from '../law/index.ts'
import type { Parts } from './parts.ts'
import type { Block, Body, Check, CheckCondition, CheckSide, Field, Notice, Option } from './reply.ts'

export type DraftBlock = Block<Parts>

/** Where a notice is told: as a block of its own, open or folded; in the reply's own words, by another block; or in none, for it was told before. */
export interface DraftNotice extends Notice<Parts> {
  readonly told?: 'folded' | 'in-words' | 'before'
}

export type DraftSide = CheckSide<Parts>
export type DraftCondition = CheckCondition<Parts>
export type DraftCheck = Check<Parts>
export type DraftField = Field<Parts>
export type DraftOption = Option<Parts>

/** A reply before it is printed. Citations come from `cites`; the figures are gathered in printing. */
export interface Draft extends Body<Parts> {
  readonly notices?: readonly DraftNotice[]
  readonly cites: readonly ClauseId[]
  /** No clause came near what was asked: it may have been said in words nobody knew. */
  readonly unheard?: true
  /** All of it for those who write English, where nothing is quoted. */
  readonly english?: Parts
  /** The lead for those who write English. */
  readonly leadInEnglish?: Parts
  /** The reply goes out with a report of its verdict as files. */
  readonly report?: true
}
