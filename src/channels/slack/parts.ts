import { isSilent, type Letter, type Reply } from '../../desk/index.ts'
import { splitText } from '../delivery/index.ts'
import { chosenMessage, isTaken } from './chosen.ts'
import { asTyped, HELP, slashCommand } from './command.ts'
import { drawReply } from './draw.ts'
import { type Incoming, isAnothers } from './incoming.ts'
import { targetOf } from './letters.ts'
import { MOST } from './limits.ts'
import { answeredApart, clerkMessage, NOTES, noteMessage } from './notes.ts'
import type { SlackMessage } from './pieces.ts'
import type { Mark, Target } from './post.ts'

type File = NonNullable<Reply['files']>[number]

/** What is sent one after another to answer a letter. */
export type Part =
  | { readonly kind: 'message'; readonly target: Target; readonly message: SlackMessage; readonly mark: Mark }
  | { readonly kind: 'file'; readonly target: Target; readonly file: File }
  /** Seen by one person in a channel. */
  | { readonly kind: 'whisper'; readonly target: Target; readonly user: string; readonly message: SlackMessage }
  /** Through the URL that came with a command or a press. */
  | {
      readonly kind: 'respond'
      readonly url: string
      readonly to: 'person' | 'channel'
      readonly message: SlackMessage
    }
  /** A message of ours as it is shown after a press; not where another press has been seen in it, if so asked. */
  | {
      readonly kind: 'update'
      readonly channel: string
      readonly thread?: string
      readonly ts: string
      readonly message: SlackMessage
      readonly unlessSeen: boolean
    }
  /** The same of what one person sees. */
  | { readonly kind: 'replace'; readonly url: string; readonly message: SlackMessage }
  /** What the conversation may begin with. */
  | { readonly kind: 'prompts'; readonly target: Target }
  /** For the clerks' channel: what the person was told, and where the conversation is. */
  | {
      readonly kind: 'hand-off'
      readonly target: Target
      readonly from: Target
      readonly user: string
      readonly told: string
      readonly mark: Mark
    }

/** The part of a mark by which a clerk's thread is told. */
export const HAND_OFF = 'hand-off'

/** Of a block, with room for who says it. */
const CLERK_TEXT = MOST.blockText - 100

/** Cuts a reply into parts: the same reply always into the same. `target` is where the conversation is. */
export function partsOf(
  reply: Reply,
  letter: Incoming,
  target: Target | undefined,
  handOffChannel: string | undefined,
): Part[] {
  if (!target) return []
  if (isAnothers(letter)) return [{ kind: 'whisper', target, user: letter.user, message: noteMessage(NOTES.anothers) }]
  switch (letter.kind) {
    case 'command':
      return commanded(reply, letter, target, handOffChannel)
    case 'share':
      return shownTo('channel', letter.respondTo, drawReply(reply, { buttons: false }))
    case 'remark':
      return [
        ...drawReply(reply, { buttons: 'reasons', person: letter.user }).map((message, i) =>
          letter.direct ? marked(reply, target, message, i) : whispered(target, letter, message),
        ),
        ...updated(reply, letter),
      ]
    case 'thread-started':
      return [...posted(reply, target, undefined, letter), { kind: 'prompts', target }]
    case 'words':
      // In a channel it is nobody else's business that a press was none.
      if (letter.choice && !letter.direct && !isTaken(reply))
        return [
          ...drawReply(reply, { person: letter.user }).map((message) => whispered(target, letter, message)),
          ...updated(reply, letter),
        ]
      return letter.clerk
        ? splitText(letter.words, [], { most: CLERK_TEXT }).map((text, i) => ({
            kind: 'message',
            target,
            message: clerkMessage(text),
            mark: { reply: letter.key, part: i === 0 ? 'clerk' : `clerk.${i}` },
          }))
        : [...posted(reply, target, handOffChannel, letter), ...updated(reply, letter), ...toldToAll(reply, letter)]
    default:
      return [...posted(reply, target, handOffChannel, letter), ...toldToAll(reply, letter)]
  }
}

const whispered = (target: Target, { user }: Incoming, message: SlackMessage): Part => ({
  kind: 'whisper',
  target,
  user,
  message,
})

/** The message that was pressed in. It is last: whatever becomes of it, the answer is there. */
function updated(reply: Reply, letter: Extract<Incoming, { kind: 'words' | 'remark' }>): Part[] {
  const { pressed, channel, thread } = letter
  if (!pressed) return []
  const message = chosenMessage(pressed, reply, letter)
  const { ts, respondTo } = pressed
  if (respondTo !== undefined) return [{ kind: 'replace', url: respondTo, message }]
  if (ts === undefined) return []
  return [
    { kind: 'update', channel, ...(thread === undefined ? {} : { thread }), ts, message, unlessSeen: !isTaken(reply) },
  ]
}

/** Once the person has the answer, the channel is told that there is one. */
const toldToAll = (reply: Reply, letter: Incoming): Part[] =>
  reply.apart === undefined || letter.direct
    ? []
    : [
        {
          kind: 'message',
          target: targetOf(letter),
          message: answeredApart(letter.user),
          mark: { reply: reply.id, part: 'apart' },
        },
      ]

function commanded(
  reply: Reply,
  letter: Extract<Incoming, { kind: 'command' }>,
  target: Target,
  handOffChannel: string | undefined,
): Part[] {
  const command = slashCommand(letter.text)
  if (command.verb === 'help')
    return shownTo('person', letter.respondTo, [noteMessage(HELP), ...drawReply(reply, { buttons: false })])
  if (command.verb !== 'check' && !letter.direct)
    return shownTo('person', letter.respondTo, drawReply(reply, { buttons: false, share: asTyped(command) }))
  // A check begun from a channel goes on in private, which the person is told where they are.
  const pointer = letter.direct ? [] : shownTo('person', letter.respondTo, [noteMessage(NOTES.inPrivate)])
  return [...posted(reply, target, handOffChannel, letter), ...pointer]
}

/** Words of people for a person, as long as they are. */
export const toldParts = ({ key, words }: Letter, target: Target): Part[] =>
  splitText(words, [], { most: CLERK_TEXT }).map((text, i) => ({
    kind: 'message',
    target,
    message: noteMessage(text),
    mark: { reply: key, part: `told.${i}` },
  }))

const marked = (reply: Reply, target: Target, message: SlackMessage, i: number): Part => ({
  kind: 'message',
  target,
  message,
  mark: { reply: reply.id, part: String(i) },
})

function posted(reply: Reply, target: Target, handOffChannel: string | undefined, letter: Incoming): Part[] {
  // People have the conversation.
  if (isSilent(reply)) return []
  const files = (reply.files ?? []).map((file): Part => ({ kind: 'file', target, file }))
  return [
    // That the clerks are told is said once they are.
    ...(reply.ticket !== undefined && handOffChannel ? [handOff(reply, target, handOffChannel, letter)] : []),
    ...drawReply(reply, { person: letter.user }).map((message, i) => marked(reply, target, message, i)),
    ...files,
  ]
}

/** Where a clerk's answer goes stands in the metadata of the message they answer: any process can pass it on. */
function handOff(reply: Reply, from: Target, channel: string, letter: Incoming): Part {
  const back = { channel: from.channel, ...(from.thread ? { thread: from.thread } : {}) }
  return {
    kind: HAND_OFF,
    target: { channel, ...(from.since ? { since: from.since } : {}) },
    from,
    user: letter.user,
    told: reply.text,
    mark: { reply: reply.id, part: HAND_OFF, ...back },
  }
}

const shownTo = (to: 'person' | 'channel', url: string, messages: readonly SlackMessage[]): Part[] =>
  messages.map((message) => ({ kind: 'respond', url, to, message }))
