import type { KeyStore } from '../api/index.ts'
import {
  type CodeStore,
  type Entry,
  type Held,
  type Inbox,
  type KeeperStore,
  type KeptReply,
  type Miss,
  type Note,
  type Retention,
  type Session,
  type SessionStore,
  StoreFault,
  USUAL_RETENTION,
} from '../desk/index.ts'
import type { TokenLedger } from '../model/index.ts'
import type { TicketStore } from '../tickets/index.ts'
import { SqliteCodes } from './codes.ts'
import { Connection } from './connection.ts'
import { handedOver } from './handed-over.ts'
import { SqliteInbox } from './inbox.ts'
import { prepareKeeper, SqliteKeeper } from './keeper.ts'
import { SqliteKeys } from './keys.ts'
import { SqliteLedger } from './ledger.ts'
import { prepareLetters } from './letters.ts'
import { countMisses } from './misses.ts'
import { readReply } from './reply-json.ts'
import { CLEARED_EVERY } from './retention.ts'
import { readSession } from './session-json.ts'
import { type RoomIn, roomIn } from './standing.ts'
import { prepareStatements } from './statements.ts'
import { prepareTickets, SqliteTickets } from './tickets.ts'

export interface SqliteStoreOptions {
  /** The time at opening, in milliseconds since 1970: what has had its time is removed then. */
  readonly now: number
  /** How long to wait for another process's lock, in milliseconds; nothing else runs meanwhile. 5000 where absent. */
  readonly busyTimeout?: number
  /** How many bytes may still be written in a folder; as its file system says where absent. */
  readonly room?: RoomIn
  /** The file's largest size in pages, of 4096 bytes in a file made here; without it, as large as the disk allows. */
  readonly maxPages?: number
  /** The usual one where absent. */
  readonly retention?: Retention
}

const BUSY_TIMEOUT = 5000

/** Sessions and notes in one SQLite file, for several processes at once. Every method throws StoreFault, and nothing else. */
export class SqliteSessionStore implements SessionStore {
  readonly #connection: Connection
  readonly #statements: ReturnType<typeof prepareStatements>
  readonly #letters: ReturnType<typeof prepareLetters>
  readonly #tickets: ReturnType<typeof prepareTickets>
  readonly #keeper: ReturnType<typeof prepareKeeper>
  /** The letters of the same file. */
  readonly inbox: Inbox
  /** The tickets of the same file. */
  readonly tickets: TicketStore
  /** What models have used, over all processes on the file. */
  readonly ledger: TokenLedger
  /** The keys of other programs. */
  readonly keys: KeyStore
  /** Codes by which checks go on elsewhere. */
  readonly codes: CodeStore
  /** What is counted, and marked by whoever keeps the desk. */
  readonly keeper: KeeperStore
  readonly #room: RoomIn
  readonly #retention: Retention
  #cleared: number

  /** Opens the file, making it and its directory where they are missing. Throws StoreFault; a file that cannot be used is left as it is. */
  constructor(
    file: string,
    { now, busyTimeout = BUSY_TIMEOUT, room = roomIn, retention = USUAL_RETENTION, ...limits }: SqliteStoreOptions,
  ) {
    this.#room = room
    this.#retention = retention
    const connection = new Connection(file, { busyTimeout, ...limits })
    this.#connection = connection
    try {
      this.#statements = connection.attempt('opening it', () => prepareStatements(connection.database, retention))
      this.#letters = connection.attempt('opening it', () => prepareLetters(connection.database, retention))
      this.#tickets = connection.attempt('opening it', () => prepareTickets(connection.database, this.#letters))
      this.#keeper = connection.attempt('opening it', () => prepareKeeper(connection.database))
      connection.attempt('removing what has had its time', () => connection.together(() => this.#clear(now)))
      this.inbox = new SqliteInbox(connection, now, retention)
      this.tickets = new SqliteTickets(connection, this.#tickets)
      this.ledger = new SqliteLedger(connection)
      this.keys = new SqliteKeys(connection)
      this.codes = new SqliteCodes(connection)
      this.keeper = new SqliteKeeper(connection, this.#keeper)
    } catch (error) {
      connection.close()
      throw error
    }
    this.#cleared = now
  }

  load(id: string, now: number): { readonly session: Session; readonly revision: number } | undefined {
    return this.#connection.attempt('loading a session', () => {
      const row = this.#statements.session(id)
      const session = row && row.expires >= now ? readSession(row.session) : undefined
      return row && session && { session, revision: row.revision }
    })
  }

  replyTo(letter: string): KeptReply | undefined {
    return this.#connection.attempt('loading a reply', () => this.#replyTo(letter))
  }

  save(entry: Entry): boolean {
    return this.#connection.attempt('saving a turn', () => {
      const clearing = entry.at - this.#cleared >= CLEARED_EVERY
      const saved = this.#connection.together(() => {
        const tickets = this.#mayWrite(entry) ? handedOver(entry.notes, this.#tickets) : undefined
        if (!tickets) return false
        this.#statements.put(entry)
        for (const ticket of tickets) this.#tickets.put(ticket)
        this.#keeper.count(entry.notes, entry.at)
        if (clearing) this.#clear(entry.at)
        return true
      })
      if (saved && clearing) this.#cleared = entry.at
      return saved
    })
  }

  miss(note: Extract<Note, { kind: 'miss' }>, person: string, at: number): void {
    this.#connection.attempt('noting a question', () => this.#statements.note(note, { id: '', person, at }))
  }

  sessionsOf(person: string, now: number): { readonly id: string; readonly session: Session }[] {
    return this.#connection.attempt("listing a person's sessions", () =>
      this.#statements.sessionsOf(person, now).flatMap(({ id, session: json }) => {
        const session = readSession(json)
        return session ? [{ id, session }] : []
      }),
    )
  }

  /** As the port says, and the words do not stay behind in the bytes of the file. Takes time with the size of the file. */
  erase(person: string, asked?: string): number {
    return this.#connection.attempt('erasing a person', () => {
      const removed = this.#connection.together(() => {
        this.#letters.forget(person, asked)
        this.#tickets.remove(person)
        return this.#statements.remove(person)
      })
      // Deleted rows are overwritten, but copies remain where pages were split or joined: only a file built anew has none.
      this.#connection.database.exec('VACUUM')
      this.#emptyLog()
      return removed
    })
  }

  held(person: string): Held[] {
    return this.#connection.attempt('listing what is held of a person', () => this.#statements.held(person))
  }

  people(): string[] {
    return this.#connection.attempt('listing people', () => this.#statements.people())
  }

  misses(since: number): Miss[] {
    return this.#connection.attempt('listing misses', () =>
      countMisses(
        this.#statements.missed(since).map(({ kind, words, place, reason, at }) => ({
          kind,
          words,
          at,
          ...(place === null ? {} : { place }),
          ...(reason === null ? {} : { reason }),
        })),
      ),
    )
  }

  /** Throws StoreFault where the file cannot be written, where it may not grow, or where what is written would be lost. */
  writable(): void {
    const { database } = this.#connection
    this.#connection.attempt('trying to write', () => {
      this.#connection.together(() => this.#statements.touch())
      database.exec('BEGIN IMMEDIATE')
      try {
        this.#statements.grow()
      } finally {
        if (database.inTransaction) database.exec('ROLLBACK')
      }
      this.#connection.standing(this.#room)
    })
  }

  /** What SQLite finds wrong with the file; nothing where it is whole. Takes time with the size of the file. */
  faults(): string[] {
    return this.#connection.attempt('checking the file', () => {
      const found = this.#connection.database.pragma('integrity_check') as { readonly integrity_check: string }[]
      return found.map((row) => row.integrity_check).filter((fault) => fault !== 'ok')
    })
  }

  /** Closes the file; every later call throws StoreFault. Closing twice does nothing. */
  close(): void {
    this.#connection.close()
  }

  #clear(now: number): void {
    this.#statements.clear(now)
    this.#tickets.clear(now - this.#retention.notes)
    this.#keeper.clear(now - this.#retention.notes)
  }

  #replyTo(letter: string): KeptReply | undefined {
    const json = this.#statements.reply(letter)
    return json === undefined ? undefined : readReply(json)
  }

  /** Whether the session was not saved since the entry's was loaded, and the letter not answered meanwhile. */
  #mayWrite({ id, at, revision, answer }: Entry): boolean {
    if (answer && this.#replyTo(answer.letter)) return false
    const row = this.#statements.session(id)
    if (revision !== undefined) return row?.revision === revision
    // Where nothing was loaded, what stands there must be as good as nothing.
    return !row || row.expires < at || readSession(row.session) === undefined
  }

  /** Moves all of the log into the file and cuts it to nothing. */
  #emptyLog(): void {
    const [result] = this.#connection.database.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[]
    if (result?.busy === 0) return
    throw new StoreFault(
      `session store ${this.#connection.file}, erasing a person: the rows are removed, but another process is reading the file, so the words are still in ${this.#connection.file}-wal. Erase again when it is done (\`fuser <file>\` names it).`,
    )
  }
}
