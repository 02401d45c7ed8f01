/** More openings than this are no answer with a word before it. */
const MOST_OPENINGS = 50

/**
 * The first JSON object in a text, whatever stands around it: a fence, a sentence, a thought. Undefined where there is none. LangChain's
 * own parser reads one fence, and neither a sentence before it nor a thought.
 */
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

/** Without what a reasoning model thinks aloud before it answers: one way through the text, however many thoughts are never closed. */
function withoutThoughts(text: string): string {
  const [thinks, thought] = [/<think(?:ing)?>/giu, /<\/think(?:ing)?>/giu]
  const next = (tag: RegExp, from: number) => {
    tag.lastIndex = from
    const found = tag.exec(text)
    return found && { start: found.index, end: found.index + found[0].length }
  }
  let said = ''
  let from = 0
  for (;;) {
    const opening = next(thinks, from)
    const closing = opening && next(thought, opening.end)
    if (!closing) return said + text.slice(from)
    said += `${text.slice(from, opening.start)} `
    from = closing.end
  }
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
