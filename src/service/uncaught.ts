import type { Contain } from '../channels/delivery/index.ts'

/** Thrown by a step that nobody awaits, or the rejection of a promise that nobody awaits. */
export type Uncaught = 'exception' | 'rejection'

/** Tells what nobody caught, until the function that it gives is called. */
export type Listen = (told: (fault: unknown, how: Uncaught) => void) => () => void

/** What of a process is needed here, so that a test need not end its own. */
export type Process = Pick<NodeJS.Process, 'on' | 'off'> & { readonly stderr: Pick<NodeJS.WriteStream, 'on'> }

/** What nobody caught in the whole of a process. With this it goes on running: whoever is told has to end it. */
export const uncaughtIn =
  (process: Process): Listen =>
  (told) => {
    const exception = (fault: unknown) => told(fault, 'exception')
    const rejection = (fault: unknown) => told(fault, 'rejection')
    process.on('uncaughtException', exception)
    process.on('unhandledRejection', rejection)
    // Whoever kept the log is gone. Each line that is still written fails in the same way, and would be told in another.
    let lost = false
    process.stderr.on('error', (fault) => {
      if (!lost) exception(fault)
      lost = true
    })
    return () => {
      process.off('uncaughtException', exception)
      process.off('unhandledRejection', rejection)
    }
  }

/** What goes wrong so often while the service ends is not going to end well. */
const MOST_FAULTS = 5

interface Contained {
  readonly isOurs: (fault: unknown) => boolean
  readonly told: (fault: unknown) => void
}

/**
 * Ends the service where nobody caught a fault: what state the program is in then, nobody knows. A fault that a channel
 * answers for, for it comes out of a library that the channel keeps apart, is told to the channel and goes no further.
 */
export class LastResort {
  readonly #tell: (fault: unknown, how: Uncaught) => void
  readonly #contained = new Set<Contained>()
  readonly #ending = new AbortController()
  readonly #hopeless = new AbortController()
  readonly #deaf: () => void
  #faults = 0

  constructor(listen: Listen, tell: (fault: unknown, how: Uncaught) => void) {
    this.#tell = tell
    this.#deaf = listen((fault, how) => this.#heard(fault, how))
  }

  /** Aborted by the first fault: what is under way is to be finished. */
  get ending(): AbortSignal {
    return this.#ending.signal
  }

  /** Aborted where faults go on: nothing more is to be waited for. */
  get hopeless(): AbortSignal {
    return this.#hopeless.signal
  }

  readonly contain: Contain = (isOurs, told) => {
    const contained = { isOurs, told }
    this.#contained.add(contained)
    return () => void this.#contained.delete(contained)
  }

  /** Leaves faults to Node again. */
  close(): void {
    this.#deaf()
  }

  /** Nothing may be thrown here: Node would end the process on the spot. */
  #heard(fault: unknown, how: Uncaught): void {
    try {
      const contained = [...this.#contained].find(({ isOurs }) => isOurs(fault))
      contained?.told(fault)
      if (contained) return
    } catch {
      // Whoever answers for it could not: it is as any other.
    }
    this.#faults += 1
    try {
      this.#tell(fault, how)
    } catch {
      // What cannot be told ends the service all the same.
    }
    this.#ending.abort()
    if (this.#faults >= MOST_FAULTS) this.#hopeless.abort()
  }
}
