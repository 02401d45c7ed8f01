import { describe, expect, it } from 'vitest'
import type { Library } from '../../src/knowledge/index.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { placesOf, readSentences } from '../../src/knowledge/trial.ts'
import { tryKnowledge } from '../../src/try/index.ts'
import { textOf } from '../support/library.ts'
import { FACTS, made, REGULATION } from '../support/declared.ts'

const sentences = readSentences({ name: 'knowledge/try.yaml', text: textOf('knowledge/try.yaml') })

async function tried(library: Library) {
  const knowledge = loadKnowledge(library)
  const regulations = [...knowledge.regulations.values()]
  const stage = { today: () => '2026-11-20', now: () => 0 }
  return tryKnowledge({ knowledge, regulations, sentences, placeOf: placesOf(library) }, stage)
}

describe('试一遍只有文件的知识', () => {
  it('各种事实，各种答法，各个条件，都读得回来', async () => {
    const { tried: count, faults } = await tried(made())
    expect(faults).toEqual([])
    expect(count).toBeGreaterThan(40)
  })

  it('读不回来的，说在哪一行、说的什么、读成了什么', async () => {
    // 要求 is how a rule is told: who names the score so tells none of their own.
    const facts = FACTS.replace('words: [评价得分]', 'words: [要求得分]')
    const { faults } = await tried(made(facts))
    const stated = faults.find(({ way }) => way === 'stated')
    expect(stated).toMatchObject({
      kind: 'fact',
      id: 'rating',
      file: 'knowledge/facts/made.yaml',
      line: facts.split('\n').findIndex((line) => line.includes('rating:')) + 1,
      wants: '96',
      got: '没有读到',
    })
    expect(stated?.says).toContain('要求得分')
  })

  it('谁都用不上的条件，也报', async () => {
    const never = 'when: { all: [{ fact: testers, some: true }, { not: { fact: testers, some: true } }] }'
    const regulation = REGULATION.replace(
      'phrase: 综合评价得分不低于80分 }',
      `phrase: 综合评价得分不低于80分, ${never} }`,
    )
    const { faults } = await tried(made(FACTS, undefined, regulation))
    expect(faults.find(({ kind }) => kind === 'condition')).toMatchObject({
      id: 'mouxian 2/rating',
      way: 'applies',
      file: 'mouxian.yaml',
    })
  })
})
