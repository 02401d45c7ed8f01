import { asksEligibility } from '../../answer/index.ts'
import { sameValue } from '../../eligibility/index.ts'
import type { RegulationKnowledge } from '../../knowledge/index.ts'
import { say } from '../../reply/index.ts'
import * as checking from '../checking.ts'
import { toldHere } from '../heard.ts'
import type { CheckState, Session, Told } from '../session.ts'
import { NOTHING_TOLD } from '../session.ts'
import { Turn, type Turned } from '../turn.ts'
import { asked } from './ask.ts'

/** What the message tells of the applicant, in a check. */
export function told(turn: Turn): Turned | undefined {
  const { session } = turn
  const check = session.check
  if (!check || check.phase === 'left') return undefined
  const [place, another] = turn.found.regulations
  const ask = turn.act('ask')
  if (place && !another && place !== check.regulation && turn.act('check')) return undefined
  const asking = turn.turning.earlier ? { ...check, asked: [] } : check
  const now = toldHere(asking, { heard: turn.heard, words: turn.words, folded: turn.folded, sources: turn.turning })
  const regulation = place && !another ? turn.regulation(place) : undefined
  if (regulation && place !== check.regulation && isAnother(turn, check)) return beginAnew(turn, regulation)
  const { facts } = turn.turning.knowledge
  // 能不能放宽 asks of a subject, 够不够 of what was told.
  const subject = ask !== undefined && ask.about.length > 0 && !ask.about.some((id) => facts.has(id))
  const judged = !subject && asksEligibility(turn.heard, turn.message, facts)
  const beside = ask && !judged && Object.keys(now.facts).length > 0
  return beside ? answeredBeside(turn, check, now, ask.words) : turn.keep(check, now)
}

/** Whether another applicant is told of: of another place, and with more than one value that is not what was told before. */
function isAnother(turn: Turn, { facts }: CheckState): boolean {
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

/** A question asked in the same breath as something told: both are heard, the question is answered, and the check goes on. */
function answeredBeside(turn: Turn, check: CheckState, now: Told, question: string): Turned {
  const { turning } = turn
  const session = { ...turn.session, check: checking.answered(check, now) }
  const { draft, ...turned } = asked(new Turn(session, question, turning.simplify(question).trim(), turning))
  return { ...turned, draft: { receipt: say`记下：${turn.saidOf(now)}。`, ...draft } }
}
