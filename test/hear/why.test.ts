import { describe, expect, it } from 'vitest'
import { type Context, hear, reasonsFor } from '../../src/hear/index.ts'
import { ears } from '../support/ears.ts'

const CASES: readonly (readonly [string, Context])[] = [
  ['我们研发人员18个，没有中试线，公示要几天', { thisYear: 2026 }],
  ['没有', { asked: 'joint_agreement', open: true }],
  ['三十五', { asked: 'rd_staff', open: true }],
  ['去年研发投了230万，前年170万', { thisYear: 2026 }],
  ['谢谢', {}],
  ['', {}],
]

describe('为什么这样听', () => {
  it.each(CASES)('“%s”：说的就是听到的', (message, context) => {
    const reasons = reasonsFor(message, context, ears())
    const heard = hear(message, context, ears())
    expect(reasons.stretches.flatMap(({ acts }) => acts)).toEqual(heard.acts)
    expect(reasons.unheard).toEqual(heard.unheard)
  })

  it.each(CASES)('“%s”：可能从大到小，领先是头两个的差', (message, context) => {
    const decisions = reasonsFor(message, context, ears()).stretches.flatMap((stretch) => [
      ...stretch.decisions,
      ...stretch.readings.flatMap((reading) => reading.decisions),
    ])
    for (const { candidates, margin } of decisions) {
      const sure = candidates.map((each) => each.sure)
      expect(sure).toEqual([...sure].sort((a, b) => b - a))
      expect(margin).toBeCloseTo((sure[0] ?? 0) - (sure[1] ?? 0))
    }
  })

  it('说的正是定下它的那几处：把握不高于其中最低的，不低于它们的积', () => {
    const { stretches } = reasonsFor('研发人员18个', {}, ears())
    const [act] = stretches.flatMap(({ acts }) => acts)
    const sures = stretches
      .flatMap(({ decisions, readings }) => [
        ...decisions,
        ...readings.filter(({ words }) => words.includes('18')).flatMap((reading) => reading.decisions),
      ])
      .map(({ candidates }) => candidates[0]?.sure ?? 0)
    expect(sures).toHaveLength(4)
    expect(act?.sure).toBeLessThanOrEqual(Math.min(...sures))
    expect(act?.sure).toBeGreaterThanOrEqual(sures.reduce((product, sure) => product * sure, 1))
  })

  it('凭据是话里有的，最重的在前', () => {
    const [stretch] = reasonsFor('谢谢', {}, ears()).stretches
    const evidence = stretch?.decisions[0]?.evidence ?? []
    const weights = evidence.map(({ weight }) => Math.abs(weight))
    expect(weights.length).toBeGreaterThan(0)
    expect(weights).toEqual([...weights].sort((a, b) => b - a))
    expect(evidence.some(({ feature }) => feature.includes('谢'))).toBe(true)
  })

  it('光一个“没有”：凭什么算“不是”', () => {
    const [stretch] = reasonsFor('没有', { asked: 'joint_agreement', open: true }, ears()).stretches
    expect(stretch?.readings.map(({ decisions }) => decisions.map(({ of }) => of))).toEqual([['answer']])
  })

  it('一个数：先看是哪项的，再看算什么', () => {
    const { stretches } = reasonsFor('研发人员18个', {}, ears())
    const figures = stretches.flatMap(({ readings }) => readings.filter(({ words }) => words.includes('18')))
    expect(figures.map(({ decisions }) => decisions.map(({ of }) => of))).toEqual([['link', 'figure']])
    expect(figures[0]?.decisions[0]?.candidates.map(({ label }) => label)).toContain('rd_staff')
  })
})
