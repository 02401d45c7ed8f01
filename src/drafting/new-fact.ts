import { squeeze } from '../law/index.ts'
import { type Reading as Figure, readFigures } from '../quantity/index.ts'
import { idOf } from './names.ts'
import type { Reading } from './propose.ts'

/** A fact that nobody has confirmed, in the form of knowledge/facts. */
export interface ProposedFact {
  readonly proposed: true
  readonly label: string
  readonly kind: 'money' | 'area' | 'share' | 'count' | 'duration'
  readonly unit?: string
  readonly scope: 'per-regulation'
  readonly ask: string
  readonly words: readonly string[]
  readonly definitions: Readonly<Record<string, { readonly clause: string; readonly phrase: string }>>
}

interface Bound {
  readonly noun: string
  readonly figure: Figure
  readonly phrase: string
  readonly clause: string
}

const LONGEST = 30

/** A figure that no fact fits is of a new one: it is called as the text calls it, and measured as the text measures it. */
export function newFact({ noun, figure, phrase, clause }: Bound, reading: Reading) {
  const { dimension, unit } = figure
  if (noun.length < 2 || noun.length > LONGEST || dimension === undefined || dimension === 'other') return undefined
  const counted = dimension === 'count' || dimension === 'duration'
  if (counted && unit === undefined) return undefined
  const { knowledge, regulation } = reading
  const id = idOf(noun, [...knowledge.facts.keys(), ...knowledge.quantities.keys()])
  if (id === undefined) return undefined
  // A figure in the name, 近三年, is read from the clause like any other.
  const label = readFigures(noun).some((each) => each.figure) ? `{${regulation.id}:${clause}#${noun}}` : noun
  const fact: ProposedFact = {
    proposed: true,
    label,
    kind: dimension,
    ...(counted && unit !== undefined ? { unit } : {}),
    scope: 'per-regulation',
    ask: dimension === 'count' ? `${label}有多少${unit}？` : `${label}是多少？`,
    words: [squeeze(noun)],
    definitions: { [regulation.id]: { clause, phrase } },
  }
  return { id, fact }
}
