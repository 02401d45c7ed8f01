import { type FactId, type Leaf, type MadeOf, type Measurand, partsOf } from '../knowledge/index.ts'
import { measure } from './derived.ts'
import { missingFor } from './evaluate.ts'
import { isKnown } from './facts.ts'
import type { Known } from './known.ts'
import { bandsFor } from './measured.ts'
import { isSettled, type Outcome } from './outcome.ts'

/** The facts that could still change what a requirement comes to: none of what is settled already. */
export function missingIn(outcome: Outcome, known: Known): readonly FactId[] {
  if (isSettled(outcome)) return []
  const { of, parts, passes } = outcome
  const relaxes = 'relax' in of && passes !== true ? (of.relax ?? []) : []
  const eases = missingFor({ any: relaxes.map(({ when }) => when) }, known.facts, known.table)
  const own =
    parts.length > 0
      ? parts.flatMap((part) => missingIn(part, known))
      : passes === undefined && of.kind !== 'judged'
        ? asksOf(of as Leaf, outcome, known)
        : []
  return [...own, ...eases]
}

/** What is asked for a leaf that is open: its own fact, or, where that is known, what its bands go by. */
function asksOf(leaf: Leaf, { given, torn }: Outcome, known: Known): readonly FactId[] {
  if (leaf.kind !== 'bands') return 'made' in leaf ? asked(leaf, known) : [leaf.fact]
  const by = bandsFor(leaf, known).length > 1 ? asked(leaf.by, known) : []
  if (given === undefined || torn) return asked(leaf, known)
  return by.length > 0 && typeof given === 'number' ? by : [...asked(leaf, known), ...by]
}

/** What is not stated is asked for itself, or by what it is worked out from where some of that is known, or nobody knows it otherwise. */
function asked(measurand: Measurand, known: Known): readonly FactId[] {
  const { fact, made } = measurand
  const { facts } = known
  if (!made || isKnown(facts, fact) || measure(measurand, known).torn) return [fact]
  const parts = partsOf(made)
  const open = parts.filter((part) => !isSettledFact(part, known))
  if (open.length === 0) return [fact]
  return isByParts(made) || open.length < parts.length || facts[fact] === 'unknown' ? open : [fact]
}

/** A day, or two years' sums, are known better than what is worked out from them. */
const isByParts = ({ kind }: MadeOf): boolean => kind === 'since'

const isSettledFact = (id: FactId, { facts }: Known): boolean =>
  isKnown(facts, id) ? typeof facts[id] !== 'object' && !isSpan(facts[id]) : facts[id] === 'unknown'

/** A day known no nearer than by its year or month. */
const isSpan = (value: unknown): boolean => typeof value === 'string' && !/^\d{4}-\d{2}-\d{2}$/u.test(value)
