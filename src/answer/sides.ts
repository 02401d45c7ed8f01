import { type Assessment, bandsFor, type FactTable, type Outcome, statusOf } from '../eligibility/index.ts'
import type { BandsTest, Fact, FactId, Leaf, Measurand, Template } from '../knowledge/index.ts'
import type { ClauseId, RegulationId } from '../law/index.ts'
import {
  computed,
  type DraftSide,
  fromTemplate,
  joined,
  type Part,
  type Parts,
  phrase,
  say,
  words,
} from '../reply/index.ts'
import { amountText, intervalText } from './amount.ts'
import { givenParts } from './given.ts'
import type { Said } from './said.ts'
import { scoreGap } from './score-gap.ts'
import { countGap, gapParts, reachedOn } from './side-gap.ts'

/** What the parts of a condition are told with. */
export interface Telling {
  readonly table: FactTable
  readonly said: Said
  readonly regulation: RegulationId
  readonly facts: Assessment['facts']
  readonly asOf: Assessment['asOf']
}

/** An outcome as it is told: a leaf with what was given and the gap, a tree with all that it is made of. */
export function sideOf(outcome: Outcome, telling: Telling): DraftSide {
  const { of } = outcome
  if (of.kind === 'judged')
    return { label: [words(of.about)], status: 'unknown', required: [phrase(of.required)], ref: of.required.ref }
  const side = 'of' in of ? groupSide(outcome, of, telling) : leafSide(outcome, of, telling)
  const ref = refIn(side.required)
  return ref === undefined ? side : { ...side, ref }
}

/** The one clause that these words stand in. */
export function refIn(required: Parts): ClauseId | undefined {
  const refs = new Set(required.flatMap((part) => (part.kind === 'phrase' ? [part.phrase.ref] : [])))
  const [only] = refs
  return refs.size === 1 ? only : undefined
}

export const withParts = <K extends string>(key: K, parts: Parts | undefined): Partial<Record<K, Parts>> =>
  parts && parts.length > 0 ? ({ [key]: parts } as Record<K, Parts>) : {}

type Tree = Extract<Outcome['of'], { readonly of: unknown }>

function groupSide(outcome: Outcome, of: Tree, telling: Telling): DraftSide {
  const sides = outcome.parts.map((part) => partOf(of, sideOf(part, telling)))
  const status = statusOf(outcome)
  return {
    label: of.label ? fromTemplate(of.label) : labelFrom(of, sides),
    status,
    required: requiredOf(of, sides),
    ...withParts('given', givenOf(outcome, of, sides)),
    ...withParts('gap', status === 'met' ? undefined : gapOf(outcome, of, sides)),
    sides,
  }
}

/** A part of a tree, with what it does there. */
function partOf({ kind }: Tree, side: DraftSide): DraftSide {
  if (kind === 'any') return asWay(side)
  if (kind === 'score') return { ...side, as: 'points' }
  return kind === 'none' ? { ...side, as: 'exclusion', status: TURNED[side.status] } : side
}

/** One of several ways, or a part of one, is not what its clause requires. */
function asWay({ ref: _ref, sides, ...side }: DraftSide): DraftSide {
  return { ...side, ...(sides ? { sides: sides.map(asWay) } : {}) }
}

/** What excludes speaks against whoever it is true of. */
const TURNED = { met: 'unmet', unmet: 'met', unknown: 'unknown', discretionary: 'discretionary' } as const

const BETWEEN = { any: '，或 ', all: '；', at_least: '；', none: '；', score: '；' } as const

const labelFrom = (of: Tree, sides: readonly DraftSide[]): Parts =>
  joined(
    sides.map(({ label }) => label),
    of.kind === 'any' ? '或' : '、',
  )

/** What says how many, or how much, are wanted; where nothing does, what each of them requires. */
const requiredOf = (of: Tree, sides: readonly DraftSide[]): Parts =>
  of.required
    ? [phrase(of.required)]
    : joined(
        sides.map(({ required }) => required),
        BETWEEN[of.kind],
      )

function givenOf({ points, parts }: Outcome, of: Tree, sides: readonly DraftSide[]): Parts {
  const told = joined(
    sides.flatMap(({ label, given }) => (given ? [say`${label}：${given}`] : [])),
    '；',
  )
  if (of.kind !== 'score' || !points || !parts.some(({ given }) => given !== undefined)) return told
  return say`按给出的情况 ${computed(intervalText(POINTS, points))}（${told}）`
}

const POINTS = { kind: 'score', unit: '分' } as const

function gapOf(outcome: Outcome, of: Tree, sides: readonly DraftSide[]): Parts {
  if (of.kind === 'score') return scoreGap(outcome, of)
  if (of.kind === 'at_least') return countGap(of.least, outcome)
  if (of.kind === 'none') return []
  return joined(
    sides.flatMap(({ label, gap }) => (gap ? [say`${label}：${gap}`] : [])),
    of.kind === 'any' ? '；或 ' : '；',
  )
}

function leafSide(outcome: Outcome, of: Leaf, telling: Telling): DraftSide {
  const { table, regulation } = telling
  const fact = table.get(of.fact)
  const status = of.kind === 'graded' || of.kind === 'awarded' ? pointed(outcome) : statusOf(outcome)
  return {
    fact: of.fact,
    label: fact ? labelOf(fact, regulation) : [words(of.fact)],
    status,
    required: leafRequired(of, telling),
    ...withParts('given', fact && leafGiven(outcome, fact, telling)),
    ...withParts('gap', fact && status !== 'met' ? leafGap(outcome, of, fact, telling) : undefined),
  }
}

/** Points are had, or may yet be. */
const pointed = ({ points, passes }: Outcome): DraftSide['status'] =>
  passes === undefined ? 'unknown' : (points?.max ?? 0) > 0 ? 'met' : 'unmet'

const labelOf = (fact: Fact, regulation: RegulationId): Part[] => {
  const label: Template = fact.definitions[regulation]?.label ?? fact.label
  return fromTemplate(label)
}

/** The bound of the band that applies, or of all that may. */
function leafRequired(of: Leaf, telling: Telling): Parts {
  if (of.kind === 'bands')
    return joined(
      bandsOf(of, telling).map(({ when, bound }) => [phrase(when), words('，'), phrase(bound.required)]),
      '；',
    )
  if (of.kind !== 'graded') return [phrase(of.required)]
  return joined(
    of.bands.map(({ when, awarded }) => [phrase(when), words('，'), phrase(awarded)]),
    '；',
  )
}

const bandsOf = (of: BandsTest, telling: Telling): BandsTest['bands'] => bandsFor(of, telling)

function leafGiven({ given, derived, points }: Outcome, fact: Fact, { said }: Telling): Part[] {
  if (given === undefined) return []
  const told = derived ? say`算得 ${computed(valueText(fact, given))}` : givenParts(fact, given, said[fact.id])
  return points && points.min === points.max ? say`${told}，${computed(amountText(POINTS, points.min ?? 0))}` : told
}

const valueText = (fact: Fact, value: NonNullable<Outcome['given']>): string =>
  typeof value === 'object' ? intervalText(fact, value) : amountText(fact, Number(value))

function leafGap(outcome: Outcome, of: Leaf, fact: Fact, telling: Telling): Parts {
  const bands = of.kind === 'bands' ? bandsOf(of, telling) : []
  const bound = of.kind === 'threshold' ? of : bands.length === 1 ? bands[0]?.bound : undefined
  if (!bound) return []
  const parts = gapParts(outcome, bound, fact)
  return parts.length > 0 && isWorkedOut(of, outcome) ? say`${parts}${reachedOn(bound, fact, telling.facts)}` : parts
}

const isWorkedOut = (of: Measurand | Leaf, { derived }: Outcome): boolean => derived === true && 'made' in of

/** The facts of a tree that speak against one another: what was stated, and what it is worked out from. */
export function tornIn(outcome: Outcome): readonly FactId[] {
  const own = outcome.torn && 'fact' in outcome.of ? [outcome.of.fact] : []
  return [...own, ...outcome.parts.flatMap(tornIn)]
}
