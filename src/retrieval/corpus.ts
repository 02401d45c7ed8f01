import type { Knowledge, Matter, MatterId } from '../knowledge/index.ts'
import { addressOf, type Clause, type ClauseId, type Regulation, type RegulationId } from '../law/index.ts'

/** A clause as it is searched: its own words, and those of what it stands under. */
export interface Entry {
  readonly ref: ClauseId
  readonly regulation: RegulationId
  /** The article, annex or row group it belongs to. */
  readonly article: ClauseId
  readonly clause: Clause
  readonly own: string
  readonly above: string
  /** Half sentences in which people ask for it. */
  readonly asked: readonly string[]
}

/** Its own words are put together when asked for: kept, those of all clauses would be held twice. */
class ClauseEntry implements Entry {
  constructor(
    readonly regulation: RegulationId,
    readonly clause: Clause,
    private readonly words: string,
    readonly above: string,
    readonly asked: readonly string[],
  ) {}

  get ref(): ClauseId {
    return this.clause.id
  }

  get article(): ClauseId {
    return articleOf(this.clause.id)
  }

  get own(): string {
    return `${this.clause.title ?? ''} ${this.words}`
  }
}

const NOT_ASKED: readonly string[] = []

/** A matter as it is searched, as clauses are: what a text is silent on is found, not concluded. */
export interface MatterEntry {
  readonly ref: MatterId
  readonly matter: Matter
  readonly own: string
  readonly above: string
  readonly asked: readonly string[]
}

export const matterEntriesOf = ({ matters }: Pick<Knowledge, 'matters'>): MatterEntry[] =>
  [...matters.values()].map((matter) => ({ ref: matter.id, matter, own: matter.label, above: '', asked: matter.asked }))

/** All that can be found: every clause but chapters and sections, in the order of the texts. */
export function entriesOf({ regulations, phrasings, matters, precedents }: Knowledge): Entry[] {
  const ways = waysTo({ matters, precedents })
  return [...regulations.values()].flatMap(({ id, regulation }) => {
    const byId = new Map(regulation.clauses.map((clause) => [clause.id, clause]))
    const opening = openingParagraphs(regulation)
    const above = headingsIn(byId)
    return regulation.clauses
      .filter(({ kind }) => kind !== 'chapter' && kind !== 'section')
      .map((clause) => {
        const words = opening.get(clause.id)?.text ?? clause.text
        const asked = [...new Set([...(phrasings.get(clause.id)?.asked ?? []), ...(ways.get(clause.id) ?? [])])]
        return new ClauseEntry(id, clause, words, above(clause), asked.length > 0 ? asked : NOT_ASKED)
      })
  })
}

/** How people ask for what a clause states: after the matters that it settles, and as it was asked before. */
function waysTo({ matters, precedents }: Pick<Knowledge, 'matters' | 'precedents'>): ReadonlyMap<ClauseId, string[]> {
  const ways = new Map<ClauseId, string[]>()
  const add = (ref: ClauseId, asked: readonly string[]) => ways.set(ref, [...(ways.get(ref) ?? []), ...asked])
  for (const { asked, said } of matters.values())
    for (const statement of Object.values(said)) if (statement.state === 'stated') add(statement.phrase.ref, asked)
  for (const { asked, phrase, answer } of precedents.values()) if (answer !== 'not-stated') add(phrase.ref, [asked])
  return ways
}

/** The first paragraph of each article that has any: such an article has no words of its own but theirs. */
function openingParagraphs({ clauses }: Regulation): ReadonlyMap<ClauseId, Clause> {
  const opening = new Map<ClauseId, Clause>()
  for (const clause of clauses)
    if (clause.kind === 'paragraph' && clause.parent !== undefined && !opening.has(clause.parent))
      opening.set(clause.parent, clause)
  return opening
}

/** The headings that clauses stand under; those of one parent are one string. */
function headingsIn(byId: ReadonlyMap<ClauseId, Clause>): (clause: Clause) => string {
  const known = new Map<ClauseId, string>()
  const under = (parent: Clause): string => {
    const headings =
      known.get(parent.id) ?? `${parent.title ?? (parent.text.length < 60 ? parent.text : '')} ${above(parent)}`
    known.set(parent.id, headings)
    return headings
  }
  const above = (clause: Clause): string => {
    const parent = clause.parent === undefined ? undefined : byId.get(clause.parent)
    return parent ? under(parent) : ''
  }
  return above
}

const articleOf = (ref: ClauseId): ClauseId => {
  const address = addressOf(ref)
  return `${ref.slice(0, ref.length - address.length)}${address.split('.')[0]}`
}
