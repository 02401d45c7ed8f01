import type { Frame } from './frame.ts'
import { hashOf } from './learning/index.ts'
import type { Sign } from './signs.ts'

const HAN = /^\p{Script=Han}$/u
const WORD = /^[a-z][a-z'&]{2,}$/u

/** Pairs of characters and Latin words, by which it is known what has been met before; in hashes. */
export function wordsIn(signs: readonly Sign[]): number[] {
  return signs.flatMap(({ sign }, at) => {
    if (WORD.test(sign)) return [hashOf(sign)]
    const next = signs[at + 1]?.sign ?? ''
    return HAN.test(sign) && HAN.test(next) ? [hashOf(sign + next)] : []
  })
}

/** Whether a sorted list of hashes has one. */
function has(words: Uint32Array, hash: number): boolean {
  let [low, high] = [0, words.length - 1]
  while (low <= high) {
    const middle = (low + high) >>> 1
    const at = words[middle] ?? 0
    if (at === hash) return true
    if (at < hash) low = middle + 1
    else high = middle - 1
  }
  return false
}

/** Stretches with content that nothing accounts for: no mention, and not a pair of characters of them met before. */
export function unheardIn({ signs, folded }: Frame, words: Uint32Array): string[] {
  const found: string[] = []
  const pairKnown = (at: number) => has(words, hashOf((signs[at]?.sign ?? '') + (signs[at + 1]?.sign ?? '')))
  for (let at = 0; at < signs.length; at++) {
    const { sign, start, end } = signs[at] as Sign
    if (WORD.test(sign) && !has(words, hashOf(sign))) found.push(folded.said(start, end))
    if (!HAN.test(sign)) continue
    let last = at
    while (HAN.test(signs[last + 1]?.sign ?? '') && !pairKnown(last)) last++
    if (last > at) found.push(folded.said(start, (signs[last] as Sign).end))
    at = last
  }
  return found
}
