import { withAmendments } from '../answer/index.ts'
import type { Heard } from '../hear/index.ts'
import type { Parts } from '../reply/index.ts'
import { awaited, chosen, filled, filledIn, overtaken } from './acts/answers.ts'
import { asked } from './acts/ask.ts'
import { blamed } from './acts/blame.ts'
import { begun } from './acts/check.ts'
import { courteous, unclear, worried } from './acts/courtesy.ts'
import { saidOfPeople } from './acts/hand-off.ts'
import { ordered } from './acts/order.ts'
import { placed } from './acts/place.ts'
import { plainer } from './acts/plain.ts'
import { heldUp, supposed } from './acts/suppose.ts'
import { another, elsewhere, moved } from './acts/switch.ts'
import { corrected, noted, told } from './acts/tell.ts'
import { calledAs, named } from './applicants.ts'
import { lastAsked, openQuestion, optionIn, questionOf, shownBefore } from './asked.ts'
import { droppedAfter, notRecorded } from './asked-back.ts'
import { besidePeople } from './beside-people.ts'
import { introduced } from './introduced.ts'
import { asOne } from './joining.ts'
import { once } from './once.ts'
import { type Run, runsOf } from './parting.ts'
import { receipted, unread } from './receipt.ts'
import { renewed, withRenewal } from './renewed.ts'
import type { Session } from './session.ts'
import { Turn } from './turn.ts'
import type { Taking, Turned, Turning } from './turning.ts'

/** What may come of a message, in this order: an answer to what was put before the person, a courtesy, an order, what is supposed, told, asked. */
const ACTS = [
  ...[
    chosen,
    overtaken,
    awaited,
    plainer,
    courteous,
    ordered,
    supposed,
    heldUp,
    elsewhere,
    moved,
    told,
    corrected,
    begun,
    worried,
    unclear,
    asked,
  ],
]

/** One turn of a conversation: pure, so that it can be replayed. */
export const converse = (session: Session, typed: string, turning: Turning): Turned =>
  amended(withRenewal(besidePeople(renewed(session, turning), typed, turning, answered), turning), turning)

/** No clause is told in words that were changed since without saying so, whatever it is told for. */
const amended = (turned: Turned, turning: Turning): Turned => ({
  ...turned,
  draft: withAmendments(turned.draft, turning),
})

function answered(session: Session, typed: string, turning: Turning): Turned {
  return ofForm(session, typed, turning) ?? ofMessage(session, typed, turning)
}

/** What comes of a form: it is no message, and nothing but its fields says anything. Undefined where there is none, or no check that it is of. */
function ofForm(session: Session, typed: string, turning: Turning): Turned | undefined {
  const { answers } = turning
  if (!answers) return undefined
  const turn = filledIn(turnOf(session, typed, turning, NOTHING_HEARD), answers)
  const turned = filled(turn)
  if (!turned) return undefined
  const told = unread(turn, receipted(turn, turned))
  const dropped = droppedAfter(told, session)
  const again = dropped && ofForm(dropped.session, typed, turning)
  return calledIn(once(again ? notRecorded(dropped?.words, again) : told, session))
}

const NOTHING_HEARD: Heard = { acts: [], unheard: [] }

function ofMessage(session: Session, typed: string, turning: Turning): Turned {
  const ofPeople = saidOfPeople(turnOf(session, typed, turning))
  if (ofPeople) return once(ofPeople, session)
  const { session: begun, rest } = introduced(session, typed, turning.finder) ?? {
    session: named(session, typed, turning.knowledge.applicants),
    rest: typed,
  }
  const turn = turnOf(begun, rest, turning)
  const said = blamed(turn)
  if (said) return said
  return calledIn(once(another(turn) ?? taken(turn), session))
}

/** Where a conversation is of several, the reply says of whom it speaks. */
const calledIn = (turned: Turned): Turned =>
  turned.session.others.length === 0
    ? turned
    : { ...turned, draft: { ...turned.draft, applicant: calledAs(turned.session.who) } }

/** What comes of a message, or of the rest of one that went over to somebody: a name in it is no way back. */
function taken(said: Turn): Turned {
  const turn = said.knowing()
  const turned = placed(turn) ?? receipted(turn, inOrder(turn) ?? done(turn))
  const dropped = droppedAfter(turned, turn.session)
  return dropped ? notRecorded(dropped.words, taken(turn.over(dropped.session))) : turned
}

/** What a message comes to that does one thing. */
function done(turn: Turn): Turned {
  for (const act of ACTS) {
    const turned = act(turn)
    if (turned) return turned
  }
  throw new Error('a message that comes to nothing')
}

/** Of a message that does several things, each over the session that the one before it left; undefined where it does but one thing and says no more. */
function inOrder(turn: Turn): Turned | undefined {
  if (turn.turning.choice || turn.turning.answers) return undefined
  const all = runsOf(turn)
  const [only, another] = all
  // 谢谢！那聊城呢: what is said beside a courtesy is taken as if it had been said alone.
  if (only && !another && turn.act('courtesy')) return done(partOf(turn, only))
  if (!another) return undefined
  const runs = all.filter((run) => run.does !== 'tell' || noted(partOf(turn, run)) !== undefined)
  if (runs.length < 2) return undefined
  let { session } = turn
  let receipt: Parts | undefined
  const turned = runs.map((run, i) => {
    const part = partOf(turn, run, session, receipt)
    const beside = run.does === 'tell' && i + 1 < runs.length
    const each = (beside ? (overtaken(part) ?? awaited(part) ?? noted(part)) : undefined) ?? done(part)
    session = once(each, session).session
    receipt = each.draft.receipt ?? receipt
    return each
  })
  return asOne(turned)
}

const partOf = (turn: Turn, { words, acts }: Run, session = turn.session, above?: Parts): Turn =>
  turn.part(session, words, acts, above)

function turnOf(session: Session, typed: string, turning: Turning, heard?: Heard): Turn {
  const { question: named, unseen = 0, choice, simplify, knowledge } = turning
  const shown = shownBefore(session, unseen, named)
  const question = named === undefined ? lastAsked(session, shown) : questionOf(session, named)
  const option = choice || turning.blames ? undefined : optionIn(typed, shown, question, knowledge.facts)
  const words = option?.send ?? typed
  const answer = choice ?? option?.answers
  const blames = turning.blames ?? option?.blames
  const open = openQuestion(session)
  const late = unseen > 0 || named !== undefined
  const taking = {
    ...turning,
    converse: (...said: Parameters<Taking['converse']>) => taken(turnOf(...said)),
    ...(answer ? { choice: answer } : {}),
    ...(blames ? { blames } : {}),
    ...(late && question?.revision !== open?.revision ? { earlier: { question } } : {}),
  }
  return new Turn(session, words, simplify(words).trim(), taking, heard)
}
