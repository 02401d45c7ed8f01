import type { Phrase } from '../../law/index.ts'
import type { FactId, MadeOf } from '../facts/types.ts'
import type { Leaf, Measurand, Relaxation, Requirement, ScoreItem } from './types.ts'

/** Everything in a requirement that looks at a fact, in the order of the text. */
export function leavesOf(requirement: Requirement | ScoreItem): readonly Leaf[] {
  if (requirement.kind === 'judged') return []
  return 'of' in requirement ? requirement.of.flatMap(leavesOf) : [requirement]
}

/** The facts that a requirement looks at, each once: what it tests first, then what its bands go by, then what those are worked out from. */
export function factsTested(requirement: Requirement): FactId[] {
  const leaves = leavesOf(requirement)
  const told = leaves.flatMap((leaf) => (leaf.kind === 'bands' ? [leaf.fact, leaf.by.fact] : [leaf.fact]))
  const made = leaves.flatMap((leaf) => [...madeFrom(leaf), ...(leaf.kind === 'bands' ? madeFrom(leaf.by) : [])])
  return [...new Set([...told, ...made])]
}

const madeFrom = (leaf: Leaf | Measurand): readonly FactId[] => ('made' in leaf && leaf.made ? partsOf(leaf.made) : [])

/** The ids that a value is worked out from. */
export function partsOf(made: MadeOf): readonly string[] {
  if (made.kind === 'share') return [made.part, made.whole]
  if (made.kind === 'growth') return [made.to, made.from]
  return typeof made.of === 'string' ? [made.of] : made.of
}

/** Every phrase that a requirement was read out of. */
export function phrasesOf(requirement: Requirement | ScoreItem): readonly Phrase[] {
  const own = requirement.required ? [requirement.required] : []
  const eased = 'relax' in requirement ? (requirement.relax ?? []).flatMap(({ phrase }) => phrase ?? []) : []
  if (requirement.kind === 'bands')
    return [...requirement.bands.flatMap(({ when, bound }) => [when, bound.required]), ...eased]
  if (requirement.kind === 'graded') return requirement.bands.flatMap(({ when, awarded }) => [when, awarded])
  return [...own, ...('of' in requirement ? requirement.of.flatMap(phrasesOf) : []), ...eased]
}

/** What leaves misses within a requirement to the authority. */
export function relaxationsIn(requirement: Requirement | ScoreItem): readonly Relaxation[] {
  const own = 'relax' in requirement ? (requirement.relax ?? []) : []
  return 'of' in requirement ? [...own, ...requirement.of.flatMap(relaxationsIn)] : own
}
