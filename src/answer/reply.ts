import type { Standing } from '../corpus/index.ts'
import type { Status } from '../eligibility/index.ts'
import type { ClauseId, Day, RegulationId } from '../law/index.ts'

export type ReplyKind =
  | 'answer'
  | 'clause'
  | 'comparison'
  | 'question'
  | 'verdict'
  | 'refusal'
  | 'handoff'
  | 'smalltalk'
export type BlockKind = 'words' | 'quote' | 'table' | 'condition' | 'notice'
export type NoticeKind = 'expired' | 'draft' | 'not-yet-in-force' | 'uncertain-date' | 'source-defect'

/** What a block of a verdict tells of, for a channel that sets its parts apart. */
export type BlockSection =
  | 'headline'
  | 'changes'
  | 'scope'
  | 'judged'
  | 'preferences'
  | 'note'
  | 'unused'
  | 'application'
  | 'standing'
  | 'question'

/** A channel splits a reply only between blocks. */
export interface Block {
  readonly kind: BlockKind
  readonly text: string
  readonly ref?: ClauseId
  readonly section?: BlockSection
  readonly table?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
}

/** `quote` is verbatim; `title` is the regulation's short title with 条款项. */
export interface Citation {
  readonly ref: ClauseId
  readonly title: string
  readonly quote: string
}

/** `from`: a clause id, 'applicant', 'computed' or 'calendar'. */
export interface Figure {
  readonly text: string
  readonly from: string
}

export interface Notice {
  readonly kind: NoticeKind
  readonly regulation: RegulationId
  readonly text: string
}

/** One line of a check. `id` leaves the regulation out: 8.6/rd_staff. */
export interface CheckCondition {
  readonly id: string
  readonly ref: ClauseId
  /** The clause's own number: 第八条第7项. */
  readonly clause: string
  readonly label: string
  readonly status: Status
  readonly required: string
  readonly quote: string
  readonly given?: string
  readonly gap?: string
  readonly why?: string
  readonly sides?: readonly CheckSide[]
}

/** One way to meet an either-or condition. */
export interface CheckSide {
  readonly fact: string
  readonly label: string
  readonly status: 'met' | 'unmet' | 'unknown'
  readonly required: string
  readonly given?: string
  readonly gap?: string
}

/** `title` is the regulation's, `center` what it sets up; `standing` is its own on `asOf`, and `heading` says it of the verdict. */
export interface Check {
  readonly regulation: RegulationId
  readonly title: string
  readonly center: string
  readonly standing: Standing
  readonly heading: string
  readonly asOf: Day
  readonly verdict: Status
  readonly conditions: readonly CheckCondition[]
  readonly judged: readonly { readonly ref: ClauseId; readonly about: string }[]
  readonly facts: Readonly<Record<string, unknown>>
  readonly asks?: string
  readonly alsoAsks?: readonly string[]
}

/** A field of a form for what is asked; `unit` is what a bare number is taken in. */
export interface Field {
  readonly fact: string
  readonly label: string
  readonly help: string
  readonly kind: 'yes-no' | 'quantity' | 'choice' | 'date'
  readonly unit?: string
  readonly choices?: readonly string[]
}

/** A question for a fact; the revision tells it from every other question of the conversation. */
export interface Asked {
  readonly fact: string
  readonly revision: number
}

/** What a quick answer says of a fact, and to which question: it is taken for no other. */
export interface Answer extends Asked {
  /** In the forms of the fact table; null where what was asked back is denied. */
  readonly value: unknown
  /** Asked in the same breath, and answered alike. */
  readonly also?: readonly string[]
}

/** A quick answer: what it is shown as, and what is said by it. */
export interface Option {
  readonly label: string
  readonly send: string
  readonly answers?: Answer
}

/** What every channel shows. Made by `publish` and by nothing else. */
export interface Reply {
  readonly id: string
  readonly kind: ReplyKind
  readonly text: string
  readonly blocks: readonly Block[]
  readonly citations: readonly Citation[]
  readonly figures: readonly Figure[]
  readonly notices: readonly Notice[]
  readonly check?: Check
  /** The questions that it asks. */
  readonly asked?: readonly Asked[]
  /** A reading that is asked back, and not counted yet. */
  readonly confirm?: Asked & { readonly value: unknown }
  /** What the session holds of the applicant, whether a check is open or not; what is unknown is left out. */
  readonly known?: Readonly<Record<string, unknown>>
  readonly options?: readonly Option[]
  readonly form?: readonly Field[]
  /** Somebody is to be told, under this number: by the channel, where it said that it can. */
  readonly ticket?: string
  /** Left out of JSON. */
  readonly files?: readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array }[]
}
