import type { Before } from './headings.ts'
import { isComplete, type Setting } from './lines.ts'
import type { Node } from './node.ts'
import type { Stretch } from './stretch.ts'
import type { Tree } from './tree.ts'

/** The clause that words which begin nothing go on with, and what it last said. */
export class Voice {
  #node: Node | undefined
  #said = ''
  #filled = false

  constructor(
    private readonly tree: Tree,
    private readonly setting: Setting,
  ) {}

  get node(): Node | undefined {
    return this.#node
  }

  /** Nothing has been said since the clause was opened. */
  get fresh(): boolean {
    return this.#node !== undefined && this.#said === ''
  }

  get before(): Before {
    return { said: this.#said, complete: this.#node === undefined || isComplete(this.#said), filled: this.#filled }
  }

  open(node: Node | undefined): void {
    this.#node = node
    this.#said = ''
    this.#filled = false
  }

  /** Whether a line that heads nothing goes on with the open clause: mid-sentence, or at the margin of a wrapped text. */
  goesOn({ start, line }: Stretch): boolean {
    if (line.heading && start === line.start) return false
    const wraps = this.#filled && start === line.start && line.start === line.printed.start
    return this.#node !== undefined && (!isComplete(this.#said) || wraps)
  }

  say(stretch: Stretch): void {
    if (!this.#node) return
    this.tree.say(this.#node, stretch)
    this.#said = stretch.text
    this.#filled = stretch.end === stretch.line.end && this.setting.fills(stretch.line)
  }
}
