#!/usr/bin/env node
// The steps of `npm test` after the build, in lanes side by side: one is the tests, which have every core, the other what runs on one.
// Each step's output comes when it ends, whole; all run to their end, so that one run tells all that is wrong. Exit 1 if any failed.
import { spawn } from 'node:child_process'

const LANES = [['unit'], ['types', 'lint', 'try', 'score']]

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(0)} s`

function run(step) {
  const began = Date.now()
  const child = spawn('npm', ['run', '--silent', step], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      said += text
    })
  return new Promise((resolve) =>
    child.on('close', (status) => {
      process.stdout.write(`${status === 0 ? '✓' : '✗'} ${step} (${seconds(began)})\n${said}\n`)
      resolve(status === 0)
    }),
  )
}

const began = Date.now()
const lanes = await Promise.all(
  LANES.map(async (steps) => {
    let good = true
    for (const step of steps) good = (await run(step)) && good
    return good
  }),
)
process.stdout.write(`all steps: ${seconds(began)}\n`)
process.exitCode = lanes.every(Boolean) ? 0 : 1
