import { proposedIn } from '../knowledge/drafting.ts'
import { squeeze } from '../law/index.ts'
import { type Draft, readYaml } from './draft.ts'

type Path = readonly PropertyKey[]
export type Section = 'identity' | 'conditions' | 'judged' | 'unmodelled' | 'statements' | 'facts'

/** Something proposed that waits for a person. */
export interface Entry {
  /** What it is called by, as long as it waits: its clause and its phrase; of a matter its id. */
  readonly key: string
  readonly section: Section
  readonly path: Path
  readonly value: Readonly<Record<string, unknown>>
}

type Values = Readonly<Record<string, unknown>>

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
  const order: readonly Section[] = ['identity', 'conditions', 'judged', 'unmodelled', 'facts', 'statements']
  return [...own, ...facts, ...statements].sort((a, b) => order.indexOf(a.section) - order.indexOf(b.section))
}

/** A new fact is confirmed with the condition that is on it, and not asked about by itself. */
export function waiting(draft: Draft): Entry[] {
  const entries = entriesIn(draft)
  const used = new Set(entries.map(({ section, value }) => section === 'conditions' && value.fact))
  return entries.filter(({ section, key }) => section !== 'facts' || !used.has(key))
}

/** The clauses of requirements that wait. */
export const clausesWaiting = (draft: Draft): string[] =>
  waiting(draft).flatMap(({ section, value }) => (isSection(section) ? [`${draft.id}:${String(value.clause)}`] : []))

export const keyOf = (value: Values): string =>
  `${String(value.clause)}:${squeeze(String(value.phrase ?? value.about ?? ''))}`

export const valuesOf = (text: string): Values => {
  const value = readYaml(text)
  return isValues(value) ? value : {}
}

const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null

export function at(value: unknown, path: Path): Values {
  const found = path.reduce<unknown>((inner, key) => (isValues(inner) ? Reflect.get(inner, key) : undefined), value)
  return isValues(found) ? found : {}
}
