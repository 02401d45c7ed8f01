import { type Fact, type FactId, type Knowledge, ownerOfFact } from '../knowledge/index.ts'
import type { RegulationId } from '../law/index.ts'
import { type Core, coreOf, likenesses } from './loose.ts'
import type { Measure, Named, Sense } from './mention.ts'
import { periodsIn } from './periods.ts'

interface Span {
  readonly from: number
  readonly to: number
}

/** What the facts that are a regulation's own are called, beyond their words. */
export interface OwnNames {
  /** Whether a sense is of a fact that this regulation tests. */
  readonly isOf: (sense: Sense, regulation: RegulationId | undefined) => boolean
  readonly likenessesIn: (text: string, regulation: RegulationId | undefined) => Named[]
  /** The own fact of a regulation that is called as this fact is, which the regulation does not test. */
  readonly counterpartOf: (id: FactId, regulation: RegulationId | undefined) => FactId | undefined
  /** Whether what was said names only one of the kinds that an own fact counts: 硕士 of 硕士或中级职称, which there are at least. */
  readonly isOneKind: (id: FactId, said: string) => boolean
  /** The facts that an own share is of, where it is worked out from such. */
  readonly shareOf: (id: FactId) => readonly string[] | undefined
  /** The facts of the same regulation that are called alike but for the years: last year's income, and that of three. */
  readonly kinOf: (id: FactId) => readonly FactId[]
  /** Whether the name of an own fact says these years. */
  readonly isOver: (id: FactId, period: Span) => boolean
}

export const meets = (one: Pick<Named, 'start' | 'end'>, other: Pick<Named, 'start' | 'end'>): boolean =>
  one.start < other.end && other.start < one.end

export function ownNames(
  { facts, quantities }: Pick<Knowledge, 'facts' | 'quantities'>,
  measureOf: (id: string) => Measure | undefined,
  tested: ReadonlyMap<RegulationId, ReadonlySet<FactId>>,
): OwnNames {
  const owned = [...facts.values()].flatMap((fact) => {
    const home = ownerOfFact(fact)
    return home === undefined ? [] : [{ fact, home }]
  })
  const cores = new Map<RegulationId, Core[]>()
  for (const { fact, home } of owned) cores.set(home, [...(cores.get(home) ?? []), ...coresOf(fact)])
  const spans = new Map(owned.flatMap(({ fact }) => spanOf(fact).map((span) => [fact.id, span] as const)))
  const wordsOf = ({ words, of }: Fact) =>
    new Set([...words, ...(quantities.get(of ?? '')?.words ?? [])].map(({ text }) => text))
  const counterparts = new Map<string, FactId>()
  for (const other of facts.values()) {
    if (ownerOfFact(other) !== undefined || measureOf(other.id) === undefined) continue
    const called = wordsOf(other)
    for (const { fact, home } of owned) {
      const [name] = fact.words
      if (!name || measureOf(fact.id) !== measureOf(other.id) || tested.get(home)?.has(other.id)) continue
      const same = [name.text, coreOf(name.text), withoutPeriod(name.text)].some((each) => called.has(each))
      if (same && sameSpan(spans.get(fact.id), other)) counterparts.set(`${home} ${other.id}`, fact.id)
    }
  }
  const kindsOf = new Map(
    owned.map(({ fact }) => [fact.id, fact.kind === 'count' ? (fact.words[0]?.text.split(OR) ?? []) : []]),
  )
  const shares = new Map(
    owned.flatMap(({ fact: { id, madeOf } }) =>
      madeOf?.kind === 'share' ? [[id, [id, madeOf.part, madeOf.whole]] as const] : [],
    ),
  )
  const names = new Map(
    owned.flatMap(({ fact, home }) =>
      spans.has(fact.id) ? [[fact.id, `${home} ${fact.kind} ${coreOf(fact.words[0]?.text ?? '')}`] as const] : [],
    ),
  )
  return {
    isOf: (sense, regulation) =>
      'fact' in sense && regulation !== undefined && (tested.get(regulation)?.has(sense.fact) ?? false),
    likenessesIn: (text, regulation) =>
      likenesses(text, cores.get(regulation ?? '') ?? []).map(({ start, end, facts: like }) => ({
        start,
        end,
        senses: like.map((fact): Sense => ({ kind: 'fact', fact, role: 'name' })),
      })),
    counterpartOf: (id, regulation) => counterparts.get(`${regulation} ${id}`),
    isOneKind: (id, said) => {
      const kinds = kindsOf.get(id) ?? []
      return kinds.length > 1 && kinds.filter((kind) => isAlike(kind, said)).length < 2
    },
    shareOf: (id) => shares.get(id),
    kinOf: (id) => {
      const name = names.get(id)
      return name === undefined
        ? []
        : [...names].flatMap(([other, its]) => (other !== id && its === name ? [other] : []))
    },
    isOver: (id, { from, to }) => {
      const span = spans.get(id)
      return span !== undefined && span.from === from && span.to === to
    },
  }
}

const OR = /或者?|、/u

const isAlike = (one: string, other: string): boolean =>
  [...one].some((_, i) => i + 1 < one.length && other.includes(one.slice(i, i + 2)))

const coresOf = ({ id, kind, words }: Fact): Core[] =>
  kind === 'choice' ? [] : words.map(({ text }) => ({ fact: id, text: coreOf(text), yesNo: kind === 'yes-no' }))

const withoutPeriod = (name: string): string => {
  const period = periodsIn(name, undefined).find(({ start }) => start === 0)
  return period ? name.slice(period.end) : name
}

/** The years that the name of a fact begins with. */
function spanOf({ words }: Fact): Span[] {
  const [name] = words
  const sense = periodsIn(name?.text ?? '', undefined).find(({ start }) => start === 0)?.senses[0]
  return sense?.kind === 'period' ? [sense] : []
}

/** What is told of other years is another thing. */
function sameSpan(span: Span | undefined, { period, of }: Fact): boolean {
  if (!period) return of === undefined || span === undefined
  if (!span) return period.kind === 'within'
  return period.kind === 'year'
    ? span.from === period.ago && span.to === period.ago
    : span.from === 1 && span.to === period.years
}
