#!/usr/bin/env -S npx tsx
// Holds plain sentences against their clauses by the program's own checks, with no model.
// usage: npx tsx test/eval/plain.mjs FILE… [--show] [--kept]
// FILE: JSON lines {id, ref, text, honest: true|false, turned?: kind}. --show prints each turned one that would be shown, --kept each honest one that would not.
import { readFileSync } from 'node:fs'
import { checked, shownOf } from '../../src/answer/index.ts'
import { readKnowledge } from '../../src/home/files.ts'

const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const has = (flag) => process.argv.includes(flag)
const rows = files.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line)),
)
const { knowledge } = await readKnowledge()
const counts = new Map()
for (const { id, ref, text, honest, turned } of rows) {
  const fault = checked(text, ref, shownOf([ref], knowledge))
  const kind = honest ? 'honest' : `turned ${turned ?? ''}`.trim()
  const count = counts.get(kind) ?? { all: 0, shown: 0, faults: new Map() }
  count.all += 1
  if (fault) count.faults.set(fault, (count.faults.get(fault) ?? 0) + 1)
  else count.shown += 1
  counts.set(kind, count)
  if (!honest && !fault && has('--show')) console.log(`SHOWN ${kind} ${id} ${ref} ${text}`)
  if (honest && fault && has('--kept')) console.log(`KEPT ${fault} ${id} ${ref} ${text}`)
}
const turned = [...counts].filter(([kind]) => kind !== 'honest').map(([, count]) => count)
const sum = (of) => turned.reduce((total, count) => total + of(count), 0)
for (const [kind, { all, shown, faults }] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${kind}: ${shown} of ${all} shown; ${[...faults].map(([fault, n]) => `${fault} ${n}`).join(', ')}`)
console.log(`turned in all: ${sum(({ shown }) => shown)} of ${sum(({ all }) => all)} shown`)
