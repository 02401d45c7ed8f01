import { notedLine, toldIn, weighed } from '../../answer/index.ts'
import { sameValue } from '../../eligibility/index.ts'
import type { RegulationKnowledge } from '../../knowledge/index.ts'
import * as checking from '../checking.ts'
import { toldHere } from '../heard.ts'
import type { CheckState, Session } from '../session.ts'
import { NOTHING_TOLD } from '../session.ts'
import { suspended } from '../suspended.ts'
import { Turn } from '../turn.ts'
import type { Turned } from '../turning.ts'

/** What the message tells of the applicant, in a check. */
export function told(turn: Turn): Turned | undefined {
  const { session } = turn
  const check = session.check
  if (!check || check.phase === 'left') return undefined
  const [place, another] = turn.named()
  if (place && !another && place !== check.regulation && turn.act('check')) return undefined
  const asking = turn.turning.earlier ? { ...check, asked: [] } : check
  const now = toldHere(asking, { heard: turn.heard, words: turn.words, folded: turn.folded, sources: turn.turning })
  const regulation = place && !another ? turn.regulation(place) : undefined
  if (regulation && place !== check.regulation && isAnother(turn, check)) return beginAnew(turn, regulation)
  // What nobody asked for, and nobody heard surely, beside the name of another place is more likely a question there.
  const judging = turn.regulation(check.regulation)
  const counted = judging ? weighed(now, turn.heard, judging, turn.turning, check) : { now }
  const { unconfirmed } = counted
  const doubted = unconfirmed && !check.asked.includes(unconfirmed.fact) && Object.keys(counted.now.facts).length === 0
  if (doubted && place && place !== check.regulation) return undefined
  return suspended(turn, check, now) ?? turn.keep(check, now)
}

/** Whether another applicant is told of: of another place, and with more than one value that is not what was told before. */
export function isAnother(turn: Turn, { facts }: CheckState): boolean {
  const told = Object.entries(turn.message.facts)
  const others = told.filter(([id, value]) => facts[id] !== undefined && !sameValue(facts[id], value))
  return others.length > 1
}

/** A check of another applicant: nothing that was told before is theirs. */
function beginAnew(turn: Turn, regulation: RegulationKnowledge): Turned {
  const { check: _theirs, ...rest } = turn.session
  const session: Session = { ...rest, told: NOTHING_TOLD, own: {} }
  return new Turn(session, turn.words, turn.folded, turn.turning).begin(regulation, turn.message)
}

/** What is told beside something else: into the session, with a receipt and no more. Undefined where nothing is told. */
export function noted(turn: Turn): Turned | undefined {
  const { session, words, folded, turning, heard } = turn
  const { check } = session
  const now = check ? toldHere(check, { heard, words, folded, sources: turning }) : turn.message
  if (Object.keys(now.facts).length === 0) return undefined
  const places = turn.named()
  const kept = check
    ? { check: { ...turn.after(check, now), ...(check.phase === 'left' ? { phase: check.phase } : {}) } }
    : { told: checking.toldOver(session.told, now), ...(places.length > 0 ? { places } : {}) }
  const waits = 'check' in kept ? kept.check.unconfirmed?.fact : undefined
  const { facts } = waits === undefined ? now : checking.without(now, waits)
  const receipt = notedLine(turning.knowledge.facts, facts, now.said)
  return {
    draft: { kind: 'smalltalk', ...receipt, blocks: [], cites: [] },
    session: { ...session, ...kept },
    notes: [],
  }
}

/** 实际上是180万, where no check is open: a figure without a name is of what was spoken of last, and the check begins with it. */
export function corrected(turn: Turn): Turned | undefined {
  const { session, turning, heard, words } = turn
  const [fact] = session.spoken
  const [place, another] = turn.found.regulations.length > 0 ? turn.found.regulations : session.places
  const regulation = another ? undefined : turn.regulation(place)
  // What is more or less of something is no value by itself.
  const unread =
    heard.acts.length > 0 &&
    heard.acts.every((act) => act.act === 'tell' && act.fact === null && (act.how === 'set' || act.how === 'instead'))
  if (session.check || fact === undefined || !regulation || !unread) return undefined
  const told = checking.onlyOf(fact, toldIn(turning.hear(words, { asked: fact })))
  if (Object.keys(told.facts).length === 0) return undefined
  return turn.begin(regulation, checking.toldOver(session.told, told))
}
