/** A character, or two of them, is its own code; of all else, the codes from here on, which no pair of Han characters reaches. */
const OTHERS = 0xe0000000
const PAIR = 0x10000

/**
 * A token as a number of 32 bits. Other words than pairs are hashed to 29 bits: of a text with a thousand of them, one
 * asked for in half a million is taken for another, which then counts as a word that the text has.
 */
export function codeOf(token: string): number {
  const [first, second] = [token.charCodeAt(0), token.charCodeAt(1)]
  if (token.length === 1) return first
  if (token.length === 2 && isOwn(first) && isOwn(second)) return first * PAIR + second
  let hash = 0x811c9dc5
  for (let i = 0; i < token.length; i++) hash = Math.imul(hash ^ token.charCodeAt(i), 0x01000193)
  return OTHERS + (hash >>> 3)
}

/** The pair of Han characters with this code; undefined where it is none. */
export const pairOf = (code: number): string | undefined =>
  code >= OTHERS || !isOwn(Math.floor(code / PAIR)) || !isOwn(code % PAIR)
    ? undefined
    : String.fromCharCode(Math.floor(code / PAIR), code % PAIR)

/** From the first Han character up to the last of the plane that needs one code unit. */
const isOwn = (unit: number): boolean => unit >= 0x2e80 && unit < 0xd800
