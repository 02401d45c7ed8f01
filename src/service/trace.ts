/** What may be written down of a fault that nobody caught: what kind it is and where, never what it says. */
export interface Trace {
  readonly fault: string
  /** The system's own word, such as ECONNRESET. */
  readonly code?: string
  /** The innermost place first. */
  readonly at: readonly string[]
  readonly cause?: Pick<Trace, 'fault' | 'code'>
}

const NAME = /^[A-Za-z_$][\w$]{0,60}$/u
const CODE = /^[A-Za-z][A-Za-z\d_]{1,60}$/u
const MOST_CAUSES = 4
const PLACE = /:\d+:\d+\)?$/u
const MOST_PLACES = 12
const LONGEST_PLACE = 300

/** An error's words are left out: JSON.parse, for one, quotes what it could not read, which may be somebody's message. */
export function traceOf(fault: unknown): Trace {
  const { cause } = fault instanceof Error ? fault : {}
  return { ...named(fault), at: placesOf(fault), ...(cause === undefined ? {} : { cause: named(cause) }) }
}

function named(fault: unknown): Pick<Trace, 'fault' | 'code'> {
  if (!(fault instanceof Error)) return { fault: fault === null ? 'null' : typeof fault }
  const code = 'code' in fault ? fault.code : undefined
  return {
    fault: NAME.test(fault.name) ? fault.name : 'Error',
    ...(typeof code === 'string' && CODE.test(code) ? { code } : {}),
  }
}

/** What a fault came of, the nearest first: Slack's library keeps it as `original`. Nothing where it came of nothing else. */
export function causesOf(fault: Error): { readonly causes?: readonly Cause[] } {
  const causes: Cause[] = []
  for (let at = causeIn(fault); at !== undefined && causes.length < MOST_CAUSES; at = causeIn(at)) {
    const status = at instanceof Error && 'statusCode' in at ? at.statusCode : undefined
    causes.push({ ...named(at), ...(typeof status === 'number' ? { status } : {}) })
  }
  return causes.length > 0 ? { causes } : {}
}

type Cause = Pick<Trace, 'fault' | 'code'> & { readonly status?: number }

function causeIn(fault: unknown): unknown {
  if (!(fault instanceof Error)) return undefined
  return fault.cause ?? ('original' in fault ? fault.original : undefined)
}

/** The lines of the stack below the message, which may have lines of its own. */
function placesOf(fault: unknown): string[] {
  if (!(fault instanceof Error) || typeof fault.stack !== 'string') return []
  const { message, stack } = fault
  const below = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : stack
  return below
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at ') && line.length <= LONGEST_PLACE && PLACE.test(line))
    .slice(0, MOST_PLACES)
    .map((line) => line.slice('at '.length))
}
