#!/usr/bin/env node
import { randomUUID } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { text as textOf } from 'node:stream/consumers'
import { converse, drawReply, drawTable } from './channels/terminal/index.ts'
import { type Examine, type Io, run, runDoctor, writeWhole } from './cli/index.ts'
import { Desk, type SessionStore } from './desk/index.ts'
import { fingerprintOf, freeze, type Knowledge, KnowledgeError, type Library, thaw } from './knowledge/index.ts'
import type { ChannelOffer } from './service/index.ts'

const HOME = new URL('../', import.meta.url)

/** The knowledge files and the seeds beside the program. */
function readLibrary(): Library {
  const text = (path: string) => readFileSync(new URL(path, HOME), 'utf8')
  const names = (folder: string, end: string) =>
    readdirSync(new URL(folder, HOME))
      .filter((name) => name.endsWith(end))
      .sort()
  const file = (name: string) => ({ name, text: text(name) })
  return {
    facts: file('knowledge/facts.yaml'),
    topics: file('knowledge/topics.yaml'),
    phrasings: file('knowledge/phrasings.yaml'),
    regulations: names('knowledge/regulations/', '.yaml').map((name) => file(`knowledge/regulations/${name}`)),
    seeds: names('seeds/', '.txt').map((name) => ({ file: name, source: text(`seeds/${name}`) })),
  }
}

/** Only the built program keeps anything beside itself: a build clears it away, for other code may read the same files otherwise. */
const BUILT = import.meta.url.endsWith('.js')

const besideProgram = (name: string): URL => new URL(`.${name}`, import.meta.url)

/** Written whole or not at all; throws where the program may not write. */
function keepSurely(name: string, content: string | Uint8Array): void {
  const file = besideProgram(name)
  const unfinished = new URL(`${file.href}.${process.pid}`)
  try {
    writeFileSync(unfinished, content)
    renameSync(unfinished, file)
  } finally {
    rmSync(unfinished, { force: true })
  }
}

/** Where the program may not write, every start makes it anew. */
function keep(name: string, content: string | Uint8Array): void {
  try {
    if (BUILT) keepSurely(name, content)
  } catch {
    // What was to be kept is at hand; only the next start is slower.
  }
}

function kept(name: string): Buffer | undefined {
  try {
    return BUILT ? readFileSync(besideProgram(name)) : undefined
  } catch {
    return undefined
  }
}

const SNAPSHOT = 'library.snapshot'

/** Checked knowledge with the fingerprint of its files, from the snapshot of an earlier start where they are still the same. */
async function readKnowledge(): Promise<{ knowledge: Knowledge; fingerprint: string }> {
  const library = readLibrary()
  const { facts, topics, phrasings, regulations, seeds } = library
  const fingerprint = fingerprintOf([
    facts,
    topics,
    phrasings,
    ...regulations,
    ...seeds.map(({ file, source }) => ({ name: file, text: source })),
  ])
  const known = thaw(kept(SNAPSHOT)?.toString('utf8') ?? '', fingerprint)
  if (known) return { knowledge: known, fingerprint }
  const { loadKnowledge } = await import('./knowledge/load.ts')
  const knowledge = loadKnowledge(library)
  keep(SNAPSHOT, freeze(knowledge, fingerprint))
  return { knowledge, fingerprint }
}

/** Shanghai keeps one offset all year; the Swedish form of a date is YYYY-MM-DD. */
const SHANGHAI = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })
const today = (): string => SHANGHAI.format(new Date())

const LEAST_COLUMNS = 40
const USUAL_COLUMNS = 80
const MOST_COLUMNS = 100

/** Control signs in what a person typed must not reach a terminal as commands to it. */
const harmless = (text: string): string => text.replace(/[^\P{Cc}\n\t]/gu, '\ufffd')

const withoutMark = (text: string): string => text.replace(/^\ufeff/u, '')

function terminalIo(stopping: AbortController): Io {
  const { stdout, stderr, stdin, env } = process
  // A terminal of no known width says 0.
  const columns = Math.max(LEAST_COLUMNS, Math.min(stdout.columns || USUAL_COLUMNS, MOST_COLUMNS))
  const colour = stdout.isTTY === true && env.NO_COLOR === undefined
  return {
    out: (text) => stdout.write(`${text}\n`),
    err: (text) => stderr.write(`${harmless(text)}\n`),
    lines: () => createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY }),
    readText: async (path) => withoutMark(await (path === '-' ? textOf(stdin) : readFile(path, 'utf8'))),
    converse: (talk) =>
      converse(
        { input: stdin, output: stdout, screen: { columns, colour }, interactive: stdin.isTTY && stdout.isTTY },
        talk,
      ),
    stopped: () => endWith(stopping),
    writeText: writeWhole,
    drawReply: (reply) => drawReply(reply, { columns, colour }),
    drawTable: (head, rows) => drawTable(head, rows, columns),
  }
}

/** Asked to end: once to finish what is under way, twice to leave it. */
function endWith(stopping: AbortController): AbortSignal {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (stopping.signal.aborted) process.exit(1)
      stopping.abort()
    })
  return stopping.signal
}

/** For whoever runs the program; the person is told by the desk. */
const tellFault = (fault: Error): void => {
  process.stderr.write(`wence: ${harmless(fault.message)}\n`)
}

/** Where each place's desk is reached: a JSON file of regulation ids and texts, named by WENCE_CONTACTS. */
async function readContacts(): Promise<Record<string, string>> {
  const path = process.env.WENCE_CONTACTS
  if (!path) return {}
  const { z } = await import('zod')
  const form = z.record(z.string(), z.string().trim().min(1))
  try {
    return form.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    const found = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : ''
    throw new Error(`WENCE_CONTACTS ${path}: ${found}; it should be JSON like {"wanzhou": "科技创新科"}`)
  }
}

/** SQLite and what checks its rows are loaded only where sessions last. */
async function storeOn(file: string) {
  const { SqliteSessionStore } = await import('./store/index.ts')
  return new SqliteSessionStore(file, { now: Date.now() })
}

/** Each channel is loaded only where its variable is set. */
const offers: readonly ChannelOffer[] = [
  {
    name: 'slack',
    switch: 'WENCE_SLACK_BOT_TOKEN',
    needs: 'and WENCE_SLACK_APP_TOKEN for Socket Mode, or WENCE_SLACK_SIGNING_SECRET for requests over HTTP',
    configure: async (env) => (await import('./channels/slack/index.ts')).configureSlack(env),
  },
  {
    name: 'wechat',
    switch: 'WECHATY_PUPPET',
    needs: 'and the token of the puppet, where it takes one',
    configure: async (env) => (await import('./channels/wechat/index.ts')).configureWechat(env),
  },
]

/** The folder that is there already of those a file would stand in. */
function nearestFolder(path: string): string {
  const folder = dirname(path)
  return folder === path || existsSync(folder) ? folder : nearestFolder(folder)
}

/** What `wence doctor` says, also where the knowledge does not load. */
const examineWith =
  (read: Promise<Awaited<ReturnType<typeof readKnowledge>>>): Examine =>
  async (asked) => {
    const { checksOf, examined } = await import('./doctor/index.ts')
    const faultOf = (error: unknown) => ({ fault: error instanceof Error ? error.message : String(error) })
    const checks = checksOf(
      {
        env: process.env,
        node: process.versions.node,
        clock: {
          now: Date.now,
          today,
          hourInShanghai: (at) =>
            new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'short' }).format(at),
        },
        texts: await read.then(
          ({ knowledge, fingerprint }) => ({
            knowledge,
            index: BUILT ? { read: kept, write: keepSurely } : undefined,
            deskWith: (index) =>
              new Desk(knowledge, { today, now: Date.now, newId: randomUUID, version: fingerprint, index }),
          }),
          faultOf,
        ),
        database: (file) => ({
          exists: () => existsSync(file),
          unmakeable: () => {
            try {
              accessSync(nearestFolder(resolve(file)), constants.W_OK)
              return undefined
            } catch (error) {
              return faultOf(error).fault
            }
          },
          open: () => storeOn(file),
        }),
        offers,
        model: async () => ({ name: undefined, told: [], call: async () => {} }),
        fetch,
        more: [],
      },
      asked,
    )
    return examined(checks, EXAMINED_WITHIN)
  }

/** So long may one check take, in milliseconds. */
const EXAMINED_WITHIN = 15_000

async function main(stopping: AbortController): Promise<number> {
  const args = process.argv.slice(2)
  const io = terminalIo(stopping)
  const read = readKnowledge()
  const examine = examineWith(read)
  // It says what is wrong with the knowledge, where all else stops at that.
  if (args[0] === 'doctor') return runDoctor(args, io, examine)
  const { knowledge, fingerprint } = await read
  const ports = { today, now: Date.now, newId: randomUUID, version: fingerprint, index: { read: kept, write: keep } }
  const desk = new Desk(knowledge, ports)
  const deskWith = async (store: SessionStore, onFault: (fault: Error) => void) =>
    new Desk(knowledge, { ...ports, store, contacts: await readContacts(), onFault })
  const deskOn = async (file: string | undefined) =>
    file === undefined ? desk : deskWith(await storeOn(file), tellFault)
  const service = async () => {
    const { planOf, systemClock } = await import('./service/index.ts')
    return planOf({
      env: process.env,
      offers,
      clock: systemClock(),
      random: Math.random,
      newId: randomUUID,
      fetch,
      openStore: storeOn,
      openDesk: deskWith,
      write: (line) => process.stderr.write(line),
      show: (text) => process.stderr.write(`${text}\n`),
    })
  }
  return run(args, io, {
    knowledge,
    desk,
    deskOn,
    storeOn,
    service,
    examine,
    now: Date.now,
    today,
    corpus: fingerprint,
  })
}

// A reader that has seen enough (wence outline | head) closes the pipe: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  process.stderr.write(`wence: cannot write: ${error.message}\n`)
  process.exit(1)
})

const stopping = new AbortController()
main(stopping).then(
  (status) => {
    process.exitCode = status
    // A channel that hangs would keep a program that was asked to end.
    if (stopping.signal.aborted) process.exit()
  },
  (error: unknown) => {
    process.stderr.write(
      error instanceof KnowledgeError
        ? `${error.message}\n`
        : `wence: ${error instanceof Error ? error.message : String(error)}\n`,
    )
    process.exitCode = 1
  },
)
