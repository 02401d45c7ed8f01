/** What a break should follow, the best first: a sentence, a clause, a word. */
const BREAKS = [/[。！？!?]["”’」』）)]*|\n/gu, /[；;：，,、]\s*/gu, /\s+/gu]
/** Signs that belong to the one before them. */
const JOINED = /^(?:\p{M}|\u200d)/u

/**
 * Breaks a text into pieces of at most `most` characters (UTF-16), at the end of a sentence where there is one, and
 * never inside a string that is to stay whole unless that is longer than a piece. The pieces joined are the text.
 */
export function splitText(text: string, most: number, whole: readonly string[] = []): string[] {
  if (text.length <= most) return [text]
  const free = freePlaces(text, whole, most)
  const pieces: string[] = []
  for (let start = 0; start < text.length; ) {
    const end = start + most >= text.length ? text.length : breakBefore(text, start, start + most, free)
    pieces.push(text.slice(start, end))
    start = end
  }
  return pieces
}

/** The last good place to break in (start, end]. */
function breakBefore(text: string, start: number, end: number, free: (at: number) => boolean): number {
  const piece = text.slice(start, end)
  for (const pattern of BREAKS) {
    const places = [...piece.matchAll(pattern)].map(({ index, 0: sign }) => start + index + sign.length)
    const place = places.findLast((at) => free(at))
    if (place !== undefined) return place
  }
  const inOrder = Array.from({ length: end - start }, (_, i) => end - i)
  return inOrder.find(free) ?? inOrder.find((at) => !joins(text, at)) ?? end
}

/** Whether the sign at this place is half of a character or a mark on the one before. */
const joins = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return (code >= 0xdc00 && code <= 0xdfff) || text[at - 1] === '\u200d' || JOINED.test(text.slice(at, at + 2))
}

/** Tells where a break hits nothing that is to stay whole. */
function freePlaces(text: string, whole: readonly string[], most: number): (at: number) => boolean {
  const inside = new Uint8Array(text.length + 1)
  for (const kept of new Set(whole)) {
    if (kept.length < 2 || kept.length > most) continue
    for (let at = text.indexOf(kept); at !== -1; at = text.indexOf(kept, at + 1))
      inside.fill(1, at + 1, at + kept.length)
  }
  return (at) => inside[at] !== 1 && !joins(text, at)
}
