import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import * as room from '../../src/drafting/index.ts'
import {
  type Answered,
  addRegulation,
  answered,
  type Draft,
  finished,
  Refused,
  regulationIn,
  rowsOf,
  uncitedIn,
  waiting,
} from '../../src/drafting/index.ts'
import { soundDraft } from '../../src/drafting/sound.ts'
import { textOf } from '../support/library.ts'
import { office } from './office.ts'

const desk = office()
afterAll(desk.close)
const file = { name: 'macheng.txt', bytes: new TextEncoder().encode(textOf('test/drafting/macheng.txt')) }
const added = { file, place: '麻城', programme: '孵化载体', newProgramme: true }

let draft: Draft
let world: Awaited<ReturnType<typeof desk.drafting>>
beforeAll(async () => {
  world = await desk.drafting()
  draft = (await addRegulation(added, world)).draft
})

const entryAt = (of: Draft, clause: string) => {
  const [entry] = waiting(of).filter(({ value, section }) => section === 'conditions' && value.clause === clause)
  if (!entry) throw new Error(`nothing waits at ${clause}`)
  return entry
}
const say = (of: Draft, clause: string, as: Answered) => answered(of, entryAt(of, clause).key, as, world)
const refused = (step: () => unknown): string => {
  try {
    step()
  } catch (error) {
    if (error instanceof Refused) return error.lines.join(' ')
    throw error
  }
  return ''
}

describe('几项合成的要求', () => {
  it('一行一行给经办人看，每行带条款和原话', () => {
    const lines = room.entryLines(entryAt(draft, '4'), draft, world.knowledge).join('\n')
    expect(lines).toContain('0 〔4〕有下列情形之一的，不予认定 → 下面一项也不能有：')
    expect(lines).toContain('1 〔4.1〕提供虚假材料')
    expect(lines).toContain('2 〔4.2〕被列入严重失信主体名单')
  })

  it('改一项的短语，别的不动，还等着确认；原文里没有的话不收', () => {
    const after = say(draft, '3', { item: 2, phrase: '毕业企业不少于4家' })
    const [, , second] = rowsOf(entryAt(after, '3').value)
    expect(second?.node.phrase).toBe('毕业企业不少于4家')
    expect(refused(() => say(draft, '3', { item: 2, phrase: '毕业企业不少于5家' }))).toContain('里没有这句话')
    expect(refused(() => say(draft, '3', { item: 9, phrase: '毕业企业' }))).toContain('没有第 9 项')
    expect(refused(() => say(draft, '3', { item: 2, points: '得分' }))).toContain('能改的是 fact、phrase')
  })

  it('确认：整组和里面的新情况都去掉标记；未写：整组一条，新情况不留', () => {
    const sure = parse(say(draft, '4', 'y').facts).facts
    const facts = room.newFactsIn(entryAt(draft, '4').value, draft)
    expect(facts.length).toBe(2)
    for (const id of facts) expect(sure[id].proposed).toBeUndefined()
    const left = say(draft, '4', 'u')
    for (const id of facts) expect(parse(left.facts).facts[id]).toBeUndefined()
    expect(parse(left.regulation).unmodelled).toContainEqual({
      clause: '4',
      phrase: '有下列情形之一的，不予认定',
      about: '本条款的要求',
    })
  })

  it('没有确认就投入使用，也是一条“未写”，带原话', () => {
    const left = parse(finished(draft).regulation).unmodelled
    expect(left.map(({ clause }: { clause: string }) => clause)).toEqual(expect.arrayContaining(['3', '4']))
    for (const { phrase } of left) expect(phrase).toBeTruthy()
  })
})

describe('新情况', () => {
  it('名称、问法、词、单位、种类都能改；改了还等着确认', () => {
    const [id = ''] = room.newFactsIn(entryAt(draft, '2.2').value, draft)
    const label = room.plainly(String(room.factOf(draft, id).label))
    const after = say(draft, '2.2', { new_fact: { label: `${label}数`, words: ['创业辅导老师'] } })
    expect(room.factOf(after, id)).toMatchObject({ label: `${label}数`, words: ['创业辅导老师'], proposed: true })
    expect(room.factOf(after, id).ask).toContain(`${label}数`)
    expect(refused(() => say(draft, '2.2', { new_fact: { ask: '有没有20家？' } }))).toContain('直接写的数')
    expect(refused(() => say(draft, '2.2', { new_fact: { kind: 'area' } }))).not.toBe('')
    const other = room.newFactsIn(entryAt(draft, '3').value, draft).map((each) => room.factOf(draft, each))
    const taken = other.flatMap(({ words }) => words as string[])
    expect(refused(() => say(draft, '2.2', { new_fact: { words: taken } }))).toContain('也有')
    expect(refused(() => say(draft, '2.2', { new_fact: {} }))).toContain('label、ask、words、unit、kind')
    expect(refused(() => say(draft, '4', { new_fact: { label: '造假' } }))).toContain('要写 id')
  })
})

describe('草稿总能装入', () => {
  it('对不上的一项改作“未写”，说明为什么；别的照旧', () => {
    const broken = {
      ...draft,
      regulation: draft.regulation.replace('phrase: 创业导师不少于9人', 'phrase: 创业导师不少于8人'),
    }
    const { draft: sound, lines } = soundDraft(broken, world)
    expect(lines.join(' ')).toContain('创业导师不少于8人')
    expect(lines.join(' ')).toContain('改作“未写”')
    expect(waiting(sound).filter(({ section }) => section === 'conditions').length).toBe(
      waiting(draft).filter(({ section }) => section === 'conditions').length - 1,
    )
    expect(soundDraft(sound, world)).toEqual({ draft: sound, lines: [] })
  })

  it('草稿文件写坏了，用中文说在哪一行', async () => {
    await desk.shelf.write('drafts/macheng/macheng.yaml', draft.regulation.replace('conditions:', 'conditions: ['))
    const { status, err } = await desk.run(['confirm', 'macheng', '--list'])
    expect(status).toBe(1)
    expect(err).toMatch(/drafts\/macheng\/macheng\.yaml:\d+：.*应为/u)
    await desk.shelf.write('drafts/macheng/macheng.yaml', draft.regulation)
  })

  it('没有要求也没有事项引到的条款列出来；确认了的才算引到', () => {
    const regulation = regulationIn(draft)
    const uncited = uncitedIn(draft, regulation, { proposed: false })
    expect(uncited).toEqual(expect.arrayContaining(['1', '4.1', '5']))
    expect(uncitedIn(say(draft, '4', 'y'), regulation, { proposed: false })).not.toContain('4.1')
  })
})

describe('--replaces', () => {
  it('文中没有说的、另一地方的、库里没有的，都说明，不悄悄放过', async () => {
    const say = (replaces: string) =>
      addRegulation({ ...added, replaces, again: true }, world).catch(({ lines }) => lines.join(' '))
    expect(await say('liaocheng')).toContain('另一地方或另一类')
    expect(await say('bu_zai')).toContain('库里没有这一部')
  })
})
