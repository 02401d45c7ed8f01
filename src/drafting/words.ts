import { z } from 'zod'
import { YamlFile } from '../knowledge/drafting.ts'
import { KnowledgeError, type KnowledgeFile } from '../knowledge/index.ts'

const Words = z.array(z.string().trim().min(1)).min(1)

const DraftingYaml = z.strictObject({
  requirements: Words,
  exclusions: Words,
  asides: Words,
  applying: Words,
  applicants: Words,
  afterwards: Words,
  entering: Words,
  others: Words,
  persons: Words,
  defines: Words,
  by_sort: Words,
  also: Words,
  one_of: Words,
  some_of: Words,
  either: Words,
  binding: Words,
  judged: Words,
  soft: Words,
  unsure: Words,
  defers: Words,
  denials: Words,
  eases: Words,
  having: Words,
  subjects: Words,
  kept: Words,
  generic: Words,
  sorts: Words,
  bounds: Words,
  fillers: Words,
  registered: Words,
  within: Words,
  founded: Words,
  cut_off: Words,
  lasting: Words,
  age: Words,
  proportion: Words,
  growth: Words,
  yearly: Words,
  last_year: Words,
  same_time: Words,
  money: Words,
  people: Words,
  points_in_all: Words,
  awards: Words,
  deducts: Words,
  jury: Words,
  replaces: Words,
  offices: Words,
  kinds: Words,
})
/** The words by which a regulation is read when it is drafted: knowledge/drafting.yaml. */
export type DraftingWords = z.infer<typeof DraftingYaml>

/** Throws KnowledgeError with all faults. */
export function draftingWords(file: KnowledgeFile): DraftingWords {
  const { value, faults } = new YamlFile(file).read(DraftingYaml)
  if (value === undefined) throw new KnowledgeError(faults)
  return value
}

export const hasOne = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word))

/** The longest of these words that the text opens with, or ends with. */
export const opening = (text: string, words: readonly string[]): string | undefined =>
  longest(words.filter((word) => text.startsWith(word)))
export const ending = (text: string, words: readonly string[]): string | undefined =>
  longest(words.filter((word) => text.endsWith(word)))

/** The text without any of these words at its head; a word that is kept is not cut into. */
export function withoutOpening(text: string, words: readonly string[], kept: readonly string[] = []): string {
  let rest = text
  for (let word = opening(rest, words); word && !opening(rest, kept); word = opening(rest, words))
    rest = rest.slice(word.length)
  return rest
}

/** The text without any of these words at its end. */
export function withoutEnding(text: string, words: readonly string[]): string {
  let rest = text
  for (let word = ending(rest, words); word; word = ending(rest, words)) rest = rest.slice(0, -word.length)
  return rest
}

const longest = (words: readonly string[]): string | undefined => [...words].sort((a, b) => b.length - a.length)[0]
