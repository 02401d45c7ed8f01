import { isSilent, type Letter, type Reply } from '../../desk/index.ts'
import { splitText } from '../delivery/index.ts'
import { chosenMessage, isTaken } from './chosen.ts'
import { asTyped, HELP, slashCommand } from './command.ts'
import { drawReply } from './draw.ts'
import { type Incoming, isAnothers } from './incoming.ts'
import { targetOf } from './letters.ts'
import { ROOM } from './limits.ts'
import { answeredApart, NOTES, noteMessage } from './notes.ts'
import type { SlackMessage } from './pieces.ts'
import type { Mark, Target } from './post.ts'
import type { Shown } from './shown.ts'

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
  /** A ticket's card, for the clerks: drawn as it stands when it is sent. */
  | { readonly kind: 'card'; readonly target: Target; readonly ticket: string; readonly mark: Mark }
  /** The same, as it stands by now. */
  | { readonly kind: 'redraw'; readonly ticket: string; readonly shown: Shown }
  /** The card of a ticket that is gone, and what was said of it below. */
  | { readonly kind: 'gone'; readonly shown: Shown; readonly message: SlackMessage }

/** Cuts a reply into parts: the same reply always into the same. `target` is where the conversation is. */
export function partsOf(reply: Reply, letter: Incoming, target: Target | undefined): Part[] {
  if (!target) return []
  if (isAnothers(letter)) return [{ kind: 'whisper', target, user: letter.user, message: noteMessage(NOTES.anothers) }]
  switch (letter.kind) {
    case 'command':
      return commanded(reply, letter, target)
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
      return [...posted(reply, target, letter), { kind: 'prompts', target }]
    case 'words':
      // In a channel it is nobody else's business that a press was none.
      if (letter.choice && !letter.direct && !isTaken(reply))
        return [
          ...drawReply(reply, { person: letter.user }).map((message) => whispered(target, letter, message)),
          ...updated(reply, letter),
        ]
      return [...posted(reply, target, letter), ...updated(reply, letter), ...toldToAll(reply, letter)]
    case 'ticket':
      return []
    default:
      return [...posted(reply, target, letter), ...toldToAll(reply, letter)]
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

function commanded(reply: Reply, letter: Extract<Incoming, { kind: 'command' }>, target: Target): Part[] {
  const command = slashCommand(letter.text)
  if (command.verb === 'help')
    return shownTo('person', letter.respondTo, [noteMessage(HELP), ...drawReply(reply, { buttons: false })])
  if (command.verb !== 'check' && !letter.direct)
    return shownTo('person', letter.respondTo, drawReply(reply, { buttons: false, share: asTyped(command) }))
  // A check begun from a channel goes on in private, which the person is told where they are.
  const pointer = letter.direct ? [] : shownTo('person', letter.respondTo, [noteMessage(NOTES.inPrivate)])
  return [...posted(reply, target, letter), ...pointer]
}

/** Words of people for a person, as long as they are. */
export const toldParts = ({ key, words }: Letter, target: Target): Part[] =>
  splitText(words, [], ROOM).map((text, i) => ({
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

function posted(reply: Reply, target: Target, letter: Incoming): Part[] {
  // People have the conversation.
  if (isSilent(reply)) return []
  const files = (reply.files ?? []).map((file): Part => ({ kind: 'file', target, file }))
  return [...drawReply(reply, { person: letter.user }).map((message, i) => marked(reply, target, message, i)), ...files]
}

const shownTo = (to: 'person' | 'channel', url: string, messages: readonly SlackMessage[]): Part[] =>
  messages.map((message) => ({ kind: 'respond', url, to, message }))
