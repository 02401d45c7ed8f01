import { z } from 'zod'
import type { Letter } from '../../desk/index.ts'
import type { Message } from '../delivery/index.ts'
import { type Incoming, incoming } from './incoming.ts'
import { readForm } from './modal.ts'
import type { Target } from './post.ts'
import { personOf, sessionOf } from './whose.ts'

/** The name of the channel in keys of letters, audit lines and metrics. */
export const SLACK = 'slack'
const SECOND = 1000

/** What came in, as it is kept until it is answered. */
export const messageOf = (from: Incoming, now: number): Message => ({
  key: from.key,
  person: personOf(from),
  session: sessionOf(from),
  words: wordsOf(from),
  at: from.ts === undefined ? now : Math.round(Number(from.ts) * SECOND),
  to: JSON.stringify(from),
})

/** What came in, out of a letter. Throws ZodError where it is none of this channel's. */
export const incomingOf = ({ to }: Pick<Letter, 'to'>): Incoming => incoming.parse(JSON.parse(to))

/** Where an answer goes that has no other place: where the letter came from. */
export const targetOf = ({ channel, thread, ts }: Incoming): Target => ({
  channel,
  ...(thread === undefined ? {} : { thread }),
  ...(ts === undefined ? {} : { since: ts }),
})

const address = z.object({ channel: z.string(), thread: z.string().exactOptional() })

/** Where words of people reach whoever is answered at a place, as a ticket keeps it. */
export const addressOf = ({ channel, thread }: Target): string =>
  JSON.stringify({ channel, ...(thread === undefined ? {} : { thread }) } satisfies z.infer<typeof address>)

/** Clocks of two machines are no further apart; milliseconds. */
const APART = 60_000

/** What is sent for something that happened then is younger, by Slack's clock. */
export const sinceSent = ({ at }: Pick<Letter, 'at'>): string => String((at - APART) / SECOND)

/** The place that a ticket kept. Throws ZodError where a letter's `to` was not written here. */
export const addressedTo = ({ to, at }: Pick<Letter, 'to' | 'at'>): Target => ({
  ...address.parse(JSON.parse(to)),
  since: sinceSent({ at }),
})

/** What the person said, or would have said. */
function wordsOf(from: Incoming): string {
  switch (from.kind) {
    case 'words':
    case 'remark':
      return from.words
    case 'command':
    case 'share':
      return from.text
    case 'answers': {
      const read = readForm(from.form, from.values, () => true, from.held)
      const given = 'answers' in read ? read.answers : {}
      return from.form.flatMap(({ fact, label }) => (given[fact] ? [`${label} ${given[fact]}`] : [])).join('\n')
    }
    case 'check':
      return '看结果'
    case 'ticket':
      return from.words ?? ''
    default:
      return ''
  }
}
