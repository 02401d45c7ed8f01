/**
 * Scores checks of regulations that clerks added: node test/eval/added.mjs FILE.jsonl [--show] [--run 'node dist/main.js']
 *
 * A row is a conversation: what one person says, message by message, and what has to stand at its end, by clause: the verdict (any of the
 * fair ones), what is missed, what is surely met, what must not be called missed, and words of the gaps. Clauses of a group count
 * item by item. A check that was never begun holds nothing.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const args = process.argv.slice(2)
const file = args.find((arg) => arg.endsWith('.jsonl'))
const show = args.includes('--show')
const [program, ...words] = (args.includes('--run') ? args[args.indexOf('--run') + 1] : `${process.execPath} ${MAIN}`).split(' ')
const rows = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line))

const lines = rows.flatMap(({ id, says }) => says.map((user) => JSON.stringify({ session: id, user })))
const run = spawnSync(program, [...words, 'chat', '--jsonl'], { input: `${lines.join('\n')}\n`, encoding: 'utf8', maxBuffer: 1 << 28 })
const replies = run.stdout.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line))

const squeeze = (text) => text.normalize('NFKC').replace(/\s+/gu, '')
const tally = new Map()
const wrong = []
let row

function count(what, ok, told) {
  const [right, all] = tally.get(what) ?? [0, 0]
  tally.set(what, [right + (ok ? 1 : 0), all + 1])
  if (!ok) wrong.push(`${row.id} ${what}: ${told}`)
  return ok
}

/** Every condition, and every item of one, that stands at a clause. */
const parts = (value) =>
  value === null || typeof value !== 'object'
    ? []
    : [...(typeof value.ref === 'string' && typeof value.status === 'string' ? [value] : []), ...Object.values(value).flatMap(parts)]

let whole = 0
for (row of rows) {
  const own = replies.filter(({ session }) => session === row.id)
  const { check } = own.findLast((reply) => reply.check?.conditions) ?? own.findLast((reply) => reply.check) ?? {}
  const { verdict, unmet = [], met = [], not_unmet = [], gap = {} } = row.expect
  const told = parts(check?.conditions ?? [])
  const at = (ref, status) => told.some((part) => part.ref === ref && part.status === status)
  const statuses = (ref) => told.filter((part) => part.ref === ref).map(({ status }) => status).join(' ') || 'nothing'
  const text = squeeze(own.map((reply) => [reply.text, ...(reply.blocks ?? []).map((block) => block.text ?? '')].join('\n')).join('\n') + JSON.stringify(check ?? {}))
  const all = [
    count('the regulation is found', check?.regulation === row.regulation, `${check?.regulation}`),
    count('the verdict is a fair one', verdict.includes(check?.verdict), `${check?.verdict} (wanted ${verdict.join(' or ')})`),
    ...(verdict.includes('unmet') ? [] : [count('no false 不符合', check?.verdict !== 'unmet', told.filter(({ status }) => status === 'unmet').map(({ id }) => id).join(' '))]),
    ...(verdict.includes('met') ? [] : [count('no false 符合', check?.verdict !== 'met', '')]),
    ...unmet.map((ref) => count('what is missed is told', at(ref, 'unmet'), `${ref} ${statuses(ref)}`)),
    ...not_unmet.map((ref) => count('what is not missed is not held against them', !at(ref, 'unmet'), ref)),
    ...met.map((ref) => count('what is met is told', at(ref, 'met'), `${ref} ${statuses(ref)}`)),
    ...Object.entries(gap).map(([ref, gap_]) => count('the gap is told', [gap_].flat().some((each) => text.includes(squeeze(each))), `${ref} ${gap_}`)),
  ]
  if (all.every(Boolean)) whole++
}
for (const [what, [right, all]] of tally) console.log(`${what.padEnd(48)} ${right}/${all} = ${(right / all).toFixed(3)}`)
console.log(`${'conversations with everything right'.padEnd(48)} ${whole}/${rows.length} = ${(whole / rows.length).toFixed(3)}`)
if (show) for (const line of wrong) console.log(`✗ ${line}`)
if (run.status !== 0) process.exitCode = 1
