import type { Database } from 'better-sqlite3'
import type { Letter, Owner, Pending, Retention } from '../desk/index.ts'

interface Row extends Omit<Pending, 'to' | 'sending' | 'kind'> {
  readonly recipient: string
  readonly kind: 'told' | 'office' | null
  readonly sending: number | null
}

const pendingOf = ({ recipient, sending, kind, ...row }: Row): Pending => ({
  ...row,
  to: recipient,
  ...(kind === null ? {} : { kind }),
  ...(sending === null ? {} : { sending }),
})

/** All that is asked of the tables of letters, prepared once; times in milliseconds since 1970. Throws what SQLite throws. */
export function prepareLetters(database: Database, { keys, replies }: Pick<Retention, 'keys' | 'replies'>) {
  const put = database.prepare(`
    INSERT OR IGNORE INTO letters (key, came, channel, person, session, words, at, recipient, owner, kind)
    VALUES (:key, :now, :channel, :person, :session, :words, :at, :to, :owner, :kind)`)
  const taking = database
    .prepare<[string], number>('UPDATE letters SET tries = tries + 1 WHERE key = ? RETURNING tries')
    .pluck()
  const sending = database.prepare(
    'UPDATE letters SET sending = :part WHERE key = :key AND owner = :owner AND answered IS NULL',
  )
  const sent = database.prepare(
    'UPDATE letters SET sent = :part + 1, sending = NULL WHERE key = :key AND owner = :owner AND answered IS NULL',
  )
  const end = database.prepare(`
    UPDATE letters SET answered = :now, channel = NULL, person = NULL, session = NULL, words = NULL, at = NULL,
      recipient = NULL, kind = NULL, owner = NULL, sending = NULL
    WHERE key = :key AND answered IS NULL`)
  // What was said before the letter that asks for it; all, where it is not known.
  const endBefore = database.prepare(`
    UPDATE letters SET answered = came, channel = NULL, person = NULL, session = NULL, words = NULL, at = NULL,
      recipient = NULL, kind = NULL, owner = NULL, sending = NULL
    WHERE answered IS NULL AND person = :person AND (
      NOT EXISTS (SELECT 1 FROM letters AS asked WHERE asked.key = :asked)
      OR (at, rowid) < (SELECT asked.at, asked.rowid FROM letters AS asked WHERE asked.key = :asked))`)
  const drop = database.prepare<[string]>('DELETE FROM letters WHERE answered IS NULL AND person = ?')
  const endReply = database.prepare<[string]>('DELETE FROM replies WHERE letter = ?')
  // After the machine was started anew its clock begins anew: what is further ahead than anybody could be is of before.
  const bury = database.prepare<[{ elapsed: number; until: number }]>(
    'DELETE FROM owners WHERE until < :elapsed OR until > :until',
  )
  // The owner's own letters are at hand; those of the living are theirs.
  const orphans = database.prepare(`
    UPDATE letters SET owner = :owner
    WHERE answered IS NULL AND channel = :channel AND owner IS NOT :owner
      AND NOT EXISTS (SELECT 1 FROM owners WHERE owners.owner = letters.owner)
    RETURNING key, channel, person, session, words, at, recipient, kind, sent, sending, tries`)
  const renew = database.prepare<[Owner]>(`
    INSERT INTO owners (owner, until) VALUES (:owner, :until)
    ON CONFLICT (owner) DO UPDATE SET until = excluded.until`)
  const removeOwner = database.prepare<[string]>('DELETE FROM owners WHERE owner = ?')
  const removeKeys = database.prepare<[number]>('DELETE FROM letters WHERE answered IS NOT NULL AND came < ?')
  const removeUnanswered = database.prepare<[number]>('DELETE FROM letters WHERE answered IS NULL AND came < ?')
  const waiting = database
    .prepare<[string], number>('SELECT count(*) FROM letters WHERE answered IS NULL AND channel = ?')
    .pluck()

  return {
    put: (letter: Letter, owner: string, now: number): boolean =>
      put.run({ kind: null, ...letter, owner, now }).changes > 0,
    /** Puts in what has no owner: whoever claims next has it. */
    post: (letter: Letter, now: number): void => void put.run({ kind: null, ...letter, owner: null, now }),
    /** Takes out what waits of a person. */
    drop: (person: string): void => void drop.run(person),
    taking: (key: string): number => taking.get(key) ?? 0,
    sending: (key: string, part: number, owner: string): boolean => sending.run({ key, part, owner }).changes > 0,
    sent: (key: string, part: number, owner: string): void => void sent.run({ key, part, owner }),
    end(key: string, now: number): void {
      end.run({ key, now })
      endReply.run(key)
    },
    /** Ends what a person had said before a letter of theirs, or all that waits, without an answer. */
    forget: (person: string, asked: string | undefined): void => void endBefore.run({ person, asked: asked ?? null }),
    claim(channel: string, { owner, until }: Owner, elapsed: number): Pending[] {
      bury.run({ elapsed, until })
      return (orphans.all({ channel, owner }) as Row[]).map(pendingOf).sort((a, b) => a.at - b.at)
    },
    renew: (owner: Owner): void => void renew.run(owner),
    release: (owner: string): void => void removeOwner.run(owner),
    /** Removes what has had its time: a letter that nobody answered too, since nobody waits so long. */
    clear(now: number): void {
      removeKeys.run(now - keys)
      removeUnanswered.run(now - replies)
    },
    waiting: (channel: string): number => waiting.get(channel) ?? 0,
  }
}
