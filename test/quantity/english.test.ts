import { describe, expect, it } from 'vitest'
import { readFigures } from '../../src/quantity/index.ts'

const said = (words: string) =>
  readFigures(words).flatMap(({ figure, surface, unit, interval }) =>
    figure ? [`${surface}|${unit ?? ''}|${interval?.min ?? ''}`] : [],
  )

describe('英文里的数', () => {
  it.each([
    ['a couple of grants', 2],
    ['only one grant', 1],
    ['two thirds of the team', 200 / 3],
    ['a quarter of our staff', 25],
    ['64 pct', 64],
    ['310 sq metres', 310],
    ['8.4 mil RMB', 8_400_000],
  ])('%s', (words, min) => {
    const [first] = readFigures(words).filter(({ figure }) => figure)
    expect(first?.interval?.min).toBeCloseTo(min, 6)
  })
  it('one 只是代词时不是数', () => {
    expect(said('the one we bought')).toEqual([])
  })
})
