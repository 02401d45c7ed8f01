import { guard, slotsOf } from '../src/answer/index.ts'
import { readFigures } from '../src/quantity/index.ts'
import { examples, knowledge } from '../test/support/library.ts'
import { median } from './random.ts'

interface Row {
  readonly draft: string
  readonly cited: readonly string[]
  readonly verdict: 'pass' | 'block'
}

const ROUNDS = 15
/** The longest stays within what the guard reads. */
const LONGER = [1, 5, 20]

const say = (name: string, value: string) => console.log(`${name.padEnd(52)} ${value}`)

/** Microseconds for one run of `work`, the median of several. */
function micros(work: () => void): number {
  const taken: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    work()
    taken.push((performance.now() - start) * 1000)
  }
  return median(taken)
}

/** The guard's time for a reply beside reading its figures alone, which it does on the way; and how it grows with the reply. */
export function benchGuard(): void {
  const rows = examples<Row>('dev/drafts.jsonl').map((row) => ({ ...row, slots: slotsOf(knowledge, row.cited) }))
  const wrong = rows.filter((row) => guard(row.draft, row).verdict !== row.verdict).length
  say('guard, drafts judged', `${rows.length} (${wrong} wrong)`)
  const read = micros(() => {
    for (const { draft } of rows) readFigures(draft)
  })
  const whole = micros(() => {
    for (const row of rows) guard(row.draft, row)
  })
  say(
    'guard, a draft',
    `${(whole / rows.length).toFixed(0)} µs, ${(whole / read).toFixed(1)} times reading its figures (wanted: at most 2)`,
  )
  const clean = rows.filter(({ verdict }) => verdict === 'pass')
  const text = clean.map(({ draft }) => draft).join('\n')
  const cited = clean.flatMap((row) => row.cited)
  const cost = (times: number) => {
    const reply = `${text}\n`.repeat(times)
    return micros(() => guard(reply, { cited })) / reply.length
  }
  const costs = LONGER.map(cost)
  say(
    `guard, a sign of a reply ${LONGER.join(', ')} times as long`,
    `${costs.map((one) => one.toFixed(2)).join(', ')} µs`,
  )
}
