/**
 * Where the account stands. off: not started; scan: waits for a phone, with the code to show until it is scanned;
 * out: logged out, a new code is on its way; waiting: the connection failed and is tried again.
 */
export interface ChannelState {
  readonly phase: 'off' | 'starting' | 'scan' | 'in' | 'out' | 'waiting'
  /** The code to scan. Whoever has it can log in: it goes to the terminal and the login page, never to a log. */
  readonly code?: string
  /** The account's id, once logged in. */
  readonly account?: string
  /** When the account last showed that it is alive; milliseconds since 1970. */
  readonly heartbeat?: number
  /** How often in a row it could not be connected. */
  readonly failures: number
}
