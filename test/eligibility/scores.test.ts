import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreGap } from '../../src/answer/score-gap.ts'
import { type Facts, outcomeOf, statusOf } from '../../src/eligibility/index.ts'
import type { Fact, Score, ScoreItem } from '../../src/knowledge/index.ts'

const required = { ref: 'made:1', text: '', span: { start: 0, end: 0 } }
const fact = (id: string, kind: Fact['kind']): Fact => ({
  id,
  label: [id],
  kind,
  scope: 'everywhere',
  choices: {},
  ask: [id],
  together: [],
  yes: '是',
  no: '否',
  words: [{ text: id }],
  definitions: {},
})
const COUNTS = ['n0', 'n1', 'n2']
const FLAGS = ['f0', 'f1']
const table = new Map(
  [...COUNTS.map((id) => fact(id, 'count')), ...FLAGS.map((id) => fact(id, 'yes-no'))].map((each) => [each.id, each]),
)

interface World {
  readonly steps: readonly { readonly low: number; readonly high: number }[]
  readonly awards: readonly number[]
  readonly judged: readonly number[]
  readonly mark: number
  readonly strict: boolean
  readonly soft: boolean
}
const EDGES = { low: 3, high: 10 }
const VALUES = [0, 3, 9, 10, 40]

const bandOf = (points: number, min: number, max?: number) => ({
  range: { min, ...(max === undefined ? {} : { max, maxOpen: true as const }) },
  points,
  when: required,
  awarded: required,
})
const scoreOf = ({ steps, awards, judged, mark, strict, soft }: World): Score => ({
  kind: 'score',
  op: strict ? 'gt' : 'ge',
  threshold: mark,
  required,
  of: [
    ...steps.map(
      ({ low, high }, i): ScoreItem => ({
        kind: 'graded',
        fact: `n${i}`,
        bands: [bandOf(low, EDGES.low, EDGES.high), bandOf(high, EDGES.high)],
        required,
      }),
    ),
    ...awards.map((points, i): ScoreItem => ({ kind: 'awarded', fact: `f${i}`, values: [true], points, required })),
    ...judged.map((most): ScoreItem => ({ kind: 'judged', about: '评审', most, required })),
  ],
  ...(soft ? { relax: [{ when: { all: [] }, why: '原则上' }] } : {}),
})

/** What the text fixes for an applicant of whom all is known, counted out by hand. */
const fixedOf = ({ steps, awards }: World, all: Facts): number => {
  let sum = 0
  for (const [i, { low, high }] of steps.entries()) {
    const value = Number(all[`n${i}`])
    sum += value >= EDGES.high ? high : value >= EDGES.low ? low : 0
  }
  for (const [i, points] of awards.entries()) sum += all[`f${i}`] === true ? points : 0
  return sum
}
/** Every applicant that what is told leaves possible. */
function* completions(world: World, told: Facts, at = 0): Generator<Facts> {
  const ids = [...world.steps.map((_, i) => `n${i}`), ...world.awards.map((_, i) => `f${i}`)]
  const id = ids[at]
  if (id === undefined) yield told
  else if (id in told) yield* completions(world, told, at + 1)
  else
    for (const value of id.startsWith('n') ? VALUES : [true, false])
      yield* completions(world, { ...told, [id]: value }, at + 1)
}
const run = (world: World, told: Facts) => outcomeOf(scoreOf(world), { facts: told, table, asOf: '2026-11-22' })
const said = (world: World, told: Facts): string =>
  scoreGap(run(world, told), scoreOf(world))
    .map((part) => ('text' in part ? part.text : ''))
    .join('')

const anyWorld = fc.record({
  steps: fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }))
      .map(([low, more]) => ({ low, high: low + more })),
    { minLength: 1, maxLength: 3 },
  ),
  awards: fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 2 }),
  judged: fc.array(fc.integer({ min: 1, max: 25 }), { maxLength: 2 }),
  mark: fc.integer({ min: 5, max: 100 }),
  strict: fc.boolean(),
  soft: fc.boolean(),
})
const anyTold = fc.record(
  {
    ...Object.fromEntries(COUNTS.map((id) => [id, fc.constantFrom(...VALUES)])),
    ...Object.fromEntries(FLAGS.map((id) => [id, fc.boolean()])),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Facts>

it('打分的结论和差距，同逐个数出来的一样', () => {
  fc.assert(
    fc.property(anyWorld, anyTold, (world, told) => {
      const { mark, strict, soft } = world
      const reaches = (points: number) => (strict ? points > mark : points >= mark)
      const judged = world.judged.reduce((sum, most) => sum + most, 0)
      const sums = [...completions(world, told)].map((all) => fixedOf(world, all))
      const [least, best] = [Math.min(...sums), Math.max(...sums)]
      const outcome = run(world, told)
      const text = said(world, told)
      const lost = sums.every((sum) => !reaches(sum + judged))
      if (sums.every(reaches)) expect(statusOf(outcome)).toBe('met')
      else if (lost) {
        expect(statusOf(outcome)).toBe(soft ? 'discretionary' : 'unmet')
        expect(outcome.gap?.min).toBe(mark - best - judged)
        expect(text).toContain(`${best + judged} 分`)
        if (best + judged < mark)
          expect(text).toMatch(new RegExp(`还差(?:至少)? ${mark - best - judged} 分(?:以上)?$`, 'u'))
        else expect(text).toMatch(new RegExp(`须超过 ${mark} 分$`, 'u'))
      } else if (sums.every((sum) => !reaches(sum)) && sums.every((sum) => reaches(sum + judged)))
        expect(statusOf(outcome)).toBe('discretionary')
      else if (!soft) expect(statusOf(outcome)).toBe('unknown')
      if (!lost) expect(text).not.toContain('也')
      if (text.includes('已有')) expect(text).toContain(`已有 ${least} 分，没说的至多再得 ${best - least} 分`)
    }),
    { numRuns: 400 },
  )
})

describe('差多少分，连专家能给的一起算', () => {
  const world: World = {
    steps: [{ low: 30, high: 50 }],
    awards: [15],
    judged: [20],
    mark: 70,
    strict: true,
    soft: false,
  }
  it.each([
    [{ n0: 3, f0: true }, '即使专家评判的部分满分 20 分，也只有 65 分，须超过 70 分，还差 5 分以上'],
    [{ n0: 10, f0: false }, '即使专家评判的部分满分 20 分，也只有 70 分，须超过 70 分'],
    [{ n0: 10, f0: true }, '按写明的 65 分，专家评判的部分（最高 20 分）须再给超过 5 分，才超过 70 分'],
    [{ n0: 3 }, '即使没说的都得满分、专家评判的部分满分 20 分，也至多 65 分，须超过 70 分，还差 5 分以上'],
    [{ n0: 12 }, '已有 50 分，没说的至多再得 15 分，专家评判的部分最高 20 分，须超过 70 分，还差 20 分以上'],
    [{}, ''],
  ] as const)('七十以上（不含）：%j', (told, text) => expect(said(world, told)).toBe(text))

  it.each([
    [{ n0: 3, f0: false }, '即使专家评判的部分满分 20 分，也只有 50 分，离 70 分还差 20 分'],
    [{ n0: 10, f0: false }, '按写明的 50 分，专家评判的部分（最高 20 分）须再给 20 分，才到 70 分'],
    [{ n0: 0 }, '即使没说的都得满分、专家评判的部分满分 20 分，也至多 35 分，离 70 分还差至少 35 分'],
  ] as const)('七十以上：%j', (told, text) => expect(said({ ...world, strict: false }, told)).toBe(text))

  it('没有专家评判的，只说有几分、还差几分', () =>
    expect(said({ ...world, judged: [], strict: false }, { n0: 3, f0: true })).toBe('只有 45 分，离 70 分还差 25 分'))
})
