import { standingOn } from '../corpus/index.ts'
import type { Assessment, FactTable, Finding, SideFinding } from '../eligibility/index.ts'
import { choiceOf, type Fact, type FactId, type RegulationKnowledge } from '../knowledge/index.ts'
import type { Day, RegulationId } from '../law/index.ts'
import { daysText } from '../quantity/index.ts'
import {
  computed,
  type DraftCheck,
  type DraftCondition,
  type DraftSide,
  fromTemplate,
  given,
  joined,
  type Part,
  type Parts,
  phrase,
  quote,
  refer,
  referShort,
  say,
  words,
} from '../reply/index.ts'
import { amountText, intervalText, sumText } from './amount.ts'
import type { Said, SaidPart, Wording } from './said.ts'
import { verdictHeading, whom } from './standing.ts'

/** An assessment as a check to be printed: what each condition requires, what was given, the gap and why; `asks` are the facts asked for next. */
export function draftCheck(
  assessment: Assessment,
  regulation: RegulationKnowledge,
  asks: readonly FactId[],
  table: FactTable,
  asOf: Day,
  said: Said = {},
): DraftCheck {
  const [next, ...also] = asks
  return {
    regulation: regulation.id,
    title: [words(regulation.title)],
    center: [words(regulation.center)],
    standing: standingOn(regulation.term, asOf),
    heading: [words(verdictHeading(regulation, asOf))],
    asOf,
    verdict: assessment.verdict,
    conditions: assessment.findings.map((finding) => conditionOf(finding, regulation, table, said)),
    judged: regulation.judged.map(({ ref, about }) => ({ ref, about: [words(about)] })),
    facts: assessment.facts,
    ...(next ? { asks: next, alsoAsks: also } : {}),
  }
}

function conditionOf(finding: Finding, regulation: RegulationKnowledge, table: FactTable, said: Said): DraftCondition {
  const { condition, sides, status } = finding
  const drafts = sides.map((side) => sideOf(side, table, said, regulation.id))
  const [only] = drafts
  const why = whyParts(finding, regulation, table)
  const known = drafts.flatMap((side) => (side.given ? [say`${side.label}：${side.given}`] : []))
  const gaps = status === 'met' ? [] : drafts.flatMap((side) => (side.gap ? [say`${side.label}：${side.gap}`] : []))
  const either = drafts.length > 1
  return {
    id: condition.id,
    ref: condition.ref,
    clause: [referShort(condition.ref)],
    quote: [quote(condition.ref)],
    label: only && !either ? only.label : fromTemplate(condition.label),
    status,
    required: either
      ? joined(
          drafts.map(({ required }) => required),
          '，或 ',
        )
      : (only?.required ?? []),
    ...withParts('given', either ? joined(known, '；') : only?.given),
    ...withParts('gap', either ? joined(gaps, '；或 ') : status === 'met' ? undefined : only?.gap),
    ...withParts('why', why),
    ...(either ? { sides: drafts } : {}),
  }
}

const withParts = <K extends string>(key: K, parts: Parts | undefined): Partial<Record<K, Parts>> =>
  parts && parts.length > 0 ? ({ [key]: parts } as Record<K, Parts>) : {}

function sideOf(side: SideFinding, table: FactTable, said: Said, regulation: RegulationId): DraftSide {
  const fact = table.get(side.test.fact)
  const status = side.passes === undefined ? 'unknown' : side.passes ? 'met' : 'unmet'
  return {
    fact: side.test.fact,
    label: fact ? fromTemplate(fact.definitions[regulation]?.label ?? fact.label) : [words(side.test.fact)],
    status,
    required: [phrase(side.test.required)],
    ...withParts('given', side.given === undefined || !fact ? undefined : givenParts(fact, side.given, said[fact.id])),
    ...withParts('gap', status === 'met' || !fact ? undefined : gapParts(side, fact)),
  }
}

/** A value as it is repeated: in the person's own words where there are any. */
export function givenParts(fact: Fact, value: NonNullable<SideFinding['given']>, said: Wording | undefined): Part[] {
  if (typeof value === 'boolean') return [words(value ? fact.yes : fact.no)]
  if (typeof value === 'string' && fact.kind !== 'date')
    return [words(fact.choices[choiceOf(fact, value) ?? '']?.label ?? value)]
  if (typeof said === 'object') return sumParts(fact, value, said)
  // 国家级没有 is told by the name of the thing.
  if (value === 0 && said !== undefined && !said.split('').some(isNumeral) && !SAYS_NONE.test(said))
    return [words('没有')]
  // What was said in several messages is repeated piece by piece: in one piece nobody said it.
  if (said !== undefined)
    return joined(
      said.split('，').map((words) => [given(words)]),
      '，',
    )
  if (typeof value === 'string') return [given(daysText(value))]
  return [given(typeof value === 'number' ? amountText(fact, value) : intervalText(fact, value))]
}

const isNumeral = (sign: string): boolean => /[\d零〇一两二三四五六七八九十]/u.test(sign)
const SAYS_NONE = /[没无]|\b(?:no|none|zero|nothing)\b/iu

/** 85 + 60 + 70 = 215 万元: what a value was composed of; what is not exact in the person's own words. */
function sumParts(fact: Fact, value: NonNullable<SideFinding['given']>, said: readonly SaidPart[]): Part[] {
  const exact = said.length > 1 ? sumText(fact, value, said) : undefined
  if (exact) return [computed(exact)]
  const read = typeof value === 'object' ? intervalText(fact, value) : amountText(fact, Number(value))
  const each = said.map(({ words: own, unit, less }, i): Part[] => [
    ...(i > 0 ? [words(less ? ' − ' : ' + ')] : []),
    unit ? computed(`${own}${unit}`) : given(own),
  ])
  if (each.length === 1) return each.flat()
  return say`${each.flat()} = ${computed(read)}`
}

/** A value as it was read, for a person to say whether that is right: the words are not theirs. */
export const readParts = (fact: Fact, value: NonNullable<SideFinding['given']>): Part[] =>
  givenParts(fact, value, undefined).map((part) => (part.kind === 'given' ? computed(part.text) : part))

/**
 * 还差 120 平方米; for bounds 还差至少…、至多…. A gap that may be nothing is told by its other end; one reached but not to be
 * reached says so. A quantity is never below nought, so what is missing to a floor is never more than the floor.
 */
function gapParts({ gap, test, passes }: SideFinding, fact: Fact): Part[] {
  if (!gap || test.kind !== 'threshold') return []
  const over = test.op === 'le' || test.op === 'lt'
  if (gap.max === 0 && passes === undefined) return [words('若恰好等于界限，就不符合')]
  if (gap.max === 0) return [words(over ? '恰好等于界限，须低于它' : '恰好等于界限，须超过它')]
  const max = gap.max ?? (over ? undefined : test.threshold)
  const { min, minOpen } = gap.min === 0 ? {} : gap
  const bounds = {
    ...(min === undefined ? {} : { min, ...(minOpen ? { minOpen } : {}) }),
    ...(max === undefined ? {} : { max, ...(gap.maxOpen ? { maxOpen: true as const } : {}) }),
  }
  if (min === undefined && max === undefined)
    return [words(over ? '可能超出，超出多少要看实际数' : '可能不够，差多少要看实际数')]
  const text = intervalText(fact, bounds).replaceAll('%', fact.kind === 'share' ? ' 个百分点' : '%')
  return say`${over ? '超出' : '还差'}${/^\d/u.test(text) ? ' ' : ''}${computed(text)}`
}

function whyParts(
  { status, applies, sides, left, missing, gates }: Finding,
  regulation: RegulationKnowledge,
  table: FactTable,
): Part[] {
  if (status === 'discretionary') {
    const reasons = left.map(({ phrase: of, why }) => (of ? say`${refer(of.ref)}“${phrase(of)}”` : say`${why ?? ''}`))
    return say`未达到，但条文留有余地：${joined(reasons, '；')}。由主管部门裁量，可问${whom(regulation)}。`
  }
  if (status !== 'unknown' || missing.length === 0) return []
  const labels = joined(
    missing.map((id) => labelOf(table, id)),
    '、',
  )
  if (applies === undefined) {
    const waits = gates.length > 0 ? gates.map((id) => labelOf(table, id)) : [labels]
    return say`${givenWell(sides)}是否适用本项还不能定，要知道：${joined(waits, '、')}。`
  }
  // Missed already, and only a case that may be relaxed could save it.
  if (sides.every((side) => side.passes === false))
    return say`未达到；算不符合，还是由主管部门裁量，还要看：${labels}。`
  return say`还不能定，要知道：${labels}。`
}

/** What was given settles the test, even while it is open whether the condition applies. */
function givenWell(sides: readonly SideFinding[]): string {
  if (sides.some(({ passes }) => passes === true)) return '给出的情况已达到；'
  return sides.every(({ passes }) => passes === false) ? '给出的情况未达到；' : ''
}

const labelOf = (table: FactTable, id: string): Part[] => {
  const fact = table.get(id)
  return fact ? fromTemplate(fact.label) : [words(id)]
}
