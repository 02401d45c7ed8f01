import type { FactValue } from '../eligibility/index.ts'
import type { Fact, FactId, Graded, Leaf, Requirement, ScoreItem } from '../knowledge/index.ts'
import type { Interval } from '../quantity/index.ts'
import { failing, passing } from './values.ts'

/** Values that make a requirement met, or missed. */
export type Values = Readonly<Record<FactId, FactValue>>

export type Facts = ReadonlyMap<FactId, Fact>

/** Values by which a requirement is met; undefined where there are none that are sure to do it. */
export function meeting(requirement: Requirement | ScoreItem, facts: Facts): Values | undefined {
  switch (requirement.kind) {
    case 'judged':
      return {}
    case 'any':
    case 'at_least':
      return merged(requirement.of.slice(0, requirement.least).map((each) => meeting(each, facts)))
    case 'none':
      return merged(requirement.of.map((each) => missing(each, facts)))
    case 'all':
    case 'score':
      return merged((requirement.of as readonly (Requirement | ScoreItem)[]).map((each) => meeting(each, facts)))
    default:
      return leafValues(requirement, facts, true)
  }
}

/** Values by which a requirement is missed; undefined where none do it. */
export function missing(requirement: Requirement | ScoreItem, facts: Facts): Values | undefined {
  switch (requirement.kind) {
    case 'judged':
      return {}
    case 'all':
      return requirement.of.map((each) => missing(each, facts)).find((values) => values !== undefined)
    case 'none':
      return requirement.of.map((each) => meeting(each, facts)).find((values) => values !== undefined)
    case 'any':
    case 'at_least':
    case 'score':
      return merged((requirement.of as readonly (Requirement | ScoreItem)[]).map((each) => missing(each, facts)))
    default:
      return leafValues(requirement, facts, false)
  }
}

function merged(all: readonly (Values | undefined)[]): Values | undefined {
  return all.every((values) => values !== undefined) ? Object.assign({}, ...all) : undefined
}

function leafValues(leaf: Leaf, facts: Facts, passes: boolean): Values | undefined {
  const fact = facts.get(leaf.fact)
  if (!fact) return undefined
  if (leaf.kind === 'graded') return { [fact.id]: inBand(leaf, passes) }
  if (leaf.kind === 'bands') {
    const [band] = leaf.bands
    return band && { ...leafValues(band.bound, facts, passes), [leaf.by.fact]: valuesIn(band.range) }
  }
  const test = leaf.kind === 'awarded' ? { ...leaf, kind: 'values' as const } : leaf
  const value = passes ? passing(fact, test) : failing(fact, test)
  return value === undefined ? undefined : { [fact.id]: value }
}

/** A value of the band that gives most, or of that which gives least. */
function inBand({ bands }: Graded, most: boolean): FactValue {
  const [first, ...others] = bands
  if (!first) return 'unknown'
  const best = others.reduce((a, b) => (b.points > a.points === most ? b : a), first)
  return valuesIn(best.range)
}

/** A value inside a stretch, off its ends where it may not have them. */
export const valuesIn = ({ min, max }: Interval): number =>
  min !== undefined && max !== undefined
    ? Math.ceil((min + max) / 2)
    : min !== undefined
      ? Math.ceil(min * 2) + 1
      : Math.floor((max ?? 0) / 2)
