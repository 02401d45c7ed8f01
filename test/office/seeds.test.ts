import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseSeed } from '../../src/corpus/index.ts'
import { type OfficeText, readOfficeFile } from '../../src/office/index.ts'
import { docxOf, p, r } from './docx.ts'
import { gbkOf, pdfOf, sheetsOf } from './pdf.ts'

const SEEDS = ['chongqing', 'liaocheng', 'sichuan', 'wanzhou', 'yunnan']

const seedOf = (id: string): string => readFileSync(`seeds/${id}.txt`, 'utf8')

/** GBK has no narrow blank that never breaks, and no small 2. */
const inGbk = (source: string): string => source.replaceAll('\u00A0', ' ').replaceAll('²', '2')

/** What a reader of the outline sees: each clause with its words. */
const outlineOf = (source: string) =>
  parseSeed({ file: 'f', source }, (_, i) => `r${i}`).flatMap(({ clauses }) =>
    clauses.map(({ id, text }) => ({ id, text })),
  )

/** Headers of the pages that a seed was copied from: set on other pages they would stand in the middle of a page. */
const headersOf = (source: string): string[] =>
  parseSeed({ file: 'f', source }, (_, i) => `r${i}`).flatMap(({ leaves }) =>
    leaves.flatMap(({ role, start, end }) => (role === 'running-header' ? [source.slice(start, end).trim()] : [])),
  )

async function textOf(name: string, bytes: Uint8Array): Promise<OfficeText> {
  const read = await readOfficeFile({ name, bytes })
  if ('refused' in read) throw new Error(`${read.refused} ${read.remedy}`)
  return read
}

const asDocx = (source: string) =>
  docxOf(
    source
      .split(/\r?\n|\f/u)
      .map((line) => p(line === '' ? '' : r(line)))
      .join(''),
  )

describe.each(SEEDS)('%s 的文本，换成各种文件', (id) => {
  const source = seedOf(id)

  it.each([
    ['docx', `${id}.docx`, asDocx(source), source],
    ['md', `${id}.md`, new TextEncoder().encode(source), source],
    ['GBK 的 txt', `${id}.txt`, gbkOf(inGbk(source)), inGbk(source)],
  ])('%s：读回同样的条款', async (_, name, bytes, wanted) => {
    expect(outlineOf((await textOf(name, bytes)).text)).toEqual(outlineOf(wanted))
  })

  it('pdf：一行行读回同样的条款', async () => {
    const left = new Set(headersOf(source))
    const lines = source.split(/\r?\n|\f/u).filter((line) => line.trim() !== '' && !left.has(line.trim()))
    const { text } = await textOf(`${id}.pdf`, pdfOf(sheetsOf(lines)))
    expect(outlineOf(text).map(bare)).toEqual(outlineOf(source).map(bare))
  })
})

/** Blanks are set, not printed: a PDF does not keep how many there were. */
const bare = ({ id, text }: { id: string; text: string }) => ({ id, text: text.replace(/\s/gu, '') })
