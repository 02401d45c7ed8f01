import type { Database } from 'better-sqlite3'
import type { Entry, Held, Miss, Note, Reason, Retention } from '../desk/index.ts'
import { heldIn, PERSONAL } from './personal.ts'

export interface SessionRow {
  readonly session: string
  readonly revision: number
  readonly expires: number
}

export interface MissRow {
  readonly kind: Miss['kind']
  readonly words: string
  readonly place: string | null
  readonly reason: Reason | null
  readonly at: number
}

const NO_NOTE = { place: null, words: null, reply: null, useful: null }

/** A note's own columns; those it does not have are empty. What concerns tickets has tables of its own. */
function columnsOf(note: Exclude<Note, { kind: 'reason' }>) {
  switch (note.kind) {
    case 'miss':
      return { ...NO_NOTE, ...note }
    case 'feedback':
      return { ...NO_NOTE, ...note, useful: note.useful ? 1 : 0 }
    default:
      return undefined
  }
}

/** In bytes of the file, half of it. */
const GROWN = 64 * 1024

/** All that is asked of the tables, prepared once; times in milliseconds since 1970. Throws what SQLite throws. */
export function prepareStatements(database: Database, { notes, replies }: Pick<Retention, 'notes' | 'replies'>) {
  const session = database.prepare<[string], SessionRow>('SELECT session, revision, expires FROM sessions WHERE id = ?')
  const sessionsOf = database.prepare<[string, number], { readonly id: string; readonly session: string }>(
    'SELECT id, session FROM sessions WHERE person = ? AND expires >= ? ORDER BY revision DESC',
  )
  const nextRevision = database.prepare<[], number>('UPDATE revisions SET last = last + 1 RETURNING last').pluck()
  const touch = database.prepare('UPDATE revisions SET last = last')
  const grow = database.prepare<[number]>(
    "INSERT INTO replies (letter, person, reply, at) VALUES ('', '', hex(zeroblob(?)), 0)",
  )
  const putSession = database.prepare(`
    INSERT INTO sessions (id, person, session, revision, at, expires)
    VALUES (:id, :person, :session, :revision, :at, :expires)
    ON CONFLICT (id) DO UPDATE SET
      person = excluded.person, session = excluded.session, revision = excluded.revision,
      at = excluded.at, expires = excluded.expires`)
  const addNote = database.prepare(`
    INSERT INTO notes (kind, person, session, place, words, reply, useful, at)
    VALUES (:kind, :person, :id, :place, :words, :reply, :useful, :at)`)
  const addReason = database.prepare(`
    UPDATE notes SET reason = :reason
    WHERE kind = 'feedback' AND useful = 0 AND person = :person AND reply = :reply AND reason IS NULL`)
  const reply = database.prepare<[string], string>('SELECT reply FROM replies WHERE letter = ?').pluck()
  const putReply = database.prepare(
    'INSERT OR REPLACE INTO replies (letter, person, reply, at) VALUES (:letter, :person, :reply, :at)',
  )
  const removeOldReplies = database.prepare<[number]>('DELETE FROM replies WHERE at < ?')
  const removed = PERSONAL.filter(({ erased }) => erased === 'removed').map(({ table, whose }) => ({
    table,
    of: database.prepare<[{ person: string }]>(`DELETE FROM ${table} WHERE ${whose}`),
  }))
  const held = PERSONAL.map((personal) => ({
    personal,
    of: database.prepare<[{ person: string }], Record<string, unknown>>(
      `SELECT * FROM ${personal.table} WHERE ${personal.whose} ORDER BY rowid`,
    ),
  }))
  const people = database
    .prepare<[], string>(
      PERSONAL.filter(({ columns }) => 'person' in columns)
        .map(({ table, named = 'TRUE' }) => `SELECT person FROM ${table} WHERE person IS NOT NULL AND ${named}`)
        .join(' UNION '),
    )
    .pluck()
  const removeEnded = database.prepare<[number]>('DELETE FROM sessions WHERE expires < ?')
  const removeEndedCodes = database.prepare<[number]>('DELETE FROM codes WHERE expires < ?')
  const removeOldNotes = database.prepare<[number]>('DELETE FROM notes WHERE at < ?')
  const missed = database.prepare<[{ since: number }], MissRow>(`
    SELECT CASE WHEN kind = 'miss' THEN kind WHEN useful = 0 THEN 'complaint' ELSE 'praise' END AS kind,
      words, place, reason, at FROM notes
    WHERE at >= :since AND words IS NOT NULL
    UNION ALL SELECT 'ticket', masked, place, NULL, opened FROM tickets WHERE opened >= :since`)

  /** Tickets have tables of their own. */
  const note = (of: Exclude<Note, { kind: 'reason' }>, left: Pick<Entry, 'id' | 'person' | 'at'>): void => {
    const columns = columnsOf(of)
    if (columns) addNote.run({ ...columns, ...left })
  }

  return {
    note,
    session: (id: string): SessionRow | undefined => session.get(id),
    sessionsOf: (person: string, now: number) => sessionsOf.all(person, now),
    reply: (letter: string): string | undefined => reply.get(letter),
    put({ id, person, session, at, expires, notes, answer }: Entry): void {
      putSession.run({ id, person, session: JSON.stringify(session), revision: nextRevision.get(), at, expires })
      for (const each of notes) {
        if (each.kind === 'reason') addReason.run({ person, reply: each.reply, reason: each.reason })
        else note(each, { id, person, at })
      }
      if (answer) putReply.run({ letter: answer.letter, person, reply: JSON.stringify(answer.kept), at })
    },
    /** Writes what stands there already. */
    touch: (): void => void touch.run(),
    /** Takes as much room as a few turns do; to be undone. */
    grow: (): void => void grow.run(GROWN),
    /** How many sessions there were. */
    remove(person: string): number {
      const counts = removed.map(({ table, of }) => [table, of.run({ person }).changes] as const)
      return counts.find(([table]) => table === 'sessions')?.[1] ?? 0
    },
    held: (person: string): Held[] => held.map(({ personal, of }) => heldIn(personal, of.all({ person }))),
    people: (): string[] => people.all(),
    /** Removes what has had its time. */
    clear(now: number): void {
      removeEnded.run(now)
      removeEndedCodes.run(now)
      removeOldNotes.run(now - notes)
      removeOldReplies.run(now - replies)
    },
    missed: (since: number): MissRow[] => missed.all({ since }),
  }
}
