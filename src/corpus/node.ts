import type { ClauseKind, LeafRole, SourceDefect, Span } from '../law/index.ts'

/** A clause while it is being read. */
export interface Node {
  readonly address: string
  readonly kind: ClauseKind
  readonly label: string
  readonly parent: Node | undefined
  readonly line: number
  /** The number it carries in the run of its kind; 第十条之一 carries none. */
  readonly number?: number
  title?: string
  readonly spans: Span[]
  cells?: string[]
}

/** A stretch that has been given its place. */
export interface Placed extends Span {
  readonly role: LeafRole
  readonly node?: Node
}

/** What the parser could not place, or could only place by guessing. */
export interface Remark {
  readonly kind: SourceDefect['kind']
  readonly nodes: readonly Node[]
  readonly line: number
  readonly text: string
}
