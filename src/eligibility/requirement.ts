import type { Judged, Relaxation, Requirement } from '../knowledge/index.ts'
import { compare, gap, type Interval } from '../quantity/index.ts'
import { holds } from './evaluate.ts'
import { type FactValue, isKnown } from './facts.ts'
import { every, type Kleene, not, some } from './kleene.ts'
import type { Known } from './known.ts'
import { bandedOutcome, thresholdOutcome } from './measured.ts'
import { NO_PARTS, type Outcome } from './outcome.ts'
import { pointsOf } from './points.ts'

/** A requirement held against what is known. */
export function outcomeOf(requirement: Requirement, known: Known): Outcome {
  const outcome = bareOutcome(requirement, known)
  return requirement.relax && outcome.mayPass !== true ? eased(outcome, requirement.relax, known) : outcome
}

/** A miss that the authority may overlook may pass. */
export function eased(outcome: Outcome, relax: readonly Relaxation[], { facts, table }: Known): Outcome {
  const relaxed = some(relax, ({ when }) => holds(when, facts, table))
  const mayPass = relaxed === true ? true : outcome.mayPass === false ? relaxed : undefined
  return mayPass === outcome.mayPass ? outcome : { ...outcome, mayPass }
}

function bareOutcome(requirement: Requirement, known: Known): Outcome {
  switch (requirement.kind) {
    case 'threshold':
      return thresholdOutcome(requirement, known)
    case 'bands':
      return bandedOutcome(requirement, known)
    case 'values': {
      const { facts } = known
      if (!isKnown(facts, requirement.fact)) return unknown(requirement)
      const given = facts[requirement.fact] as FactValue
      const passes = requirement.values.some((wanted) => wanted === given)
      return { of: requirement, passes, mayPass: passes, given, parts: NO_PARTS }
    }
    case 'score':
      return scoreOutcome(requirement, known)
    default: {
      const parts = requirement.of.map((each) => outcomeOf(each, known))
      return { of: requirement, parts, ...grouped(requirement, parts) }
    }
  }
}

const unknown = (of: Requirement): Outcome => ({ of, passes: undefined, mayPass: undefined, parts: NO_PARTS })

function grouped(
  { kind, least }: Extract<Requirement, { kind: 'any' | 'all' | 'at_least' | 'none' }>,
  parts: readonly Outcome[],
): Pick<Outcome, 'passes' | 'mayPass'> {
  if (kind === 'all') return { passes: every(parts, passesOf), mayPass: every(parts, mayPassOf) }
  if (kind === 'any') return { passes: some(parts, passesOf), mayPass: some(parts, mayPassOf) }
  // What may yet be held to be one of them is none only by the authority's grace.
  if (kind === 'none') return { passes: not(some(parts, mayPassOf)), mayPass: not(some(parts, passesOf)) }
  return { passes: atLeast(least, parts, passesOf), mayPass: atLeast(least, parts, mayPassOf) }
}

const passesOf = ({ passes }: Outcome): Kleene => passes
const mayPassOf = ({ mayPass }: Outcome): Kleene => mayPass

/** True once so many are, false once so many no longer can be. */
function atLeast(least: number, parts: readonly Outcome[], of: (part: Outcome) => Kleene): Kleene {
  const count = (value: Kleene) => parts.filter((part) => of(part) === value).length
  if (count(true) >= least) return true
  return parts.length - count(false) < least ? false : undefined
}

/** The sum of what the text fixes, and of that with all that people may give. */
function scoreOutcome(score: Extract<Requirement, { kind: 'score' }>, known: Known): Outcome {
  const { op, threshold } = score
  const parts = score.of.map((item): Outcome => {
    if (item.kind === 'judged') return judged(item)
    const { points, ...rest } = pointsOf(item, known)
    const settled = points.min === points.max ? true : undefined
    return { of: item, ...rest, points, passes: settled, mayPass: settled, parts: NO_PARTS }
  })
  const fixed = sumOf(parts.map(({ points }) => points ?? NONE))
  const most = sumOf(score.of.map((item, i) => (item.kind === 'judged' ? allOf(item) : (parts[i]?.points ?? NONE))))
  const [passes, graced] = [compare(fixed, op, threshold), compare(most, op, threshold)]
  // So much may be given, and as little as nothing: more of it is wanted or less as the mark is a floor or a ceiling.
  const floor = op === 'ge' || op === 'gt'
  const [strict, lenient] = floor ? [passes, graced] : [graced, passes]
  const missing = strict === true ? undefined : gap(floor ? most : fixed, op, threshold)
  return {
    of: score,
    points: fixed,
    most,
    passes: strict,
    mayPass: lenient,
    ...(missing ? { gap: missing } : {}),
    parts,
  }
}

const NONE: Interval = { min: 0, max: 0 }

const judged = (of: Judged): Outcome => ({ of, passes: true, mayPass: true, points: NONE, parts: NO_PARTS })

const allOf = ({ most }: Judged): Interval => ({ min: most, max: most })

const sumOf = (points: readonly Interval[]): Interval => ({
  min: clean(points.reduce((sum, { min = 0 }) => sum + min, 0)),
  max: clean(points.reduce((sum, { max = 0 }) => sum + max, 0)),
})

const clean = (value: number): number => Number(value.toPrecision(12))
