import { type Ticket, type TicketEvent, waitingSince } from './ticket.ts'

/** A letter that a ticket gives rise to: `told` to the person, `office` to the clerks of a channel, whose session is the ticket. */
export interface Post {
  readonly kind: 'told' | 'office'
  readonly key: string
  readonly channel: string
  readonly person: string
  readonly session: string
  readonly words: string
  readonly at: number
  readonly to: string
}

/** The clerks' letters of one ticket are sent one after another, and are nobody's of the people who ask. */
export const officePerson = (ticket: string): string => `ticket:${ticket}`

const KEY = /^ticket\/([^/]+)\/(\d+)\//u

/** Which ticket, and which of its events, a letter is of. Its key may have a channel's name before it. */
export function eventOf(key: string): { readonly ticket: string; readonly event: number } | undefined {
  const [, ticket, event] = KEY.exec(key.slice(Math.max(0, key.indexOf('ticket/')))) ?? []
  return ticket === undefined ? undefined : { ticket, event: Number(event) }
}

/** The letters that the last event of a ticket gives rise to. */
export function postsOf(ticket: Ticket): Post[] {
  const event = ticket.events.at(-1)
  if (!event) return []
  const key = `ticket/${ticket.id}/${ticket.events.length - 1}`
  const { at } = event
  const told = toldOf(ticket, event)
  const clerks = toClerks(ticket, event)
  // A place that takes nothing is not told of it there, and the others have what they were told.
  const offices = event.kind === 'unreached' ? [] : ticket.offices
  return [
    ...(told === undefined
      ? []
      : [
          {
            kind: 'told' as const,
            key: `${key}/told`,
            channel: ticket.channel,
            person: ticket.person,
            session: ticket.session,
            words: told,
            at,
            to: ticket.to,
          },
        ]),
    ...offices.map((channel) => ({
      kind: 'office' as const,
      key: `${key}/${channel}`,
      channel,
      person: officePerson(ticket.id),
      session: ticket.id,
      words: clerks,
      at,
      to: ticket.shown[channel] ?? '',
    })),
  ]
}

/** What the person is told; what they did themselves is answered where they said it. */
function toldOf(ticket: Ticket, { kind, by, words }: TicketEvent): string | undefined {
  switch (kind) {
    case 'taken':
      return `工作人员${by}已接手（单号 ${ticket.id}）。您接着说的话直接转给工作人员；要我回答，请先叫“问策”。`
    case 'answered':
      return answerOf(by, words)
    case 'closed':
      if (by === undefined) return undefined
      return `${words ? `${answerOf(by, words)}\n` : ''}单号 ${ticket.id} 已办结。问题没解决，就再说“转人工”；接着问我也行。`
    case 'reopened':
      return `单号 ${ticket.id} 又打开了，您说的话会转给工作人员。`
    case 'overdue':
      return `单号 ${ticket.id} 还没有人接手，已等 ${minutesBetween(waitingSince(ticket), ticket)} 分钟，再提醒了一次工作人员。${ticket.besides ?? ''}`
    case 'unreached':
      return nowhere(ticket)
        ? `单号 ${ticket.id} 还没送到工作人员那里：他们的频道现在收不到消息，维护人员会知道。单子留着，有人接手就告诉您。${ticket.besides ?? ''}`
        : undefined
    default:
      return undefined
  }
}

const answerOf = (by: string | undefined, words: string | undefined): string => `工作人员答复（${by}）\n${words}`

/** Whether none of the places whose clerks were to be told took it. */
function nowhere({ offices, events }: Ticket): boolean {
  const unreached = new Set(events.flatMap(({ kind, words }) => (kind === 'unreached' ? words : [])))
  return offices.every((office) => unreached.has(office))
}

/** Tells a clerks' place that a ticket is gone, with all that was in it. */
export const gonePost = ({ id, shown }: Ticket, office: string, at: number): Post => ({
  kind: 'office',
  key: `ticket/${id}/gone/${office}`,
  channel: office,
  person: officePerson(id),
  session: id,
  words: `单号 ${id}：提问人删除了自己的数据，这张单没有了。`,
  at,
  to: shown[office] ?? '',
})

/** What the clerks are told, in a line or with the person's own words. */
function toClerks(ticket: Ticket, { kind, by, words }: TicketEvent): string {
  switch (kind) {
    case 'opened':
      return `有人要转人工，单号 ${ticket.id}\n${ticket.question}`
    case 'transcript':
      return '提问人同意把前面的对话一起转来。'
    case 'person':
      return `提问人说：${words}`
    case 'taken':
      return `${by}接手了。`
    case 'answered':
      return `${by}答复：${words}`
    case 'closed':
      return by === undefined ? '提问人结束了人工。' : `${by}办结了。${words ? `最后答复：${words}` : ''}`
    case 'reopened':
      return `${by}又打开了这张单。`
    case 'overdue':
      return `单号 ${ticket.id} 还没有人接手，已等 ${minutesBetween(waitingSince(ticket), ticket)} 分钟。`
    case 'unreached':
      return `没能送到：${words}。`
  }
}

const MINUTE = 60 * 1000
const minutesBetween = (since: number, { events }: Ticket): number =>
  Math.max(0, Math.floor(((events.at(-1)?.at ?? since) - since) / MINUTE))
