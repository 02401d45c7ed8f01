import { addressOf, isInAnnex, type Regulation } from '../law/index.ts'
import type { Draft } from './draft.ts'
import { at, isValues, type Values, valuesOf } from './edits.ts'

const BODY = new Set(['article', 'paragraph', 'item'])

interface Counting {
  /** Also what is proposed: of a matter the likeliest sentence. */
  readonly proposed: boolean
}

/** The clauses of a text that no requirement and no matter of its draft cites. */
export function uncitedIn(draft: Draft, { clauses }: Regulation, { proposed }: Counting): readonly string[] {
  const regulation = valuesOf(draft.regulation)
  const counts = (value: unknown): boolean => proposed || at(value, []).proposed !== true
  const listed = (...names: readonly string[]) =>
    names.flatMap((name) => Object.values(at(regulation, [name])).filter(counts))
  const demanded = new Set(clausesIn(listed('conditions', 'judged', 'unmodelled')))
  const statements = valuesOf(draft.statements)
  const judged = ['stated', 'open', 'silent'].flatMap((state) => Object.values(at(statements, [state])))
  const likeliest = proposed ? Object.values(at(statements, ['proposed'])).map((each) => at(each, ['0'])) : []
  const identity = ['issuer', 'interpreter', 'document_number', 'scope'].map((key) => regulation[key]).filter(counts)
  const lists = listed('application', 'preferences', 'duties', 'notes', 'replaces', 'amends', 'repeals')
  const said = new Set([...demanded, ...clausesIn([judged, likeliest, identity, lists])])
  const below = (address: string) => [...said].some((each) => each.startsWith(`${address}.`))
  // A requirement speaks for all that stands under its lead-in.
  const above = (address: string) => [...demanded].some((each) => address.startsWith(`${each}.`))
  return clauses
    .filter(({ id, kind }) => BODY.has(kind) && !isInAnnex(id))
    .map(({ id }) => addressOf(id))
    .filter((address) => !said.has(address) && !below(address) && !above(address))
}

/** Every clause that a value names. */
export function clausesIn(value: unknown): string[] {
  if (!isValues(value)) return []
  const { clause, near }: Values = value
  return [clause, near].filter((each) => typeof each === 'string').concat(Object.values(value).flatMap(clausesIn))
}
