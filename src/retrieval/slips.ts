import { sounded, syllables } from './pinyin.ts'

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

/** What is known of a pair of characters. */
interface Known {
  knows(pair: string): boolean
  /** In how many places it stands. */
  among(pair: string): number
}

/** A pair that is known may have been meant, and needs no mending. */
export function slipReader(pairs: Known): SlipReader {
  const known = syllables()
  const soundOf = new Map<string, string>()
  const alike = new Map<string, string[]>()
  for (const [character, syllable] of sounded()) {
    const sound = near(syllable)
    soundOf.set(character, sound)
    const others = alike.get(sound)
    if (others) others.push(character)
    else alike.set(sound, [character])
  }
  /** Those of them that are known, the commonest first. */
  const commonest = (meant: readonly string[]): string[] =>
    [...new Set(meant)]
      .filter((pair) => pairs.knows(pair))
      .map((pair) => ({ pair, among: pairs.among(pair) }))
      .sort((a, b) => b.among - a.among || (a.pair < b.pair ? -1 : 1))
      .map(({ pair }) => pair)
  /** All characters of this one's sound; none where it has none. */
  const like = (character: string): readonly string[] => alike.get(soundOf.get(character) ?? '') ?? []

  const mended = (words: string): string | undefined => {
    const characters = [...words]
    let changed = false
    for (let i = 0; i < characters.length - 1; i++) {
      const [a, b] = [characters[i] ?? '', characters[i + 1] ?? '']
      if (!/^\p{Script=Han}{2}$/u.test(a + b) || pairs.knows(a + b)) continue
      const [first, second] = [like(a), like(b)]
      if (first.length === 0 || second.length === 0) continue
      // One of the two characters is right: a pair that shares none with what was written is a guess.
      const [meant] = commonest([...second.map((other) => a + other), ...first.map((other) => other + b)])
      if (!meant) continue
      characters.splice(i, 2, ...meant)
      changed = true
    }
    return changed ? characters.join('') : undefined
  }

  const spelling = (first: string, second: string): string[] => {
    const after = alike.get(near(second)) ?? []
    return commonest((alike.get(near(first)) ?? []).flatMap((a) => after.map((b) => a + b)))
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
      const meant = spelling(all[i] ?? '', all[i + 1] ?? '').slice(0, 3)
      for (const pair of meant) found.set(pair, Math.max(found.get(pair) ?? 0, 1 / meant.length))
    }
    return found
  }
  return { mended, spelt }
}
