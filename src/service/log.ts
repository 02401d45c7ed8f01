import type { Audit, Clock } from '../channels/delivery/index.ts'
import { needed } from '../installed/index.ts'
import type { ModelCall } from '../model/index.ts'
import type { Pseudonym } from './pseudonym.ts'
import type { ServiceSettings } from './settings.ts'
import { causesOf, traceOf } from './trace.ts'
import type { Uncaught } from './uncaught.ts'
import { wordingOf } from './wording.ts'

/** What the service writes down. No words of messages, no names, no secrets. */
export interface Log {
  /** Something that operators want to know. */
  told(message: string, more?: Readonly<Record<string, unknown>>): void
  /** Where it is listened for requests: at every level. */
  listens(message: string, more?: Readonly<Record<string, unknown>>): void
  /** With what caused it: of what kind that was, not what it says. */
  fault(fault: Error, more?: Readonly<Record<string, unknown>>): void
  /** A fault that nobody caught, which ends the service: of what kind it is and where, not what it says. */
  uncaught(fault: unknown, how: Uncaught): void
  audit: Audit
  /** What a call of a language model came to; its `told` is what an operator has to mend. */
  model(call: ModelCall): void
}

/** JSON lines by pino, which is loaded here and not before. Every id of the outside is a pseudonym in them. */
export async function openLog(
  level: ServiceSettings['log'],
  clock: Clock,
  write: (line: string) => void,
  pseudonym: Pseudonym,
): Promise<Log> {
  const { pino } = await needed('pino', () => import('pino'))
  const log = pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date(clock.now()).toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write },
  )
  const always = log.child({}, { level: 'info' })
  return {
    told: (message, more = {}) => log.info(more, message),
    listens: (message, more = {}) => always.info(more, message),
    fault(fault, more = {}) {
      const { said, ...where } = wordingOf(fault, pseudonym)
      log.error({ ...more, fault: fault.name, ...where, ...causesOf(fault) }, said)
    },
    uncaught: (fault, how) => log.fatal({ uncaught: how, ...traceOf(fault) }, 'nobody caught this: the service ends'),
    model: ({ outcome, ...call }) =>
      outcome === 'answered' ? log.info({ outcome, ...call }, 'model') : log.warn({ outcome, ...call }, 'model'),
    audit: ({ event, person, session, letter, ...line }) =>
      log.info({
        audit: event,
        ...line,
        person: pseudonym(person),
        ...(session === undefined ? {} : { session: pseudonym(session) }),
        // A letter's key may hold the id of a channel or a message.
        ...(letter === undefined ? {} : { letter: pseudonym(letter) }),
      }),
  }
}
