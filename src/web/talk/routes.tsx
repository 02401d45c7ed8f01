import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { Mailbox } from '../../channels/delivery/index.ts'
import { keepToken, type Visitor, visitorIn, visitorOf } from '../guard/person.ts'
import type { Rooms } from '../guard/rooms.ts'
import { Fault } from '../look/page.tsx'
import type { WebPorts } from '../ports.ts'
import { Ask, News, TalkPage, TurnView } from './page.tsx'
import { saidIn } from './said.ts'

/** The name of the channel in letters and tickets. */
export const WEB = 'web'

/** A name that nobody can guess: of a conversation, or of one thing said in it. */
export const newToken = (): string => randomBytes(18).toString('base64url')

/** The conversation. A cookie is set with the first thing said, and not before. */
export function talkRoom(ports: WebPorts): Hono<Rooms> {
  const { desk, tickets } = ports
  const room = new Hono<Rooms>()
  const mailbox = new Mailbox(WEB, ports.inbox, `${ports.owner} web`, ports.clock)
  const ticketOf = ({ session }: Visitor) => {
    // Words of people stand in the ticket: taken from the letters so that nobody else sends them.
    mailbox.take(session)
    return tickets?.inSession(session) ?? tickets?.list().findLast((each) => each.session === session)
  }
  room.get('/ask', (c) => {
    const visitor = visitorIn(c)
    const ticket = visitor && ticketOf(visitor)
    return c.html(
      <TalkPage
        earlier={visitor ? desk.log(visitor.session) : []}
        welcome={desk.welcome()}
        {...(ticket ? { ticket } : {})}
        letter={newToken()}
        typed={(c.req.query('q') ?? '').slice(0, 4000)}
      />,
    )
  })
  room.post('/ask', async (c) => {
    const said = saidIn(await c.req.parseBody())
    const isPart = c.req.header('hx-request') !== undefined
    if (!said) return c.html(<Fault title="没有收到" words="话是空的，或者太长了。" remedy="请写一句再发。" />, 400)
    const known = visitorIn(c)
    const token = newToken()
    const visitor = known ?? visitorOf(token)
    const { session } = visitor
    const { words, letter, ...pressed } = said
    const earlier = isPart ? [] : desk.log(session)
    const reply = await desk.turn(session, words, {
      channel: WEB,
      person: session,
      ...(letter === undefined ? {} : { letter: `${WEB}:${session}:${letter}` }),
      ...pressed,
      handOff: { channel: WEB, to: session },
    })
    if (!known) keepToken(c, token, c.get('secure'))
    const ticket = ticketOf(visitor)
    const last = { words, reply, letter: newToken(), checks: desk.standing(session) !== undefined }
    if (isPart)
      return c.html(
        <>
          <TurnView {...last} />
          <News ticket={ticket} oob />
          <Ask letter={newToken()} oob />
        </>,
      )
    return c.html(
      <TalkPage
        earlier={earlier}
        last={last}
        welcome={desk.welcome()}
        {...(ticket ? { ticket } : {})}
        letter={newToken()}
        typed=""
      />,
    )
  })
  room.get('/ask/news', (c) => {
    const visitor = visitorIn(c)
    const ticket = visitor && ticketOf(visitor)
    return c.html(<News ticket={ticket} />)
  })
  return room
}
