import type { Wording } from './wording.ts'

/** Something with the words that speak of it, and longer words that hold one of them and mean something else. */
export interface Worded<T> {
  readonly of: T
  readonly words: readonly Wording[]
  readonly except?: readonly string[]
}

/** Where a text speaks of something, and with what word. */
export interface Mention<T> {
  readonly of: T
  readonly word: string
  readonly start: number
  readonly end: number
}

export type WordingReader<T> = (folded: string) => Mention<T>[]

interface Place {
  readonly start: number
  readonly end: number
}

/** How far after its word another must stand that belongs to it, in characters. */
const SOON = 8
/** A Latin word this short stands for itself alone: ip is not the beginning of ipad. */
const WHOLE = 3

const CLAUSE_END = /[，。；：？！,;?!\n]/u

/**
 * Finds what a text speaks of, by the words of each thing, in one pass over the text. At every place the longest word that speaks by
 * itself takes its letters: 年度报告 is not also 报告. A Latin entry stands for the words that begin with it.
 */
export function wordingReader<T>(things: Iterable<Worded<T>>): WordingReader<T> {
  const list = [...things]
  const plain = new Map<string, number[]>()
  const related: { readonly at: number; readonly wording: Wording }[] = []
  for (const [at, { words }] of list.entries())
    for (const wording of words) {
      if (wording.before || wording.with || wording.without) related.push({ at, wording })
      else for (const word of wording.words) plain.set(word, [...(plain.get(word) ?? []), at])
    }
  const dictionary = dictionaryOf([
    ...plain.keys(),
    ...related.flatMap(({ wording: { words, before = [], with: beside = [], without = [] } }) => [
      ...words,
      ...before,
      ...beside,
      ...without,
    ]),
    ...list.flatMap(({ except = [] }) => except),
  ])
  return (text) => {
    const places = dictionary(text)
    const clauseOf = clausesOf(text)
    const excepted = (at: number, { start, end }: Place) =>
      (list[at]?.except ?? []).some((word) =>
        (places.get(word) ?? []).some((longer) => longer.start <= start && end <= longer.end),
      )
    const found: (Mention<T> & { readonly at: number })[] = []
    const add = (at: number, word: string, place: Place) => {
      const thing = list[at]
      if (thing && !excepted(at, place)) found.push({ of: thing.of, word, ...place, at })
    }
    for (const { word, place } of longestIn(places, plain)) for (const at of plain.get(word) ?? []) add(at, word, place)
    for (const { at, wording } of related)
      for (const word of wording.words)
        for (const place of places.get(word) ?? [])
          if (holds(wording, place, places, clauseOf, (other) => excepted(at, other))) add(at, word, place)
    return found
      .sort((a, b) => a.start - b.start || b.end - a.end || a.at - b.at)
      .map(({ of, word, start, end }) => ({ of, word, start, end }))
  }
}

type Places = ReadonlyMap<string, readonly Place[]>

/** The words that speak by themselves, the longest at each place with its letters. */
function longestIn(places: Places, plain: ReadonlyMap<string, unknown>): { word: string; place: Place }[] {
  const all = [...places].flatMap(([word, at]) => (plain.has(word) ? at.map((place) => ({ word, place })) : []))
  all.sort((a, b) => a.place.start - b.place.start || b.place.end - a.place.end)
  let end = 0
  return all.filter(({ place }) => {
    if (place.start < end) return false
    end = place.end
    return true
  })
}

/** Whether what must stand beside a word does. */
function holds(
  { before, with: beside, without }: Wording,
  { start, end }: Place,
  places: Places,
  clauseOf: (at: number) => number,
  excepted: (place: Place) => boolean,
): boolean {
  const clause = clauseOf(start)
  const some = (words: readonly string[], where: (place: Place) => boolean) =>
    words.some((word) => (places.get(word) ?? []).some((place) => where(place) && !excepted(place)))
  const here = (place: Place) => clauseOf(place.start) === clause
  if (before && !some(before, (place) => here(place) && place.start >= end && place.start <= end + SOON)) return false
  if (beside && !some(beside, here)) return false
  return !(without && some(without, here))
}

/** Which clause of the text, by its commas, a character stands in. */
function clausesOf(text: string): (at: number) => number {
  const clauses: number[] = []
  let count = 0
  for (const character of text.split('')) {
    if (CLAUSE_END.test(character)) count++
    clauses.push(count)
  }
  return (at) => clauses[at] ?? count
}

/** Finds every place of every word of a list. */
function dictionaryOf(words: readonly string[]): (text: string) => Places {
  const byStart = new Map<string, string[]>()
  for (const word of new Set(words)) {
    const start = word.slice(0, 1)
    byStart.set(start, [...(byStart.get(start) ?? []), word])
  }
  return (text) => {
    const places = new Map<string, Place[]>()
    for (let start = 0; start < text.length; start++) {
      for (const word of byStart.get(text[start] ?? '') ?? []) {
        if (!stands(word, text, start)) continue
        const known = places.get(word)
        if (known) known.push({ start, end: start + word.length })
        else places.set(word, [{ start, end: start + word.length }])
      }
    }
    return places
  }
}

const isLatin = (character: string): boolean => character >= 'a' && character <= 'z'

function stands(word: string, text: string, at: number): boolean {
  if (!text.startsWith(word, at)) return false
  if (!isLatin(word.slice(0, 1))) return true
  if (at > 0 && isLatin(text[at - 1] ?? '')) return false
  return word.length > WHOLE || !isLatin((text[at + word.length] ?? '').replace('s', ''))
}
