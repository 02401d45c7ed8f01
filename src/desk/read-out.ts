/** Signs that are told apart when they are read out; no vowels, so that no code is a word. */
const SIGNS = '0123456789BCDFGHJKMNPQRSTVWXYZ'
/** Above the last whole round of the signs a byte would prefer the first of them. */
const FAIR = 256 - (256 % SIGNS.length)

/** So many signs made of bytes, each as likely as the other where the bytes are. Throws RangeError where there are too few bytes. */
export function signsOf(bytes: Uint8Array, length: number): string {
  const signs = [...bytes].filter((byte) => byte < FAIR).map((byte) => SIGNS.charAt(byte % SIGNS.length))
  if (signs.length < length) throw new RangeError(`${bytes.length} bytes make no ${length} signs`)
  return signs.slice(0, length).join('')
}

/** Signs as they were made, whichever way they were typed: O is taken for 0, I and L for 1. */
export const typedSigns = (typed: string): string =>
  typed.replace(/[\s-]/gu, '').toUpperCase().replaceAll('O', '0').replace(/[IL]/gu, '1')
