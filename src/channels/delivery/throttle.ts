import type { Clock } from './clock.ts'

/** What was sent counts for so long in the pace that is learned. */
const WINDOW = 1000
/** A little slower than what was taken in the last window; and slower still, each time that was too fast. */
const SLACKER = 1.05
/** Nothing is sent at a slower pace than this, in milliseconds from one to the next. */
const SLOWEST = 2000
/** Refusals so far apart have nothing to do with each other; and after so long without one the pace is tried faster. */
const TOGETHER = 10_000
const RELIEVED_AFTER = 60_000
const RELIEF = 0.8
/** A pace so quick is none. */
const QUICK = 20

interface Waiter {
  readonly go: () => void
  gone: boolean
}

/** One line of senders, at a pace. */
interface Line {
  readonly waiting: Waiter[]
  running: boolean
  /** The next may go then. */
  next: number
  /** From one to the next. */
  every: number
  /** When it was last refused. */
  refused: number
}

/**
 * Holds back who sends to a service that asks to wait: all that go where it refused wait together, and then go one after
 * another at the pace at which it took them. A refusal is of one conversation, until a second conversation is refused
 * shortly after: then it is of everything.
 */
export class Throttle {
  readonly #clock: Pick<Clock, 'elapsed' | 'wait'>
  readonly #ended: AbortSignal
  readonly #whole: Line = newLine()
  readonly #conversations = new Map<string, Line>()
  /** When something was taken, and where, in the last window. */
  #taken: { readonly at: number; readonly where: string }[] = []

  constructor(clock: Pick<Clock, 'elapsed' | 'wait'>, ended: AbortSignal) {
    this.#clock = clock
    this.#ended = ended
  }

  /** Resolves when one may be sent there, or where the signal is aborted first. Who was refused goes before those who wait. */
  async pass(where: string, again: boolean, signal: AbortSignal): Promise<void> {
    const own = this.#conversations.get(where)
    if (own) await this.#inLine(own, again, signal)
    await this.#inLine(this.#whole, again, signal)
  }

  /** Something was sent there. */
  took(where: string): void {
    const at = this.#clock.elapsed()
    this.#taken = this.#taken.filter((each) => each.at > at - WINDOW)
    this.#taken.push({ at, where })
  }

  /** What was sent there, begun at some time, was refused: nothing is to be sent for so many milliseconds. */
  refused(where: string, begun: number, after: number): void {
    const now = this.#clock.elapsed()
    this.#forget(now)
    const another = [...this.#conversations].some(([each, { refused }]) => each !== where && now - refused < TOGETHER)
    const own = this.#conversations.get(where) ?? newLine()
    this.#conversations.set(where, own)
    const all = another || now - this.#whole.refused < TOGETHER
    const taken = this.#taken.filter(({ at }) => at > now - WINDOW)
    if (all) slowed(this.#whole, begun, now, after, taken.length)
    else slowed(own, begun, now, after, taken.filter((each) => each.where === where).length)
    own.refused = now
  }

  async #inLine(line: Line, again: boolean, signal: AbortSignal): Promise<void> {
    if (this.#ended.aborted || signal.aborted) return
    if (line.waiting.length === 0 && this.#step(line)) return
    await new Promise<void>((resolve) => {
      const waiter: Waiter = {
        gone: false,
        go: () => {
          waiter.gone = true
          signal.removeEventListener('abort', waiter.go)
          resolve()
        },
      }
      signal.addEventListener('abort', waiter.go)
      if (again) line.waiting.unshift(waiter)
      else line.waiting.push(waiter)
      void this.#run(line)
    })
  }

  /** Lets those who wait go, each at its time; only the first of them keeps a timer. */
  async #run(line: Line): Promise<void> {
    if (line.running) return
    line.running = true
    while (line.waiting.length > 0) {
      const [first] = line.waiting
      if (first?.gone || this.#ended.aborted || this.#step(line)) line.waiting.shift()?.go()
      else await this.#clock.wait(line.next - this.#clock.elapsed(), this.#ended)
    }
    line.running = false
  }

  /** Takes the next place in line; false where its time has not come. */
  #step(line: Line): boolean {
    const now = this.#clock.elapsed()
    if (line.next > now) return false
    if (line.every > 0 && now - line.refused > RELIEVED_AFTER) {
      line.every = line.every * RELIEF < QUICK ? 0 : line.every * RELIEF
      line.refused = now
    }
    line.next = now + line.every
    return true
  }

  /** A conversation that was not refused for long is as any other. */
  #forget(now: number): void {
    for (const [where, { refused, waiting, next }] of this.#conversations)
      if (waiting.length === 0 && next <= now && now - refused > RELIEVED_AFTER) this.#conversations.delete(where)
  }
}

const newLine = (): Line => ({ waiting: [], running: false, next: 0, every: 0, refused: Number.NEGATIVE_INFINITY })

/** Waits as long as it was told to; of what was under way when the pace was last learned, nothing more is learned. */
function slowed(line: Line, begun: number, now: number, after: number, taken: number): void {
  line.next = Math.max(line.next, now + after)
  if (begun < line.refused) return
  const measured = taken > 0 ? (WINDOW / taken) * SLACKER : line.every
  line.every = Math.min(SLOWEST, Math.max(measured, line.every * SLACKER))
  line.refused = now
}
