import type { RegulationKnowledge } from '../knowledge/index.ts'
import { type Clause, type ClauseId, dayText } from '../law/index.ts'
import { computed, type Parts, say } from '../reply/index.ts'

/** So many lines of so many characters a phone shows at once. */
const SCREEN = { lines: 12, characters: 17 }

/** The lines of a phone that are left on a screen, given away from the first to the last of what is to be told. */
export class Screen {
  #left: number

  /** Room for the line that says how to see more is kept. */
  constructor(private readonly regulation: RegulationKnowledge) {
    this.#left = SCREEN.lines - 1
  }

  get left(): number {
    return this.#left
  }

  /** Takes the room for what is told in any case. */
  take(...told: readonly Parts[]): this {
    for (const parts of told) this.#left -= this.height(parts)
    return this
  }

  /** Takes the room for what is told where there is some. */
  fits(parts: Parts): boolean {
    const fits = this.height(parts) <= this.#left
    if (fits) this.take(parts)
    return fits
  }

  /** The first of some lines that have room while so many lines are kept free, one at least, and how many are left out. */
  some(lines: readonly Parts[], free = 0): { readonly told: Parts[]; readonly more: number } {
    const heights = lines.map((line) => this.height(line))
    const room = this.#left - free
    const all = heights.reduce((sum, height) => sum + height, 0) <= room
    let used = all ? 0 : 1
    const told = lines.filter((_, i) => {
      used += heights[i] ?? 0
      return i === 0 || all || used <= room
    })
    const more = lines.length - told.length
    this.take(...told, ...(more > 0 ? [moreLine(more)] : []))
    return { told, more }
  }

  height(parts: Parts): number {
    const text = parts.map((part) => this.#textOf(part)).join('')
    if (text === '') return 0
    return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / SCREEN.characters)), 0)
  }

  #textOf(part: Parts[number]): string {
    switch (part.kind) {
      case 'phrase':
        return part.phrase.text
      case 'day':
        return dayText(part.day)
      case 'ref':
        return `${part.short ? '' : this.regulation.short}${this.#clause(part.ref)?.label ?? ''}`
      case 'quote':
        return this.#clause(part.ref)?.text ?? ''
      case 'absent':
        return 'about' in part.of ? part.of.about : ''
      default:
        return part.text
    }
  }

  #clause(ref: ClauseId): Clause | undefined {
    return this.regulation.regulation.clauses.find(({ id }) => id === ref)
  }
}

/** What a list that was cut short ends with. */
export const moreLine = (count: number): Parts => say`另有 ${computed(`${count} 项`)}`
