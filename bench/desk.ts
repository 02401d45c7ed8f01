import { Desk } from '../src/desk/index.ts'
import type { Facts } from '../src/eligibility/index.ts'
import { ears } from '../test/support/ears.ts'
import { examples, index, knowledge } from '../test/support/library.ts'
import { median } from './random.ts'

interface Question {
  readonly q: string
  readonly region?: string | null
}

interface Case {
  readonly regulation: string
  readonly facts: Facts
}

const ROUNDS = 5
const WARM_UP = 50

/** Milliseconds for each of some pieces of work, several times over, sorted. */
async function times<T>(rows: readonly T[], work: (row: T) => unknown): Promise<number[]> {
  for (const row of rows.slice(0, WARM_UP)) await work(row)
  const taken: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const row of rows) {
      const start = performance.now()
      await work(row)
      taken.push(performance.now() - start)
    }
  }
  return taken.sort((a, b) => a - b)
}

/** What a question and a verdict take in process, once the program is warm. */
export async function benchDesk(say: (name: string, value: string) => void): Promise<void> {
  let count = 0
  const desk = new Desk(knowledge, {
    today: () => '2026-11-20',
    now: () => 0,
    newId: () => `r${++count}`,
    version: 'bench',
    index,
    ears,
  })
  const told = (name: string, taken: readonly number[], wanted: number) => {
    const slowest = taken[Math.floor(taken.length * 0.99)] ?? 0
    say(name, `median ${median(taken).toFixed(2)} ms (wanted: ${wanted}), 99th percentile ${slowest.toFixed(1)} ms`)
  }
  const questions = examples<Question>('dev/questions.jsonl')
  told(
    `desk.ask, ${questions.length} questions`,
    await times(questions, ({ q, region }) => desk.ask(q, region ? { region } : {})),
    3,
  )
  const cases = examples<Case>('dev/eligibility.jsonl')
  told(
    `desk.check, ${cases.length} applicants`,
    await times(cases, ({ regulation, facts }) => desk.check(regulation, facts)),
    3,
  )
}
