import type { Brief, Letter } from '../../desk/index.ts'
import { eventOf, type Ticket } from '../../tickets/index.ts'

/** What the channels that people write by are called. */
const CALLED: Readonly<Record<string, string>> = { slack: 'Slack', wechat: '微信', terminal: '命令行' }
/** How a ticket is named in every message about it: who quotes one means the ticket. */
const NAMED = '单号 '
const ID = /^[0-9A-Z-]{4,40}/u

/** The ticket that a message of ours is about. */
export function ticketIn(drawn: string): string | undefined {
  const at = drawn.indexOf(NAMED)
  return at < 0 ? undefined : ID.exec(drawn.slice(at + NAMED.length))?.[0]
}

/** Each piece of what is told of a ticket names it. */
export const named = (id: string, piece: string): string => (ticketIn(piece) === id ? piece : `${NAMED}${id}\n${piece}`)

/** What the clerks' room is told of what happened to a ticket. */
export function ticketText(letter: Letter, ticket: Ticket | undefined, brief: (ticket: Ticket) => Brief): string {
  const event = ticket?.events[eventOf(letter.key)?.event ?? -1]
  if (!ticket || !event) return letter.words
  switch (event.kind) {
    case 'opened':
      return openedText(ticket, brief(ticket))
    case 'transcript':
      return [
        letter.words,
        ...(ticket.transcript ?? []).map(({ words, reply }) => `提问人：${words}\n问策：${reply}`),
      ].join('\n\n')
    case 'answered':
      // What was written in the room stands there.
      return event.letter?.startsWith('wechat/') ? `${NAMED}${ticket.id}：答复已转给提问人。` : letter.words
    default:
      return letter.words
  }
}

function openedText({ id, channel, question, standing }: Ticket, { place, clauses, similar }: Brief): string {
  const line = (name: string, text: string | undefined) => (text ? [`${name}：${text}`] : [])
  return [
    `有人要转人工（从${CALLED[channel] ?? channel}来），${NAMED}${id}`,
    ...line('地方', place),
    `问题：${question}`,
    ...line('情况', standing),
    ...line('看过的条文', clauses.join('、')),
    ...(similar.length > 0 ? ['以前答过的相近问题：'] : []),
    ...similar.map((each) => `${each.question}\n答：${each.answer}`),
    `引用这条写答复，或者写“接手 ${id}”“答复 ${id} 要说的话”“关闭 ${id}”。`,
  ].join('\n')
}
