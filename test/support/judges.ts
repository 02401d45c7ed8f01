import { randomFrom } from '../../bench/random.ts'
import { regulationOf } from '../../src/law/index.ts'
import { ClauseFinder, type Embedder, type Reranker } from '../../src/retrieval/index.ts'
import { textOf } from '../../src/retrieval/vectors.ts'
import { examples, index, knowledge } from './library.ts'

export interface Judged {
  readonly q: string
  readonly gold: readonly string[]
  readonly also: readonly string[]
}

/** The questions set aside that were seen. */
export const questions: readonly Judged[] = [
  ...examples<Judged>('dev/questions.jsonl'),
  ...examples<Judged>('people/questions.jsonl'),
]

const { entries } = new ClauseFinder(knowledge, { store: index })
const refs = entries.map(({ ref }) => ref)
const placeOf = new Map(entries.map(({ ref }, at) => [ref, at]))
/** Two regulations may have the same words: who sees nothing else cannot tell them apart. */
const textAt = entries.map(textOf)
const firstAt = new Map([...textAt.entries()].reverse().map(([at, text]) => [text, at]))

/** What a question and all ways of asking that knowledge has are of. */
const golds = new Map<string, readonly string[]>()
for (const { ref, asked } of entries) for (const way of asked) golds.set(way, [...(golds.get(way) ?? []), ref])
for (const { q, gold } of questions) golds.set(q, gold)
const goldOf = (question: string): readonly string[] => golds.get(question) ?? []

const seedOf = (text: string, seed: number): number =>
  [...text].reduce((sum, each) => (Math.imul(sum, 31) + (each.codePointAt(0) ?? 0)) >>> 0, seed)

/** The clauses that one takes for right, best first. */
type Judge = (question: string) => readonly string[]

const besides = (gold: readonly string[], random: () => number): string[] => {
  const near = refs.filter((ref) => !gold.includes(ref) && gold.some((one) => regulationOf(one) === regulationOf(ref)))
  return [near[Math.floor(random() * near.length)] ?? '']
}

/** Knows what everything asked is of, as a perfect model would. */
export const oracle: Judge = goldOf

/** Knows it as well, but takes each clause for another. */
export const shuffled: Judge = (question) =>
  goldOf(question).map((ref) => refs[((placeOf.get(ref) ?? 0) * 7 + 101) % refs.length] ?? ref)

/** Names a wrong clause of the right regulation, always. */
export const adversary: Judge = (question) => besides(goldOf(question), randomFrom(seedOf(question, 5)))

/** Is right on a share of what is asked; on the rest it takes a wrong clause of the right regulation before it. */
export const noisy =
  (share: number, seed: number): Judge =>
  (question) => {
    const random = randomFrom(seedOf(question, seed))
    const gold = goldOf(question)
    return random() < share ? gold : [...besides(gold, random), ...gold]
  }

const scoresBy = (judge: Judge, question: string): number[] => {
  const scores = textAt.map(() => 0)
  const right = judge(question)
  const gold = goldOf(question)
  for (const [rank, ref] of right.entries()) {
    const at = firstAt.get(textAt[placeOf.get(ref) ?? -1] ?? '')
    // Several golds are alike good; a wrong one stands before them.
    if (at !== undefined) scores[at] = gold.includes(ref) ? (right.length > gold.length && rank > 0 ? 0.5 : 0.9) : 1
  }
  return scores
}

const oneAt = (at: number): number[] => textAt.map((_, other) => (other === at ? 1 : 0))

/** One direction for each clause, and for a question those of the clauses it is judged to be of. */
export const vectorBy =
  (judge: Judge) =>
  (text: string): number[] => {
    const at = firstAt.get(text)
    return at === undefined ? scoresBy(judge, text) : oneAt(at)
  }

export const embedderBy = (name: string, judge: Judge): Embedder => ({
  name,
  dimension: textAt.length,
  embed: async (texts) => texts.map(vectorBy(judge)),
})

/** A reranker that judges so. */
export const rerankerBy = (name: string, judge: Judge): Reranker => ({
  name,
  rank: async (question, texts) => {
    const scores = scoresBy(judge, question)
    return texts.map((text) => scores[firstAt.get(text) ?? -1] ?? 0)
  },
})

/** All texts mean the same to it. */
export const constantEmbedder: Embedder = {
  name: 'constant',
  dimension: 8,
  embed: async (texts) => texts.map(() => [1, 2, 3, 4, 5, 6, 7, 8]),
}
export const constantReranker: Reranker = { name: 'constant', rank: async (_, texts) => texts.map(() => 0.5) }

/** The first text is always the best. */
export const orderedReranker: Reranker = { name: 'ordered', rank: async (_, texts) => texts.map((_text, at) => -at) }

export const randomEmbedder = (seed: number): Embedder => ({
  name: `random-${seed}`,
  dimension: 32,
  embed: async (texts) =>
    texts.map((text) => {
      const random = randomFrom(seedOf(text, seed))
      return Array.from({ length: 32 }, () => random() - 0.5)
    }),
})
export const randomReranker = (seed: number): Reranker => ({
  name: `random-${seed}`,
  rank: async (question, texts) => texts.map((text) => randomFrom(seedOf(question + text, seed))()),
})

/** Of the questions, the share whose first hit is right. */
export async function firstHits(
  find: (question: string) => Promise<readonly { readonly ref: string }[]>,
): Promise<number> {
  let right = 0
  for (const { q, gold, also } of questions) {
    const [best] = await find(q)
    if ([...gold, ...also].includes(best?.ref ?? '')) right++
  }
  return right / questions.length
}
