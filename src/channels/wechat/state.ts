import type { ChannelState } from '../delivery/index.ts'

/**
 * Where the account stands. off: not started; scan: waits for a phone, with the code to show until it is scanned;
 * out: logged out, a new code is on its way; waiting: the connection failed and is tried again.
 */
export interface LoginState {
  readonly phase: 'off' | 'starting' | 'scan' | 'in' | 'out' | 'waiting'
  /** The code to scan. Whoever has it can log in: it goes to the terminal and the login page, never to a log. */
  readonly code?: string
  /** When the account last showed that it is alive; milliseconds since 1970. */
  readonly heartbeat?: number
  /** How often in a row it could not be connected. */
  readonly failures: number
}

const STATUS: Record<LoginState['phase'], ChannelState['status']> = {
  off: 'stopped',
  starting: 'starting',
  scan: 'waiting',
  in: 'up',
  out: 'waiting',
  waiting: 'down',
}

/** The same for whoever runs the program. */
export function stateOf({ phase, code, heartbeat, failures }: LoginState): ChannelState {
  const detail = detailOf(phase, code !== undefined, failures)
  return {
    status: STATUS[phase],
    ...(heartbeat === undefined ? {} : { heartbeat }),
    ...(detail === undefined ? {} : { detail }),
  }
}

function detailOf(phase: LoginState['phase'], code: boolean, failures: number): string | undefined {
  if (phase === 'scan')
    return code ? 'scan the code in the terminal or at /wechat/login with the phone' : 'confirm the login on the phone'
  if (phase === 'out') return 'logged out; a new code to scan is on its way'
  return phase === 'waiting' ? `not connected after ${failures} attempts; it is tried again` : undefined
}
