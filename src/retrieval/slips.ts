import { type Sound, soundsOf, syllables } from './pinyin.ts'

/** Reads what was probably meant where a pair of characters, or a Latin word, is none the texts or people's phrasings know. */
export interface SlipReader {
  /** The question with each unknown pair in it replaced by the commonest known pair of the same sound; undefined where nothing is. */
  mended(words: string): string | undefined
  /** The known pairs that a question written in pinyin may mean: each with its share of the likelihood. */
  spelt(words: string): ReadonlyMap<string, number>
}

/** Sounds that many people do not keep apart: zh and z, in and ing, l and n are left as they are. */
const near = (syllable: string): string => syllable.replace(/^([zcs])h/u, '$1').replace(/([ie])ng$/u, '$1n')

/** At least this share of a question's letters must read as pinyin for it to be taken as such. */
const ENOUGH = 0.75

/** `pairs` are those that may have been meant, with the number of places they stand in; a pair that is known needs no mending. */
export function slipReader(pairs: ReadonlyMap<string, number>, isKnown: (pair: string) => boolean): SlipReader {
  const sound: Sound = soundsOf()
  const known = syllables()
  const key = (a: string, b: string): string | undefined => {
    const [first, second] = [sound(a), sound(b)]
    return first && second ? `${near(first)} ${near(second)}` : undefined
  }
  const bySound = new Map<string, string[]>()
  for (const pair of pairs.keys()) {
    const at = key(pair[0] ?? '', pair[1] ?? '')
    if (at) bySound.set(at, [...(bySound.get(at) ?? []), pair])
  }
  for (const list of bySound.values()) list.sort((a, b) => (pairs.get(b) ?? 0) - (pairs.get(a) ?? 0))

  const mended = (words: string): string | undefined => {
    const characters = [...words]
    let changed = false
    for (let i = 0; i < characters.length - 1; i++) {
      const [a, b] = [characters[i] ?? '', characters[i + 1] ?? '']
      if (!/^\p{Script=Han}{2}$/u.test(a + b) || isKnown(a + b)) continue
      // One of the two characters is right: a pair that shares none with what was written is a guess.
      const meant = bySound.get(key(a, b) ?? '')?.find((pair) => pair[0] === a || pair[1] === b)
      if (!meant) continue
      characters.splice(i, 2, ...meant)
      changed = true
    }
    return changed ? characters.join('') : undefined
  }

  const cut = (word: string): string[] | undefined => {
    if (word === '') return []
    for (let length = Math.min(6, word.length); length > 0; length--) {
      if (!known.has(word.slice(0, length))) continue
      const rest = cut(word.slice(length))
      if (rest) return [word.slice(0, length), ...rest]
    }
    return undefined
  }

  const spelt = (words: string): ReadonlyMap<string, number> => {
    const latin = (words.match(/[a-z']+/gu) ?? []).flatMap((word) => word.split("'")).filter((word) => word !== '')
    const read = latin.map((word) => (word.length <= 24 ? cut(word) : undefined))
    const letters = (list: readonly string[]) => list.reduce((sum, { length }) => sum + length, 0)
    const found = new Map<string, number>()
    if (latin.length === 0 || letters(latin.filter((_, i) => read[i])) < ENOUGH * letters(latin)) return found
    const all = read.flatMap((list) => list ?? [])
    for (let i = 0; i < all.length - 1; i++) {
      const meant = bySound.get(`${near(all[i] ?? '')} ${near(all[i + 1] ?? '')}`)?.slice(0, 3) ?? []
      for (const pair of meant) found.set(pair, Math.max(found.get(pair) ?? 0, 1 / meant.length))
    }
    return found
  }
  return { mended, spelt }
}
