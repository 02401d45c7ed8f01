#!/usr/bin/env node
// Runs `wence try` on the built program. What is known not to be read back yet stands in known.json, which only shrinks: exit 1 where
// something else is not read back, and where an entry of the list is by now. --shrink takes such entries off; none is added by itself.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const path = (name) => fileURLToPath(new URL(name, import.meta.url))
const LIST = path('known.json')

const run = spawnSync(process.execPath, [path('../../dist/main.js'), 'try', '--json'], {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
  maxBuffer: 1 << 28,
})
// Status 1 is a fault found, which the list may know; without a result there was no trial.
if (run.stdout === '') process.exit(run.status || 1)
const { tried, faults } = JSON.parse(run.stdout)
const list = JSON.parse(readFileSync(LIST, 'utf8'))
const nameOf = ({ kind, id, way, says }) => `${kind} ${id}, ${way}: ${says}`
const missed = new Set(faults.map(nameOf))
const known = new Set(list)
const news = faults.filter((fault) => !known.has(nameOf(fault)))
const mended = list.filter((name) => !missed.has(name))
const shrinks = process.argv.includes('--shrink')
if (shrinks && mended.length > 0) {
  const left = list.filter((name) => missed.has(name))
  writeFileSync(LIST, `${JSON.stringify(left, undefined, 2)}\n`)
}
for (const fault of news) {
  const { file, line, wants, got } = fault
  console.log(`✗ ${file}:${line}: ${nameOf(fault)}: wanted ${wants}, read ${got}`)
}
if (!shrinks) for (const name of mended) console.log(`✗ ${name}: read back by now; take it off test/try/known.json`)
console.log(
  `${tried} tried, ${faults.length - news.length} known not to be read back, ${news.length} new, ${mended.length} read back by now`,
)
process.exitCode = news.length === 0 && (shrinks || mended.length === 0) ? 0 : 1
