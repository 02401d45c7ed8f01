import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Letter } from '../../desk/index.ts'
import type { Message } from '../delivery/index.ts'
import type { ClerkStep } from './clerks.ts'
import { type Heard, type Incoming, UNREADABLE } from './incoming.ts'

/** What clerks do with a ticket. */
export const ACTS = ['take', 'answer', 'close', 'reopen'] as const

/** Where an answer goes, as a letter keeps it from one process to the next. `what` came that is no text; `question` is the one quoted. */
const addressIn = z.object({
  conversation: z.string(),
  mention: z.object({ id: z.string(), name: z.string(), friend: z.literal(true).exactOptional() }).exactOptional(),
  what: z.enum(UNREADABLE).exactOptional(),
  question: z.int().exactOptional(),
  called: z.literal(true).exactOptional(),
  /** What a clerk wants to do with a ticket; the words are what is to be told to the person. */
  clerk: z.object({ act: z.enum(ACTS), ticket: z.string(), by: z.string() }).exactOptional(),
})
export type Address = z.infer<typeof addressIn>

/** A name in a mention is one line, and short enough to leave the answer its room. */
const NAME_LENGTH = 24
const mentionable = (name: string): string => [...name.replace(/\s+/gu, ' ').trim()].slice(0, NAME_LENGTH).join('')

/** A message as it waits for its answer. In a room each person has a conversation of their own. */
export function messageOf({ id, at, talker, room }: Incoming, heard: Exclude<Heard, { kind: 'nothing' }>): Message {
  const address: Address = {
    conversation: room?.id ?? talker.id,
    ...(room
      ? { mention: { id: talker.id, name: mentionable(talker.name), ...(talker.friend ? { friend: true } : {}) } }
      : {}),
    ...(heard.kind === 'unread' ? { what: heard.what } : {}),
    ...(heard.kind === 'words' && heard.question !== undefined ? { question: heard.question } : {}),
    ...(heard.kind === 'words' && heard.called ? { called: true } : {}),
  }
  return {
    key: id,
    person: personOf(talker.id),
    session: room ? `wechat:${room.id}:${talker.id}` : personOf(talker.id),
    words: heard.kind === 'words' ? heard.words : '',
    at,
    to: JSON.stringify(address),
  }
}

/** What a clerk wrote in their room. They go by what the account's owner calls them, as far as that is known. */
export function clerkMessageOf({ id, at, talker, room }: Incoming, { act, ticket, words }: ClerkStep): Message {
  const name = mentionable(talker.name)
  const address: Address = {
    conversation: room?.id ?? talker.id,
    mention: { id: talker.id, name },
    clerk: { act, ticket, by: mentionable(talker.remark ?? '') || name || talker.id },
  }
  return {
    key: id,
    person: personOf(talker.id),
    session: `wechat:${room?.id}:${talker.id}`,
    words,
    at,
    to: JSON.stringify(address),
  }
}

/** Keys are kept after their letters are answered, where a person's id must not be. */
const DIGEST = 32

/** A new friend is greeted as if they had; once, whatever happens after. */
export const greetingOf = (contact: string, at: number): Message => ({
  key: `friend/${createHash('sha256').update(contact).digest('hex').slice(0, DIGEST)}`,
  person: personOf(contact),
  session: personOf(contact),
  words: '',
  at,
  to: JSON.stringify({ conversation: contact } satisfies Address),
})

export const personOf = (contact: string): string => `wechat:${contact}`

/** Throws where a letter's `to` was not written here. */
export const addressOf = ({ to }: Letter): Address => addressIn.parse(JSON.parse(to))
