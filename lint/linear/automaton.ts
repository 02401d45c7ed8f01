import type { CharSet } from 'refa'
import { type Alphabet, alphabetOf, EDGE, type Letters } from './alphabet.ts'
import type { Condition, Node, Nodes, Reading } from './nodes.ts'

/** A place in a pattern that has just read one of some letters which no look behind tells apart. */
export interface State {
  readonly id: number
  readonly most: number
  readonly loop: string
  /** Whatever comes next, a match is found here or further on, or here a search begins anew: nothing before it is tried again. */
  settled: boolean
  /** Each way on by itself: two ways to one state are two. */
  ways: readonly Way[]
}

export interface Way {
  readonly to: State
  readonly letters: Letters
}

/** So many ways of reading nothing to one sign tell as much as more. */
const MOST_PATHS = 2
const MOST_STATES = 5000

/** All states that can be reached, the ones that stand before every try (whatever was read so far) among them. */
export function statesOf({ start, end }: Nodes, everything: CharSet): State[] {
  const before: Node = { turns: false, steps: [{ to: start, conditions: [], doubtful: false }] }
  const skip: Node = {
    turns: false,
    steps: [],
    reads: { set: everything, to: before, most: Number.POSITIVE_INFINITY, loop: '' },
  }
  before.steps.push({ to: skip, conditions: [], doubtful: false })
  return new Compiler(before, end, everything).states()
}

class Compiler {
  readonly #alphabet: Alphabet
  readonly #asked: readonly Letters[]
  readonly #made = new Map<Reading, Map<Letters, State>>()
  readonly #open: { readonly state: State; readonly node: Node; readonly last: Letters }[] = []
  readonly #start: Node
  readonly #end: Node | undefined
  #count = 0

  constructor(start: Node, end: Node | undefined, everything: CharSet) {
    const nodes = reachable(start)
    const conditions = nodes.flatMap(({ steps }) => steps.flatMap((step) => step.conditions))
    const sets = [
      ...conditions.flatMap((each) => each.sets),
      ...nodes.flatMap(({ reads }) => reads?.set ?? []),
      everything,
    ]
    this.#alphabet = alphabetOf([...new Set(sets)])
    this.#asked = [
      ...new Set(conditions.filter(({ side }) => side === 'last').map((each) => this.#allowed(each) & ~EDGE)),
    ]
    this.#start = start
    this.#end = end
    this.#open.push({ state: this.#newState(Number.POSITIVE_INFINITY, ''), node: start, last: EDGE })
  }

  states(): State[] {
    const states: State[] = []
    for (let next = this.#open.pop(); next; next = this.#open.pop()) {
      const { state, node, last } = next
      state.ways = this.#waysFrom(state, node, last)
      if (node === this.#start) state.settled = true
      states.push(state)
      if (states.length > MOST_STATES) throw new Error('too large a pattern to be checked')
    }
    return states
  }

  #waysFrom(state: State, node: Node, last: Letters): Way[] {
    const ways: Way[] = []
    const walked = new Map<Node, Map<string, number>>()
    const turns = new Set<Node>()
    const walk = (at: Node, next: Letters, doubtful: boolean): void => {
      // A loop does not go round on nothing.
      if (next === 0n || turns.has(at)) return
      const times = walked.get(at) ?? new Map<string, number>()
      const key = `${next}${doubtful}`
      const time = times.get(key) ?? 0
      if (time >= MOST_PATHS) return
      walked.set(at, times.set(key, time + 1))
      if (at.turns) turns.add(at)
      if (at === this.#end && !doubtful && next === (this.#alphabet.all | EDGE)) state.settled = true
      if (at.reads) ways.push(...this.#waysInto(at.reads, next))
      for (const { to, conditions, doubtful: open } of at.steps) {
        let allowed = next
        for (const condition of conditions) {
          if (condition.side === 'next') allowed &= this.#allowed(condition)
          else if ((this.#allowed(condition) & last) === 0n) allowed = 0n
        }
        walk(to, allowed, doubtful || open)
      }
      turns.delete(at)
    }
    walk(node, this.#alphabet.all | EDGE, false)
    return ways
  }

  #waysInto(reading: Reading, next: Letters): Way[] {
    const read = this.#alphabet.lettersOf(reading.set)
    return this.#parted(read).flatMap((part) => {
      const letters = part & next
      return letters === 0n ? [] : [{ to: this.#stateOf(reading, part), letters }]
    })
  }

  #stateOf(reading: Reading, part: Letters): State {
    const parts = this.#made.get(reading) ?? new Map<Letters, State>()
    this.#made.set(reading, parts)
    const known = parts.get(part)
    if (known) return known
    const state = this.#newState(reading.most, reading.loop)
    parts.set(part, state)
    this.#open.push({ state, node: reading.to, last: part })
    return state
  }

  #newState = (most: number, loop: string): State => ({ id: this.#count++, most, loop, settled: false, ways: [] })

  /** Letters in parts of which every look behind holds all or none. */
  #parted = (letters: Letters): Letters[] =>
    this.#asked.reduce(
      (parts, asked) => parts.flatMap((part) => [part & asked, part & ~asked].filter(Boolean)),
      [letters],
    )

  #allowed({ sets, without, edge }: Condition): Letters {
    const named = sets.reduce((sum, set) => sum | this.#alphabet.lettersOf(set), 0n)
    return (without ? this.#alphabet.all & ~named : named) | (edge ? EDGE : 0n)
  }
}

function reachable(start: Node): Node[] {
  const seen = new Set([start])
  for (const { steps, reads } of seen) {
    for (const { to } of steps) seen.add(to)
    if (reads) seen.add(reads.to)
  }
  return [...seen]
}
