#!/usr/bin/env node
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { uptime } from 'node:os'
import { createInterface } from 'node:readline'
import { text as textOf } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { Mailbox, unhurried } from './channels/delivery/index.ts'
import { converse, drawReply, drawTable } from './channels/terminal/index.ts'
import { type Io, run, runDoctor, writeWhole } from './cli/index.ts'
import { Desk, StoreFault } from './desk/index.ts'
import { HOME, keep, kept, programVersion, readKnowledge } from './home/index.ts'
import { NotInstalled, needed } from './installed/index.ts'
import { KnowledgeError } from './knowledge/index.ts'
import type { ModelCall } from './model/index.ts'
import { TicketOffice } from './tickets/index.ts'
import { systemClock } from './wiring/clock.ts'
import { readContacts } from './wiring/contacts.ts'
import { examineWith } from './wiring/doctor.ts'
import { draftingIn } from './wiring/drafting.ts'
import { earsOn } from './wiring/ears.ts'
import { modelsOf } from './wiring/models.ts'
import { offers } from './wiring/offers.ts'
import { pagesIn } from './wiring/pages.ts'
import { existingStoresIn, keyOn, pseudonymsOn, retentionIn, storesIn } from './wiring/store.ts'
import { rehearsalOf } from './wiring/trial.ts'
import { variablesRead } from './wiring/variables.ts'

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
        { ...talk, wait },
      ),
    stopped: () => endWith(stopping),
    writeFile: writeWhole,
    drawReply: (reply, more) => drawReply(reply, { columns, colour }, more),
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

/** Ends at once where the signal is aborted. */
const wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  sleep(milliseconds, undefined, { signal }).catch(() => {
    // Aborted: the wait is over.
  })

/** For whoever runs the program, who at a terminal is the person too; what is wrong with a turn the desk tells. */
const tellFault = (fault: Error): void => {
  process.stderr.write(`wence: ${harmless(fault instanceof NotInstalled ? fault.inChinese : fault.message)}\n`)
}

/** At the terminal only what failed is worth a line; the reply stands without it. */
const tellFailed = ({ task, outcome, status, told, attempts, latency }: ModelCall): void => {
  if (outcome === 'answered') return
  const more = [status, told].filter((each) => each !== undefined).join(', ')
  tellFault(new Error(`model ${task}: ${outcome}${more ? ` (${more})` : ''} after ${attempts} attempts, ${latency} ms`))
}

/** Clerks with `wence tickets` alone reach whoever sits at a terminal on their file; undefined where there are none. */
function ticketsAtTerminal(
  { tickets: store, inbox }: Awaited<ReturnType<ReturnType<typeof storesIn>>>,
  { WENCE_TICKETS }: NodeJS.ProcessEnv,
) {
  if (WENCE_TICKETS?.trim() !== 'yes') return undefined
  const mailbox = new Mailbox('terminal', inbox, randomUUID(), systemClock())
  const tickets = new TicketOffice({ store, now: Date.now, offices: [], clerks: true })
  const guarded = <T>(step: () => T, otherwise: T): T => {
    try {
      return step()
    } catch (error) {
      if (!(error instanceof StoreFault)) throw error
      tellFault(error)
      return otherwise
    }
  }
  return {
    tickets,
    told: (session: string) => guarded(() => mailbox.take(session), []),
    close: () => guarded(() => mailbox.close(), undefined),
  }
}

async function main(stopping: AbortController): Promise<number> {
  const args = process.argv.slice(2)
  const io = terminalIo(stopping)
  const { env } = process
  const home = env.WENCE_HOME?.trim() ? pathToFileURL(`${env.WENCE_HOME.trim()}/`) : HOME
  const read = readKnowledge(home)
  const examine = examineWith({ env, today, read })
  // It says what is wrong with the knowledge, where all else stops at that.
  if (args[0] === 'doctor') return runDoctor(args, io, examine)
  const { knowledge, fingerprint } = await read
  const ears = earsOn(knowledge)
  const index = { read: kept, write: keep }
  // What is kept for a while is kept so long, also where the clock is set ahead; a machine that sleeps goes on counting.
  const now = unhurried(Date.now, () => uptime() * 1000)
  const ports = { today, now, newId: randomUUID, version: fingerprint, index, ears }
  const modelWorld = { env, today, corpus: fingerprint, onFault: tellFault }
  const storeOn = storesIn(env)
  // The service has models of its own, that count in its database and write to its log.
  const models = await (args[0] === 'serve' ? undefined : modelsOf({ ...modelWorld, onCall: tellFailed }))
  const desk = new Desk(knowledge, { ...ports, ...models })
  const talkOn = async (file: string | undefined) => {
    const store = file === undefined ? undefined : await storeOn(file)
    const handing = store && ticketsAtTerminal(store, env)
    const contacts = await readContacts(env, knowledge)
    const retention = await retentionIn(env)
    const all = { ...ports, ...models, ...(store ? { store } : {}), ...(handing ? { tickets: handing.tickets } : {}) }
    return { desk: new Desk(knowledge, { ...all, contacts, retention, onFault: tellFault }), ...handing }
  }
  const drafting = draftingIn({ knowledge, desk, today, now: Date.now, home, proposer: models?.proposer })
  const service = async () => {
    const { planOf, uncaughtIn } = await import('./service/index.ts')
    return planOf({
      env,
      offers: offers(drafting),
      variables: async () => Object.values(await variablesRead()).flat(),
      clock: systemClock(),
      random: Math.random,
      newId: randomUUID,
      fetch,
      version: programVersion(),
      corpus: fingerprint,
      openStore: storeOn,
      openKey: keyOn,
      openDesk: async (store, tickets, told) => {
        const { onFault, onCall, onEvent } = told
        const { close, ready, ...used } = await modelsOf({ ...modelWorld, onFault, onCall, ledger: store.ledger })
        const contacts = await readContacts(env, knowledge)
        const retention = await retentionIn(env)
        const pages = pagesIn(env)
        const all = {
          ...ports,
          ...used,
          store,
          tickets,
          contacts,
          retention,
          onFault,
          onEvent,
          ...(pages ? { pages } : {}),
        }
        const desk = new Desk(knowledge, all)
        return { desk, close, warm: () => Promise.all([ready(), desk.ready()]) }
      },
      write: (line) => process.stderr.write(line),
      show: (text) => process.stderr.write(`${text}\n`),
      uncaught: uncaughtIn(process),
    })
  }
  const status = await run(args, io, {
    knowledge,
    desk,
    talkOn,
    storeOn,
    existingStoreOn: existingStoresIn(env),
    pseudonymsOn,
    retention: () => retentionIn(env),
    service,
    mcp: async (stop) => {
      const { Operations } = await import('./api/index.ts')
      const { serveOverStdio } = await needed('@modelcontextprotocol/server', () => import('./mcp/index.ts'))
      await serveOverStdio(new Operations(desk), programVersion(), stop, tellFault)
    },
    ears,
    examine,
    rehearse: rehearsalOf(knowledge, { today, now: Date.now, index, ears }, home),
    drafting,
    now: Date.now,
    today,
    version: programVersion(),
    corpus: fingerprint,
  })
  // A reading that nobody waits for any more would keep the program.
  await models?.close()
  return status
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
    // A channel that hangs would keep a program that was asked to end, or that a fault has ended.
    if (stopping.signal.aborted || process.argv[2] === 'serve') process.exit()
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
