import type { AST } from '@eslint-community/regexpp'
import type { CharSet } from 'refa'
import {
  Chars,
  getFirstConsumedChar,
  type MatchingDirection,
  type ReadonlyFlags,
  toUnicodeSet,
} from 'regexp-ast-analysis'

/** A point between two signs of a pattern. */
export interface Node {
  /** Each turn of a loop begins here. */
  readonly turns: boolean
  readonly steps: Step[]
  reads?: Reading
}

export interface Reading {
  readonly set: CharSet
  readonly to: Node
  /** How often the loops around it can come back to it: the product of their bounds. */
  readonly most: number
  /** The loop it stands in, as written. */
  readonly loop: string
}

/** A way on that reads nothing. */
export interface Step {
  readonly to: Node
  readonly conditions: readonly Condition[]
  /** It may fail for a reason that is not worked out here. */
  readonly doubtful: boolean
}

/** The letter read last, or the one to be read next, is of these sets or, `without`, of none; the edge of the text counts apart. */
export interface Condition {
  readonly side: 'last' | 'next'
  readonly sets: readonly CharSet[]
  readonly without: boolean
  readonly edge: boolean
}

/** A pattern as nodes, or the body of a look behind, which is read backwards and has no end that matters. */
export interface Nodes {
  readonly start: Node
  readonly end?: Node
  readonly anchored?: boolean
}

/** A repeat of at most so many is written out; a longer one is a loop with a bound. */
const WRITTEN_OUT = 4

/** What a loop reads at the least is written out too, up to so many signs. */
const MOST_WRITTEN = 64

const node = (turns = false): Node => ({ turns, steps: [] })

function join(from: Node, to: Node, conditions: readonly Condition[] = [], doubtful = false): void {
  from.steps.push({ to, conditions, doubtful })
}

/** The direction of reading and the loops around. */
interface Place {
  readonly direction: MatchingDirection
  readonly most: number
  readonly loop: string
}

/** A pattern, and each look behind in it that repeats something. */
export function nodesOf(pattern: AST.Pattern, flags: ReadonlyFlags): Nodes[] {
  const writer = new Writer(flags)
  const start = node()
  const end = writer.alternatives(pattern.alternatives, start, { direction: 'ltr', most: 1, loop: '' })
  return [{ start, end }, ...writer.behind]
}

class Writer {
  readonly behind: Nodes[] = []
  readonly #flags: ReadonlyFlags

  constructor(flags: ReadonlyFlags) {
    this.#flags = flags
  }

  alternatives(alternatives: readonly AST.Alternative[], from: Node, place: Place): Node {
    const end = node()
    for (const { elements } of alternatives) {
      let at = node()
      join(from, at)
      for (const element of place.direction === 'ltr' ? elements : elements.toReversed())
        at = this.#element(element, at, place)
      join(at, end)
    }
    return end
  }

  #element(element: AST.Element, from: Node, place: Place): Node {
    switch (element.type) {
      case 'Group':
      case 'CapturingGroup':
        return this.alternatives(element.alternatives, from, place)
      case 'Quantifier':
        return this.#quantifier(element, from, place)
      case 'Assertion':
        return this.#assertion(element, from, place)
      case 'Backreference': {
        // All that its group can read, which is more than it reads.
        const [group] = [element.resolved].flat()
        return group ? this.alternatives(group.alternatives, from, place) : from
      }
      default: {
        const [reading, to] = [node(), node()]
        join(from, reading)
        reading.reads = { set: this.#set(element), to, most: place.most, loop: place.loop }
        return to
      }
    }
  }

  #quantifier({ element, min, max, raw }: AST.Quantifier, from: Node, place: Place): Node {
    let at = from
    const out = node()
    if (max <= WRITTEN_OUT) {
      for (let i = 0; i < max; i++) {
        if (i >= min) join(at, out)
        at = this.#element(element, at, place)
      }
      join(at, out)
      return out
    }
    const written = min * sizeOf(element) <= MOST_WRITTEN ? min : 1
    for (let i = 1; i < written; i++) at = this.#element(element, at, place)
    const start = node(true)
    join(at, start)
    const end = this.#element(element, start, { ...place, most: place.most * max, loop: raw })
    join(end, start)
    // Whether it was read often enough is not counted.
    join(end, out, [], min > written)
    if (min === 0) join(start, out)
    return out
  }

  #assertion(element: AST.Assertion, from: Node, place: Place): Node {
    const to = node()
    const sideOf = (direction: MatchingDirection): Condition['side'] =>
      direction === place.direction ? 'next' : 'last'
    if (element.kind === 'word') {
      const sets = [Chars.word(this.#flags)]
      for (const last of [true, false]) {
        const next = last === element.negate
        join(from, to, [
          { side: 'last', sets, without: !last, edge: !last },
          { side: 'next', sets, without: !next, edge: !next },
        ])
      }
      return to
    }
    if (!('alternatives' in element)) {
      const side = sideOf(element.kind === 'end' ? 'ltr' : 'rtl')
      join(from, to, [{ side, sets: this.#lineEnds(), without: false, edge: true }])
      return to
    }
    const direction = element.kind === 'lookahead' ? 'ltr' : 'rtl'
    const side = sideOf(direction)
    const { negate, alternatives } = element
    if (alternatives.some((alternative) => repeats(alternative))) {
      if (side === 'next') this.alternatives(alternatives, from, place)
      else {
        const start = node()
        this.alternatives(alternatives, start, { direction, most: 1, loop: '' })
        this.behind.push({ start })
      }
    }
    const { sets, edge, whole } = this.#firsts(alternatives, direction, negate)
    join(from, to, [{ side, sets, without: negate, edge: edge !== negate }], !whole)
    return to
  }

  /** What a look around meets first, and whether that is all it says; of one that denies, what is all it says. */
  #firsts(alternatives: readonly AST.Alternative[], direction: MatchingDirection, negate: boolean) {
    const sets: CharSet[] = []
    let [edge, whole] = [false, true]
    for (const alternative of alternatives) {
      const [only, another] = alternative.elements
      if (only && !another && isLetter(only)) sets.push(this.#set(only))
      else if (only?.type === 'Assertion' && !another && only.kind === (direction === 'ltr' ? 'end' : 'start')) {
        edge = true
        sets.push(...this.#lineEnds())
      } else {
        whole = false
        if (negate) continue
        const { char, empty } = getFirstConsumedChar(alternative, direction, this.#flags)
        if (empty) edge = true
        sets.push(empty ? Chars.all(this.#flags) : char)
      }
    }
    return { sets, edge, whole }
  }

  #lineEnds(): CharSet[] {
    return this.#flags.multiline ? [Chars.lineTerminator(this.#flags)] : []
  }

  #set(element: Letter): CharSet {
    const { chars, accept } = toUnicodeSet(element, this.#flags)
    if (!accept.isEmpty)
      throw new Error(`${element.raw} reads strings of several letters, which this check does not know`)
    return chars
  }
}

/** How many signs a text of the pattern has. */
function sizeOf(element: AST.Element): number {
  if ('alternatives' in element)
    return element.alternatives.flatMap(({ elements }) => elements.map(sizeOf)).reduce((sum, size) => sum + size, 0)
  return element.type === 'Quantifier' ? sizeOf(element.element) * Math.max(1, element.min) : 1
}

type Letter = AST.Character | AST.CharacterClass | AST.CharacterSet | AST.ExpressionCharacterClass

const LETTERS = new Set(['Character', 'CharacterClass', 'CharacterSet', 'ExpressionCharacterClass'])
const isLetter = (element: AST.Element): element is Letter => LETTERS.has(element.type)

/** Whether something in it can be read more often than is written out. */
function repeats({ elements }: AST.Alternative): boolean {
  return elements.some((element) => {
    if (element.type === 'Quantifier') return element.max > WRITTEN_OUT || repeatsIn(element.element)
    return repeatsIn(element)
  })
}

const repeatsIn = (element: AST.Element): boolean =>
  'alternatives' in element && element.alternatives.some((alternative) => repeats(alternative))
