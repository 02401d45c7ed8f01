import type { Database } from 'better-sqlite3'
import type { AskedTimes, KeeperStore, Mark, Note } from '../desk/index.ts'
import { byMiss, type Counted, columnsOf, dayAt, type Marked, onOf } from './asked.ts'
import type { Connection } from './connection.ts'

/** All that is asked of the tables that a keeper looks at, prepared once. Throws what SQLite throws. */
export function prepareKeeper(database: Database) {
  const count = database.prepare(`
    INSERT INTO asked (day, place, subject, clause, outcome, times)
    VALUES (:day, :place, :subject, :clause, :outcome, 1)
    ON CONFLICT (day, place, subject, clause, outcome) DO UPDATE SET times = times + 1`)
  const asked = database.prepare<[string], Counted>(`
    SELECT place, subject, clause, outcome, sum(times) AS times FROM asked WHERE day >= ?
    GROUP BY place, subject, clause, outcome ORDER BY sum(times) DESC, place, subject, clause, outcome`)
  const marks = database.prepare<[], Marked>('SELECT miss, kind, by, at FROM marks ORDER BY rowid')
  const mark = database.prepare('INSERT INTO marks (miss, kind, by, at) VALUES (:miss, :kind, :by, :at)')
  const removeOldCounts = database.prepare<[string]>('DELETE FROM asked WHERE day < ?')
  const removeOldMarks = database.prepare<[number]>('DELETE FROM marks WHERE at < ?')
  return {
    count(notes: readonly Note[], at: number): void {
      for (const note of notes) if (note.kind === 'asked') count.run(columnsOf(note, at))
    },
    asked: (since: number): AskedTimes[] => asked.all(dayAt(since)).map(onOf),
    marks: () => marks.all(),
    mark: (miss: string, of: Mark): void => void mark.run({ miss, ...of }),
    /** Removes what was counted and marked before a time. */
    clear(before: number): void {
      removeOldCounts.run(dayAt(before))
      removeOldMarks.run(before)
    },
  }
}

/** What is counted and marked, over all processes on the file. Every method throws StoreFault. */
export class SqliteKeeper implements KeeperStore {
  constructor(
    private readonly connection: Connection,
    private readonly statements: ReturnType<typeof prepareKeeper>,
  ) {}

  asked(since: number): AskedTimes[] {
    return this.connection.attempt('listing what was asked', () => this.statements.asked(since))
  }

  marks(): ReadonlyMap<string, readonly Mark[]> {
    return this.connection.attempt('listing what was dealt with', () => byMiss(this.statements.marks()))
  }

  mark(miss: string, mark: Mark): void {
    this.connection.attempt('marking a miss', () => this.connection.together(() => this.statements.mark(miss, mark)))
  }
}
