#!/usr/bin/env node
// Runs the scorer on the built program, over the examples it was made with (dev) and those of strangers (people), side by side, and
// holds every measure to its floor in floors.json, which is what was measured when it was last raised. Exit 1 below one, or where one
// is missing. --show N prints N failures of each kind.
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const sets = JSON.parse(readFileSync(join(here, 'floors.json'), 'utf8'))
const show = process.argv.includes('--show') ? process.argv.slice(process.argv.indexOf('--show'), process.argv.indexOf('--show') + 2) : []
const main = join(here, '..', '..', 'dist', 'main.js')

/** The scorer keeps one answer for each id, so that rows that share one would be scored as one: here every row has an id of its own. */
function withOwnIds(set) {
  const dir = mkdtempSync(join(tmpdir(), 'wence-score-'))
  cpSync(join(here, set), dir, { recursive: true })
  for (const file of ['questions.jsonl', 'unanswerable.jsonl'].map((name) => join(dir, name)).filter((path) => existsSync(path))) {
    const rows = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line))
    writeFileSync(file, rows.map((row, i) => JSON.stringify({ ...row, id: `${row.id}.${i}` })).join('\n'))
  }
  return dir
}

function score({ set, only }) {
  const dir = withOwnIds(set)
  const run = spawn(process.execPath, [join(here, 'score.mjs'), '--dir', dir, '--only', only.join(','), '--run', `node ${main}`, ...show], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let stdout = ''
  run.stdout.setEncoding('utf8').on('data', (text) => { stdout += text })
  return new Promise((resolve) => run.on('close', (status) => {
    rmSync(dir, { recursive: true })
    resolve({ status, stdout })
  }))
}

const valueOf = (stdout, measure) => {
  const line = stdout.split('\n').find((text) => text.startsWith(measure))
  const number = line === undefined ? undefined : /([\d.]+)\s*$/u.exec(line)?.[1]
  return number === undefined ? undefined : Number(number)
}

const runs = await Promise.all(sets.map(score))
let passed = 0
let failed = 0
for (const [i, { set, floors }] of sets.entries()) {
  const { status, stdout } = runs[i]
  console.log(`${set}:\n${stdout}`)
  if (status !== 0) {
    failed++
    console.log(`✗ ${set}: the scorer ended with ${status}`)
  }
  for (const { measure, at_least, at_most } of floors) {
    const got = valueOf(stdout, measure)
    const good = got !== undefined && (at_least === undefined || got >= at_least) && (at_most === undefined || got <= at_most)
    if (good) passed++
    else {
      failed++
      console.log(`✗ ${set}, ${measure}: ${got ?? 'not measured'}, wanted ${at_least === undefined ? `at most ${at_most}` : `at least ${at_least}`}`)
    }
  }
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
