#!/usr/bin/env node
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { text as textOf } from 'node:stream/consumers'
import { setTimeout as timer } from 'node:timers/promises'
import { converse, drawReply, drawTable } from './channels/terminal/index.ts'
import { type Io, run, writeWhole } from './cli/index.ts'
import { Desk, type DeskPorts, type SessionStore } from './desk/index.ts'
import { keep, kept, promptFile, readKnowledge } from './home/index.ts'
import { KnowledgeError } from './knowledge/index.ts'
import type { ModelCall } from './model/index.ts'

/** Shanghai keeps one offset all year; the Swedish form of a date is YYYY-MM-DD. */
const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())

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

const sleep = (ms: number, signal: AbortSignal): Promise<void> => timer(ms, undefined, { signal })

type Models = Pick<DeskPorts, 'model' | 'embedder'>

/** The models that the environment names; without one, nothing is loaded. Settings that cannot be used are told, and the program does without. */
async function modelsOf(corpus: string, onCall: (call: ModelCall) => void): Promise<Models> {
  const { env } = process
  if (!env.WENCE_MODEL?.trim() && !env.WENCE_EMBEDDING_MODEL?.trim()) return {}
  const { ApiEmbedder, apiSettings, LanguageModel, readPrompts, SettingsError } = await import('./model/index.ts')
  try {
    const { chat: settings, embedding, told } = apiSettings(env)
    for (const line of told) tellFault(new Error(line))
    const ports = { now: Date.now, today, random: Math.random, sleep, onCall }
    const prompts = readPrompts({
      understand: promptFile('understand'),
      word: promptFile('word'),
      lead: promptFile('lead'),
      point: promptFile('point'),
    })
    return {
      ...(settings ? { model: new LanguageModel({ settings, prompts, corpus, ports }) } : {}),
      ...(embedding ? { embedder: new ApiEmbedder(embedding, ports) } : {}),
    }
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    tellFault(error)
    return {}
  }
}

/** At the terminal only what failed is worth a line; the reply stands without it. */
const tellFailed = ({ task, outcome, status, told, attempts, latency }: ModelCall): void => {
  if (outcome === 'answered') return
  const more = [status, told].filter((each) => each !== undefined).join(', ')
  tellFault(new Error(`model ${task}: ${outcome}${more ? ` (${more})` : ''} after ${attempts} attempts, ${latency} ms`))
}

async function main(stopping: AbortController): Promise<number> {
  const { knowledge, fingerprint } = await readKnowledge()
  const ports = { today, now: Date.now, newId: randomUUID, version: fingerprint, index: { read: kept, write: keep } }
  const models = await modelsOf(fingerprint, tellFailed)
  const desk = new Desk(knowledge, { ...ports, ...models })
  const storeOn = async (file: string) => {
    // SQLite and what checks its rows are loaded only where sessions last.
    const { SqliteSessionStore } = await import('./store/index.ts')
    return new SqliteSessionStore(file, { now: Date.now() })
  }
  const deskWith = async (store: SessionStore, onFault: (fault: Error) => void, used: Models = models) =>
    new Desk(knowledge, { ...ports, ...used, store, contacts: await readContacts(), onFault })
  const deskOn = async (file: string | undefined) =>
    file === undefined ? desk : deskWith(await storeOn(file), tellFault)
  const service = async () => {
    const { planOf, systemClock } = await import('./service/index.ts')
    return planOf({
      env: process.env,
      // Each channel is offered here, and loaded only where its variables are set.
      offers: [],
      clock: systemClock(),
      random: Math.random,
      newId: randomUUID,
      fetch,
      openStore: storeOn,
      openDesk: async (store, onFault, onCall) => deskWith(store, onFault, await modelsOf(fingerprint, onCall)),
      write: (line) => process.stderr.write(line),
      show: (text) => process.stderr.write(`${text}\n`),
    })
  }
  return run(process.argv.slice(2), terminalIo(stopping), {
    knowledge,
    desk,
    deskOn,
    storeOn,
    service,
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
