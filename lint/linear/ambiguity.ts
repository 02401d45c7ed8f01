import type { State } from './automaton.ts'
import { partsOf } from './graph.ts'

/** What the tries of a pattern can grow to. */
export type Trouble = Doubled | Shared

/** A loop can read the same letters in two ways: with each turn there are twice as many. */
export interface Doubled {
  readonly kind: 'doubled'
  readonly loops: readonly string[]
}

/** Of two loops that follow each other, the first can end at any of the letters that both can read. */
export interface Shared {
  readonly kind: 'shared'
  readonly loops: readonly string[]
  /** At so many, if either loop has a bound. */
  readonly most: number
  readonly from: State
  readonly to: State
}

/**
 * What Weber and Seidl call EDA and IDA, of the tries that can still fail: once a try has settled it is not taken back, so that only
 * what follows is read again.
 */
export function troublesOf(states: readonly State[]): Trouble[] {
  const all = partsOf(states, successors).filter(turns)
  const open = partsOf(states.filter(unsettled), (state) => successors(state).filter(unsettled)).filter(turns)
  const doubled = open.filter(readsTwice).map((part): Doubled => ({ kind: 'doubled', loops: loopsOf(part) }))
  if (doubled.length > 0) return doubled
  return open.flatMap((later) => all.flatMap((earlier) => shared(earlier, later) ?? []))
}

export function* reachedFrom(start: State): Iterable<State> {
  const seen = new Set([start])
  for (const state of seen) {
    yield state
    for (const next of successors(state)) seen.add(next)
  }
}

const successors = ({ ways }: State): State[] => ways.map(({ to }) => to)
const unsettled = ({ settled }: State): boolean => !settled
const turns = ([only, another]: readonly State[]): boolean =>
  only !== undefined && (another !== undefined || successors(only).includes(only))
const loopsOf = (part: readonly State[]): string[] => [...new Set(part.map(({ loop }) => loop))].filter(Boolean)

/** Several states that read the same letters at once; two that hold the same states are one. */
type Tuple = readonly State[]

function interning(): (states: Tuple) => Tuple {
  const known = new Map<string, Tuple>()
  return (states) => {
    const key = states.map(({ id }) => id).join(' ')
    const found = known.get(key) ?? states
    if (found === states) known.set(key, states)
    return found
  }
}

/** Whether a word leads from a state back to it in two ways. */
function readsTwice(part: readonly State[]): boolean {
  const inside = new Set(part)
  const tupleOf = interning()
  let twice = false
  const parts = partsOf(
    part.map((state) => tupleOf([state, state])),
    function* ([a, b]) {
      for (const one of a?.ways ?? [])
        for (const other of b?.ways ?? []) {
          if ((one.letters & other.letters) === 0n || !inside.has(one.to) || !inside.has(other.to)) continue
          if (a === b && one !== other && one.to === other.to) twice = true
          yield tupleOf([one.to, other.to])
        }
    },
  )
  const same = ([a, b]: Tuple): boolean => a === b
  return twice || parts.some((tuples) => tuples.some(same) && !tuples.every(same))
}

/** Whether a word leads round the earlier loop, round the later one, and from the one into the other. */
function shared(earlier: readonly State[], later: readonly State[]): Shared | undefined {
  const [first, second] = [new Set(earlier), new Set(later)]
  const tupleOf = interning()
  const pairs = partsOf(
    earlier.flatMap((a) => (second.has(a) ? [] : later.map((b) => tupleOf([a, b])))),
    function* ([a, b]) {
      for (const one of a?.ways ?? [])
        for (const other of b?.ways ?? [])
          if (first.has(one.to) && second.has(other.to) && (one.letters & other.letters) !== 0n)
            yield tupleOf([one.to, other.to])
    },
  )
  const reaching = new Map<State, boolean>()
  const reaches = (state: State): boolean => {
    const known = reaching.get(state)
    if (known !== undefined) return known
    const found = [...reachedFrom(state)].some((each) => second.has(each))
    reaching.set(state, found)
    return found
  }
  for (const part of pairs) {
    const round = new Set(part)
    const [pair, another] = part
    if (!pair || (!another && !goesRound(pair))) continue
    // Out of a loop whose turns are settled one by one, and on from each new beginning, a try may settle and still go on in vain; out
    // of any other, the first try to settle is the last.
    for (const settled of [true, false]) {
      const starts = part.flatMap(([a, b]) =>
        a && b && a.settled === settled && !second.has(a) ? [tupleOf([a, a, b])] : [],
      )
      const parts = partsOf(starts, function* ([a, between, b]) {
        if (!a || !between || !b) return
        // Round again: Weber and Seidl's way back from the end of a word to its beginning.
        if (between === b && a.settled === settled && !second.has(a)) yield tupleOf([a, a, b])
        for (const one of a.ways)
          for (const other of b.ways) {
            const letters = one.letters & other.letters
            if (letters === 0n || !round.has(tupleOf([one.to, other.to]))) continue
            for (const way of between.ways)
              if ((letters & way.letters) !== 0n && (settled || !way.to.settled) && reaches(way.to))
                yield tupleOf([one.to, way.to, other.to])
          }
      })
      const [from, , to] =
        parts
          .map((tuples) => new Set(tuples))
          .flatMap((tuples) =>
            [...tuples].filter(([a, between, b]) => a && b && between === b && tuples.has(tupleOf([a, a, b]))),
          )
          .find(([a, , b]) => a !== b) ?? []
      if (from && to)
        return { kind: 'shared', loops: both(earlier, later), most: Math.min(mostOf(earlier), mostOf(later)), from, to }
    }
  }
  return undefined
}

const both = (...parts: readonly (readonly State[])[]): string[] => [...new Set(parts.flatMap(loopsOf))]
const goesRound = ([a, b]: Tuple): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.ways.some((one) => one.to === a && b.ways.some((other) => other.to === b && (one.letters & other.letters) !== 0n))

const mostOf = (part: readonly State[]): number => Math.max(...part.map(({ most }) => most))
