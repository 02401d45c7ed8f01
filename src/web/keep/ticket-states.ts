import type { Ticket } from '../../tickets/index.ts'

/** What a ticket's state is called. */
export const STATES: Readonly<Record<Ticket['state'], string>> = {
  open: '待接手',
  taken: '已接手',
  answered: '已答复',
  closed: '已办结',
}
