import type { Span } from './span.ts'

/** `wanzhou`, `liaocheng`, … */
export type RegulationId = string

/** `<regulation>:<address>`, e.g. `wanzhou:8.7` = 第八条第7项, `liaocheng:11.p2` = 第十一条第二款. */
export type ClauseId = string

export type ClauseKind =
  | 'front'
  | 'chapter'
  | 'section'
  | 'article'
  | 'paragraph'
  | 'item'
  | 'annex'
  | 'annex-section'
  | 'annex-item'
  | 'indicator'

/** A citable place in a regulation. `text` is what `spans` cut out of the seed, lines joined; items are clauses of their own. */
export interface Clause {
  readonly id: ClauseId
  readonly kind: ClauseKind
  readonly label: string
  readonly title?: string
  readonly text: string
  readonly spans: readonly Span[]
  readonly parent?: ClauseId
  /** A table row's cells from the left; a merged cell is repeated on every row it covers. */
  readonly cells?: readonly string[]
}

/** Words of a clause, as printed there; `span` is their place in the clause's text, not in the seed. */
export interface Phrase {
  readonly ref: ClauseId
  readonly text: string
  readonly span: Span
}

/** What a stretch of the seed file is. All but `text`, `label` and `title` is furniture or front matter. */
export type LeafRole =
  | 'text'
  | 'label'
  | 'title'
  | 'front'
  | 'table-head'
  | 'padding'
  | 'page-break'
  | 'running-header'
  | 'link'
  | 'annex-list'
  | 'imprint'
  | 'markup'
  | 'unplaced'

/** A piece of the seed file; the leaves of a file follow one another without gap or overlap. */
export interface Leaf extends Span {
  readonly role: LeafRole
  readonly clause?: ClauseId
}

/**
 * Something wrong in the source itself, found by the parser: a number used twice, numbers left out, a heading whose
 * signs are damaged, a table that has lost its rows, articles that run on in one another's lines.
 */
export interface SourceDefect {
  readonly kind: 'number-twice' | 'numbers-missing' | 'heading-damaged' | 'table-lost' | 'run-together' | 'unplaced'
  /** The clauses it touches: the second of two with one number, the ones on either side of a gap. */
  readonly clauses: readonly ClauseId[]
  readonly line: number
  readonly text: string
}

/** One regulation out of a seed file, with `source` the whole file's text and `range` its part of it. */
export interface Regulation {
  readonly id: RegulationId
  readonly file: string
  readonly source: string
  readonly range: Span
  readonly title: string
  readonly clauses: readonly Clause[]
  readonly leaves: readonly Leaf[]
  readonly defects: readonly SourceDefect[]
}
