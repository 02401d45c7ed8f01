/** A message that came in by a channel, as it waits for its answer; or words of people that go out by one. */
export interface Letter {
  /** What a person said where left out. `told` is to be sent to the person and `office` to the clerks of the channel, as it is: no turn is taken. */
  readonly kind?: 'told' | 'office'
  /** Names the message among all channels' messages: what comes twice under one key is one message. */
  readonly key: string
  readonly channel: string
  /** Whose it is: one person's messages are answered in order. */
  readonly person: string
  readonly session: string
  readonly words: string
  /** When it was sent, in milliseconds since 1970. */
  readonly at: number
  /** Where the answer goes, in the channel's own form. */
  readonly to: string
}

/** A letter with how far its answer has got. */
export interface Pending extends Letter {
  /** So many parts of the answer have been sent. */
  readonly sent: number
  /** The part that was being sent when its sender was last heard of; whether it arrived, only the channel may know. */
  readonly sending?: number
  /** How often its turn has been taken after it was claimed. */
  readonly tries: number
}

/**
 * A process that answers letters, alive up to a time unless it renews that: in whole milliseconds by a clock that all
 * processes of the machine share, that only goes on, and that nobody sets.
 */
export interface Owner {
  readonly owner: string
  readonly until: number
}

/**
 * Where letters wait, for several processes at once: each letter has one owner, and what an owner has not answered when
 * its time has run out may be claimed by another. Every step is whole or not at all. Every method throws StoreFault, and
 * nothing else.
 */
export interface Inbox {
  /** Takes a letter in for the owner; 'seen' where its key came before, answered or not, by any process. */
  accept(letter: Letter, owner: Owner, now: number): 'new' | 'seen'
  /** Puts in a letter that nobody has: whichever process of its channel claims next sends it. Nothing where its key came before. */
  post(letter: Letter, now: number): void
  /** Says that the turn of a claimed letter is being taken; how often that has been said of it. */
  taking(key: string): number
  /** Says that a part is about to be sent, and renews the owner; false where the letter is no longer the owner's, who then must not send it. */
  sending(key: string, part: number, owner: Owner): boolean
  /** Says that a part has been sent; nothing where the letter is no longer the owner's. */
  sent(key: string, part: number, owner: string): void
  /** Ends letters all at once: of each only its key and the time are kept. */
  answered(keys: readonly string[], now: number): void
  /**
   * Takes over all unanswered letters of a channel whose owner is gone, the oldest first. `elapsed` is the time by the
   * owners' clock: an owner alive further ahead than the one who claims is none of since the machine was started.
   */
  claim(channel: string, owner: Owner, elapsed: number, now: number): Pending[]
  /** Says that the owner is alive up to a later time. */
  renew(owner: Owner): void
  /** Gives up what the owner holds: others may claim it at once. */
  release(owner: string): void
  /** How many letters of a channel wait for their answer, in all processes. */
  waiting(channel: string): number
}
