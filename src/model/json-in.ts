/** Where a reasoning model begins and ends to think aloud, before it answers. */
const THOUGHT = /<(\/?)think(?:ing)?>/gi
/** More openings than this are no answer with a word before it. */
const MOST_OPENINGS = 50

/** The first JSON object in a text, whatever stands around it: a fence, a sentence, a thought. Undefined where there is none. */
export function jsonIn(text: string): object | undefined {
  const said = withoutThoughts(text)
  let openings = 0
  for (let at = said.indexOf('{'); at >= 0 && openings < MOST_OPENINGS; at = said.indexOf('{', at + 1)) {
    openings++
    const end = endOf(said, at)
    const object = end === undefined ? undefined : parsed(said.slice(at, end))
    if (object) return object
  }
  return undefined
}

/** The text without what stands between the two marks of a thought. One that is never closed stays: the answer may be in it. */
function withoutThoughts(text: string): string {
  let said = ''
  let from = 0
  let begun: number | undefined
  for (const { 0: mark, 1: closes, index } of text.matchAll(THOUGHT)) {
    if (!closes) begun ??= index
    else if (begun !== undefined) {
      said += `${text.slice(from, begun)} `
      from = index + mark.length
      begun = undefined
    }
  }
  return said + text.slice(from)
}

/** A JSON object; undefined for anything else. */
export function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Where the brace that opens at `start` is closed; braces in strings do not count. */
function endOf(text: string, start: number): number | undefined {
  let depth = 0
  let quoted = false
  for (let at = start; at < text.length; at++) {
    const sign = text.charAt(at)
    if (quoted) {
      if (sign === '\\') at += 1
      else if (sign === '"') quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === '{') depth += 1
    else if (sign === '}' && --depth === 0) return at + 1
  }
  return undefined
}
