import {
  type Entry,
  type Held,
  type KeptReply,
  type Miss,
  type Note,
  type Reason,
  type Retention,
  type Session,
  type SessionStore,
  USUAL_RETENTION,
} from '../desk/index.ts'
import { handedOver } from './handed-over.ts'
import { MemoryCodes } from './memory-codes.ts'
import { MemoryInbox } from './memory-inbox.ts'
import { MemoryKeeper } from './memory-keeper.ts'
import { MemoryKeys } from './memory-keys.ts'
import { MemoryTickets } from './memory-tickets.ts'
import { countMisses, type Missed, missedIn } from './misses.ts'
import { heldIn, PERSONAL } from './personal.ts'
import { CLEARED_EVERY } from './retention.ts'

interface KeptSession {
  readonly person: string
  /** As JSON: what is loaded shares nothing with what was saved. */
  readonly session: string
  readonly revision: number
  readonly at: number
  readonly expires: number
}

interface KeptNote {
  readonly note: Note
  readonly reason?: Reason
  readonly person: string
  readonly session: string
  readonly at: number
}

interface AnsweredLetter {
  readonly person: string
  /** As JSON. */
  readonly kept: string
  readonly at: number
}

/** How much is kept at most: sessions, notes and replies, each counted. */
export interface MemoryLimits {
  readonly sessions?: number
  readonly notes?: number
  readonly replies?: number
}

/** Sessions that last as long as the program. Beyond the limit the session saved longest ago ends first, ended ones before it. */
export class MemorySessionStore implements SessionStore {
  /** In the order in which they were last saved. */
  readonly #sessions = new Map<string, KeptSession>()
  #notes: KeptNote[] = []
  /** By the letters they answer, in the order in which they were saved. */
  readonly #replies = new Map<string, AnsweredLetter>()
  readonly #limits: Required<MemoryLimits>
  /** The tickets, and the letters that they give rise to. */
  readonly tickets: MemoryTickets
  /** The keys of other programs. */
  readonly keys = new MemoryKeys()
  /** Codes by which checks go on elsewhere. */
  readonly codes = new MemoryCodes()
  /** What is counted, and marked by whoever keeps the desk. */
  readonly keeper = new MemoryKeeper()
  #revision = 0
  #cleared = Number.NEGATIVE_INFINITY

  constructor(
    { sessions = 1000, notes = 10_000, replies = 1000 }: MemoryLimits = {},
    readonly inbox = new MemoryInbox(),
    private readonly retention: Retention = USUAL_RETENTION,
  ) {
    this.#limits = { sessions, notes, replies }
    this.tickets = new MemoryTickets(inbox)
  }

  load(id: string, now: number): { readonly session: Session; readonly revision: number } | undefined {
    const kept = this.#sessions.get(id)
    if (!kept || kept.expires < now) return undefined
    return { session: JSON.parse(kept.session), revision: kept.revision }
  }

  replyTo(letter: string): KeptReply | undefined {
    const answered = this.#replies.get(letter)
    return answered && JSON.parse(answered.kept)
  }

  save({ id, person, session, at, expires, revision, notes, answer }: Entry): boolean {
    const kept = this.#sessions.get(id)
    const ours = revision === undefined ? !kept || kept.expires < at : kept?.revision === revision
    if (!ours || (answer && this.#replies.has(answer.letter))) return false
    const tickets = handedOver(notes, {
      get: (ticket) => this.tickets.get(ticket),
      inSession: (of, now) => this.tickets.inSession(of, now),
    })
    if (!tickets) return false
    for (const ticket of tickets) this.tickets.put(ticket)
    this.#sessions.delete(id)
    this.#sessions.set(id, { person, session: JSON.stringify(session), revision: ++this.#revision, at, expires })
    for (const note of notes)
      if (note.kind === 'reason') this.#addReason(person, note)
      else if (note.kind !== 'asked') this.#notes.push({ note: structuredClone(note), person, session: id, at })
    this.keeper.count(notes, at)
    if (answer) this.#replies.set(answer.letter, { person, kept: JSON.stringify(answer.kept), at })
    this.#bound(at)
    return true
  }

  miss(note: Extract<Note, { kind: 'miss' }>, person: string, at: number): void {
    this.#notes.push({ note: structuredClone(note), person, session: '', at })
    this.#bound(at)
  }

  sessionsOf(person: string, now: number): { readonly id: string; readonly session: Session }[] {
    const own = [...this.#sessions].filter(([, kept]) => kept.person === person && kept.expires >= now)
    return own.map(([id, { session }]) => ({ id, session: JSON.parse(session) })).reverse()
  }

  erase(person: string): number {
    this.#notes = this.#notes.filter((kept) => kept.person !== person)
    this.tickets.remove(person)
    this.codes.clear({ person })
    this.#removeReplies((answered) => answered.person === person)
    return this.#removeSessions((kept) => kept.person === person)
  }

  held(person: string): Held[] {
    const rows: Record<string, readonly (Readonly<Record<string, unknown>> & { readonly person: string })[]> = {
      notes: this.#notes.map(({ note, ...kept }) => ({ ...note, ...kept })),
      replies: [...this.#replies].map(([letter, { kept, ...answered }]) => ({ letter, reply: kept, ...answered })),
      sessions: [...this.#sessions].map(([id, kept]) => ({ id, ...kept })),
      codes: this.codes.list().map((code) => ({ ...code })),
    }
    return PERSONAL.map((personal) =>
      heldIn(
        personal,
        (rows[personal.table] ?? []).filter((row) => row.person === person),
      ),
    )
  }

  people(): string[] {
    const all = [...this.#sessions.values(), ...this.#notes, ...this.#replies.values()]
    return [...new Set(all.map(({ person }) => person))]
  }

  misses(since: number): Miss[] {
    const recent = this.#notes.filter(({ at }) => at >= since)
    const handed = this.tickets
      .list({}, since)
      .flatMap(({ masked, place, opened }): Missed[] =>
        opened < since
          ? []
          : [{ kind: 'ticket', words: masked, at: opened, ...(place === undefined ? {} : { place }) }],
      )
    return countMisses([...recent.flatMap(({ note, at, reason }) => missedIn(note, at, reason) ?? []), ...handed])
  }

  #addReason(person: string, { reply, reason }: Extract<Note, { kind: 'reason' }>): void {
    this.#notes = this.#notes.map((kept) => {
      const { note } = kept
      const isIt = note.kind === 'feedback' && !note.useful && note.reply === reply && kept.person === person
      return isIt && kept.reason === undefined ? { ...kept, reason } : kept
    })
  }

  #bound(now: number): void {
    const full = this.#sessions.size > this.#limits.sessions
    if (full || now - this.#cleared >= CLEARED_EVERY) {
      this.#removeSessions(({ expires }) => expires < now)
      this.#notes = this.#notes.filter(({ at }) => at >= now - this.retention.notes)
      this.#removeReplies(({ at }) => at < now - this.retention.replies)
      this.tickets.clear(now - this.retention.notes)
      this.codes.clear({ now })
      this.keeper.clear(now - this.retention.notes)
      this.#cleared = now
    }
    for (const letter of this.#replies.keys()) {
      if (this.#replies.size <= this.#limits.replies) break
      this.#replies.delete(letter)
    }
    for (const id of this.#sessions.keys()) {
      if (this.#sessions.size <= this.#limits.sessions) break
      this.#sessions.delete(id)
    }
    if (this.#notes.length > this.#limits.notes) this.#notes = this.#notes.slice(-this.#limits.notes)
  }

  #removeReplies(of: (answered: AnsweredLetter) => boolean): void {
    for (const [letter, answered] of this.#replies) if (of(answered)) this.#replies.delete(letter)
  }

  #removeSessions(of: (kept: KeptSession) => boolean): number {
    const ids = [...this.#sessions].flatMap(([id, kept]) => (of(kept) ? id : []))
    for (const id of ids) this.#sessions.delete(id)
    return ids.length
  }
}
