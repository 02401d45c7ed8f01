export { type How, type OfficePorts, TicketOffice } from './office.ts'
export { eventOf, gonePost, officePerson, type Post, postsOf } from './posts.ts'
export type { Similar } from './similar.ts'
export { type Refusal, type Step, stepped } from './step.ts'
export type { Stepped, TicketFilter, TicketStore } from './store.ts'
export {
  EVENTS,
  type Exchange,
  lastOf,
  type Opening,
  openTicket,
  QUIET,
  STATES,
  stateAt,
  type Ticket,
  type TicketEvent,
  type TicketState,
  waitingSince,
} from './ticket.ts'
