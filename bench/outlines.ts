import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseSeed } from '../src/corpus/index.ts'
import type { Regulation } from '../src/law/index.ts'
import { parseOrdinalNumeral } from '../src/quantity/index.ts'
import { faults } from '../test/corpus/reading.ts'

/**
 * How well public laws are outlined: `npx tsx bench/outlines.ts FOLDER [COUNT]`.
 * FOLDER holds laws as .md or .txt, e.g. the repository LawRefBook/Laws, which is fetched for this and not committed;
 * COUNT of them, evenly spread by name, are read (600 unless told, 0 for all). It says how many threw, how many tile,
 * how many of those whose source counts its articles 1..n without a break are outlined 1..n, how long it took, and
 * which files are the worst.
 */
interface Outlined {
  readonly file: string
  readonly unbroken: boolean
  readonly whole: boolean
  /** A source that opens with `# title` is called so. */
  readonly named?: boolean
  readonly title: string
  readonly wrong: readonly string[]
  readonly threw?: string
  readonly milliseconds: number
  readonly signs: number
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:md|txt)$/u.test(file) && statSync(join(folder, file)).isFile())
    .sort()

function spread<T>(all: readonly T[], count: number): T[] {
  if (count === 0 || all.length <= count) return [...all]
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)]).filter(
    (each) => each !== undefined,
  )
}

/** The addresses of its articles, those put in between (第十条之一) left out. */
const articlesOf = ({ clauses }: Regulation): string[] =>
  clauses
    .filter(({ kind }) => kind === 'article')
    .map(({ id }) => id.slice(id.indexOf(':') + 1))
    .filter((address) => !address.includes('-'))

/** Read apart from the parser: lines that begin with 第…条 and a space. */
const HEADING = /^[#*\s\u3000]{0,12}第([零〇一二三四五六七八九十百千\d]{1,9})条(?=[\s\u3000]|$)/gmu

/** The last article of a source whose headings count 1..n; undefined where they do not. */
function countOf(source: string): number | undefined {
  const numbers = [...source.matchAll(HEADING)].map((match) => parseOrdinalNumeral(match[1] ?? ''))
  return numbers.length > 0 && numbers.every((number, i) => number === i + 1) ? numbers.length : undefined
}

function named(source: string, [first]: readonly Regulation[]): { named?: boolean; title: string } {
  const head = /^#[^\S\n]*([^#\n]+)/u.exec(source)?.[1]
  const title = first?.title ?? ''
  const plain = (words: string) => words.replace(/\s/gu, '').replace(/\(/gu, '（').replace(/\)/gu, '）')
  return head === undefined ? { title } : { title, named: plain(title).startsWith(plain(head)) }
}

function outlined(folder: string, file: string): Outlined {
  const source = readFileSync(join(folder, file), 'utf8')
  const start = performance.now()
  try {
    const regulations = parseSeed({ file, source }, (_, i) => `r${i}`)
    const milliseconds = performance.now() - start
    const found = regulations.flatMap(articlesOf)
    const last = countOf(source)
    const whole = last !== undefined && found.length === last && found.every((address, i) => address === `${i + 1}`)
    return {
      file,
      unbroken: last !== undefined,
      whole,
      wrong: faults(source, regulations),
      ...named(source, regulations),
      milliseconds,
      signs: source.length,
    }
  } catch (error) {
    return {
      file,
      unbroken: false,
      whole: false,
      title: '',
      wrong: [],
      threw: String(error),
      milliseconds: 0,
      signs: source.length,
    }
  }
}

function report(all: readonly Outlined[], say: (line: string) => void): void {
  const unbroken = all.filter((each) => each.unbroken)
  const whole = unbroken.filter((each) => each.whole)
  const seconds = all.reduce((sum, each) => sum + each.milliseconds, 0) / 1000
  const signs = all.reduce((sum, each) => sum + each.signs, 0)
  say(
    `${all.length} files, ${signs} characters, ${seconds.toFixed(1)} s, ${((seconds * 1e6) / signs).toFixed(2)} µs a character`,
  )
  say(`threw: ${all.filter((each) => each.threw !== undefined).length} (wanted: 0)`)
  say(`tiled: ${all.filter((each) => each.threw === undefined && each.wrong.length === 0).length} of ${all.length}`)
  say(
    `articles 1..n: ${whole.length} of ${unbroken.length} whose source is unbroken, ${(whole.length / unbroken.length).toFixed(4)} (wanted: 0.995)`,
  )
  const titled = all.filter((each) => each.named !== undefined)
  say(`titles as the source's # heading: ${titled.filter((each) => each.named).length} of ${titled.length}`)
  for (const { file, threw, wrong } of all) if (threw ?? wrong[0]) say(`  ${file}: ${threw ?? wrong[0]}`)
  for (const { file, title } of titled.filter((each) => !each.named)) say(`  title: ${file}: ${title}`)
  for (const { file } of unbroken.filter((each) => !each.whole)) say(`  not 1..n: ${file}`)
}

const [folder, count = '600'] = process.argv.slice(2)
if (folder === undefined) {
  process.stderr.write('usage: npx tsx bench/outlines.ts FOLDER [COUNT]\n')
  process.exit(2)
}
const files = spread(filesIn(folder), Number(count))
report(
  files.map((file) => outlined(folder, relative('', file))),
  (line) => process.stdout.write(`${line}\n`),
)
