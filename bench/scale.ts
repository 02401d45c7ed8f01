/**
 * Finding among the clauses of hundreds of laws, beside SQLite's FTS5 with pairs of characters.
 *
 *     npx tsc -p tsconfig.bench.json && node .bench/bench/scale.js FOLDER
 *
 * FOLDER holds laws as .md or .txt, one a file; each is outlined and put beside the regulations of the program. A query is
 * two runs of four to eight signs out of one clause, joined by a space, at random with a fixed seed; a first hit counts
 * where it is that clause or one of the very same words. What is found is measured in a process of its own that holds
 * nothing but the texts and the index, both read as they were kept: its start, its time for a query, its resident memory.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { parseSeed } from '../src/corpus/index.ts'
import { readKnowledge } from '../src/home/index.ts'
import { freeze, type Knowledge, thaw } from '../src/knowledge/index.ts'
import { ClauseFinder, type IndexStore } from '../src/retrieval/index.ts'
import { randomFrom } from './random.ts'

/** What is looked for, and the clause it was taken from. */
interface Query {
  readonly words: string
  readonly ref: string
}

interface Measured {
  readonly first: number
  readonly p99: number
  readonly median: number
  readonly start?: number
  readonly memory?: number
}

const [QUERIES, SEED] = [1000, 2026]
const RUN = { least: 4, most: 8 }
const FINGERPRINT = 'scale'

const storeIn = (folder: string): IndexStore => ({
  read: (name) => readFileSync(join(folder, name)),
  write: (name, bytes) => writeFileSync(join(folder, name), bytes),
})

/** The program's own knowledge with the laws of a folder beside it, of which nothing is known but their words. */
async function withLaws(folder: string): Promise<Knowledge> {
  const { knowledge } = await readKnowledge()
  const [some] = knowledge.regulations.values()
  if (!some) throw new Error('the program holds no regulation to put laws beside')
  const regulations = new Map(knowledge.regulations)
  for (const [i, file] of readdirSync(folder).sort().entries()) {
    const source = readFileSync(join(folder, file), 'utf8')
    for (const regulation of parseSeed({ file, source }, (_, part) => `law${i}x${part}`)) {
      const { id, title } = regulation
      const none = { conditions: [], judged: [], preferences: [], duties: [], notes: [], annexes: [], called: [] }
      regulations.set(id, { ...some, ...none, id, regulation, title, short: title, division: `${some.division}/${i}` })
    }
  }
  return { ...knowledge, regulations }
}

const signs = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

/** A clause's own words as a finder has them. */
type Text = { readonly ref: string; readonly own: string; readonly above: string }

function queriesFrom(texts: readonly Text[]): Query[] {
  const random = randomFrom(SEED)
  const upTo = (most: number) => Math.floor(random() * most)
  const long = texts.filter(({ ref, own }) => ref.startsWith('law') && own.trim().length >= 2 * RUN.most)
  return Array.from({ length: QUERIES }, () => {
    const { ref, own } = long[upTo(long.length)] ?? { ref: '', own: '' }
    const text = own.trim()
    const run = () => {
      const length = RUN.least + upTo(RUN.most - RUN.least + 1)
      return text.substr(upTo(text.length - length + 1), length)
    }
    return { words: `${run()} ${run()}`, ref }
  })
}

function measured(
  queries: readonly Query[],
  wordsOf: ReadonlyMap<string, string>,
  find: (words: string) => string | undefined,
): Measured {
  for (const { words } of queries.slice(0, 50)) find(words)
  const taken: number[] = []
  let first = 0
  for (const { words, ref } of queries) {
    const start = performance.now()
    const found = find(words)
    taken.push(performance.now() - start)
    if (found === ref || (found !== undefined && wordsOf.get(found) === wordsOf.get(ref))) first++
  }
  taken.sort((a, b) => a - b)
  const at = (share: number) => taken[Math.floor(taken.length * share)] ?? 0
  return { first: first / queries.length, median: at(0.5), p99: at(0.99) }
}

const signsOf = (texts: readonly Text[]) => new Map(texts.map(({ ref, own }) => [ref, signs(own)]))

/** The other process: texts and index as they were kept. */
function held(folder: string): Measured {
  const queries: Query[] = JSON.parse(readFileSync(join(folder, 'queries'), 'utf8'))
  const begun = performance.now()
  const knowledge = thaw(readFileSync(join(folder, 'library')), FINGERPRINT)
  if (!knowledge) throw new Error('the library that was kept cannot be read')
  const finder = new ClauseFinder(knowledge, { store: storeIn(folder) })
  const start = performance.now() - begun
  finder.find(queries[0]?.words ?? '')
  globalThis.gc?.()
  const memory = process.memoryUsage().rss / 2 ** 20
  const found = measured(queries, signsOf(finder.entries), (words) => finder.find(words).hits[0]?.ref)
  return { ...found, start, memory }
}

const pairs = (text: string): string =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)]
    .flatMap(([run]) =>
      run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)),
    )
    .join(' ')

function yardstick(texts: readonly Text[], queries: readonly Query[]): Measured {
  const database = new Database(':memory:')
  database.exec(`CREATE VIRTUAL TABLE clauses USING fts5(ref UNINDEXED, words, tokenize = 'unicode61')`)
  const insert = database.prepare('INSERT INTO clauses VALUES (?, ?)')
  database.transaction(() => {
    for (const { ref, own, above } of texts) insert.run(ref, pairs(`${own} ${above}`))
  })()
  const search = database.prepare<[string], { ref: string }>(
    'SELECT ref FROM clauses WHERE clauses MATCH ? ORDER BY rank LIMIT 1',
  )
  const find = (words: string) =>
    search.get([...new Set(pairs(words).split(' '))].map((pair) => `"${pair}"`).join(' OR '))?.ref
  return measured(queries, signsOf(texts), find)
}

const row = (name: string, { first, median, p99, start, memory }: Measured): string =>
  [
    name.padEnd(24),
    first.toFixed(3).padStart(9),
    `${median.toFixed(1)} ms`.padStart(9),
    `${p99.toFixed(1)} ms`.padStart(9),
    (start === undefined ? '' : `${start.toFixed(0)} ms`).padStart(9),
    (memory === undefined ? '' : `${memory.toFixed(0)} MB`).padStart(9),
  ].join(' ')

async function compared(laws: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wence-scale-'))
  try {
    const knowledge = await withLaws(laws)
    const begun = performance.now()
    const { entries } = new ClauseFinder(knowledge, { store: storeIn(folder) })
    const built = performance.now() - begun
    const queries = queriesFrom(entries)
    writeFileSync(join(folder, 'library'), freeze(knowledge, FINGERPRINT))
    writeFileSync(join(folder, 'queries'), JSON.stringify(queries))
    console.log(
      `${knowledge.regulations.size} texts, ${entries.length} clauses, ${queries.length} queries; index built in ${built.toFixed(0)} ms`,
    )
    console.log(
      ['', 'first hit', 'median', '99th', 'start', 'memory']
        .map((name, i) => (i === 0 ? name.padEnd(24) : name.padStart(9)))
        .join(' '),
    )
    const run = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--held', folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    })
    console.log(row('wence', JSON.parse(run.stdout)))
    console.log(row('FTS5, pairs', yardstick(entries, queries)))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const [first, second] = process.argv.slice(2)
if (first === undefined) throw new Error('usage: node .bench/bench/scale.js FOLDER, a folder of laws as .md or .txt')
if (first === '--held') console.log(JSON.stringify(held(second ?? '')))
else await compared(first)
