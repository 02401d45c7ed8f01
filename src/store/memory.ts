import type { Entry, Miss, Note, Session, SessionStore } from '../desk/index.ts'
import { countMisses, missedIn } from './misses.ts'
import { CLEARED_EVERY, NOTES_KEPT } from './retention.ts'

interface KeptSession {
  readonly person: string
  /** As JSON: what is loaded shares nothing with what was saved. */
  readonly session: string
  readonly revision: number
  readonly expires: number
}

interface KeptNote {
  readonly note: Note
  readonly person: string
  readonly at: number
}

/** How much is kept at most: sessions and notes, each counted. */
export interface MemoryLimits {
  readonly sessions?: number
  readonly notes?: number
}

/** Sessions that last as long as the program. Beyond the limit the session saved longest ago ends first, ended ones before it. */
export class MemorySessionStore implements SessionStore {
  /** In the order in which they were last saved. */
  readonly #sessions = new Map<string, KeptSession>()
  #notes: KeptNote[] = []
  readonly #limits: Required<MemoryLimits>
  #revision = 0
  #cleared = Number.NEGATIVE_INFINITY

  constructor({ sessions = 1000, notes = 10_000 }: MemoryLimits = {}) {
    this.#limits = { sessions, notes }
  }

  load(id: string, now: number): { readonly session: Session; readonly revision: number } | undefined {
    const kept = this.#sessions.get(id)
    if (!kept || kept.expires < now) return undefined
    return { session: JSON.parse(kept.session), revision: kept.revision }
  }

  save({ id, person, session, at, expires, revision, notes }: Entry): boolean {
    const kept = this.#sessions.get(id)
    const ours = revision === undefined ? !kept || kept.expires < at : kept?.revision === revision
    if (!ours) return false
    this.#sessions.delete(id)
    this.#sessions.set(id, { person, session: JSON.stringify(session), revision: ++this.#revision, expires })
    for (const note of notes) this.#notes.push({ note: structuredClone(note), person, at })
    this.#bound(at)
    return true
  }

  erase(person: string): number {
    this.#notes = this.#notes.filter((kept) => kept.person !== person)
    return this.#removeSessions((kept) => kept.person === person)
  }

  misses(since: number): Miss[] {
    const recent = this.#notes.filter(({ at }) => at >= since)
    return countMisses(recent.flatMap(({ note, at }) => missedIn(note, at) ?? []))
  }

  #bound(now: number): void {
    const full = this.#sessions.size > this.#limits.sessions
    if (full || now - this.#cleared >= CLEARED_EVERY) {
      this.#removeSessions(({ expires }) => expires < now)
      this.#notes = this.#notes.filter(({ at }) => at >= now - NOTES_KEPT)
      this.#cleared = now
    }
    for (const id of this.#sessions.keys()) {
      if (this.#sessions.size <= this.#limits.sessions) break
      this.#sessions.delete(id)
    }
    if (this.#notes.length > this.#limits.notes) this.#notes = this.#notes.slice(-this.#limits.notes)
  }

  #removeSessions(of: (kept: KeptSession) => boolean): number {
    const ids = [...this.#sessions].flatMap(([id, kept]) => (of(kept) ? id : []))
    for (const id of ids) this.#sessions.delete(id)
    return ids.length
  }
}
