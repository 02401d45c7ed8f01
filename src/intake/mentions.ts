import type { Fact, FactId } from '../knowledge/index.ts'
import { CLAIMS, NAMED_BY_THE_BAD } from './lexicon/claims.ts'
import { SUBJECT_OF, SUBJECTS, type Subject } from './lexicon/subjects.ts'

/** A word for a fact: the subject of a figure, something that is there or not, or both (共建单位). */
export interface Mention {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly subject?: Subject
  readonly claim?: { readonly fact: FactId; readonly bad: boolean; readonly loose: boolean }
}

interface Entry {
  readonly pattern: RegExp
  readonly subject?: Subject
  readonly claim?: Mention['claim']
}

export type Vocabulary = readonly Entry[]

const escaped = (word: string): string => word.toLowerCase().replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
/** Of words parted by white space, the one that reaches farthest is not known beforehand: each is tried by itself. */
const patterns = (words: string, latin?: string): RegExp[] => [
  ...words
    .trim()
    .split(/\s+/u)
    .map((word) => new RegExp(word, 'gu')),
  ...(latin ? [new RegExp(`\\b(?:${latin})\\b`, 'gu')] : []),
]
const names = (pattern: RegExp, word: string): boolean => new RegExp(`^(?:${pattern.source})$`, 'u').test(word)

/** The words of knowledge/facts.yaml and those of this folder, compiled for one set of facts. */
export const vocabularyOf = (facts: ReadonlyMap<FactId, Fact>): Vocabulary => {
  const entries: Entry[] = []
  for (const { subject, words, latin } of SUBJECTS)
    for (const pattern of patterns(words, latin)) entries.push({ pattern, subject })
  for (const { fact, words, latin, bad = false, loose = false } of CLAIMS)
    if (facts.has(fact))
      for (const pattern of patterns(words, latin)) entries.push({ pattern, claim: { fact, bad, loose } })
  const listed = [...entries]
  for (const fact of facts.values()) {
    const subject = SUBJECT_OF[fact.id]
    for (const word of fact.words.map(({ text }) => text)) {
      if (listed.some(({ pattern, claim }) => claim && names(pattern, word))) continue
      const pattern = new RegExp(escaped(word), 'gu')
      if (subject) entries.push({ pattern, subject })
      else if (fact.kind === 'yes-no')
        entries.push({ pattern, claim: { fact: fact.id, bad: NAMED_BY_THE_BAD.has(fact.id), loose: false } })
    }
  }
  return entries
}

/** The mentions in a clause, leftmost and longest first, none over another. Offsets are those of the page. */
export const mentionsIn = (text: string, at: number, vocabulary: Vocabulary): Mention[] => {
  const found: Mention[] = []
  for (const { pattern, subject, claim } of vocabulary) {
    for (const match of text.matchAll(pattern)) {
      if (match[0] === '') continue
      const start = at + match.index
      found.push({
        start,
        end: start + match[0].length,
        text: match[0],
        ...(subject ? { subject } : {}),
        ...(claim ? { claim } : {}),
      })
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Mention[] = []
  for (const mention of found) {
    const last = kept.at(-1)
    if (last && last.start === mention.start && last.end === mention.end) {
      kept[kept.length - 1] = { ...mention, ...last }
      continue
    }
    if (!last || mention.start >= last.end) kept.push(mention)
  }
  return withoutWeaker(kept)
}

/** 信用方面没有不良记录: where a clause names what must not have been, its 没有 is of that, and the milder word for the same fact says nothing. */
const withoutWeaker = (mentions: readonly Mention[]): Mention[] => {
  const bad = new Set(mentions.flatMap(({ claim }) => (claim?.bad ? [claim.fact] : [])))
  return mentions.filter(({ claim }) => !claim || claim.bad || !bad.has(claim.fact))
}
