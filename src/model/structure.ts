import type { FailureKind } from './failure.ts'
import { STRUCTURES, type Structure } from './settings.ts'

/** Failures that may lie in the way the answer was asked for, rather than in the server or the model. */
const OF_THE_FORM: ReadonlySet<FailureKind> = new Set<FailureKind>(['rejected', 'bad-json', 'fault'])

/** Which way of asking for a form a server can do: tried in order, and kept once one has worked. */
export class StructureChoice {
  #at = 0
  #proven = false

  constructor(private readonly set: Structure | 'auto') {}

  get current(): Structure {
    return this.set === 'auto' ? (STRUCTURES[this.#at] ?? 'plain') : this.set
  }

  worked(structure: Structure): void {
    if (this.set !== 'auto') return
    this.#proven = true
    this.#at = STRUCTURES.indexOf(structure)
  }

  /** Whether another way is to be tried at once. Where the last has failed too, the next call begins with the first again. */
  failed(structure: Structure, kind: FailureKind): boolean {
    if (this.set !== 'auto' || this.#proven || !OF_THE_FORM.has(kind)) return false
    // Several calls may find out at the same time.
    const next = Math.max(this.#at, STRUCTURES.indexOf(structure) + 1)
    this.#at = next % STRUCTURES.length
    return next < STRUCTURES.length
  }
}
