import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { saidOfHandOver } from '../../src/hear/index.ts'
import { ears } from '../support/ears.ts'

interface Row {
  readonly t: string
  readonly in: 'transcript' | 'ticket'
  readonly a: readonly [string]
}

/** A fifth of the first rows that were written, learned from by nobody. */
const rows: readonly Row[] = readFileSync('test/hear/handed-over.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))

const learned = readFileSync('knowledge/utterances/handed-over.jsonl', 'utf8')

const heard = (says: string, least: number) => {
  const of = says === 'yes' || says === 'no' ? 'transcript' : 'ticket'
  const found = rows.filter(({ t }) => {
    const said = saidOfHandOver(t, of, ears())
    return said?.says === says && said.sure >= least
  })
  const gold = rows.filter((row) => row.in === of && row.a[0] === says)
  const isOf = (row: Row) => gold.includes(row) || (row.in !== of && row.a[0] === 'other')
  return {
    share: found.filter((row) => gold.includes(row)).length / gold.length,
    wrong: found.filter((row) => !isOf(row)).map(({ t }) => t),
  }
}

it('没有学过这里的话', () => {
  expect(rows.filter(({ t }) => learned.includes(`{"t":${JSON.stringify(t)},`))).toEqual([])
})

describe('没教过的说法', () => {
  // A yes or an end that was none cannot be taken back; a no or a how far only says a line too many.
  it.each([
    ['yes', 0.95, 0.5, 0],
    ['end', 0.95, 0.6, 0],
    ['no', 0.8, 0.6, 2],
    ['progress', 0.9, 0.7, 2],
  ])('%s：听得准的不少于这么多，听错的不多于这么多', (says, least, share, wrong) => {
    const found = heard(says, least)
    expect(found.wrong.length, found.wrong.join('；')).toBeLessThanOrEqual(wrong)
    expect(found.share).toBeGreaterThanOrEqual(share)
  })
})
