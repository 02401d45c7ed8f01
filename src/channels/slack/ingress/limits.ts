/** What requests may take; sizes in bytes, times in milliseconds. */
export interface IngressLimits {
  /** One body that claims to be signed, and one that does not: Slack's check of a certificate is a line. */
  readonly body: number
  readonly unsigned: number
  /** All bodies that are arriving, together. */
  readonly together: number
  readonly connections: number
  /** From the first byte of a request to its last, and how often that is looked at. */
  readonly arriving: number
  readonly looked: number
  /** How far a request's time may be from ours. */
  readonly skew: number
  /** Slack waits no longer for an acknowledgement. */
  readonly acknowledged: number
  /** How long what is being answered may take when the port is closed. */
  readonly closing: number
}

const KIB = 1024
const MIB = KIB * KIB
const SECOND = 1000

/** The longest that a person can write, twice over and escaped twice, is below a mebibyte. */
export const LIMITS: IngressLimits = {
  body: 2 * MIB,
  unsigned: KIB,
  together: 32 * MIB,
  connections: 500,
  arriving: 10 * SECOND,
  looked: SECOND,
  skew: 5 * 60 * SECOND,
  acknowledged: 3 * SECOND,
  closing: SECOND / 2,
}
