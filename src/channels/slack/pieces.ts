import type { types } from '@slack/bolt'
import { splitText } from '../delivery/index.ts'
import { MOST, ROOM } from './limits.ts'
import { escaped, rich, section, words } from './rich.ts'

/** Blocks that stay together in one message, and the words they stand for. */
export interface Piece {
  readonly blocks: readonly types.KnownBlock[]
  /** What a person reads in it; empty for buttons. */
  readonly text: string
  /** Buttons that every workspace has, where the blocks are not such. */
  readonly older?: readonly types.KnownBlock[]
}

/** A message as chat.postMessage takes it. `text` is what a notification and a screen reader have. */
export interface SlackMessage {
  readonly text: string
  readonly blocks: readonly types.KnownBlock[]
  /** The same words and buttons for a workspace that refuses the newer kinds of blocks. */
  readonly older: readonly types.KnownBlock[]
}

const hasTable = ({ blocks }: Piece): boolean => blocks.some(({ type }) => type === 'table')

/** Lays pieces into as few messages as Slack's limits allow, in order; a message has one table at most. */
export function packed(pieces: readonly Piece[]): SlackMessage[] {
  const messages: Piece[][] = []
  let blocks = 0
  let text = 0
  let table = false
  for (const piece of pieces) {
    const full =
      blocks + piece.blocks.length > MOST.messageBlocks ||
      text + piece.text.length > MOST.messageText ||
      (table && hasTable(piece))
    const current = messages.at(-1)
    if (!current || full) {
      messages.push([piece])
      blocks = 0
      text = 0
      table = false
    } else current.push(piece)
    blocks += piece.blocks.length
    text += piece.text.length
    table ||= hasTable(piece)
  }
  return messages.map((message) => ({
    text: notification(message),
    blocks: message.flatMap((piece) => piece.blocks),
    older: message.flatMap(olderBlocks),
  }))
}

/** Words without tables, folds and the like; a view has none of those either. */
export const olderBlocks = ({ blocks, text, older = blocks }: Piece): types.KnownBlock[] =>
  text === '' ? [...older] : splitText(text, [], ROOM).map((part) => rich(section(words(part))))

/** The words of the message from its beginning, whole pieces only. */
function notification(pieces: readonly Piece[]): string {
  const lines: string[] = []
  let length = 0
  for (const { text } of pieces) {
    if (text === '') continue
    if (lines.length > 0 && length + text.length > MOST.notification) return escaped([...lines, '……'].join('\n'))
    lines.push(text)
    length += text.length
  }
  return escaped(lines.join('\n'))
}
