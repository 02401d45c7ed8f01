const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** How long notes are kept, in milliseconds: long enough to mend what was missed, no longer. */
export const NOTES_KEPT = 90 * DAY

/** How long a ticket is kept after what happened to it last, in milliseconds: its answer serves the next clerk meanwhile. */
export const TICKETS_KEPT = 90 * DAY

/** How long a reply is kept for a message that comes again, and a message for its answer, in milliseconds. */
export const REPLIES_KEPT = 7 * DAY

/** How long the keys of answered messages are kept: what comes again after so long is taken for new. In milliseconds. */
export const KEYS_KEPT = 30 * DAY

/** Between two clearings of what has had its time, in milliseconds. */
export const CLEARED_EVERY = HOUR
