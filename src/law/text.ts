import type { Span } from './span.ts'

const LATIN_END = /[A-Za-z0-9]$/
const LATIN_START = /^[A-Za-z0-9]/

/** The words of `spans` in reading order: a line break in Chinese leaves nothing behind, between two Latin words a space. */
export function textOf(source: string, spans: readonly Span[], separator = ''): string {
  let text = ''
  let last = ''
  for (const { start, end } of spans) {
    const piece = source.slice(start, end)
    if (piece === '') continue
    const gap = LATIN_END.test(last) && LATIN_START.test(piece) ? ' ' : ''
    text += (last === '' ? '' : separator || gap) + piece
    last = piece
  }
  return text
}

/** `text` with all white space taken out, for comparing what is printed with what was typed. */
export const squeeze = (text: string): string => text.replace(/\s+/gu, '')

/** Where `phrase` stands in `text`, white space apart: a span of `text` for each place. */
export function places(text: string, phrase: string): Span[] {
  const wanted = squeeze(phrase)
  if (wanted === '') return []
  const offsets: number[] = []
  let packed = ''
  for (let i = 0; i < text.length; i++) {
    const unit = text[i] ?? ''
    if (/\s/u.test(unit)) continue
    offsets.push(i)
    packed += unit
  }
  const found: Span[] = []
  for (let at = packed.indexOf(wanted); at >= 0; at = packed.indexOf(wanted, at + 1)) {
    const start = offsets[at]
    const last = offsets[at + wanted.length - 1]
    if (start !== undefined && last !== undefined) found.push({ start, end: last + 1 })
  }
  return found
}

/** Whether a text is nothing but some of these words, in any order and however often; each sign is looked at once for each length of word. */
export function isMadeOf(text: string, words: ReadonlySet<string>): boolean {
  const lengths = [...new Set([...words].map(({ length }) => length))]
  const ends = new Set([0])
  for (let at = 0; at < text.length; at++) {
    if (!ends.has(at)) continue
    for (const length of lengths) if (words.has(text.slice(at, at + length))) ends.add(at + length)
  }
  return ends.has(text.length)
}
