const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** How long notes are kept, in milliseconds: long enough to mend what was missed, no longer. */
export const NOTES_KEPT = 90 * DAY

/** Between two clearings of what has had its time, in milliseconds. */
export const CLEARED_EVERY = HOUR
