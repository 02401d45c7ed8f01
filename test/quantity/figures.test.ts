import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Reading, readFigures } from '../../src/quantity/index.ts'

interface Label {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly surface: string
  readonly figure: boolean
  readonly value?: unknown
  readonly unit?: string
  readonly op?: string
}

const labels: readonly Label[] = readFileSync(new URL('../eval/dev/figures.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Label)

/** Labels held wrong, by the start of their text and their surface. */
const DISPUTED: readonly (readonly [string, string, string])[] = [
  ['年营收 10 亿元以下 →', '10 亿元以下', '标作 lt；以下包括本数（民法典第一千二百五十九条），原文也没有写不含'],
]
const disputed = ({ text, surface }: Label) =>
  DISPUTED.some(([opening, wrong]) => text.startsWith(opening) && surface === wrong)

const overlapping = ({ text, start, end }: Label): readonly Reading[] =>
  readFigures(text).filter((reading) => reading.start < end && reading.end > start)

const said = ({ value, unit, op }: Pick<Label, 'value' | 'unit' | 'op'>) => JSON.stringify([value, unit, op])

/** Every label outside the disputed ones that fails `holds`, printed; so a failing test shows them all. */
const failing = (rows: readonly Label[], holds: (label: Label) => boolean): readonly string[] =>
  rows.filter((label) => !disputed(label) && !holds(label)).map(({ text, surface }) => `${surface} ← ${text}`)

describe('法规原文里标注过的三百三十处', () => {
  it('是数的读成数，不是数的不读成数', () => {
    const wrong = failing(labels, (label) => overlapping(label).some((reading) => reading.figure) === label.figure)
    expect(wrong).toEqual([])
  })

  it('是数的，数值、单位、算符都对', () => {
    const figures = labels.filter((label) => label.figure)
    expect(failing(figures, (label) => overlapping(label).some((reading) => said(reading) === said(label)))).toEqual([])
    expect(figures.filter(disputed)).toHaveLength(DISPUTED.length)
  })

  it('起止与标注完全一致的不少于九成五', () => {
    const exact = labels.filter((label) =>
      overlapping(label).some(({ start, end }) => start === label.start && end === label.end),
    )
    expect(exact.length / labels.length).toBeGreaterThanOrEqual(0.95)
  })
})
