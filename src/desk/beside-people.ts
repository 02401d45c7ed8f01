import { computed, type Draft, type Parts, say } from '../reply/index.ts'
import { type Ticket, waitingSince } from '../tickets/index.ts'
import { passingIn, ticketOrderIn } from './handed-over.ts'
import type { Session } from './session.ts'
import type { Note } from './store.ts'
import { isPlain } from './sure.ts'
import type { Turned, Turning } from './turning.ts'

/**
 * A turn while people have, or are to have, the conversation: what is said goes to them. Until somebody takes it the program
 * answers as well; from then on only where it is spoken to.
 */
export function besidePeople(
  session: Session,
  typed: string,
  turning: Turning,
  answer: (session: Session, words: string, turning: Turning) => Turned,
): Turned {
  const { ticket, now, called = false } = turning
  // A press answers what the program asked.
  if (!ticket || turning.choice || turning.answers) return answer(session, typed, turning)
  const byName = turning.knowledge.outside.saidByName(typed)
  const words = byName === undefined || byName === '' ? typed : byName
  if (called || byName !== undefined || isOrder(session, typed, turning)) return answer(session, words, turning)
  const said: Note = {
    kind: 'ticket-step',
    ticket: ticket.id,
    state: ticket.state,
    step: { kind: 'person', at: now, words: typed },
  }
  // Whether that was a yes is asked back whoever has it: they would wait for what was never passed on.
  const silent = ticket.state !== 'open' && passingIn(session, typed, turning) !== 'maybe'
  if (silent) {
    // What is said next answers people.
    const { awaiting: _over, ...rest } = session
    return { draft: SILENCE, session: rest, notes: [said], silent: true }
  }
  const turned = answer(session, typed, turning)
  return { ...turned, notes: [...turned.notes, said] }
}

const SILENCE: Draft = { kind: 'handoff', blocks: [], cites: [] }

/** What is said to the program and to nobody else: 不用人工了, 工单进度, 转人工, 删除我的数据, and whether the conversation is passed on. */
function isOrder(session: Session, typed: string, turning: Turning): boolean {
  const passing = passingIn(session, typed, turning)
  if (passing === 'yes' || passing === 'no' || ticketOrderIn(typed, turning)) return true
  const { acts } = turning.hear(typed, {})
  return acts.length > 0 && acts.every((act) => act.act === 'order' && ORDERS.has(act.order) && isPlain(act))
}

const ORDERS: ReadonlySet<string> = new Set(['person', 'erase'])

const MINUTE = 60 * 1000

/** How far people are with a ticket, and for how long. */
export function ticketStands(ticket: Ticket, now: number): Parts {
  const id = computed(ticket.id)
  const since = (at: number) => computed(`${Math.max(0, Math.floor((now - at) / MINUTE))} 分钟`)
  const { taken, state } = ticket
  if (!taken || state === 'open')
    return say`单号 ${id} 还没有人接手，已等 ${since(waitingSince(ticket))}；您接着说的，工作人员都会看到。不用了，就说“不用人工了”。`
  const by = computed(taken.by)
  return state === 'answered'
    ? say`单号 ${id}，工作人员${by}已答复；还有要问的直接说，会转过去。不用了，就说“不用人工了”。`
    : say`单号 ${id}，工作人员${by}已接手 ${since(taken.at)}；您接着说的都会转过去。不用了，就说“不用人工了”。`
}
