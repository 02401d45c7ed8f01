import type { Inbox, Letter, Owner, Pending } from '../desk/index.ts'

interface Kept {
  readonly letter: Letter
  owner: string
  sent: number
  sending?: number
  tries: number
}

const KEYS = 10_000
/** Owns what was posted, and is never alive. */
const NOBODY = ''

/** Letters that last as long as the program; of answered ones the last keys are known. */
export class MemoryInbox implements Inbox {
  readonly #waiting = new Map<string, Kept>()
  readonly #answered = new Set<string>()
  readonly #owners = new Map<string, number>()

  accept(letter: Letter, owner: Owner): 'new' | 'seen' {
    this.renew(owner)
    if (this.#waiting.has(letter.key) || this.#answered.has(letter.key)) return 'seen'
    this.#waiting.set(letter.key, { letter: { ...letter }, owner: owner.owner, sent: 0, tries: 0 })
    return 'new'
  }

  /** Whoever claims next has it. */
  post(letter: Letter): void {
    if (this.#waiting.has(letter.key) || this.#answered.has(letter.key)) return
    this.#waiting.set(letter.key, { letter: { ...letter }, owner: NOBODY, sent: 0, tries: 0 })
  }

  /** Takes out what waits of a person. */
  drop(person: string): void {
    for (const [key, { letter }] of this.#waiting) if (letter.person === person) this.#waiting.delete(key)
  }

  taking(key: string): number {
    const kept = this.#waiting.get(key)
    if (!kept) return 0
    kept.tries += 1
    return kept.tries
  }

  sending(key: string, part: number, owner: Owner): boolean {
    this.renew(owner)
    const kept = this.#waiting.get(key)
    if (kept?.owner !== owner.owner) return false
    kept.sending = part
    return true
  }

  sent(key: string, part: number, owner: string): void {
    const kept = this.#waiting.get(key)
    if (kept?.owner !== owner) return
    kept.sent = part + 1
    delete kept.sending
  }

  answered(keys: readonly string[]): void {
    for (const key of keys) {
      if (this.#waiting.delete(key)) this.#answered.add(key)
    }
    for (const key of this.#answered) {
      if (this.#answered.size <= KEYS) break
      this.#answered.delete(key)
    }
  }

  claim(channel: string, owner: Owner, elapsed: number): Pending[] {
    this.renew(owner)
    for (const [each, until] of this.#owners) if (until < elapsed || until > owner.until) this.#owners.delete(each)
    const orphans = [...this.#waiting.values()].filter(
      (kept) => kept.letter.channel === channel && kept.owner !== owner.owner && !this.#owners.has(kept.owner),
    )
    for (const kept of orphans) kept.owner = owner.owner
    return orphans
      .map(({ letter, owner: _owner, ...progress }) => ({ ...letter, ...progress }))
      .sort((a, b) => a.at - b.at)
  }

  renew({ owner, until }: Owner): void {
    this.#owners.set(owner, until)
  }

  release(owner: string): void {
    this.#owners.delete(owner)
  }

  waiting(channel: string): number {
    return [...this.#waiting.values()].filter(({ letter }) => letter.channel === channel).length
  }
}
