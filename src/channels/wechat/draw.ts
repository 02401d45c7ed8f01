import { MORE, type Reply, shownOf } from '../../desk/index.ts'
import { splitText } from '../delivery/index.ts'
import { drawBlock, drawNumber, drawOptions } from './blocks.ts'
import { bytes, bytesOf, MESSAGE_BYTES } from './message.ts'
import { plain } from './plain.ts'

/** Room for the page mark of a reply in several messages: （12/34） and its line break. */
const MARK_BYTES = 16
const BETWEEN = '\n\n'

/**
 * A reply as the messages that a phone shows, in order: parted between blocks, and inside one only where it is longer
 * than a message. Each is at most `limit` bytes.
 */
export function drawReply(reply: Reply, limit = MESSAGE_BYTES): string[] {
  const titles = reply.citations.map(({ title }) => title).sort((a, b) => b.length - a.length)
  const whole = [...titles, ...reply.figures.map(({ text }) => text), ...quotations(reply)].map(plain)
  const { opening, blocks, folded } = shownOf(reply)
  const drawn = [...opening, ...blocks.flatMap((block) => drawBlock(block, titles))]
  const answers = [...(reply.options?.length ? [drawOptions(reply.options)] : []), ...drawNumber(reply)]
  const asked = answers.length > 0 ? [...drawn.splice(-1), ...answers] : []
  const more = folded.length > 0 ? [MORE] : []
  // One address is enough for a telephone: the clause that decides.
  const page = reply.citations.find(({ url }) => url !== undefined)?.url
  const pages = page === undefined ? [] : [`原文：${page}`]
  const pieces = [...drawn, ...pages, ...together(asked.map(plain), limit - MARK_BYTES), ...more]
    .map((piece) => plain(piece).trim())
    .filter((piece) => piece !== '')
    .flatMap((piece) => splitText(piece, whole, bytes(limit - MARK_BYTES)))
  const messages = filled(pieces, limit - MARK_BYTES)
  return messages.length > 1 ? messages.map((text, i) => `${text}\n（${i + 1}/${messages.length}）`) : messages
}

/** The question and its quick answers in one message, where they fit. */
const together = (pieces: readonly string[], limit: number): readonly string[] => {
  const joined = pieces.join(BETWEEN)
  return bytesOf(joined) <= limit ? [joined] : pieces
}

/** As many pieces to a message as fit. */
function filled(pieces: readonly string[], limit: number): string[] {
  const messages: string[] = []
  for (const piece of pieces) {
    const last = messages.at(-1)
    const joined = last === undefined ? undefined : `${last}${BETWEEN}${piece.trim()}`
    if (joined !== undefined && bytesOf(joined) <= limit) messages[messages.length - 1] = joined
    else if (piece.trim() !== '') messages.push(piece.trim())
  }
  return messages
}

/** Words quoted within a block: “自 2022 年 4 月 6 日起施行”. */
const quotations = ({ blocks }: Reply): string[] => blocks.flatMap(({ text }) => text.match(/“[^“”]{1,120}”/gu) ?? [])
