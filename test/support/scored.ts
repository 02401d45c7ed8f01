import type { Act, Value } from '../../src/hear/index.ts'
import type { FactId } from '../../src/knowledge/index.ts'

/** A labelled message of test/eval/people/hear.jsonl. */
export interface HearRow {
  readonly text: string
  /** The fact that was just asked. */
  readonly context?: FactId
  readonly open?: boolean
  readonly acts?: readonly string[]
  readonly acts_any?: readonly (readonly string[])[]
  readonly facts?: Readonly<Record<FactId, Value>>
  /** Facts that a careful clerk would ask back. */
  readonly ask_back?: readonly FactId[]
}

/** What test/eval/score.mjs measures of hearing, and besides what of the facts is right or is asked back as the right value. */
export interface Score {
  readonly f1: number
  readonly readRight: number
  readonly countedRight: number
  /** How many counted facts are wrong. */
  readonly wrong: number
  readonly rightOrAsked: number
}

const nameOf = (act: Act): string => {
  if (act.act === 'order') return `order:${act.order}`
  if (act.act === 'courtesy') return `courtesy:${act.tone}`
  return act.act
}

const kindsOf = (names: readonly string[]): Set<string> =>
  new Set(names.map((name) => name.replace(/^ask:.*/u, 'ask').replace('suppose', 'tell')))

/** The kinds of acts that fit best of those that are fair, with how many of them were heard. */
function bestOf(fair: readonly (readonly string[])[], given: ReadonlySet<string>) {
  const all = fair.map((names) => {
    const want = kindsOf(names)
    const both = [...want].filter((name) => given.has(name)).length
    return { due: want.size, both, fits: (2 * both + 1) / (want.size + given.size + 1) }
  })
  return all.sort((a, b) => b.fits - a.fits)[0] ?? { due: 0, both: 0 }
}

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.abs(a)

function isSame(a: Value | undefined, b: Value | undefined | null): boolean {
  if (typeof a === 'number' && typeof b === 'number') return isNear(a, b)
  if (typeof a !== 'object' || typeof b !== 'object' || b === null) return a === b
  return JSON.stringify([a.min, a.max]) === JSON.stringify([b.min, b.max])
}

/** What a hearing counts of the applicant. */
export const countedIn = (acts: readonly Act[]): Map<FactId, Value> =>
  new Map(
    acts.flatMap((act): [FactId, Value][] => {
      if (act.act === 'unknown') return act.asks ? [] : [[act.fact, 'unknown']]
      if (act.act !== 'tell' || act.asks || act.fact === null || act.value === null) return []
      return act.of === 'applicant' && act.mood === 'is' ? [[act.fact, act.value]] : []
    }),
  )

/** How well messages were heard, each in its row's place. */
export function scored(rows: readonly HearRow[], hearings: readonly (readonly Act[])[]): Score {
  const sum = { both: 0, due: 0, given: 0, stated: 0, read: 0, right: 0, wrong: 0, asked: 0 }
  for (const [i, row] of rows.entries()) {
    const acts = hearings[i] ?? []
    const given = kindsOf(acts.map(nameOf))
    const { both, due } = bestOf(row.acts_any ?? [row.acts ?? []], given)
    const counted = countedIn(acts)
    const wanted = row.facts ?? {}
    const back = new Set(row.ask_back)
    const isRight = (fact: FactId) => isSame(wanted[fact], counted.get(fact))
    const isAsked = (fact: FactId) =>
      acts.some((act) => act.act === 'tell' && act.asks && act.fact === fact && isSame(wanted[fact], act.value))
    const stated = Object.keys(wanted).filter((fact) => !back.has(fact))
    sum.both += both
    sum.due += due
    sum.given += given.size
    sum.stated += stated.length
    sum.read += stated.filter(isRight).length
    sum.asked += stated.filter((fact) => isRight(fact) || isAsked(fact)).length
    sum.right += Object.keys(wanted).filter(isRight).length
    sum.wrong += [...counted.keys()].filter(
      (fact) => !isRight(fact) && !(back.has(fact) && wanted[fact] === undefined),
    ).length
  }
  return {
    f1: (2 * sum.both) / (sum.given + sum.due),
    readRight: sum.read / sum.stated,
    countedRight: sum.right / (sum.right + sum.wrong),
    wrong: sum.wrong,
    rightOrAsked: sum.asked / sum.stated,
  }
}
