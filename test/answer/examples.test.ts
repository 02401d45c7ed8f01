import { describe, expect, it, test } from 'vitest'
import { examplesOn } from '../../src/answer/index.ts'
import { commandExamples } from '../../src/cli/examples.ts'
import { wence } from '../support/cli.ts'
import { knowledge } from '../support/library.ts'
import { deskIn } from '../support/talk.ts'

const asOf = '2026-11-20'
const { figure, list, clause, eligibility, enough, comparison } = examplesOn({ knowledge, asOf })

describe('例子都答得上', () => {
  test.each([
    [figure, 'answer'],
    [list, 'answer'],
    [clause, 'clause'],
    [eligibility, 'question'],
    [enough, 'answer'],
    [comparison, 'comparison'],
  ])('%s', async (words, kind) => {
    const reply = await deskIn().ask(words)
    expect(reply.kind).toBe(kind)
    expect(reply.citations).not.toEqual([])
  })
})

describe('例子出自资料', () => {
  it('现行的文本在前', () => expect(figure).toBe('万州 研发场地要多大'))

  test.each([...knowledge.regulations.keys()])('只收录%s，例子就都是它的', (id) => {
    const only = new Map([...knowledge.regulations].filter(([each]) => each === id))
    const place = only.get(id)?.place ?? ''
    const examples = examplesOn({ knowledge: { ...knowledge, regulations: only }, asOf })
    for (const words of [examples.figure, examples.list, examples.clause, examples.eligibility, examples.enough])
      expect(words).toContain(place)
  })
})

describe('命令的例子都能运行', () => {
  const {
    facts: asked,
    told,
    denied,
    answered,
    slot,
    said,
    asJson,
    places,
  } = commandExamples({ knowledge, today: () => asOf })
  const facts = [...told, denied].flatMap((each) => ['--fact', each])
  test.each([
    ['ask', [figure]],
    ['check --fact', ['--region', places[0] ?? '', ...facts]],
    ['check --facts', ['--region', places[1] ?? '', '--facts', '我们.json']],
    ['guard', ['--cited', slot.clause, slot.words]],
    ['intake', [said]],
    ['intake --context', ['--context', answered.fact, answered.words]],
  ])('%s', async (command, args) => {
    const { status, err } = await wence([command.split(' ')[0] ?? '', ...args], { files: { '我们.json': asJson } })
    expect([status, err]).toEqual([0, ''])
  })

  it('话里说的项都读得出', async () => {
    const { facts: read } = (await wence(['intake', '--json', said])).json()
    expect(Object.keys(read)).toEqual(expect.arrayContaining(asked.slice(0, told.length).map(({ id }) => id)))
  })
})
