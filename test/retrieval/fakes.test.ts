import { beforeAll, describe, expect, it } from 'vitest'
import { ClauseFinder, HybridFinder, type HybridOptions } from '../../src/retrieval/index.ts'
import {
  adversary,
  constantEmbedder,
  constantReranker,
  embedderBy,
  firstHits,
  noisy,
  oracle,
  orderedReranker,
  randomEmbedder,
  randomReranker,
  rerankerBy,
  shuffled,
} from '../support/judges.ts'
import { index, knowledge } from '../support/library.ts'

type Advisers = Pick<HybridOptions, 'embedder' | 'reranker'>

const finderOf = { 有说法: new ClauseFinder(knowledge, { store: index }), 没有说法: without() }
function without() {
  return new ClauseFinder(knowledge, { store: index, ingredients: { phrasings: false } })
}

async function share(of: keyof typeof finderOf, advisers: Advisers): Promise<number> {
  const finder = new HybridFinder(finderOf[of], advisers)
  await finder.ready()
  return firstHits(async (question) => (await finder.find(question)).hits)
}

/** Of the seen questions, by words alone. */
const words = { 有说法: 0, 没有说法: 0 }
beforeAll(async () => {
  words.有说法 = await share('有说法', {})
  words.没有说法 = await share('没有说法', {})
})

describe('没用的，一分不减：第一条找对的和只凭词语一样多', () => {
  it.each<[string, Advisers]>([
    ['嵌入全一样', { embedder: constantEmbedder }],
    ['嵌入是乱的，一', { embedder: randomEmbedder(1) }],
    ['嵌入是乱的，二', { embedder: randomEmbedder(2) }],
    ['嵌入是乱的，三', { embedder: randomEmbedder(3) }],
    ['嵌入张冠李戴', { embedder: embedderBy('shuffled', shuffled) }],
    ['嵌入专挑错的', { embedder: embedderBy('adversary', adversary) }],
    ['重排全一样', { reranker: constantReranker }],
    ['重排照原来的次序', { reranker: orderedReranker }],
    ['重排是乱的', { reranker: randomReranker(1) }],
    ['重排张冠李戴', { reranker: rerankerBy('shuffled', shuffled) }],
    ['重排专挑错的', { reranker: rerankerBy('adversary', adversary) }],
  ])('%s', async (_, advisers) => {
    expect(await share('有说法', advisers)).toBe(words.有说法)
    expect(await share('没有说法', advisers)).toBe(words.没有说法)
  })
})

describe('有用的，第一条找对的不少于', () => {
  it.each<[string, Advisers, number, number]>([
    ['全对的嵌入', { embedder: embedderBy('oracle', oracle) }, 0.99, 0.985],
    ['七成对的嵌入', { embedder: embedderBy('noisy', noisy(0.7, 1)) }, 0.975, 0.86],
    ['三成对的嵌入', { embedder: embedderBy('noisy', noisy(0.3, 1)) }, 0.948, 0.8],
    ['全对的重排', { reranker: rerankerBy('oracle', oracle) }, 0.985, 0.94],
    ['七成对的重排', { reranker: rerankerBy('noisy', noisy(0.7, 1)) }, 0.975, 0.86],
    ['全对的嵌入和乱的重排', { embedder: embedderBy('oracle', oracle), reranker: randomReranker(1) }, 0.99, 0.985],
  ])('%s', async (_, advisers, least, leastWithout) => {
    expect(await share('有说法', advisers)).toBeGreaterThanOrEqual(least)
    expect(await share('没有说法', advisers)).toBeGreaterThanOrEqual(leastWithout)
  })
})
