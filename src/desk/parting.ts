import type { Act, Order } from '../hear/index.ts'
import { isPlain } from './sure.ts'
import type { Turn } from './turn.ts'

/** What of a message is done in one go, with the words it is said in. */
export interface Run {
  /** `judge` is of the applicant too, with what is to be done with it: 够不够, 能不能报万州; `go` leaves for another place once all is told: 那聊城呢. */
  readonly does: 'tell' | 'judge' | 'go' | 'suppose' | 'ask' | 'order'
  readonly acts: readonly Act[]
  readonly words: string
}

/**
 * A message parted into what is done one after another: what is told before what is asked, that before what is ordered. Courtesies
 * beside something else need no answer, and an order that was not heard surely is none.
 */
export function runsOf({ words, heard: { acts }, session, turning: { knowledge } }: Turn): Run[] {
  const runs: Parted[] = []
  const checks = acts.some((act) => act.act === 'check' && isPlain(act))
  // 我们被撤销过，还能重新申报吗: whoever tells of themselves asks whether they may, and a check begins.
  const isOfTexts = (id: string) =>
    !knowledge.facts.has(id) && !(knowledge.subjects.get(id)?.applying && !session.check)
  const lastTold = acts.findLastIndex(({ act }) => act === 'tell')
  let last: Parted | undefined
  for (const [at, act] of acts.entries()) {
    if (act.act === 'courtesy' || act.act === 'outside' || (act.act === 'order' && !isPlain(act))) continue
    const goes = act.act === 'switch' && at > lastTold
    const does = goes && isPlain(act) ? 'go' : states(act, acts) ? 'tell' : doneBy(act, last, checks, isOfTexts)
    const joins = (run: Parted) => run.does === does && (isOneWith(act, run) || (run === last && goesOn(act)))
    const run: Parted = runs.find(joins) ?? { does, acts: [], stretches: [] }
    if (!runs.includes(run)) runs.push(run)
    run.acts.push(act)
    run.stretches.push(words.slice(startOf(at, acts), at + 1 < acts.length ? startOf(at + 1, acts) : undefined))
    last = run
  }
  return runs
    .map(
      ({ does, acts, stretches }): Run => ({
        does: does === 'tell' && acts.some(judges) ? 'judge' : does,
        acts,
        words: stretches.join(''),
      }),
    )
    .sort((a, b) => placeOf(a) - placeOf(b))
}

interface Parted {
  readonly does: Run['does']
  readonly acts: Act[]
  readonly stretches: string[]
}

/** What a tell says stands in a longer stretch: what lies between it and another act is its own. */
function startOf(at: number, acts: readonly Act[]): number {
  const [before, act] = [acts[at - 1], acts[at]]
  if (!before || !act) return 0
  return act.act === 'tell' && before.act !== 'tell' ? before.span.end : act.span.start
}

/** 我们场地才450平，行吗: a question that tells what it asks about asks of that. */
const states = (act: Act, acts: readonly Act[]): boolean =>
  act.act === 'ask' &&
  act.wants === 'whether' &&
  acts.some(({ act: does, span }) => does === 'tell' && span.start >= act.span.start && span.end <= act.span.end)

/** What an act is part of. */
function doneBy(act: Act, last: Parted | undefined, checks: boolean, isOfTexts: (id: string) => boolean): Run['does'] {
  if (!isPlain(act)) return goesOn(act) && last ? last.does : 'tell'
  if (act.act === 'order' || act.act === 'suppose') return act.act
  if (act.act !== 'ask') return 'tell'
  if (goesOn(act) && (last?.does === 'ask' || last?.does === 'order')) return last.does
  // 够不够 asks of what was told, 能不能放宽 of a subject.
  const ofTexts = act.wants !== 'whether' || act.about.some(isOfTexts)
  const apart = !checks || (act.about.length > 0 && act.sure >= BESIDE_CHECK)
  return ofTexts && apart ? 'ask' : 'tell'
}

/** Whether a question right after another or an order only goes on with it: 为什么，依据哪条. */
const goesOn = (act: Act): boolean => act.act === 'ask' && (act.about.length === 0 || !isPlain(act))

/** Heard less surely, a question beside 能不能报 is what may be asked of the whole of the conditions. */
const BESIDE_CHECK = 0.7

/** Whether an act goes on with a run: all that is told or supposed, the same order again, a question on the same subject. */
function isOneWith(act: Act, { does, acts }: Parted): boolean {
  if (does === 'order')
    return acts.some((each) => each.act === 'order' && act.act === 'order' && each.order === act.order)
  if (does !== 'ask') return true
  return acts.some((each) => each.act === 'ask' && act.act === 'ask' && each.about.some((id) => act.about.includes(id)))
}

const judges = ({ act }: Act): boolean => act !== 'tell' && act !== 'unknown'

/** What is told comes first, but for an order before it that makes way for it: 重新开始。研发人员18人. */
const placeOf = ({ does, acts: [first] }: Run): number =>
  first?.act === 'order' && CLEARS.has(first.order) ? 0 : PLACES[does]
const PLACES = { tell: 1, judge: 1, go: 1, suppose: 2, ask: 2, order: 3 }
const CLEARS: ReadonlySet<Order> = new Set(['back', 'skip', 'resume', 'restart'])
