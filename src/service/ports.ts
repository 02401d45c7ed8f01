import type { Choice } from './offer.ts'
import type { ServiceSettings } from './settings.ts'

/** A port that the program listens on, and the variable that sets it. */
export interface Listening {
  readonly variable: string
  /** 0 for any free one. */
  readonly port: number
  /** The address it listens on; 0.0.0.0 is every one of the machine. */
  readonly host: string
}

/** All that `wence serve` would listen on. */
export const listeningOf = ({ port, host }: ServiceSettings, choices: readonly Choice[]): Listening[] => [
  { variable: 'WENCE_PORT', port, host },
  ...choices.flatMap((choice) => (choice.is === 'on' ? choice.listens : [])),
]

/** A port that two settings name, and what would be right. */
export interface PortFault {
  readonly found: string
  readonly remedy: string
}

/** Ports that two settings name: whoever came second would not get it. */
export function portFaults(listening: readonly Listening[]): PortFault[] {
  return listening.flatMap(({ variable, port }, i) => {
    const other = port === 0 ? undefined : listening.slice(0, i).find((each) => each.port === port)
    if (!other) return []
    return [
      {
        found: `${other.variable} and ${variable} are both ${port}, and only one can have it`,
        remedy: `set ${variable}=${nextFree(port, listening)}`,
      },
    ]
  })
}

/** A port beside one that cannot be had, which no other setting names. */
export function nextFree(port: number, listening: readonly Listening[]): number {
  const used = new Set(listening.map((each) => each.port))
  let next = port < PRIVILEGED ? port + ABOVE : port + 1
  while (used.has(next)) next += 1
  return next > LAST ? 0 : next
}

/** Below it only the system's own users may listen. */
const PRIVILEGED = 1024
const ABOVE = 8000
const LAST = 65_535
