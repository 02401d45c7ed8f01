import type { FailureKind } from './failure.ts'
import { STRUCTURES, type Structure } from './settings.ts'

/** How a request is made. `temperature` where one is sent. */
export interface Manner {
  readonly structure: Structure
  readonly temperature?: 0
}

/** Why the same may be asked for at once in another manner: the server would not take this one, or its answer could not be read. */
export type Again = 'refused' | 'garbled'

/** Answers that another way of asking may mend. */
const GARBLED: ReadonlySet<FailureKind> = new Set<FailureKind>(['bad-json', 'schema', 'fault'])

/** Which manner of asking a server can do: structures are tried in order, and kept once one has worked; what it has refused is never tried again. */
export class MannerChoice {
  readonly #refused = new Set<Structure>()
  #at = 0
  #proven = false
  #cold = true

  constructor(private readonly set: Structure | 'auto') {}

  get current(): Manner {
    const structure = this.set === 'auto' ? (STRUCTURES[this.#at] ?? 'plain') : this.set
    return { structure, ...(this.#cold ? { temperature: 0 } : {}) }
  }

  worked({ structure }: Manner): void {
    if (this.set !== 'auto') return
    this.#proven = true
    this.#at = STRUCTURES.indexOf(structure)
  }

  /** What another manner may be tried for at once. Where the last has been garbled too, the next call begins with the first that was not refused. */
  failed({ structure, temperature }: Manner, kind: FailureKind): Again | undefined {
    if (kind === 'temperature') {
      this.#cold = false
      return temperature === undefined ? undefined : 'refused'
    }
    if (this.set !== 'auto' || this.#proven) return undefined
    if (kind === 'rejected') this.#refused.add(structure)
    else if (!GARBLED.has(kind)) return undefined
    const left = STRUCTURES.flatMap((each, at) => (this.#refused.has(each) ? [] : [at]))
    // Several calls may find out at the same time.
    const next = left.find((at) => at >= this.#at && at > STRUCTURES.indexOf(structure))
    // Where all were refused, it was hardly for the structure: the simplest is asked for from then on.
    this.#at = next ?? left[0] ?? STRUCTURES.length - 1
    if (next === undefined) return undefined
    return kind === 'rejected' ? 'refused' : 'garbled'
  }
}
