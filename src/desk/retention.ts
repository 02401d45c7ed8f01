const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** How long what is held of people is kept, in milliseconds. What is older goes at the next clearing, within the hour. */
export interface Retention {
  /** Questions in vain, complaints and tickets: long enough to mend what was missed, no longer. */
  readonly notes: number
  /** A reply, for a message that comes again; and a message that nobody answered. */
  readonly replies: number
  /** The keys of answered messages: what comes again after so long is taken for new. */
  readonly keys: number
  /** A conversation, from its last turn. */
  readonly session: number
}

/** Where nothing else is set. */
export const USUAL_RETENTION: Retention = { notes: 90 * DAY, replies: 7 * DAY, keys: 30 * DAY, session: 24 * HOUR }
