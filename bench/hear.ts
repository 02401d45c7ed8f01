import { hear } from '../src/hear/index.ts'
import { ears, learned } from '../test/support/ears.ts'
import { examples } from '../test/support/library.ts'
import { median } from './random.ts'

interface Row {
  readonly text: string
  readonly context?: string
  readonly open?: boolean
}

const ROUNDS = 5
/** As long as people write. */
const USUAL = 200
/** As long as a message may be, and how long it is on the way there. */
const LENGTHS = [500, 1000, 2000, 4000]
const MEGABYTE = 2 ** 20

/** Milliseconds to hear each of some messages, several times over. */
function times(rows: readonly Row[]): number[] {
  const taken: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const { text, context, open } of rows) {
      const start = performance.now()
      hear(text, { ...(context ? { asked: context } : {}), open: open ?? false }, ears())
      taken.push(performance.now() - start)
    }
  }
  return taken.sort((a, b) => a - b)
}

/** How long hearing takes for what people write, how it grows with the message, and how much the program carries for it. */
export function benchHear(say: (name: string, value: string) => void): void {
  const rows = examples<Row>('people/hear.jsonl').filter(({ text }) => text.length <= USUAL)
  times(rows.slice(0, 50))
  const taken = times(rows)
  const slowest = taken[Math.floor(taken.length * 0.99)] ?? 0
  say(
    `hearing, ${rows.length} messages to ${USUAL} characters`,
    `median ${median(taken).toFixed(2)} ms (wanted: 5), 99th percentile ${slowest.toFixed(1)} ms (wanted: 20)`,
  )
  const all = rows.map(({ text }) => text).join('\n')
  const each = LENGTHS.map((length) => median(times([{ text: all.slice(0, length) }])) / length)
  const growth = (each.at(-1) ?? 0) / (each[0] ?? 1)
  say(
    `hearing, a character of ${LENGTHS.join(', ')}`,
    `${each.map((one) => (one * 1000).toFixed(1)).join(', ')} µs, ${growth.toFixed(1)} times from first to last (linear: 1)`,
  )
  say('hearing, what was learned', `${(learned().length / MEGABYTE).toFixed(2)} MB (wanted: 4)`)
}
