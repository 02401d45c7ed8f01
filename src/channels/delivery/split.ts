/** A number with what is written to it: never parted, even where nothing names it as a figure. */
const NUMBER =
  /[\d０-９][\d０-９.,:/~～—-]*(?:\s?(?:个|平方米|[万亿]?元|百分点|[年月日天]|工作日|[人家项例条款号%％]))*|[A-Za-z0-9._-]+/gu

/** Where a text may be parted, the best first: after a line, a sentence, a part of one, a word. */
const ENDS = [/\n/gu, /[。！？!?；;]["”’」』）)]*\s*/gu, /[，、,：:]\s*/gu, /\s+/gu]
/** Signs that belong to the one before them. */
const JOINED = /^(?:\p{M}|\u200d)/u

/** What one message may hold, in the channel's own measure: characters (UTF-16) where none is given. */
export interface Room {
  readonly most: number
  readonly sizeOf?: (text: string) => number
}

/**
 * Parts a text into pieces that each fit: after a line or a sentence where there is one, and never inside one of the
 * `whole` texts or a number, unless that alone is longer than a message. The pieces joined are the text.
 */
export function splitText(text: string, whole: readonly string[], { most, sizeOf = lengthOf }: Room): string[] {
  const pieces: string[] = []
  let rest = text
  while (sizeOf(rest) > most) {
    const cut = cutOf(rest, whole, fitting(rest, most, sizeOf))
    pieces.push(rest.slice(0, cut))
    rest = rest.slice(cut)
  }
  if (rest !== '' || pieces.length === 0) pieces.push(rest)
  return pieces
}

const lengthOf = (text: string): number => text.length

function cutOf(text: string, whole: readonly string[], room: number): number {
  const kept = keptIn(text, whole, room)
  const open = (at: number) => !joins(text, at) && !kept.some(([start, end]) => start < at && at < end)
  for (const end of ENDS) {
    const at = Array.from(text.slice(0, room).matchAll(end), (match) => match.index + match[0].length)
      .filter((place) => place > 0 && open(place))
      .at(-1)
    if (at !== undefined) return at
  }
  const backwards = Array.from({ length: room }, (_, i) => room - i)
  return backwards.find(open) ?? backwards.find((at) => !joins(text, at)) ?? room
}

/** How many characters from the beginning fit; at least one, and never half of one. */
function fitting(text: string, most: number, sizeOf: (text: string) => number): number {
  let [at, size] = [0, 0]
  for (const character of text) {
    size += sizeOf(character)
    if (size > most && at > 0) return at
    at += character.length
  }
  return at
}

/** Whether the sign at this place is half of a character or a mark on the one before. */
const joins = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return (code >= 0xdc00 && code <= 0xdfff) || text[at - 1] === '\u200d' || JOINED.test(text.slice(at, at + 2))
}

/** The stretches that hold together, of those that begin before `room`; one longer than that cannot. */
function keptIn(text: string, whole: readonly string[], room: number): [number, number][] {
  const kept: [number, number][] = []
  const keep = (at: number, length: number) => {
    if (length <= room) kept.push([at, at + length])
  }
  for (const each of new Set(whole)) {
    if (each === '') continue
    for (let at = text.indexOf(each); at !== -1 && at < room; at = text.indexOf(each, at + 1)) keep(at, each.length)
  }
  for (const match of text.matchAll(NUMBER)) {
    if (match.index >= room) break
    keep(match.index, match[0].length)
  }
  return kept
}
