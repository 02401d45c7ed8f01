import type { Database } from 'better-sqlite3'
import type { Entry, Note, Reason } from '../desk/index.ts'
import { NOTES_KEPT, REPLIES_KEPT } from './retention.ts'

export interface SessionRow {
  readonly session: string
  readonly revision: number
  readonly expires: number
}

export interface MissRow {
  readonly kind: 'miss' | 'feedback' | 'ticket'
  readonly words: string
  readonly place: string | null
  readonly reason: Reason | null
  readonly at: number
}

const NO_NOTE = { place: null, words: null, reply: null, useful: null, ticket: null, log: null }

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
export function prepareStatements(database: Database) {
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
    INSERT INTO notes (kind, person, session, place, words, reply, useful, ticket, log, at)
    VALUES (:kind, :person, :id, :place, :words, :reply, :useful, :ticket, :log, :at)`)
  const addReason = database.prepare(`
    UPDATE notes SET reason = :reason
    WHERE kind = 'feedback' AND useful = 0 AND person = :person AND reply = :reply AND reason IS NULL`)
  const reply = database.prepare<[string], string>('SELECT reply FROM replies WHERE letter = ?').pluck()
  const putReply = database.prepare(
    'INSERT OR REPLACE INTO replies (letter, person, reply, at) VALUES (:letter, :person, :reply, :at)',
  )
  const removeRepliesOf = database.prepare<[string]>('DELETE FROM replies WHERE person = ?')
  const removeOldReplies = database.prepare<[number]>('DELETE FROM replies WHERE at < ?')
  const removeSessionsOf = database.prepare<[string]>('DELETE FROM sessions WHERE person = ?')
  const removeNotesOf = database.prepare<[string]>('DELETE FROM notes WHERE person = ?')
  const removeEnded = database.prepare<[number]>('DELETE FROM sessions WHERE expires < ?')
  const removeOldNotes = database.prepare<[number]>('DELETE FROM notes WHERE at < ?')
  const missed = database.prepare<[{ since: number }], MissRow>(`
    SELECT kind, words, place, reason, at FROM notes
    WHERE at >= :since AND words IS NOT NULL AND (kind = 'miss' OR (kind = 'feedback' AND useful = 0))
    UNION ALL SELECT 'ticket', masked, place, NULL, opened FROM tickets WHERE opened >= :since`)

  return {
    session: (id: string): SessionRow | undefined => session.get(id),
    sessionsOf: (person: string, now: number) => sessionsOf.all(person, now),
    reply: (letter: string): string | undefined => reply.get(letter),
    put({ id, person, session, at, expires, notes, answer }: Entry): void {
      putSession.run({ id, person, session: JSON.stringify(session), revision: nextRevision.get(), at, expires })
      for (const note of notes) {
        if (note.kind === 'reason') addReason.run({ person, reply: note.reply, reason: note.reason })
        else {
          const columns = columnsOf(note)
          if (columns) addNote.run({ ...columns, id, person, at })
        }
      }
      if (answer) putReply.run({ letter: answer.letter, person, reply: JSON.stringify(answer.kept), at })
    },
    /** Writes what stands there already. */
    touch: (): void => void touch.run(),
    /** Takes as much room as a few turns do; to be undone. */
    grow: (): void => void grow.run(GROWN),
    /** How many sessions there were. */
    remove(person: string): number {
      removeNotesOf.run(person)
      removeRepliesOf.run(person)
      return removeSessionsOf.run(person).changes
    },
    /** Removes what has had its time. */
    clear(now: number): void {
      removeEnded.run(now)
      removeOldNotes.run(now - NOTES_KEPT)
      removeOldReplies.run(now - REPLIES_KEPT)
    },
    missed: (since: number): MissRow[] => missed.all({ since }),
  }
}
