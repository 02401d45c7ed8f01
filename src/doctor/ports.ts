import { z } from 'zod'
import { type Listening, nextFree } from '../service/index.ts'
import type { Finding } from './check.ts'

export interface PortPorts {
  /** Why the port cannot be listened on, in the words of the system (EADDRINUSE); undefined where it can. */
  readonly refused: (port: number, host: string) => Promise<string | undefined>
  readonly fetch: typeof fetch
}

/** Whether each port can be had: it is free, or this same program has it already. The first is that of health and metrics. */
export async function portFindings(
  listening: readonly Listening[],
  { refused, fetch }: PortPorts,
  signal: AbortSignal,
): Promise<Finding[]> {
  const [health] = listening
  let running: Running | undefined
  const findings: Finding[] = []
  for (const each of listening.filter(({ port }) => port !== 0)) {
    const { variable, port, host } = each
    const what = `port: ${variable}`
    const at = `${host}:${port}`
    const why = await refused(port, host)
    if (why === 'EADDRINUSE' && health) running ??= await serving(health, fetch, signal)
    if (why === undefined) findings.push({ what, state: 'ok', found: `${at} is free` })
    else if (why === 'EADDRINUSE' && (each === health ? running?.is : running?.up))
      findings.push({ what, state: 'ok', found: `${at} is held by a wence serve that runs` })
    else {
      const found = `${at} cannot be had: ${said(why)}`
      findings.push({ what, state: 'wrong', found, remedy: remedyFor(why, each, listening) })
    }
  }
  return findings
}

const SAID: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program has it',
  EACCES: 'this user may not open it',
  EADDRNOTAVAIL: 'this machine has no such address',
}

const said = (why: string): string => (SAID[why] === undefined ? why : `${SAID[why]} (${why})`)

/** See who has it, or take another. */
function remedyFor(why: string, { variable, port }: Listening, listening: readonly Listening[]): string {
  const another = `export ${variable}=${nextFree(port, listening)}`
  return why === 'EADDRINUSE' ? `see who has it: ss -ltnp 'sport = :${port}'; end that, or ${another}` : another
}

/** Whether this program answers on the port of health, and whether all its channels are up. */
interface Running {
  readonly is: boolean
  readonly up: boolean
}

const readiness = z.looseObject({
  ready: z.boolean(),
  store: z.string(),
  channels: z.array(z.looseObject({ status: z.string() })),
})

/** Whoever listens everywhere is asked here. */
const reachable = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

async function serving({ port, host }: Listening, fetch: PortPorts['fetch'], signal: AbortSignal): Promise<Running> {
  if (port === 0) return { is: false, up: false }
  try {
    const response = await fetch(`http://${reachable(host)}:${port}/readyz`, { signal, redirect: 'error' })
    const { channels } = readiness.parse(await response.json())
    return { is: true, up: channels.every(({ status }) => status === 'up') }
  } catch {
    return { is: false, up: false }
  }
}
