import { placesDraft, sharedFacts } from '../../answer/index.ts'
import { factIn } from '../../knowledge/index.ts'
import { isEverywhere, isLikewise, namesOnly } from '../carry.ts'
import type { CheckState } from '../session.ts'
import { NOTHING_TOLD } from '../session.ts'

import type { Turn, Turned } from '../turn.ts'

/** 这些条件还能报哪里: how the same facts stand in the other places. */
export function elsewhere(turn: Turn): Turned | undefined {
  const { check } = turn.session
  const { focus } = turn.session
  const ask = turn.act('ask')
  const judges = turn.act('check') ?? (focus === 'check' && ask?.wants === 'whether' && ask.about.length === 0)
  return check && judges && isEverywhere(turn.words) ? standsElsewhere(turn, check) : undefined
}

/** How the same facts stand in the other places. */
function standsElsewhere(turn: Turn, check: CheckState): Turned {
  const others = [...turn.turning.knowledge.regulations.values()].filter(({ id }) => id !== check.regulation)
  const facts = sharedFacts(check.facts, turn.turning)
  return turn.said(placesDraft(others, facts, turn.turning), { focus: 'check' })
}

/** 换到聊城, 那聊城呢, 同样的情况放到聊城行不行: the check goes on against another place. */
export function moved(turn: Turn): Turned | undefined {
  const { session } = turn
  const [id, another] = turn.found.regulations
  const regulation = turn.regulation(id)
  if (!regulation || another || turn.found.numberAsked) return undefined
  const only = turn.heard.acts.every(({ act }) => act === 'switch' || act === 'courtesy')
  // After a question in between, 那四川呢 is about the question.
  const likewise = session.focus === 'question' && isLikewise(turn.found)
  const goes = turn.heard.acts.some((act) => act.act === 'switch' && act.regulation === id)
  if (only && !likewise && goes && session.check && session.check.regulation !== id)
    return turn.begin(regulation, NOTHING_TOLD)
  const hollow = namesOnly(turn.found, turn.turning.knowledge)
  if (session.awaiting === 'place' && hollow) return turn.begin(regulation, session.told)
  const { check } = session
  if (!hollow || !check || check.regulation === id) return undefined
  const going =
    !likewise && (session.focus === 'check' || turn.act('switch') !== undefined || turn.act('check') !== undefined)
  return going && tellsNoMoreThanWhere(turn) ? turn.begin(regulation, NOTHING_TOLD) : undefined
}

/** Whether the message tells nothing, or is a place alone: that says where one is registered only where turn was asked. */
function tellsNoMoreThanWhere(turn: Turn): boolean {
  const told = Object.keys(turn.message.facts)
  const seat = factIn(turn.turning.knowledge.facts, 'seat')
  const alone = turn.found.rest.trim() === '' && turn.askedFact() !== seat
  return told.every((fact) => alone && fact === seat)
}
