/** Between two clearings of what has had its time, in milliseconds. */
export const CLEARED_EVERY = 60 * 60 * 1000
