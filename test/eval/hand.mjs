/**
 * Scores conversations in which people take over: node test/eval/hand.mjs test/eval/blind/…-hand-….jsonl [--show]
 *
 * Each conversation is held by `wence chat --jsonl` on a file of its own, with clerks at `wence tickets` (dist must be built). A row has
 * turns: what the person says with `expect`, or what a clerk does. Looked at after each message: how the ticket stands, whether it was
 * opened by it, who answers (the assistant, a word about the ticket, or nobody), whether passing on was asked, and what was passed on.
 */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const env = { ...process.env, WENCE_TICKETS: 'yes' }
const args = process.argv.slice(2)
const show = args.includes('--show')
const tally = new Map()

function count(what, ok, told) {
  const [right, all] = tally.get(what) ?? [0, 0]
  tally.set(what, [right + (ok ? 1 : 0), all + 1])
  if (!ok && show) console.log(`✗ ${what} ${told}`)
}

const wence = (...words) => execFileSync(process.execPath, [MAIN, ...words], { env, stdio: ['ignore', 'pipe', 'ignore'] })

/** What is right of one message's outcome, by what was expected of it. */
function judged(expect, { reply, ticket, opened }) {
  const silent = reply.text.trim() === ''
  const aside = ['handoff', 'smalltalk'].includes(reply.kind)
  const by = {
    nobody: silent,
    told: !silent && (aside || reply.own === true),
    assistant: !silent && (expect.kind ? [expect.kind].flat().includes(reply.kind) : reply.kind !== 'handoff'),
  }
  const does = { export: reply.own === true, erase: aside && reply.text.includes('删'), feedback: aside }
  return {
    ...(expect.ticket && expect.does !== 'erase' ? { state: (ticket?.state ?? 'none') === expect.ticket } : {}),
    ...(expect.opened ? { opened } : { 'not opened': !opened }),
    ...(expect.by ? { [`by ${expect.by}`]: by[expect.by] } : {}),
    ...(expect.asksTranscript ? { 'asks to pass on': (reply.options ?? []).length >= 2 } : {}),
    ...(expect.transcript === undefined
      ? {}
      : { [expect.transcript ? 'passed on' : 'not passed on']: (ticket?.transcript !== undefined) === expect.transcript }),
    ...(expect.does ? { [expect.does]: does[expect.does] } : {}),
  }
}

async function hold({ id, turns }) {
  const file = join(mkdtempSync(join(tmpdir(), 'wence-hand-')), 'sessions.db')
  const chat = spawn(process.execPath, [MAIN, 'chat', '--jsonl', '--db', file], { env, stdio: ['pipe', 'pipe', 'inherit'] })
  const replies = createInterface({ input: chat.stdout })[Symbol.asyncIterator]()
  let known = 0
  let current = 'NONE'
  for (const [at, { user, clerk, words, expect }] of turns.entries()) {
    if (clerk) {
      try {
        wence('tickets', clerk, current, '--db', file, '--by', '李', ...(words ? [words] : []))
      } catch {
        // There is no ticket, for it was not opened: what the person says next tells.
      }
      continue
    }
    chat.stdin.write(`${JSON.stringify({ session: 'p', user, person: 'p' })}\n`)
    const reply = JSON.parse((await replies.next()).value)
    const all = JSON.parse(wence('tickets', '--db', file, '--all', '--json').toString())
    const ticket = all.at(-1)
    const checks = Object.entries(judged(expect, { reply, ticket, opened: all.length > known }))
    known = all.length
    current = ticket?.id ?? current
    const told = `${id}/${at} ${user} → ${reply.kind}: ${reply.text.slice(0, 80).replaceAll('\n', '⏎')}`
    for (const [what, ok] of checks) count(what, ok, told)
    count(
      'messages',
      checks.every(([, ok]) => ok),
      told,
    )
  }
  chat.stdin.end()
}

for (const file of args.filter((each) => !each.startsWith('--')))
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) await hold(JSON.parse(line))
for (const [what, [right, all]] of tally) console.log(`${what.padEnd(18)}${right}/${all} = ${(right / all).toFixed(3)}`)
