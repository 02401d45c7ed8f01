import { askThem, handedOver, remark, verdictWords } from '../../answer/index.ts'
import { joined, type Parts, say } from '../../reply/index.ts'
import type { Opening } from '../../tickets/index.ts'
import { ticketStands } from '../beside-people.ts'
import { PASSES, passingIn, type TicketOrder, ticketOrderIn } from '../handed-over.ts'
import type { Note } from '../store.ts'
import type { Turn } from '../turn.ts'
import type { Turned } from '../turning.ts'

const ASKS = say`前面的对话也一起转过去吗？（说“是”或“否”，不说就不转）`
const PASSING = [...PASSES].map(([send, yes]) => ({ label: yes ? say`是` : say`否`, send }))

/** Handed over where somebody takes it, once; else whom to ask, about the places that are spoken of. */
export function handOff(turn: Turn): Turned {
  const { session, turning } = turn
  if (turning.ticket) return turn.resume(remark(ticketStands(turning.ticket, turning.now)))
  const named = turn.found.regulations
  const ids = named.length > 0 ? named : session.check ? [session.check.regulation] : session.places
  const regulations = ids.flatMap((id) => turn.regulation(id) ?? [])
  if (!turning.handOff) return turn.said(askThem(regulations, turning))
  const id = turning.newTicket()
  const { draft, besides } = handedOver(id, regulations, turning)
  const [place] = ids
  const question = questionOf(turn)
  const standing = standingOf(turn)
  const refs = [...new Set(session.refs)]
  const opening: Opening = {
    ...turning.handOff,
    id,
    question,
    masked: turn.kept(question),
    refs,
    opened: turning.now,
    ...(place === undefined ? {} : { place }),
    ...(standing.length > 0 ? { standing: turning.print(standing) } : {}),
    ...(besides.length > 0 ? { besides: turning.print(besides) } : {}),
  }
  const on = { ...turn.askedOn(turning.finder.find(question)), ...(place === undefined ? {} : { place }) }
  const notes: Note[] = [
    { kind: 'ticket', opening },
    { kind: 'asked', on, outcome: 'handed-over' },
  ]
  // Who says yes unasked, with nothing said before, is told what people see.
  if (session.log.length === 0) return { ...turn.said(draft, { awaiting: 'transcript' }), notes }
  const asking = { ...draft, blocks: [...draft.blocks, { kind: 'words' as const, text: ASKS }], options: PASSING }
  return { ...turn.said(asking, { awaiting: 'transcript' }), notes }
}

/** What is asked of people: the message where it asks or tells something besides, else what was asked last. */
function questionOf({ found, heard, words, session }: Turn): string {
  const says = heard.acts.some(
    (act) => (act.act === 'ask' && act.about.length > 0) || (act.act === 'tell' && act.fact !== null),
  )
  return says || found.subjects.length + found.regulations.length > 0 ? words : (session.last?.words ?? words)
}

/** What was told of the applicant, and how that stands where it is being checked. */
function standingOf(turn: Turn): Parts {
  const { session, turning } = turn
  const { check, told } = session
  const facts = turn.saidOf(check ?? told)
  const regulation = turn.regulation(check?.regulation)
  const lines = [
    ...(facts.length > 0 ? [say`说过：${facts}`] : []),
    ...(check && regulation ? [say`核对${regulation.center}：${verdictWords(regulation, check.facts, turning)}`] : []),
  ]
  return joined(lines, '\n')
}

/** What the person wants of the ticket. */
function handedOverOrder(turn: Turn, order: TicketOrder): Turned {
  const { ticket, now } = turn.turning
  if (!ticket) return turn.resume(remark(say`现在没有转给工作人员的单子。`, 'Nothing has been passed on to a person.'))
  if (order === 'progress') return turn.resume(remark(ticketStands(ticket, now)))
  const closed: Note = {
    kind: 'ticket-step',
    ticket: ticket.id,
    state: ticket.state,
    step: { kind: 'closed', at: now },
  }
  const draft = remark(say`好的，人工结束了，接着问我就行。`, 'The ticket is closed. Ask here again at any time.')
  const { notes, ...turned } = turn.resume(draft)
  return { ...turned, notes: [...notes, closed] }
}

/** What the whole message says of a hand-off, before anything else is made of it: an answer to whether the conversation is passed on, 不等了. */
export function saidOfPeople(turn: Turn): Turned | undefined {
  return passedOn(turn) ?? ticketOrdered(turn)
}

/** 不用人工了, 有人接手没. */
export function ticketOrdered(turn: Turn): Turned | undefined {
  const order = ticketOrderIn(turn.words, turn.turning)
  return order && handedOverOrder(turn, order)
}

/** Whether the conversation so far goes to people as well. */
function passedOn(turn: Turn): Turned | undefined {
  const { session, turning } = turn
  const { ticket, now } = turning
  const passing = passingIn(session, turn.words, turning)
  if (passing === undefined) return undefined
  const yes = passing !== 'no'
  if (ticket && session.log.length <= 1) {
    const seen = say`前面没有别的对话；您接着说的，工作人员都会看到。`
    return turn.resume(remark(seen, 'There is nothing before it; people see what you say from here on.'))
  }
  if (!ticket)
    return turn.resume(remark(say`那张单子已经办结，没有转。`, 'That ticket is closed; nothing was passed on.'))
  if (passing === 'maybe') {
    const asked = {
      ...remark(ASKS, 'Shall the conversation so far be passed on as well? Say yes or no.'),
      options: PASSING,
    }
    return turn.said(asked, { awaiting: 'transcript-again' })
  }
  if (!yes || ticket.transcript) {
    const done = yes ? say`前面的对话已经转过去了。` : say`好的，前面的对话不转。`
    return turn.resume(remark(done, yes ? 'It has been passed on.' : 'It is not passed on.'))
  }
  const step = { kind: 'transcript', at: now, transcript: session.log } as const
  const note: Note = { kind: 'ticket-step', ticket: ticket.id, state: ticket.state, step }
  const { notes, ...turned } = turn.resume(
    remark(say`前面的对话一起转过去了。`, 'The conversation has been passed on.'),
  )
  return { ...turned, notes: [...notes, note] }
}
