import type { FactId } from '../knowledge/index.ts'
import { WordFinder } from '../knowledge/index.ts'
import type { Known } from './known.ts'
import { CLAIMS } from './lexicon/claims.ts'
import { SUBJECTS, type Subject } from './lexicon/subjects.ts'
import { type Meaning, meanings } from './meanings.ts'

/** A word for a fact: the subject of a figure, something that is there or not, or both (共建单位). */
export interface Mention {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly subject?: Subject
  readonly claim?: Claim
}

/** What a word says of a yes/no fact once it is known whether what it names is there. */
export interface Claim {
  readonly fact: FactId
  /** It speaks against the fact. */
  readonly bad: boolean
  /** To be named asserts nothing. */
  readonly loose: boolean
  /** It only names the field: good or bad said of it counts, being there does not. */
  readonly topic?: true
  /** To be said asserts, whatever else the clause says. */
  readonly says?: true
}

interface Entry {
  readonly pattern: RegExp
  readonly meaning: Meaning
}

export interface Vocabulary {
  readonly entries: readonly Entry[]
  readonly words: WordFinder<Meaning>
}

/** Of patterns parted by white space, the one that reaches farthest is not known beforehand: each is tried by itself. */
const patterns = (words: string): RegExp[] =>
  words
    .trim()
    .split(/\s+/u)
    .map((word) => new RegExp(word, 'gu'))

/** The words of knowledge/facts and the patterns of this folder, for one state of knowledge. */
export const vocabularyOf = (known: Known): Vocabulary => ({
  entries: [
    ...SUBJECTS.flatMap(({ subject, words }) => patterns(words).map((pattern) => ({ pattern, meaning: { subject } }))),
    ...CLAIMS.filter(({ fact }) => known.facts.has(fact)).flatMap(({ fact, words, bad = false }) =>
      patterns(words).map((pattern) => ({ pattern, meaning: { claim: { fact, bad, loose: false } } })),
    ),
  ],
  words: new WordFinder(meanings(known)),
})

/** The mentions in a clause, leftmost and longest first, none over another. Offsets are those of the page. */
export const mentionsIn = (text: string, at: number, vocabulary: Vocabulary): Mention[] => {
  const found: Mention[] = []
  const add = (start: number, end: number, meaning: Meaning) =>
    found.push({ start: at + start, end: at + end, text: text.slice(start, end), ...meaning })
  for (const { pattern, meaning } of vocabulary.entries)
    for (const match of text.matchAll(pattern))
      if (match[0] !== '') add(match.index, match.index + match[0].length, meaning)
  for (const { start, end, value } of vocabulary.words.in(text)) add(start, end, value)
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
  return withoutWeaker(kept.filter(({ subject, claim }) => subject || claim))
}

/** 信用方面没有不良记录: where a clause names what must not have been, its 没有 is of that, and the milder word for the same fact says nothing. */
const withoutWeaker = (mentions: readonly Mention[]): Mention[] => {
  const bad = new Set(mentions.flatMap(({ claim }) => (claim?.bad ? [claim.fact] : [])))
  return mentions.filter(({ claim }) => !claim || claim.bad || !bad.has(claim.fact))
}
