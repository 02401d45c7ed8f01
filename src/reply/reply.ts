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
export type YesNo = 'yes' | 'no' | 'depends' | 'not-stated'

/** What a block of a verdict tells of, for a channel that sets its parts apart. */
export type BlockSection =
  | 'headline'
  | 'counts'
  | 'changes'
  | 'scope'
  | 'judged'
  | 'unmodelled'
  | 'preferences'
  | 'note'
  | 'unused'
  | 'application'
  | 'standing'
  | 'question'

/** A channel splits a reply only between blocks, and shows a folded one on request. */
export interface Block<Text = string> {
  readonly kind: BlockKind
  readonly text: Text
  readonly fold?: true
  readonly ref?: ClauseId
  readonly section?: BlockSection
  readonly table?: { readonly head: readonly Text[]; readonly rows: readonly (readonly Text[])[] }
}

/** `quote` is verbatim; `title` is the regulation's short title with 条款项. */
export interface Citation {
  readonly ref: ClauseId
  readonly title: string
  readonly quote: string
  /** Where it is read in its text, where people have a page for that. */
  readonly url?: string
}

/** `from`: a clause id, 'applicant', 'computed' or 'calendar'. */
export interface Figure {
  readonly text: string
  readonly from: string
}

export interface Notice<Text = string> {
  readonly kind: NoticeKind
  readonly regulation: RegulationId
  readonly text: Text
}

/** A part of a condition: a fact that it tests, or what several of them come to. */
export interface CheckSide<Text = string> {
  /** The clause that its words stand in, where that is one. */
  readonly ref?: ClauseId
  /** Of a part that looks at one. */
  readonly fact?: string
  readonly label: Text
  readonly status: Status
  readonly required: Text
  /** What it does in what it is a part of: gives points, or excludes where it is so; its status is met where it does not. */
  readonly as?: 'points' | 'exclusion'
  readonly given?: Text
  readonly gap?: Text
  readonly sides?: readonly CheckSide<Text>[]
}

/** One line of a check. `id` leaves the regulation out: 8.6/rd_staff. */
export interface CheckCondition<Text = string> {
  readonly id: string
  readonly ref: ClauseId
  /** The clause's own number: 第八条第7项. */
  readonly clause: Text
  readonly label: Text
  readonly status: Status
  readonly required: Text
  readonly quote: Text
  readonly given?: Text
  readonly gap?: Text
  readonly why?: Text
  readonly sides?: readonly CheckSide<Text>[]
}

/** `title` is the regulation's, `center` what it sets up; `standing` is its own on `asOf`, and `heading` says it of the verdict. */
export interface Check<Text = string> {
  readonly regulation: RegulationId
  readonly title: Text
  readonly center: Text
  readonly standing: Standing
  readonly heading: Text
  readonly asOf: Day
  readonly verdict: Status
  readonly conditions: readonly CheckCondition<Text>[]
  readonly judged: readonly { readonly ref: ClauseId; readonly about: Text }[]
  /** Requirements of the text that no condition tests yet: while there is one, no verdict reads met. */
  readonly unmodelled?: readonly { readonly ref: ClauseId; readonly about: Text }[]
  readonly facts: Readonly<Record<string, unknown>>
  readonly asks?: string
  readonly alsoAsks?: readonly string[]
}

/** A field of a form for what is asked; `unit` is what a bare number is taken in. */
export interface Field<Text = string> {
  readonly fact: string
  readonly label: Text
  readonly help: Text
  readonly kind: 'yes-no' | 'quantity' | 'choice' | 'date'
  readonly unit?: string
  readonly choices?: readonly string[]
  /** What is held of it, in words that the field takes. */
  readonly held?: Text
}

/** Tells a question from every other of the conversation: it has its number once the reply is printed. */
type Numbered<Text> = Text extends string ? { readonly revision: number } : unknown

/** A question for a fact. */
export type Asked = { readonly fact: string } & Numbered<string>

/** What a quick answer says of a fact, and to which question: it is taken for no other. */
export type Answer<Text = string> = {
  readonly fact: string
  /** In the forms of the fact table; null where what was asked back is denied. */
  readonly value: unknown
  /** Asked in the same breath, and answered alike. */
  readonly also?: readonly string[]
  /** It replaces the answer that the question of this revision has had. */
  readonly change?: number
} & Numbered<Text>

/** What is wrong with a reply, as the person says who found it useless. */
export const REASONS = ['clause', 'misheard', 'long', 'missing'] as const
export type Reason = (typeof REASONS)[number]

/** What a quick answer says is wrong with a reply. */
export interface Blame {
  /** Its id. */
  readonly reply: string
  readonly reason: Reason
}

/** What a press came to. Where it was not taken, `stands` is the answer that the question has had. */
export interface Pressed<Text = string> {
  readonly taken: boolean
  readonly stands?: Text
}

/** A reading that is asked back, and not counted yet. */
export type Confirm<Text = string> = { readonly fact: string; readonly value: unknown } & Numbered<Text>

/** A quick answer: what it is shown as, and what is said by it. */
export interface Option<Text = string> {
  readonly label: Text
  readonly send: string
  readonly answers?: Answer<Text>
  readonly blames?: Blame
  /** What it answers, where a reply has answers to several things. */
  readonly of?: Text
}

/** What a draft and the reply printed from it share. Text: parts that say whose their figures are, or the words they print. */
export interface Body<Text> {
  readonly kind: ReplyKind
  /** What was heard of the applicant in this message, and what was not understood: one line. */
  readonly receipt?: Text
  /** What decides, in one line: words sliced from the clauses, the applicant's, or computed. */
  readonly lead?: Text
  /** Where it was asked whether; the lead begins with it in words. */
  readonly yesNo?: YesNo
  readonly blocks: readonly Block<Text>[]
  readonly notices?: readonly Notice<Text>[]
  readonly check?: Check<Text>
  readonly confirm?: Confirm<Text>
  readonly options?: readonly Option<Text>[]
  readonly pressed?: Pressed<Text>
  readonly form?: readonly Field<Text>[]
  /** Whose the facts are, where there are several. */
  readonly applicant?: Text
  /** Somebody is to be told, under this number: by the channel, where it said that it can. */
  readonly ticket?: string
}

/** What every channel shows. Made by `publish` and by nothing else. */
export interface Reply extends Body<string> {
  readonly id: string
  /** What a person reads unasked: receipt, lead and what is not folded. */
  readonly text: string
  readonly citations: readonly Citation[]
  readonly figures: readonly Figure[]
  readonly notices: readonly Notice[]
  /** The questions that it asks. */
  readonly asked?: readonly Asked[]
  /** What the session holds of the applicant, whether a check is open or not; what is unknown is left out. */
  readonly known?: Readonly<Record<string, unknown>>
  /** Its file holds everything of the person: it is for them alone. */
  readonly own?: true
  /** The conversation it was said in, where that is not the one it was asked in: it tells of an applicant, and is for the person alone. */
  readonly apart?: string
  /** Left out of JSON. */
  readonly files?: readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array }[]
}
