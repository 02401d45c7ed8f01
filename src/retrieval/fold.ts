import { simplifier } from './traditional.ts'

/** More than anyone asks in one breath; what follows would only cost time. */
const LONGEST = 600

/** Brings a question into the one writing the index knows: half-width, simplified, small letters, no control characters. */
export function folder(): (text: string) => string {
  const simplify = simplifier()
  return (text) =>
    simplify(
      text
        .slice(0, 2 * LONGEST)
        .normalize('NFKC')
        .toLowerCase(),
    )
      .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
      .replace(/[’‘`]/gu, "'")
      .slice(0, LONGEST)
      .trim()
}
