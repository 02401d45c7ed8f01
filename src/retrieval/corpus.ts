import type { Knowledge } from '../knowledge/index.ts'
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

/** All that can be found: every clause but chapters and sections, in the order of the texts. */
export function entriesOf({ regulations, phrasings }: Knowledge): Entry[] {
  return [...regulations.values()].flatMap(({ id, regulation }) => {
    const byId = new Map(regulation.clauses.map((clause) => [clause.id, clause]))
    return regulation.clauses
      .filter(({ kind }) => kind !== 'chapter' && kind !== 'section')
      .map((clause) => ({
        ref: clause.id,
        regulation: id,
        article: articleOf(clause.id),
        clause,
        own: ownWords(regulation, clause),
        above: headings(byId, clause),
        asked: phrasings.get(clause.id)?.asked ?? [],
      }))
  })
}

/** An article divided into paragraphs has no words of its own but theirs. */
function ownWords({ clauses }: Regulation, clause: Clause): string {
  const paragraphs = clauses.filter(({ kind, parent }) => kind === 'paragraph' && parent === clause.id)
  const text = paragraphs.length > 0 ? (paragraphs[0]?.text ?? '') : clause.text
  return `${clause.title ?? ''} ${text}`
}

function headings(byId: ReadonlyMap<ClauseId, Clause>, clause: Clause): string {
  const parent = clause.parent === undefined ? undefined : byId.get(clause.parent)
  if (!parent) return ''
  return `${parent.title ?? (parent.text.length < 60 ? parent.text : '')} ${headings(byId, parent)}`
}

const articleOf = (ref: ClauseId): ClauseId => {
  const address = addressOf(ref)
  return `${ref.slice(0, ref.length - address.length)}${address.split('.')[0]}`
}
