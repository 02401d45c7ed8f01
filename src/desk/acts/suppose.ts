import { supposedIn, type Told, whatIfDraft, wordingText } from '../../answer/index.ts'
import { changedBy, type FactValue } from '../../eligibility/index.ts'
import type { Heard } from '../../hear/index.ts'
import * as checking from '../checking.ts'
import { together } from '../heard.ts'
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
  // 要是换到万州去报呢 supposes nothing but the place.
  if (!told && open && open.regulation !== regulation.id) return turn.begin(regulation, NOTHING_TOLD)
  if (!told) return undefined
  const turned = turn.resume(whatIfDraft(turning, regulation, check, told))
  return {
    ...turned,
    session: { ...turned.session, places: [regulation.id], spoken: Object.keys(told.facts) },
  }
}

/** What is supposed, added to what was told where it is more of it: 再买120万. */
function changed(heard: Heard, { facts: before, said: told }: Told): Told {
  const supposed = supposedIn(heard)
  const sums = heard.acts.flatMap((act) =>
    act.act === 'suppose'
      ? act.tells.flatMap(({ fact, value, words, how }) => {
          if (fact === null || value === null || (how !== 'add' && how !== 'less')) return []
          const sum = changedBy(before[fact], value as FactValue, how === 'add' ? 1 : -1)
          if (sum === undefined) return []
          const had = { words: wordingText(told[fact] ?? ''), value: before[fact] as FactValue }
          const more = { words, value: value as FactValue, ...(how === 'less' ? { less: true as const } : {}) }
          return [{ facts: { [fact]: sum }, said: { [fact]: [had, more] } }]
        })
      : [],
  )
  return together([supposed, ...sums])
}
