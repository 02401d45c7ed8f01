import type { AskedTimes, KeeperStore, Mark, Note } from '../desk/index.ts'
import { byMiss, columnsOf, dayAt, type Marked, onOf } from './asked.ts'

type Row = ReturnType<typeof columnsOf> & { readonly times: number }

/** What is counted and marked, as long as the program lasts. */
export class MemoryKeeper implements KeeperStore {
  readonly #rows = new Map<string, Row>()
  #marks: Marked[] = []

  asked(since: number): AskedTimes[] {
    const day = dayAt(since)
    const sums = new Map<string, Row>()
    for (const row of this.#rows.values()) {
      if (row.day < day) continue
      const { times, ...of } = { ...row, day: '' }
      add(sums, of, times)
    }
    return [...sums.values()].map(onOf).sort((a, b) => b.times - a.times)
  }

  marks(): ReadonlyMap<string, readonly Mark[]> {
    return byMiss(this.#marks)
  }

  mark(miss: string, { kind, by, at }: Mark): void {
    this.#marks.push({ miss, kind, by, at })
  }

  count(notes: readonly Note[], at: number): void {
    for (const note of notes) if (note.kind === 'asked') add(this.#rows, columnsOf(note, at), 1)
  }

  /** Removes what was counted and marked before a time. */
  clear(before: number): void {
    for (const [key, { day }] of this.#rows) if (day < dayAt(before)) this.#rows.delete(key)
    this.#marks = this.#marks.filter(({ at }) => at >= before)
  }
}

function add(rows: Map<string, Row>, of: Omit<Row, 'times'>, times: number): void {
  const key = JSON.stringify(of)
  rows.set(key, { ...of, times: (rows.get(key)?.times ?? 0) + times })
}
