import { awaited, chosen, filled, overtaken } from './acts/answers.ts'
import { asked } from './acts/ask.ts'
import { begun } from './acts/check.ts'
import { ordered } from './acts/order.ts'
import { supposed } from './acts/suppose.ts'
import { elsewhere, moved } from './acts/switch.ts'
import { told } from './acts/tell.ts'
import { lastAsked, openQuestion, optionIn, questionOf, shownBefore } from './asked.ts'
import { once } from './once.ts'
import type { Session } from './session.ts'
import { Turn, type Turned, type Turning } from './turn.ts'

/** What may come of a message, in this order: an answer to what was put before the person, an order, what is supposed, told, asked. */
const ACTS = [filled, chosen, overtaken, awaited, ordered, supposed, elsewhere, moved, told, begun]

/** One turn of a conversation: pure, so that it can be replayed. */
export function converse(session: Session, typed: string, turning: Turning): Turned {
  const turn = turnOf(session, typed, turning)
  for (const act of ACTS) {
    const turned = act(turn)
    if (turned) return once(turned, session)
  }
  return once(asked(turn), session)
}

function turnOf(session: Session, typed: string, turning: Turning): Turn {
  const { question: named, unseen = 0, choice, simplify, knowledge } = turning
  const shown = shownBefore(session, unseen, named)
  const question = named === undefined ? lastAsked(session, shown) : questionOf(session, named)
  const option = choice ? undefined : optionIn(typed, shown, question, knowledge.facts)
  const words = option?.send ?? typed
  const answer = choice ?? option?.answers
  const open = openQuestion(session)
  const late = unseen > 0 || named !== undefined
  return new Turn(session, words, simplify(words).trim(), {
    ...turning,
    ...(answer ? { choice: answer } : {}),
    ...(late && question?.revision !== open?.revision ? { earlier: { question } } : {}),
  })
}
