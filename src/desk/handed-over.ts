import { plainAnswer, type SaidOfHandOver } from '../hear/index.ts'
import type { Ticket } from '../tickets/index.ts'
import type { Session } from './session.ts'
import type { Turning } from './turning.ts'

/** What the quick answers to whether the conversation is to be passed on say: words that answer nothing else. */
export const PASSES: ReadonlyMap<string, boolean> = new Map([
  ['前面的对话一起转过去', true],
  ['前面的对话不转', false],
])

/**
 * How surely it must be heard. What is passed on cannot be taken back: a yes less sure than that is asked back once. Tuned by leaving out a
 * fifth of the rows in turn: of 1800 other messages none was taken for a yes; of the yeses 56 in 100 are sure and 28 are asked back.
 */
const SURE_YES = 0.95
const MAYBE_YES = 0.5
const SURE_NO = 0.8
const SURE_OF: Readonly<Record<TicketOrder, number>> = { end: 0.95, progress: 0.9 }
/** Where no ticket is open nothing ends: it is only said that there is none. */
const SURE_OF_NONE = 0.7

/** What a person wants of a ticket: that it ends, how far it is. */
export type TicketOrder = SaidOfHandOver<'ticket'>['says']

/** A yes or a no to whether the conversation is passed on; `maybe` is a yes to be asked back. */
export type Passing = 'yes' | 'no' | 'maybe'

type Hears = Pick<Turning, 'ticket' | 'unseen' | 'simplify' | 'saidOfHandOver' | 'knowledge'>

/** What a whole message says to whether the conversation is passed on: a press, or an answer right after it was asked. */
export function passingIn(session: Session, words: string, turning: Hears): Passing | undefined {
  const pressed = PASSES.get(words.trim())
  if (pressed !== undefined) return pressed ? 'yes' : 'no'
  const { ticket, unseen, simplify, saidOfHandOver } = turning
  if (!AWAITED.has(session.awaiting ?? '') || unseen) return undefined
  const since = saidSince(ticket)
  if (since.has('answered')) return undefined
  const plain = plainAnswer(simplify(words).trim())
  if (plain !== undefined) return !plain ? 'no' : since.size > 0 ? doubted(session) : 'yes'
  const { says, sure } = saidOfHandOver(words, 'transcript') ?? { sure: 0 }
  if (says === 'no') return sure >= SURE_NO ? 'no' : undefined
  if (says !== 'yes' || sure < MAYBE_YES) return undefined
  return sure >= SURE_YES ? 'yes' : doubted(session)
}

const AWAITED: ReadonlySet<string> = new Set(['transcript', 'transcript-again'] satisfies Session['awaiting'][])

/** It is asked back once. */
const doubted = ({ awaiting }: Session): Passing | undefined => (awaiting === 'transcript' ? 'maybe' : undefined)

/** What the person was told by people after it was asked: to 已接手 a 好的 is no yes, and what a clerk asks is another question. */
function saidSince(ticket: Ticket | undefined): ReadonlySet<string> {
  const events = ticket?.events ?? []
  const asked = events.findLastIndex(({ kind }) => kind === 'opened' || kind === 'person')
  return new Set(events.slice(asked + 1).map(({ kind }) => kind))
}

/** 不等了，我自己看; 有人接手没: said of the ticket that is open, or, where none is, of what only tickets are called. */
export function ticketOrderIn(words: string, turning: Hears): TicketOrder | undefined {
  const { ticket, simplify, saidOfHandOver, knowledge } = turning
  const folded = simplify(words).trim()
  if (!ticket && !knowledge.outside.namesTicket(folded)) return undefined
  // 不用了 answers something else.
  if (plainAnswer(folded) !== undefined) return undefined
  const said = saidOfHandOver(words, 'ticket')
  return said && said.sure >= (ticket ? SURE_OF[said.says] : SURE_OF_NONE) ? said.says : undefined
}
