import { answerQuestion, asksEligibility, outOfScope, weighed } from '../../answer/index.ts'
import { saysWho } from '../../knowledge/index.ts'
import * as checking from '../checking.ts'

import type { Turn, Turned } from '../turn.ts'

/** An eligibility question begins a check: of the place named, or of the one spoken of. */
export function begun(turn: Turn): Turned | undefined {
  const { session, folded, turning } = turn
  const named = turn.named()
  const scope = outOfScope(folded, turning.knowledge, named.length > 0 || session.places.length > 0)
  // Another programme's name may be what the applicant is: 新型研发机构.
  if ((scope && scope.why !== 'other-programme') || turn.found.numberAsked) return undefined
  const places = named.length > 0 ? named : session.places
  const [id, another] = places
  const regulation = turn.regulation(id)
  const checks = session.check !== undefined && session.check.phase !== 'left'
  const { facts } = turning.knowledge
  const { now, unconfirmed } = regulation ? weighed(turn.message, turn.heard, regulation, facts) : { now: turn.message }
  // 万州：科研失信 is a clerk's shorthand: where all that is told besides who asks would be asked back, nothing was told.
  const shorthand = unconfirmed !== undefined && Object.keys(now.facts).every((fact) => saysWho(facts, fact))
  const describes = regulation !== undefined && !another && !checks && !shorthand && onlyTells(turn)
  if (!describes && !asksEligibility(turn.heard, now, facts)) return undefined
  if (regulation && !another) return turn.begin(regulation, checking.toldOver(session.told, turn.message))
  const draft = answerQuestion(turn.words, turning)
  return turn.said(draft, {
    told: checking.toldOver(session.told, turn.message),
    awaiting: 'place',
    focus: 'question',
  })
}

/** Whether the message does nothing but tell of the applicant, though no fact may be read of it. */
function onlyTells(turn: Turn): boolean {
  const { acts } = turn.heard
  const tells = acts.filter((act) => act.act === 'tell' && act.of === 'applicant' && act.mood === 'is')
  // How often at least one of them is told.
  const sure = 1 - tells.reduce((none, { sure }) => none * (1 - sure), 1)
  if (acts.length === 0 || tells.length < acts.length) return false
  // Whoever speaks of themselves, or tells a figure, asks for no clause: 想报万州的，你问嘛我答.
  const own =
    /[我俺咱]|客户|他们|caller/u.test(turn.words) || acts.some((act) => act.act === 'tell' && isFigure(act.value))
  return sure >= (own ? OWN : TOLD)
}

const isFigure = (value: unknown): boolean => typeof value === 'number' || (typeof value === 'object' && value !== null)

/** Heard less surely, a message that only seems to tell of somebody may be a clerk's shorthand for a question. */
const TOLD = 0.7
const OWN = 0.25
