import { askedIn, heldUpDraft, supposedIn, type Told, toldIn, whatIfDraft, wordingText } from '../../answer/index.ts'
import { changedBy, type FactValue } from '../../eligibility/index.ts'
import type { Act, Heard } from '../../hear/index.ts'
import type { FactId, RegulationKnowledge } from '../../knowledge/index.ts'
import { readFigures } from '../../quantity/index.ts'
import { inTenThousands } from '../answering.ts'
import { namesNothing } from '../carry.ts'
import * as checking from '../checking.ts'
import { together } from '../heard.ts'
import { NOTHING_TOLD } from '../session.ts'
import type { Turn } from '../turn.ts'
import type { Turned } from '../turning.ts'

/** 如果设备增加到300万: what would change, without keeping it; of the place that is named, or spoken of, whether a check is open or not. */
export function supposed(turn: Turn): Turned | undefined {
  const { session, turning } = turn
  if (!turn.act('suppose')) return undefined
  const regulation = meantPlace(turn)
  if (!regulation) return undefined
  const { check: open } = session
  const own = { ...session, own: checking.ownKept(session, turning.knowledge) }
  const check =
    open?.regulation === regulation.id ? open : checking.checkOf(own, regulation.id, NOTHING_TOLD, turning.knowledge)
  // 要是只有150呢 is of what was told, asked or spoken of last.
  const last = [...new Set([...check.fresh, ...check.asked, ...session.spoken])].map((fact) =>
    turn.hear(turn.words, fact),
  )
  const told =
    [turn.heard, ...last].map((heard) => changed(heard, check)).find(({ facts }) => Object.keys(facts).length > 0) ??
    byFigure(turn, [...check.fresh, ...check.asked, ...session.spoken], check)
  // 要是换到万州去报呢 supposes nothing but the place.
  if (!told && open && open.regulation !== regulation.id) return turn.begin(regulation, NOTHING_TOLD)
  if (!told) return undefined
  const turned = turn.resume(whatIfDraft(turning, regulation, check, told))
  return {
    ...turned,
    session: { ...turned.session, places: [regulation.id], spoken: Object.keys(told.facts) },
  }
}

/** The place that is named, or else the one of the check, or the one spoken of. */
function meantPlace(turn: Turn): RegulationKnowledge | undefined {
  const { check, places } = turn.session
  const [named, another] = turn.found.regulations
  const meant = named && !another ? [named] : check ? [check.regulation] : places
  return meant.length === 1 ? turn.regulation(meant[0]) : undefined
}

/** 190万行不行, 刚好500: a value alone, after a question on one fact, is held up to what the place asked of requires. Nothing is kept of it. */
export function heldUp(turn: Turn): Turned | undefined {
  const { session, turning } = turn
  const { check, focus, spoken, places } = session
  const [place = focus === 'question' ? places[0] : check?.regulation] = turn.found.regulations
  const regulation = places.length > 1 ? undefined : turn.regulation(place)
  if (!regulation || !isBare(turn)) return undefined
  const open = turn.openCheck()
  for (const fact of [...(open && focus === 'check' ? open.asked : []), ...spoken]) {
    const value = bareValue(turn.hear(turn.words, fact), fact, turning.knowledge.facts)
    const held = check?.regulation === regulation.id ? check : NOTHING_TOLD
    const draft = value && heldUpDraft(turning, regulation, checking.toldOver(held, value), fact)
    if (draft) {
      const turned = turn.resume(draft, turn.words, true)
      return { ...turned, session: { ...turned.session, places: [regulation.id], spoken: [fact] } }
    }
  }
  return undefined
}

/** Whether a message is a value and no more: asked whether it is enough, or, where no check asks, said without whose it is. */
function isBare(turn: Turn): boolean {
  const { heard, found, words } = turn
  const isValue = (act: Act) =>
    act.act === 'ask'
      ? act.wants === 'whether' && (act.claims ?? []).length === 1
      : act.act === 'tell' &&
        (!turn.openCheck() || HELD_UP.test(words)) &&
        act.fact === null &&
        act.how === 'set' &&
        act.mood === 'is'
  const [only, another] = heard.acts
  const figures = readFigures(words).filter(({ figure }) => figure).length
  return (
    only !== undefined && !another && figures === 1 && isValue(only) && !OWN.test(words) && namesNothing(found, heard)
  )
}

/** 12个呢 asks of a value, and answers no question. */
const HELD_UP = /呢[\s？?。！!]{0,4}$/u

/** What one says of oneself is told, and kept. */
const OWN = /[我俺咱]|\b(?:we|our|us|my)\b/iu

/** The value of a fact that a message holds up, whether as a question or by itself; a sum without its unit is in 万元. */
function bareValue(heard: Heard, fact: FactId, table: Parameters<typeof checking.unitless>[1]): Told | undefined {
  const value = checking.onlyOf(fact, together([askedIn(heard), toldIn(heard)]))
  if (value.facts[fact] === undefined || value.facts[fact] === 'unknown') return undefined
  const bare = checking.unitless(value, table)
  return bare ? { ...value, said: { [fact]: inTenThousands(bare) } } : value
}

const MORE = /算[进上入]|加[进上入]|计入|也算|再|又|多/u
const LESS = /扣|减|去掉|不算|刨|除/u

/** 要是把一月到账的30万算进去呢: the one figure of what is supposed, of the first fact lately spoken of that it can be of. */
function byFigure(turn: Turn, facts: readonly FactId[], { facts: before, said }: Told): Told | undefined {
  const [figure, another] = readFigures(turn.words).filter((reading) => reading.figure)
  if (!figure || another) return undefined
  for (const fact of new Set(facts)) {
    const [tell] = turn.hear(figure.surface, fact).acts
    if (tell?.act !== 'tell' || tell.fact !== fact || tell.value === null || typeof tell.value === 'boolean') continue
    const value = tell.value as FactValue
    const sign = LESS.test(turn.words) ? -1 : MORE.test(turn.words) ? 1 : 0
    const sum = sign === 0 ? value : changedBy(before[fact], value, sign)
    if (sum === undefined) continue
    const had = { words: wordingText(said[fact] ?? ''), value: before[fact] as FactValue }
    const part = { words: figure.surface, value, ...(sign < 0 ? { less: true as const } : {}) }
    return { facts: { [fact]: sum }, said: { [fact]: sign === 0 ? figure.surface : [had, part] } }
  }
  return undefined
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
