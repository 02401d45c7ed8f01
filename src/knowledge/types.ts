import type { Term } from '../corpus/index.ts'
import type { ClauseId, Day, Phrase, Regulation, RegulationId } from '../law/index.ts'
import type { Readings } from '../quantity/index.ts'
import type { ApplicantWords, AskingWords, FigureId, FigureKind } from './asking/types.ts'
import type { Courtesy } from './courtesies.ts'
import type { Fact, FactId, Party, PartyId, Quantity, QuantityId, Shared } from './facts/types.ts'
import type { Outside } from './outside.ts'
import type { DivisionCode, Places } from './places/index.ts'
import type { PlainWords } from './plain.ts'
import type { ProgrammeId, Programmes } from './programmes/index.ts'
import type { Relaxation, Requirement } from './requirements/types.ts'
import type { Matter, MatterId, Precedent, Stance } from './statements/types.ts'
import type { Ambiguity, Duties, Subject, SubjectId } from './subjects/types.ts'

/** A sentence of the program's own with the law's words set into it. */
export type Template = readonly (string | Phrase)[]

/** A statement about facts, true, false or not known. `{all: []}` is always true. */
export type Expression =
  | { readonly any: readonly Expression[] }
  | { readonly all: readonly Expression[] }
  | { readonly not: Expression }
  /** `impliedBy`, where true, stands in while the fact has not been told. */
  | { readonly fact: FactId; readonly in: readonly (string | boolean)[]; readonly impliedBy?: Expression }
  /** A count of at least one. */
  | { readonly fact: FactId; readonly some: true }

/** What an applicant must be, where `when` holds; `relax` leaves a miss of it to the authority. */
export interface Condition {
  readonly id: string
  readonly ref: ClauseId
  readonly label: Template
  readonly when?: Expression
  readonly requires: Requirement
  readonly relax: readonly Relaxation[]
}

/** A requirement of the text that no condition tests yet. */
export interface Unmodelled {
  readonly ref: ClauseId
  readonly phrase: Phrase
  readonly about: string
}

/** Who interprets or issued a regulation, in its own short word and, where the text has it, by full name. */
export interface Authority {
  readonly phrase: Phrase
  readonly name: string
}

/** `amount` (元) times `ratio`, both read from phrases of one clause: matching funds of at least so much. */
export interface Duty {
  readonly about: string
  readonly amount: Phrase
  readonly ratio: Phrase
  readonly product: number
  readonly times: string
}

/** Another text, held under `id` or known by its title alone, and the phrase that says what becomes of it. */
export interface Link {
  readonly id?: RegulationId
  readonly title: string
  readonly phrase: Phrase
  /** It is of another programme or place, as its file says. */
  readonly across?: true
}

/** What another text that is held makes of this one: from which day surely, from which possibly; while it is a draft, from none. */
export interface Made {
  readonly by: RegulationId
  readonly title: Template
  readonly phrase: Phrase
  readonly earliest?: Day
  readonly from?: Day
  readonly draft?: true
}

/** What a text makes of others, and what others that are held make of it. */
export interface Lineage {
  readonly replaces: readonly Link[]
  readonly repeals: readonly Link[]
  /** `at` are the clauses of the other text that it changes, or strikes out: `removes`. */
  readonly amends: readonly (Link & { readonly at: readonly ClauseId[]; readonly removes?: true })[]
  /** `takesOver` answers where this text did; one that only ends it answers for nothing. */
  readonly endedBy: readonly (Made & { readonly takesOver: boolean })[]
  readonly amendedBy: readonly (Made & { readonly at: readonly ClauseId[]; readonly removes?: true })[]
}

export interface RegulationKnowledge {
  readonly id: RegulationId
  readonly regulation: Regulation
  /** From when to when it applies, by its own words. */
  readonly term: Term
  readonly title: string
  readonly short: string
  /** The place it is of, and what people call it by: 万州; with its programme, 万州区技术创新中心, where its place has several. */
  readonly division: DivisionCode
  readonly place: string
  readonly programme: ProgrammeId
  /** What its place and its programme make: 万州区技术创新中心. */
  readonly center: string
  /** What else it is called by, besides the names of its place: its offices. */
  readonly called: readonly string[]
  readonly documentNumber?: Phrase
  readonly interpreter?: Authority
  readonly issuer?: Authority
  readonly application: readonly { readonly phrase: Phrase; readonly role: 'notice' | 'request' | 'recommendation' }[]
  readonly scope?: { readonly phrase: Phrase; readonly about: string }
  readonly conditions: readonly Condition[]
  readonly unmodelled: readonly Unmodelled[]
  readonly judged: readonly { readonly ref: ClauseId; readonly about: string; readonly phrase?: Phrase }[]
  readonly preferences: readonly Phrase[]
  /** What two figures of one clause make together, told as a sum: the least the applicant must add. */
  readonly duties: readonly Duty[]
  readonly notes: readonly { readonly phrase: Phrase; readonly about: string }[]
  readonly lineage: Lineage
  /** The texts whose changes are worked into it as it stands on a day, and whether they hold surely by then. */
  readonly amended?: readonly { readonly by: RegulationId; readonly sure: boolean }[]
  readonly annexes: readonly { readonly ref: ClauseId; readonly role: AnnexRole }[]
}

/** What an annex is for: what a plan must hold, or how points are given. */
export type AnnexRole = 'outline' | 'scorecard'

/** Something that is no fault and keeps nothing from working, in Chinese: where it stands, what was found there and what would be right. */
export interface Warning {
  readonly where: string
  readonly found: string
  readonly wanted: string
}

/** A word of the texts and what people say for it, in any language. */
export interface SaidFor {
  readonly id: string
  readonly said: readonly string[]
}

/** How people ask for what a clause says, in their own half sentences. */
export interface Phrasing {
  readonly id: ClauseId
  readonly asked: readonly string[]
}

export interface Knowledge {
  readonly facts: ReadonlyMap<FactId, Fact>
  readonly quantities: ReadonlyMap<QuantityId, Quantity>
  readonly parties: ReadonlyMap<PartyId, Party>
  readonly shared: ReadonlyMap<string, Shared>
  readonly regulations: ReadonlyMap<RegulationId, RegulationKnowledge>
  readonly subjects: ReadonlyMap<SubjectId, Subject>
  readonly matters: ReadonlyMap<MatterId, Matter>
  readonly precedents: ReadonlyMap<string, Precedent>
  readonly stances: ReadonlyMap<string, Stance>
  readonly ambiguities: ReadonlyMap<string, Ambiguity>
  readonly checkup: ReadonlyMap<string, Duties>
  /** The subjects offered where a place was named and nothing else. */
  readonly overview: ReadonlyMap<SubjectId, { readonly id: SubjectId }>
  /** How one gets in: what differs from place to place, the most telling first. */
  readonly wayIn: ReadonlyMap<SubjectId, { readonly id: SubjectId }>
  readonly figures: ReadonlyMap<FigureId, FigureKind>
  readonly asking: ReadonlyMap<string, AskingWords>
  readonly applicants: ReadonlyMap<string, ApplicantWords>
  readonly phrasings: ReadonlyMap<ClauseId, Phrasing>
  readonly terms: ReadonlyMap<string, SaidFor>
  readonly places: Places
  readonly programmes: Programmes
  readonly outside: Outside
  readonly courtesies: ReadonlyMap<string, Courtesy>
  readonly plain: PlainWords
  /** What was left aside in loading. */
  readonly warnings: readonly Warning[]
  /** The figures in the texts' words, read once. */
  readonly readings: Readings
}
