import { addressOf, type Clause, squeeze } from '../law/index.ts'
import { type Reading as Figure, readFigures } from '../quantity/index.ts'
import { idOf } from './names.ts'
import { isOnce, printed, type Reading } from './reading.ts'

/** A fact that nobody has confirmed, in the form of knowledge/facts. */
export interface ProposedFact {
  readonly proposed: true
  readonly label: string
  readonly kind: 'money' | 'area' | 'share' | 'count' | 'duration' | 'date' | 'yes-no'
  readonly unit?: string
  readonly part_of_whole?: true
  readonly made_of?: Readonly<Record<string, string>>
  readonly scope: 'per-regulation'
  readonly ask: string
  readonly words: readonly string[]
  readonly verb?: 'is' | 'does' | 'undergoes'
  readonly good?: 'denied'
  readonly definitions: Readonly<Record<string, { readonly clause: string; readonly phrase: string }>>
}

/** What a new fact is said of, and where. */
export interface Named {
  /** What it is called: words of the text. */
  readonly noun: string
  readonly clause: Clause
  readonly phrase: string
}

export type Form = Pick<ProposedFact, 'kind'> &
  Partial<Pick<ProposedFact, 'unit' | 'part_of_whole' | 'made_of' | 'verb' | 'good'>>

/** A yes or no is asked about in the words of the text, however many. */
const LONGEST = 40
const LONGEST_ASKED = 100
const MEASURED = new Set(['money', 'area', 'share', 'count', 'duration'])

/** The facts that a draft proposes, each once; none is called by a word that another is called by. */
export class NewFacts {
  readonly #facts: Map<string, ProposedFact>
  readonly #reading: Reading

  constructor(reading: Reading, facts: Iterable<readonly [string, ProposedFact]> = []) {
    this.#reading = reading
    this.#facts = new Map(facts)
  }

  /** The same facts, to be added to without effect on these. */
  fork(reading = this.#reading): NewFacts {
    return new NewFacts(reading, this.#facts)
  }

  adopt(facts: Iterable<readonly [string, ProposedFact]>): void {
    for (const [id, fact] of facts) this.#facts.set(id, fact)
  }

  /** Those that a condition is on, with those that they are worked out from. */
  usedBy(condition: unknown): Record<string, ProposedFact> {
    const named = new Set<string>()
    const look = (value: unknown): void => {
      if (typeof value === 'string') {
        const fact = named.has(value) ? undefined : this.#facts.get(value)
        if (fact) named.add(value)
        if (fact) look(fact.made_of)
      } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look)
    }
    look(condition)
    return Object.fromEntries([...this.#facts].filter(([id]) => named.has(id)))
  }

  entries(): ReadonlyMap<string, ProposedFact> {
    return this.#facts
  }

  /** The id of a fact of this form that is called so; a new one where there is none yet. Undefined where none can be made. */
  add({ noun, clause, phrase }: Named, form: Form, ask: (label: string) => string): string | undefined {
    const { owner = '' } = this.#reading
    const said = squeeze(noun)
    const of = said.includes(owner) ? '' : owner
    const name = `${of}${said}`
    const longest = form.kind === 'yes-no' ? LONGEST_ASKED : LONGEST
    if (name.length < 2 || name.length > longest || !isOnce(clause, phrase)) return undefined
    const label = printed(name, clause)
    const word = this.#wordFor(name, form)
    if (label === undefined) return undefined
    const known = [...this.#facts].find(([, fact]) => fact.label === label && isLike(fact, form))
    if (known) return known[0]
    const { knowledge, regulation } = this.#reading
    const id = idOf(name, [...this.#facts.keys(), ...knowledge.facts.keys(), ...knowledge.quantities.keys()])
    if (id === undefined || word === undefined) return undefined
    this.#facts.set(id, {
      proposed: true,
      label,
      ...form,
      scope: 'per-regulation',
      ask: form.kind === 'yes-no' ? `${of}${ask(label.slice(of.length))}` : ask(label),
      words: [word],
      definitions: { [regulation.id]: { clause: addressOf(clause.id), phrase } },
    })
    return id
  }

  /** A name without its period, or with it, or longer, that nothing else is called by. */
  #wordFor(name: string, { kind, verb }: Form): string | undefined {
    const taken = this.#taken()
    const [period] = readFigures(name).filter(({ figure, start }) => figure && start === 0)
    const bare = period ? name.slice(period.end) : name
    const said = verb === 'undergoes' ? bare.replace(/^被/u, '') : bare
    const longer = kind === 'yes-no' ? [] : [`${name}为`, `${name}共`]
    return [said, name, ...longer].find((word) => word.length > 1 && !taken.has(word.toLowerCase()))
  }

  #taken(): ReadonlySet<string> {
    const { facts, quantities } = this.#reading.knowledge
    const known = [...facts.values()].flatMap(({ words, telling, choices }) => [
      ...words,
      ...(telling
        ? [...telling.for, ...telling.against, ...telling.topics, ...telling.parts.flatMap((p) => p.words)]
        : []),
      ...Object.values(choices).flatMap((choice) => [...choice.words, ...choice.own]),
    ])
    const measured = [...quantities.values()].flatMap(({ words }) => words)
    const own = [...this.#facts.values()].flatMap(({ words }) => words.map((word) => word.toLowerCase()))
    return new Set([...known.map(({ text }) => text), ...measured.map(({ text }) => text), ...own])
  }
}

const isLike = (fact: ProposedFact, form: Form): boolean => fact.kind === form.kind && fact.unit === form.unit

/** How a figure's fact is measured: as the text measures it. */
export function formOf({ dimension, unit }: Pick<Figure, 'dimension' | 'unit'>): Form | undefined {
  if (dimension === undefined || !isMeasured(dimension)) return undefined
  const counted = dimension === 'count' || dimension === 'duration'
  if (!counted) return { kind: dimension }
  return unit === undefined ? undefined : { kind: dimension, unit }
}

const isMeasured = (dimension: string): dimension is 'money' | 'area' | 'share' | 'count' | 'duration' =>
  MEASURED.has(dimension)

/** How a measured fact is asked for. */
export const askFor =
  ({ kind, unit }: Form) =>
  (label: string): string => {
    if (kind === 'date') return `${label}是哪年哪月哪日？`
    return kind === 'count' || kind === 'duration' ? `${label}有多少${unit ?? ''}？` : `${label}是多少？`
  }
