#!/usr/bin/env node
// Runs `wence try` on the built program. What is known not to be read back yet stands in known.json, which only shrinks: exit 1 where
// something else is not read back, and where an entry of the list is by now.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const main = join(here, '..', '..', 'dist', 'main.js')
const run = spawnSync(process.execPath, [main, 'try', '--json'], {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
  maxBuffer: 1 << 28,
})
const { tried, faults } = JSON.parse(run.stdout)
const known = new Set(JSON.parse(readFileSync(join(here, 'known.json'), 'utf8')))
const nameOf = ({ kind, id, way }) => `${kind} ${id} ${way}`
const missed = new Set(faults.map(nameOf))
const news = faults.filter((fault) => !known.has(nameOf(fault)))
const mended = [...known].filter((name) => !missed.has(name))
for (const { file, line, id, way, says, wants, got } of news)
  console.log(`✗ ${file}:${line}: ${id} (${way}) said “${says}”, wanted ${wants}, read ${got}`)
for (const name of mended) console.log(`✗ ${name}: read back by now; take it off test/try/known.json`)
console.log(
  `${tried} tried, ${faults.length - news.length} known not to be read back, ${news.length + mended.length} failed`,
)
process.exitCode = news.length + mended.length === 0 ? 0 : 1
