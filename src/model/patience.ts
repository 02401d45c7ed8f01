import type { Breaker } from './breaker.ts'
import type { Gate } from './gate.ts'
import type { Pace } from './pace.ts'

/** A reply is to stand within five seconds; what is left of them is for making it. In milliseconds. */
const HEALTHY = 4500
/** So long says nothing a server that is away; less than anybody waits, for a crowd's requests go out some time after it began to. */
const SILENT = 3500
/** What it usually takes, and a quarter more, is no silence. */
const MARGIN = 1.25
/** Nobody notices it, and a server that has come back answers some in it. */
const IN_DOUBT = 200

/** What it is told by how long an answer would take now. */
export interface Server {
  readonly breaker: Breaker
  readonly gate: Gate
  readonly pace: Pace
  /** Calls that have not ended, waiting ones included. */
  readonly underWay: number
}

/**
 * Milliseconds that it is worth waiting for an answer now. A server is in doubt once the last attempt has failed, or once it has said
 * nothing, or has lately taken, longer than anybody would wait; then one call finds out, and nobody else waits. Who would have to
 * queue for longer than it is worth does not begin to: of a crowd as many are answered as can be, and nobody waits in vain.
 */
export function patienceFor({ breaker, gate, pace, underWay }: Server): number {
  if (breaker.state.state === 'open') return 0
  const { usual = 0 } = pace
  const silent = breaker.silence >= Math.min(HEALTHY, Math.max(SILENT, usual * MARGIN))
  if (breaker.failing || silent || usual >= HEALTHY) return underWay > 0 ? 0 : IN_DOUBT
  return gate.waitBehind(underWay, usual) + usual < HEALTHY ? HEALTHY : 0
}
