import { expect, it } from 'vitest'
import { ClauseFinder } from '../../src/retrieval/index.ts'
import { examples, knowledge } from '../support/library.ts'

interface Question {
  readonly q: string
  readonly gold: readonly string[]
  readonly also: readonly string[]
}

const articleOf = (ref: string) => ref.replace(/(:[^.]+)\..*$/u, '$1')

it('全部例题：第一条找对的不少于九成，应有的条文进前五的不少于九成六', () => {
  const finder = new ClauseFinder(knowledge)
  const questions = examples<Question>('dev/questions.jsonl')
  let [first, recall] = [0, 0]
  for (const { q, gold, also } of questions) {
    const refs = finder.find(q).hits.map(({ ref }) => ref)
    if ([...gold, ...also].includes(refs[0] ?? '')) first++
    const wanted = new Set(gold.map(articleOf))
    const five = new Set(refs.slice(0, 5).map(articleOf))
    recall += [...wanted].filter((ref) => five.has(ref)).length / wanted.size
  }
  expect(first / questions.length).toBeGreaterThanOrEqual(0.9)
  expect(recall / questions.length).toBeGreaterThanOrEqual(0.96)
})
