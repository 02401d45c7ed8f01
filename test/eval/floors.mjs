#!/usr/bin/env node
// Runs the scorer on the built program and holds every measure to its floor in floors.json. Exit 1 below one, or where one is missing.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const { only, floors } = JSON.parse(readFileSync(join(here, 'floors.json'), 'utf8'))
const show = process.argv.includes('--show') ? process.argv.slice(process.argv.indexOf('--show'), process.argv.indexOf('--show') + 2) : []
const main = join(here, '..', '..', 'dist', 'main.js')
// Some rows of questions.jsonl share an id, and the scorer keeps one answer for each id: here every row gets an id of its own.
const dir = mkdtempSync(join(tmpdir(), 'wence-score-'))
cpSync(join(here, 'dev'), dir, { recursive: true })
const rows = readFileSync(join(here, 'dev', 'questions.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line))
writeFileSync(join(dir, 'questions.jsonl'), rows.map((row, i) => JSON.stringify({ ...row, id: `${row.id}.${i}` })).join('\n'))
const run = spawnSync(process.execPath, [join(here, 'score.mjs'), '--dir', dir, '--only', only.join(','), '--run', `node ${main}`, ...show], {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
  maxBuffer: 1 << 28,
})
rmSync(dir, { recursive: true })
process.stdout.write(run.stdout)

const value = (measure) => {
  const line = run.stdout.split('\n').find((text) => text.startsWith(measure))
  return line === undefined ? undefined : Number(/([\d.]+)\s*$/u.exec(line)?.[1])
}
let passed = 0
let failed = run.status === 0 ? 0 : 1
for (const { measure, at_least, at_most } of floors) {
  const got = value(measure)
  const good = got !== undefined && (at_least === undefined || got >= at_least) && (at_most === undefined || got <= at_most)
  if (good) passed++
  else {
    failed++
    console.log(`✗ ${measure}: ${got ?? 'not measured'}, wanted ${at_least === undefined ? `at most ${at_most}` : `at least ${at_least}`}`)
  }
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
