import type { Heard, Incoming } from './incoming.ts'

/** A message that is owed an answer: all that is needed to give it, or to go on giving it in another process. */
export interface Letter {
  /** Names the message: one that comes twice has the same key. */
  readonly key: string
  /** When it was sent; milliseconds since 1970. */
  readonly at: number
  /** The room, or the person. */
  readonly conversation: string
  readonly talker: string
  /** What the person is called in a room's answer; left out where the two are alone. */
  readonly mention?: string
  readonly heard: Exclude<Heard, { kind: 'nothing' }>
}

/** A name as it stands in a mention: one line, and no longer than a line. */
const NAME_LENGTH = 24
const mentionable = (name: string): string => [...name.replace(/\s+/gu, ' ').trim()].slice(0, NAME_LENGTH).join('')

export const letterOf = ({ id, at, talker, room }: Incoming, heard: Letter['heard']): Letter => ({
  key: `wechat:${id}`,
  at,
  conversation: room?.id ?? talker.id,
  talker: talker.id,
  ...(room ? { mention: mentionable(talker.name) } : {}),
  heard,
})

/** Whose conversation with the desk it is: in a room each person has their own. */
export const sessionOf = ({ conversation, talker, mention }: Letter): string =>
  mention === undefined ? personOf(talker) : `wechat:${conversation}:${talker}`

export const personOf = (talker: string): string => `wechat:${talker}`
