import { describe, expect, it } from 'vitest'
import type { Knowledge, Library } from '../../src/knowledge/index.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { placesOf, readSentences } from '../../src/knowledge/trial.ts'
import { type Hear, type Program, type Question, Rehearsal, tryKnowledge } from '../../src/try/index.ts'
import { FACTS, made, REGULATION } from '../support/declared.ts'
import { earsFor } from '../support/ears.ts'
import { knowledge, library, textOf } from '../support/library.ts'

const sentences = readSentences({ name: 'knowledge/try.yaml', text: textOf('knowledge/try.yaml') })

const onDesk = (knowledge: Knowledge): Program =>
  new Rehearsal(knowledge, { today: () => '2026-11-20', now: () => 0, ears: earsFor(knowledge) })

const tried = (library: Library, program = onDesk) => triedOn(loadKnowledge(library), library, program)

async function triedOn(knowledge: Knowledge, library: Library, program: (knowledge: Knowledge) => Program) {
  const regulations = [...knowledge.regulations.values()]
  return tryKnowledge({ knowledge, regulations, sentences, placeOf: placesOf(library) }, program(knowledge))
}

describe('试一遍只有文件的知识', () => {
  it('各种事实，各种答法，各个条件，都读得回来', async () => {
    const { tried: count, faults } = await tried(made())
    expect(faults).toEqual([])
    expect(count).toBeGreaterThan(40)
  })

  it('读不回来的，说在哪一行、说的什么、读成了什么', async () => {
    // A word that bounds the figure after it: whoever says it never tells the figure itself.
    const facts = FACTS.replace('words: [评价得分]', 'words: [得分超过]')
    const { faults } = await tried(made(facts))
    const stated = faults.find(({ way }) => way === 'stated')
    expect(stated).toMatchObject({
      kind: 'fact',
      id: 'rating',
      file: 'knowledge/facts/made.yaml',
      line: facts.split('\n').findIndex((line) => line.includes('rating:')) + 1,
      wants: '96',
      got: '{"min":96,"minOpen":true}',
    })
    expect(stated?.says).toContain('得分超过')
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

/** Hears what it is given, and is asked by the desk. */
const hearing =
  (hear: Hear) =>
  (knowledge: Knowledge): Program => {
    const desk = onDesk(knowledge)
    const question: Program['question'] = (...asked) => desk.question(...asked)
    return { today: desk.today, hear, question, judge: () => new Map(), cited: async () => [] }
  }

describe('听的一半换一个', () => {
  it('换一个什么都听不见的，每项情况的每种答法都报', async () => {
    const { faults } = await triedOn(
      knowledge,
      library(),
      hearing(async () => ({})),
    )
    const ways = (id: string) => new Set(faults.flatMap((fault) => (fault.id === id ? [fault.way] : [])))
    expect(ways('clean_credit_3y')).toEqual(
      new Set([
        ...['option number', 'option label', 'unknown', 'yes', 'there', 'not there'],
        ...sides('stated', 'denied', 'for', 'against'),
      ]),
    )
    expect(ways('applicant_kind')).toEqual(
      new Set(['option number', 'option label', 'unknown', 'bare', ...sides('stated')]),
    )
    expect(ways('rd_spend_last_year')).toEqual(
      new Set(['unknown', 'bare', 'with unit', ...sides('stated', 'about', 'below')]),
    )
  })

  it('只试一地，那一地用到的每项情况都问得到', async () => {
    const placeOf = placesOf(library())
    const deaf = hearing(async () => ({}))(knowledge)
    for (const regulation of knowledge.regulations.values()) {
      const { faults } = await tryKnowledge({ knowledge, regulations: [regulation], sentences, placeOf }, deaf)
      expect(faults.filter(({ way }) => way === 'asked')).toEqual([])
    }
  })

  it('给它的是一句话和刚问的一项，凭空说的不带问题', async () => {
    const heard: [string, Question | undefined][] = []
    const hear: Hear = async (message, asked) => {
      heard.push([message, asked])
      return {}
    }
    const { tried: count } = await tried(made(), hearing(hear))
    const alone = heard.filter(([, asked]) => asked === undefined).map(([message]) => message)
    expect(heard.length).toBeLessThanOrEqual(count)
    expect(alone.length).toBeGreaterThan(0)
    for (const message of alone) expect(heard.some(([each, asked]) => each === message && asked)).toBe(true)
    expect(heard.find(([message]) => message === '不知道')?.[1]).toMatchObject({ fact: 'founded', options: [] })
  })
})

const sides = (...ways: string[]) => ways.flatMap((way) => [way, `${way}, unasked`])
