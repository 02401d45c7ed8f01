import { type ClauseId, type Phrase, type Regulation, type Span, whole } from '../law/index.ts'
import { type Reading, readFigures } from '../quantity/index.ts'
import { phrasesOf } from './requirements/walk.ts'
import type { Knowledge, RegulationKnowledge } from './types.ts'

/** What explains a numeral in a text: a condition, a subject, or its being no figure of the rule's at all. */
export type AccountKind =
  | 'condition'
  | 'definition'
  | 'subject'
  | 'unmodelled'
  | Exclude<Reading['kind'], 'figure'>
  | 'none'

/** One numeral of a regulation. `by` names the condition or subject; kind `none` is a figure nobody has accounted for. */
export interface Account {
  readonly regulation: string
  readonly ref: ClauseId | undefined
  readonly line: number
  readonly surface: string
  readonly kind: AccountKind
  readonly by?: string
}

interface Claim {
  readonly ref: ClauseId
  readonly span: Span | undefined
  readonly kind: 'condition' | 'definition' | 'subject' | 'unmodelled'
  readonly by: string
}

/** Every numeral of the five texts with what accounts for it, in the order of the texts. */
export function accountsOf(knowledge: Knowledge): Account[] {
  return [...knowledge.regulations.values()].flatMap((regulation) =>
    accountsIn(regulation, claimsOf(knowledge, regulation)),
  )
}

function claimsOf(knowledge: Knowledge, { id, conditions, unmodelled, regulation }: RegulationKnowledge): Claim[] {
  const claim = (phrase: Phrase | undefined, kind: Claim['kind'], by: string): Claim[] =>
    phrase ? [{ ref: phrase.ref, span: phrase.span, kind, by }] : []
  const subjects = [...knowledge.subjects.values()].flatMap((subject) =>
    subject.clauses.flatMap(({ ref, phrases, whole: all }) => [
      ...phrases.flatMap((phrase) => claim(phrase, 'subject', subject.id)),
      ...(all
        ? under(regulation, ref).map(
            (clause): Claim => ({ ref: clause, span: undefined, kind: 'subject', by: subject.id }),
          )
        : []),
    ]),
  )
  return [
    ...conditions.flatMap((condition) => [
      ...phrasesOf(condition.requires).flatMap((phrase) => claim(phrase, 'condition', condition.id)),
      ...condition.relax.flatMap((relax) => claim(relax.phrase, 'condition', condition.id)),
    ]),
    ...unmodelled.flatMap(({ phrase, about }) => claim(phrase, 'unmodelled', about)),
    ...[...knowledge.facts.values()].flatMap((fact) => claim(fact.definitions[id]?.phrase, 'definition', fact.id)),
    ...subjects,
  ]
}

const under = (regulation: Regulation, ref: ClauseId): ClauseId[] => {
  const clause = regulation.clauses.find(({ id }) => id === ref)
  return clause ? whole(regulation, clause).map(({ id }) => id) : []
}

function accountsIn({ id, regulation }: RegulationKnowledge, claims: readonly Claim[]): Account[] {
  const lineOf = (offset: number) => regulation.source.slice(0, offset).split('\n').length
  const leafTexts = regulation.leaves.filter(({ role }) => role === 'imprint')
  const outside = leafTexts.map(({ start, end }) => ({
    ref: undefined,
    text: regulation.source.slice(start, end),
    at: start,
  }))
  const inside = regulation.clauses
    .filter(({ kind, spans }) => spans.length > 0 && kind !== 'article')
    .concat(regulation.clauses.filter((clause) => clause.kind === 'article' && !hasParagraphs(regulation, clause.id)))
    .map((clause) => ({ ref: clause.id, text: clause.text, at: clause.spans[0]?.start ?? 0 }))
  return [...inside, ...outside]
    .sort((a, b) => a.at - b.at)
    .flatMap(({ ref, text, at }) =>
      readFigures(text).map((reading): Account => {
        const entry = { regulation: id, ref, line: lineOf(at), surface: reading.surface }
        if (!reading.figure && reading.kind !== 'figure') return { ...entry, kind: reading.kind }
        const claim = claims.find(
          (other) =>
            other.ref === ref && (!other.span || (other.span.start <= reading.start && reading.end <= other.span.end)),
        )
        return claim ? { ...entry, kind: claim.kind, by: claim.by } : { ...entry, kind: 'none' }
      }),
    )
}

const hasParagraphs = (regulation: Regulation, id: ClauseId): boolean =>
  regulation.clauses.some((clause) => clause.kind === 'paragraph' && clause.parent === id)
