/** What one message may hold. An official account's text ends at 2,048 bytes; personal accounts take more. */
export const MESSAGE_BYTES = 2000

/** Bytes as they go over the wire. */
export const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8')

/** A number with what is written to it: never parted, even where nothing names it as a figure. */
const NUMBER =
  /[\d０-９][\d０-９.,:/~～—-]*(?:\s?(?:个|平方米|[万亿]?元|百分点|[年月日天]|工作日|[人家项例条款号%％]))*|[A-Za-z0-9._-]+/gu

/** Where a text may be parted, the best first: after a line, a sentence, a part of one. */
const ENDS = [/\n/gu, /[。！？!?][”’」』）)]*|；/gu, /[，、,：]/gu]

/**
 * Parts a text into pieces of at most `limit` bytes: after a line or a sentence where there is one, and never inside
 * one of the `whole` texts or a number, unless that alone is longer than a message. The pieces joined are the text.
 */
export function split(text: string, whole: readonly string[], limit = MESSAGE_BYTES): string[] {
  const pieces: string[] = []
  let rest = text
  while (bytesOf(rest) > limit) {
    const cut = cutOf(rest, whole, limit)
    pieces.push(rest.slice(0, cut))
    rest = rest.slice(cut)
  }
  if (rest !== '' || pieces.length === 0) pieces.push(rest)
  return pieces
}

function cutOf(text: string, whole: readonly string[], limit: number): number {
  const room = within(text, limit)
  const kept = keptIn(text, whole, room)
  const open = (at: number) => !kept.some(([start, end]) => start < at && at < end)
  for (const end of ENDS) {
    const at = Array.from(text.slice(0, room).matchAll(end), (match) => match.index + match[0].length)
      .filter((place) => place > 0 && open(place))
      .at(-1)
    if (at !== undefined) return at
  }
  for (let at = room; at > 0; at--) if (open(at) && !inPair(text, at)) return at
  return room
}

/** How many characters from the beginning fit; at least one, and never half of one. */
function within(text: string, limit: number): number {
  let [at, bytes] = [0, 0]
  for (const character of text) {
    bytes += bytesOf(character)
    if (bytes > limit && at > 0) return at
    at += character.length
  }
  return at
}

const inPair = (text: string, at: number): boolean => /[\udc00-\udfff]/.test(text.charAt(at))

/** The stretches that hold together, of those that begin before `room`. */
function keptIn(text: string, whole: readonly string[], room: number): [number, number][] {
  const kept: [number, number][] = []
  for (const each of new Set(whole)) {
    if (each === '') continue
    for (let at = text.indexOf(each); at !== -1 && at < room; at = text.indexOf(each, at + 1)) {
      kept.push([at, at + each.length])
    }
  }
  for (const match of text.matchAll(NUMBER)) {
    if (match.index >= room) break
    kept.push([match.index, match.index + match[0].length])
  }
  return kept
}
