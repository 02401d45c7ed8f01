import type { Database } from 'better-sqlite3'
import { StoreFault } from '../desk/index.ts'

/** Marks the file as this program's: "wenc" in ASCII. */
const APPLICATION_ID = 0x77656e63

/**
 * Each step takes a file from the version of its place to the next; steps are added, never changed. A note outlives the
 * session it was left in, so nothing refers from one to the other.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    session TEXT NOT NULL,
    revision INTEGER NOT NULL,
    at INTEGER NOT NULL,
    expires INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX sessions_by_person ON sessions (person);
  CREATE INDEX sessions_by_end ON sessions (expires);

  CREATE TABLE notes (
    kind TEXT NOT NULL CHECK (kind IN ('miss', 'feedback', 'ticket')),
    person TEXT NOT NULL,
    session TEXT NOT NULL,
    place TEXT,
    words TEXT,
    reply TEXT,
    useful INTEGER,
    ticket TEXT,
    log TEXT,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX notes_by_person ON notes (person);
  CREATE INDEX notes_by_time ON notes (at);

  -- Counts up over all sessions: one erased and begun again never comes back to a revision somebody still holds.
  CREATE TABLE revisions (last INTEGER NOT NULL) STRICT;
  INSERT INTO revisions VALUES (0);
  `,
  `
  CREATE TABLE replies (
    letter TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    reply TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX replies_by_person ON replies (person);
  CREATE INDEX replies_by_time ON replies (at);

  -- An answered letter keeps nothing but its key and the time, so that it is known when it comes again.
  CREATE TABLE letters (
    key TEXT PRIMARY KEY,
    came INTEGER NOT NULL,
    answered INTEGER,
    channel TEXT,
    person TEXT,
    session TEXT,
    words TEXT,
    at INTEGER,
    recipient TEXT,
    owner TEXT,
    sent INTEGER NOT NULL DEFAULT 0,
    sending INTEGER,
    tries INTEGER NOT NULL DEFAULT 0,
    CHECK ((answered IS NULL) = (words IS NOT NULL))
  ) STRICT;
  CREATE INDEX letters_waiting ON letters (channel, owner) WHERE answered IS NULL;
  CREATE INDEX letters_by_time ON letters (came);

  CREATE TABLE owners (owner TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT;
  `,
  `
  -- What a language model has used on each day of Shanghai.
  CREATE TABLE tokens (day TEXT PRIMARY KEY, spent INTEGER NOT NULL) STRICT;
  `,
  `
  -- What is wrong with a reply that was found useless, where the person said so.
  ALTER TABLE notes ADD COLUMN reason TEXT CHECK (reason IN ('clause', 'misheard', 'long', 'missing'));
  `,
  `
  -- What a person said has no kind; 'told' goes to a person and 'office' to clerks, without a turn.
  ALTER TABLE letters ADD COLUMN kind TEXT CHECK (kind IN ('told', 'office'));

  CREATE TABLE tickets (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    session TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'answered', 'closed')),
    place TEXT,
    masked TEXT NOT NULL,
    opened INTEGER NOT NULL,
    last INTEGER NOT NULL,
    ticket TEXT NOT NULL
  ) STRICT;
  CREATE INDEX tickets_by_person ON tickets (person);
  CREATE INDEX tickets_by_session ON tickets (session);
  CREATE INDEX tickets_by_end ON tickets (last);

  CREATE TABLE ticket_events (
    ticket TEXT NOT NULL REFERENCES tickets (id),
    n INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    by TEXT,
    words TEXT,
    PRIMARY KEY (ticket, n)
  ) STRICT;
  `,
  `
  -- Conversations handed over have tables of their own.
  DELETE FROM notes WHERE kind = 'ticket';
  ALTER TABLE notes DROP COLUMN ticket;
  ALTER TABLE notes DROP COLUMN log;
  `,
  `
  -- What asked for it: the same twice is one event.
  ALTER TABLE ticket_events ADD COLUMN letter TEXT;
  `,
  `
  -- Keys of other programs, as hashes alone.
  CREATE TABLE keys (name TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, at INTEGER NOT NULL) STRICT;
  `,
  `
  -- Codes by which a check goes on in another channel, as hashes alone.
  CREATE TABLE codes (
    hash TEXT PRIMARY KEY,
    session TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL,
    expires INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX codes_by_person ON codes (person);
  `,
  `
  -- How often what was asked on each day of Shanghai; '' where a place, a subject or a clause is not known. No words, nobody's.
  CREATE TABLE asked (
    day TEXT NOT NULL,
    place TEXT NOT NULL,
    subject TEXT NOT NULL,
    clause TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('answered', 'unanswered', 'handed-over', 'checked')),
    times INTEGER NOT NULL,
    PRIMARY KEY (day, place, subject, clause, outcome)
  ) STRICT, WITHOUT ROWID;

  -- Which misses a keeper has dealt with, by a hash: who and when, and who took it back.
  CREATE TABLE marks (
    miss TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('settled', 'reopened')),
    by TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX marks_by_time ON marks (at);
  `,
]

const numberOf = (database: Database, pragma: string): number => Number(database.pragma(pragma, { simple: true }))

/** The file's schema version, 0 for a new file. Throws StoreFault where it is newer than `newest` or the file is another program's. */
export function schemaVersion(database: Database, newest = MIGRATIONS.length): number {
  // In one transaction, or another process could make the tables between two of the questions.
  const read = database.transaction(() => ({
    version: numberOf(database, 'user_version'),
    owner: numberOf(database, 'application_id'),
    tables: database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get(),
  }))
  const { version, owner, tables } = read()
  if (owner !== APPLICATION_ID && (owner !== 0 || version !== 0 || tables !== 0)) {
    throw new StoreFault(
      `session store ${database.name}: the file is a database of another program (application_id ${owner}, user_version ${version}). It has been left as it is. Name another file.`,
    )
  }
  if (version > newest) {
    throw new StoreFault(
      `session store ${database.name}: the file has schema version ${version}, this program knows versions up to ${newest}. It has been left as it is. Run the newer program that wrote it, or name another file.`,
    )
  }
  return version
}

/** Brings the file to the newest schema, whole or not at all. Throws as schemaVersion does, and what SQLite throws. */
export function migrate(database: Database, migrations = MIGRATIONS): void {
  if (schemaVersion(database, migrations.length) === migrations.length) return
  const step = database.transaction(() => {
    // Asked again under the lock: another process may have been faster.
    for (const statements of migrations.slice(schemaVersion(database, migrations.length))) database.exec(statements)
    database.pragma(`application_id = ${APPLICATION_ID}`)
    database.pragma(`user_version = ${migrations.length}`)
  })
  step.immediate()
}
