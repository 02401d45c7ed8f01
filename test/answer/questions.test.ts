import { describe, expect, it } from 'vitest'
import { answersTo, ticked } from '../../src/answer/questions.ts'
import type { FactId } from '../../src/knowledge/index.ts'
import { askedOf, factsAskedBy } from '../../src/try/applicants.ts'
import { Rehearsal } from '../../src/try/index.ts'
import { ears } from '../support/ears.ts'
import { knowledge } from '../support/library.ts'

const program = new Rehearsal(knowledge, { today: () => '2026-11-20', now: () => 0, ears })

/** The question for a fact, with what is asked in the same breath. */
async function questionFor(id: FactId, together: readonly FactId[] = []) {
  const fact = knowledge.facts.get(id)
  const regulation = [...knowledge.regulations.values()].find((each) =>
    [id, ...together].every((one) => factsAskedBy(each).has(one)),
  )
  const known = fact && regulation && askedOf(regulation, fact, { facts: knowledge.facts, asOf: program.today })
  if (!known) throw new Error(`nothing asks for ${id}`)
  const open = Object.fromEntries(Object.entries(known).filter(([one]) => !together.includes(one)))
  const question = await program.question(regulation, open)
  expect([id, ...together]).toContain(question?.fact)
  if (!question) throw new Error(`${id} is not asked for`)
  return question
}

describe('快捷回答', () => {
  const quick = [...knowledge.facts.keys()].filter((id) => answersTo(knowledge, [id]).length > 0)

  it.each(quick.map((id) => [id]))('%s：写明说的是什么，照着念，也记成一样', async (id) => {
    const question = await questionFor(id)
    for (const { send, answers } of answersTo(knowledge, [id])) {
      expect(answers?.fact, send).toBe(id)
      expect(question.options).toContain(send)
      expect((await program.hear(send, question))[id], send).toEqual(answers?.value)
    }
  })

  it('几题一起问的：各题有各题的，都是、都不知道的各题都记成一样', async () => {
    const pairs = [...knowledge.facts.values()].filter(({ together = [] }) => together.length > 0)
    expect(pairs.length).toBeGreaterThan(0)
    for (const { id, together: rest = [] } of pairs) {
      if (answersTo(knowledge, [id, ...rest]).length === 0) continue
      const question = await questionFor(id, rest)
      // Of a pair the more decisive one is asked first.
      const also = [id, ...rest].filter((fact) => fact !== question.fact)
      const all = answersTo(knowledge, [question.fact, ...also])
      const alone = all.flatMap(({ answers }) => (answers && !answers.also ? answers.fact : []))
      expect(new Set(alone)).toEqual(new Set([question.fact, ...also]))
      expect(question.options).toEqual(expect.arrayContaining(all.map(({ send }) => send)))
      const together = all.filter(({ answers }) => answers?.also)
      expect(together).not.toEqual([])
      for (const { send, answers } of together) {
        expect(answers, send).toMatchObject({ fact: question.fact, also })
        const told = await program.hear(send, question)
        for (const fact of [question.fact, ...also]) expect(told[fact], `${fact} ${send}`).toBe(answers?.value)
      }
    }
  })

  it('问数的没有', () => {
    for (const { id, kind } of knowledge.facts.values())
      if (kind !== 'yes-no' && kind !== 'choice') expect(answersTo(knowledge, [id]), id).toEqual([])
  })
})

describe('表单的选项', () => {
  it.each(
    [...knowledge.facts.values()].filter(({ kind }) => kind === 'yes-no').map((fact) => [fact.id, fact] as const),
  )('%s：是就是这样，否就不是，不问好话坏话', (_, fact) => {
    expect(['是', '否', '不知道', '有一点'].map((label) => ticked(fact, label))).toEqual([
      true,
      false,
      'unknown',
      undefined,
    ])
  })

  it('选哪一类，照它的名字', () => {
    for (const fact of knowledge.facts.values())
      for (const [id, { label }] of Object.entries(fact.choices)) expect(ticked(fact, label)).toBe(id)
  })
})
