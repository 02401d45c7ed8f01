import { proposedIn } from '../knowledge/drafting.ts'
import { squeeze } from '../law/index.ts'
import type { Draft } from './draft.ts'
import { at, type Path, type Values, valuesOf } from './edits.ts'
import { newFactsIn } from './facts-used.ts'

export type Section = 'identity' | 'conditions' | 'judged' | 'unmodelled' | 'statements' | 'facts'

/** Something proposed that waits for a person. */
export interface Entry {
  /** What it is called by, as long as it waits: its clause and its phrase; of a matter its id. */
  readonly key: string
  readonly section: Section
  readonly path: Path
  readonly value: Values
}

const SECTIONS = new Set<PropertyKey>(['conditions', 'judged', 'unmodelled'])
const isSection = (name: PropertyKey | undefined): name is 'conditions' | 'judged' | 'unmodelled' =>
  name !== undefined && SECTIONS.has(name)

/** What waits in a draft, in the order in which it is walked through: who issued it, the requirements by clause, new facts that none of them is on, the matters. */
export function entriesIn(draft: Draft): Entry[] {
  const regulation = valuesOf(draft.regulation)
  const own = proposedIn(regulation).map((path): Entry => {
    const value = at(regulation, path)
    const [first] = path
    const section = isSection(first) ? first : 'identity'
    return { key: section === 'identity' ? path.join('.') : keyOf(value), section, path, value }
  })
  const facts = proposedIn(valuesOf(draft.facts)).map(
    (path): Entry => ({ key: String(path.at(-1)), section: 'facts', path, value: at(valuesOf(draft.facts), path) }),
  )
  const statements = Object.entries(at(valuesOf(draft.statements), ['proposed'])).map(
    ([id, sentences]): Entry => ({ key: id, section: 'statements', path: ['proposed', id], value: { sentences } }),
  )
  return apart([...own, ...facts, ...statements].sort(inOrder))
}

const ORDER: readonly Section[][] = [['identity'], ['conditions', 'judged', 'unmodelled'], ['facts'], ['statements']]
const rank = ({ section }: Entry): number => ORDER.findIndex((sections) => sections.includes(section))
const clauseOf = ({ section, value }: Entry): string => (isSection(section) ? String(value.clause) : '')

/** A person goes through the text from its beginning to its end. */
const inOrder = (a: Entry, b: Entry): number =>
  rank(a) - rank(b) || clauseOf(a).localeCompare(clauseOf(b), 'en', { numeric: true })

/** Two of one name are told apart by a number. */
function apart(entries: readonly Entry[]): Entry[] {
  const seen = new Map<string, number>()
  return entries.map((entry) => {
    const count = (seen.get(entry.key) ?? 0) + 1
    seen.set(entry.key, count)
    return count === 1 ? entry : { ...entry, key: `${entry.key}#${count}` }
  })
}

/** A new fact is confirmed with the condition that is on it, and not asked about by itself. */
export function waiting(draft: Draft): Entry[] {
  const entries = entriesIn(draft)
  const conditions = entries.filter(({ section }) => section === 'conditions').map(({ value }) => value)
  const used = new Set(newFactsIn(conditions, draft))
  return entries.filter(({ section, key }) => section !== 'facts' || !used.has(key))
}

/** The clauses of requirements that wait. */
export const clausesWaiting = (draft: Draft): string[] =>
  waiting(draft).flatMap(({ section, value }) => (isSection(section) ? [`${draft.id}:${String(value.clause)}`] : []))

export const keyOf = ({ clause, phrase, about, label }: Values): string =>
  `${String(clause)}:${squeeze(String(phrase ?? about ?? label ?? ''))}`
