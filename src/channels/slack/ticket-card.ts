import type { types } from '@slack/bolt'
import type { Brief } from '../../desk/index.ts'
import { stateAt, type Ticket, type TicketEvent, waitingSince } from '../../tickets/index.ts'
import { splitText } from '../delivery/index.ts'
import { ticketPieces } from './buttons.ts'
import { foldPieces } from './fold.ts'
import { MOST } from './limits.ts'
import { type Piece, packed, type SlackMessage } from './pieces.ts'
import { bold, quoted, rich, section, time, words } from './rich.ts'

/** What the channels that people write by are called. */
const CALLED: Readonly<Record<string, string>> = { slack: 'Slack', wechat: '微信', terminal: '命令行' }

/** One message holds a card: of what is longer than this the rest is looked up. */
const SHOWN = 1500
const SIMILAR = '以前答过的相近问题（只给工作人员看）'

/** What a card is drawn from, at a time, in a workspace. */
export interface CardGround {
  readonly brief: Brief
  /** Milliseconds since 1970. */
  readonly now: number
  readonly team: string
}

/** A ticket as the clerks see it: who asks, where it stands, the question with what is known of it, and what can be done. */
export function cardMessage(ticket: Ticket, { brief, now, team }: CardGround): SlackMessage {
  const { id, question, standing } = ticket
  const state = stateAt(ticket, now)
  const line = (name: string, text: string | undefined): Piece[] =>
    text ? [textPiece(`${name}：${shortened(text, id)}`)] : []
  const folds = brief.similar.map((each) => {
    const text = shortened(`${each.id} ${each.question}\n答：${each.answer}`, each.id)
    return { block: rich(section(words(text))), text }
  })
  const [message] = packed([
    headPiece(ticket, state, team),
    ...line('地方', brief.place),
    { blocks: [rich(quoted(shortened(question, id)))], text: shortened(question, id) },
    ...line('情况', standing),
    ...line('看过的条文', brief.clauses.join('、')),
    ...foldPieces(SIMILAR, folds),
    ...(state === 'closed' ? [] : [textPiece('在这条消息的消息列里写的，会作为答复转给提问人。')]),
    ...ticketPieces(id, state),
  ])
  if (!message) throw new Error('a card of nothing')
  return message
}

const textPiece = (text: string): Piece => ({ blocks: [rich(section(words(text)))], text })

function shortened(text: string, id: string): string {
  const [first = '', ...more] = splitText(text, [], { most: SHOWN })
  return more.length > 0 ? `${first}……（后面的见 wence tickets show ${id}）` : first
}

type Element = types.RichTextSection['elements'][number]

/** Who asks is named where all in the workspace know them by that name. */
function headPiece(ticket: Ticket, state: Ticket['state'], team: string): Piece {
  const { id, channel, person } = ticket
  const own = `slack:${team}:`
  const asks: Element[] =
    channel === 'slack' && person.startsWith(own)
      ? [{ type: 'user', user_id: person.slice(own.length) }]
      : [words(`从${CALLED[channel] ?? channel}来`)]
  const title = `有人要转人工，单号 ${id}`
  const stands = standsOf(ticket, state)
  const text = stands.map((part) =>
    part.type === 'text' ? part.text : part.type === 'date' ? (part.fallback ?? '') : '',
  )
  return {
    blocks: [rich({ type: 'rich_text_section', elements: [bold(`${title}\n`), ...asks, words('；'), ...stands] })],
    text: `${title}\n${text.join('')}`,
  }
}

/** Where it stands, by whom, since when. */
function standsOf(ticket: Ticket, state: Ticket['state']): Element[] {
  const { events, taken } = ticket
  const last = (kind: TicketEvent['kind']) => events.findLast((each) => each.kind === kind)
  switch (state) {
    case 'open':
      return [
        words('没有人接手，从 '),
        time(waitingSince(ticket)),
        words(last('overdue') ? ' 等到现在，已提醒过' : ' 等到现在'),
      ]
    case 'taken':
      return [words(`${taken?.by ?? ''}接手，`), time(taken?.at ?? ticket.opened)]
    case 'answered':
      return [words(`${last('answered')?.by ?? ''}已答复，`), time(last('answered')?.at ?? ticket.opened)]
    case 'closed': {
      const closed = ticket.state === 'closed' ? last('closed') : undefined
      if (!closed) return [words('已办结：答复以后一天没有动静')]
      return [words(`${closed.by ?? '提问人'}办结，`), time(closed.at)]
    }
  }
}

/** Lines of the thread, as long as they are. */
export function threadTexts(
  { kind, letter }: TicketEvent,
  told: string,
  { transcript }: Ticket,
  here: boolean,
): string[] {
  if (kind === 'taken' || kind === 'reopened' || (kind === 'answered' && here && letter !== undefined)) return []
  const said = (transcript ?? []).map((each) => `提问人：${each.words}\n问策：${each.reply}`)
  const text = kind === 'transcript' ? [told, ...said].join('\n\n') : told
  return splitText(text, [], { most: MOST.blockText })
}
