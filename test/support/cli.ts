import { drawReply, drawTable } from '../../src/channels/terminal/index.ts'
import { type Parts, run } from '../../src/cli/index.ts'
import { Desk, USUAL_RETENTION } from '../../src/desk/index.ts'
import { draftingWords } from '../../src/drafting/index.ts'
import { draftingFile } from '../../src/home/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { ears } from './ears.ts'
import { index, knowledge, library as ownLibrary } from './library.ts'

interface World {
  readonly stdin?: string
  readonly files?: Readonly<Record<string, string>>
  readonly today?: string
  /** What writing a file comes to; it is kept in `written` where nothing is said. */
  readonly write?: () => Promise<void>
  readonly findings?: Awaited<ReturnType<Parts['examine']>>
  readonly outcome?: Awaited<ReturnType<Parts['rehearse']>>
  readonly now?: number
  readonly service?: Awaited<ReturnType<Parts['service']>>
  /** Other knowledge than the project's, with a desk that has it. */
  readonly library?: Pick<Parts, 'knowledge' | 'desk'>
  /** What is in the file that is named. */
  readonly store?: MemorySessionStore
  /** How the log beside the file names people. */
  readonly pseudonym?: (id: string) => string
  readonly noFile?: true
  /** What a regulation is drafted with. */
  readonly drafting?: Parts['drafting']
}

const NOTHING_ON: Awaited<ReturnType<Parts['service']>> = { told: [], on: 0, run: async () => 'stopped' }

/** A folder in which nothing is drafted, and nothing can be. */
const noDrafts: Parts['drafting'] = async () => ({
  shelf: {
    read: async () => undefined,
    list: async () => [],
    write: async () => {},
    move: async () => {},
    remove: async () => {},
  },
  library: ownLibrary(),
  knowledge,
  words: draftingWords(draftingFile()),
  hears: () => ({}),
  today: () => '2026-11-20',
  open: () => Promise.reject(new Error('no file is there')),
  rehearseIn: async () => ALL_READ,
  coverageIn: () => [],
})

const ALL_READ = { tried: 0, faults: [] }

/** Runs a command line in process, in a world of its own. */
export async function wence(
  args: readonly string[],
  {
    stdin = '',
    files = {},
    today = '2026-11-20',
    write,
    service = NOTHING_ON,
    findings = [],
    outcome = ALL_READ,
    library,
    store = new MemorySessionStore(),
    now = 0,
    pseudonym,
    noFile,
    drafting = noDrafts,
  }: World = {},
) {
  const out: string[] = []
  const written: Record<string, string> = {}
  const err: string[] = []
  let count = 0
  const own = () => new Desk(knowledge, { today: () => today, now: () => 0, newId: () => `r${++count}`, index, ears })
  const known = library ?? { knowledge, desk: own() }
  const status = await run(
    args,
    {
      out: (text) => out.push(text),
      err: (text) => err.push(text),
      lines: async function* () {
        yield* stdin.split('\n').slice(0, stdin.endsWith('\n') ? -1 : undefined)
      },
      readText: async (path) => {
        const text = path === '-' ? stdin : files[path]
        if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
        return text
      },
      converse: async () => {},
      stopped: () => AbortSignal.abort(),
      writeFile: async (path, content) => {
        await write?.()
        written[path] = typeof content === 'string' ? content : Buffer.from(content).toString('latin1')
      },
      drawReply: (reply, more) => drawReply(reply, { columns: 80, colour: false }, more),
      drawTable: (head, rows) => drawTable(head, rows, 80),
    },
    {
      ...known,
      talkOn: async () => ({ desk: known.desk }),
      storeOn: async () => store,
      existingStoreOn: async () => (noFile ? undefined : store),
      pseudonymsOn: async () => pseudonym,
      retention: async () => USUAL_RETENTION,
      service: async () => service,
      mcp: async () => {},
      ears,
      examine: async () => findings,
      rehearse: async () => outcome,
      drafting,
      now: () => now,
      today: () => today,
      version: '1.2.3',
      corpus: 'corpus-of-the-tests',
    },
  )
  return {
    status,
    out: out.join('\n'),
    err: err.join('\n'),
    written,
    json: () => JSON.parse(out.join('\n')),
    lines: () => out.map((line) => JSON.parse(line)),
  }
}
