import { supposedIn, type Told, whatIfDraft } from '../../answer/index.ts'
import { changedBy, type FactValue } from '../../eligibility/index.ts'
import type { Heard } from '../../hear/index.ts'
import * as checking from '../checking.ts'
import { NOTHING_TOLD } from '../session.ts'
import type { Turn, Turned } from '../turn.ts'

/** 如果设备增加到300万: what would change, without keeping it; of the place that is named, or spoken of, whether a check is open or not. */
export function supposed(turn: Turn): Turned | undefined {
  const { session, turning } = turn
  if (!turn.act('suppose')) return undefined
  const [named, another] = turn.found.regulations
  const places = named && !another ? [named] : session.check ? [session.check.regulation] : session.places
  const regulation = places.length === 1 ? turn.regulation(places[0]) : undefined
  if (!regulation) return undefined
  const { check: open } = session
  const own = { ...session, own: checking.ownKept(session, turning.knowledge) }
  const check =
    open?.regulation === regulation.id ? open : checking.checkOf(own, regulation.id, NOTHING_TOLD, turning.knowledge)
  // 要是只有150呢 is of what was told, asked or spoken of last.
  const last = [...check.fresh, ...check.asked, ...session.spoken].map((fact) => turn.hear(turn.words, fact))
  const told = [turn.heard, ...last]
    .map((heard) => changed(heard, check))
    .find(({ facts }) => Object.keys(facts).length > 0)
  if (!told) return undefined
  const turned = turn.resume(whatIfDraft(turning, regulation, check, told))
  return {
    ...turned,
    session: { ...turned.session, places: [regulation.id], spoken: Object.keys(told.facts) },
  }
}

/** What is supposed, added to what was told where it is more of it: 再买120万. */
function changed(heard: Heard, { facts: before }: Told): Told {
  const supposed = supposedIn(heard)
  const sums = heard.acts.flatMap((act) =>
    act.act === 'suppose'
      ? act.tells.flatMap(({ fact, value, how }) => {
          if (fact === null || (how !== 'add' && how !== 'less')) return []
          const sum = changedBy(before[fact], value as FactValue, how === 'add' ? 1 : -1)
          return sum === undefined ? [] : [[fact, sum] as const]
        })
      : [],
  )
  // A sum is the program's own figure, and no word of the person's.
  const said = Object.fromEntries(Object.entries(supposed.said).filter(([id]) => !sums.some(([fact]) => fact === id)))
  return { facts: { ...supposed.facts, ...Object.fromEntries(sums) }, said }
}
