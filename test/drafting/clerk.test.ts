import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { draftIds, publishDraft, readDraft, retireRegulation } from '../../src/drafting/index.ts'
import { openedOnce } from '../support/library.ts'
import { full } from '../support/size.ts'
import { killedAt, office } from './office.ts'

const FILE = 'test/drafting/shiyan.txt'
const ADD = ['add', FILE, '--place', '十堰', '--programme', '技术创新中心']

interface Listed {
  readonly id: string
  readonly entry: string
  readonly shown: readonly string[]
  readonly section: string
  readonly value: Readonly<Record<string, unknown>>
}

const desk = office()
afterAll(desk.close)
const listed = async (at = desk): Promise<Listed[]> => (await at.run(['confirm', 'shiyan', '--list'])).lines()
const isRequirement = ({ section }: Listed) => ['conditions', 'judged', 'unmodelled'].includes(section)

describe('一份文件，从读入到撤下，不写代码', () => {
  it('读入：列出条款，建议带着原文短语，都没有确认', async () => {
    const { out, status } = await desk.run(ADD)
    expect(status).toBe(0)
    expect(out).toContain('标题：十堰市技术创新中心管理办法')
    expect(out).toContain('shiyan:4.2')
    const entries = await listed()
    const of = (phrase: string) => entries.find(({ value }) => value.phrase === phrase)
    expect(of('研发人员不少于26人')).toMatchObject({
      section: 'conditions',
      value: { fact: 'rd_staff', clause: '4.2' },
    })
    expect(of('研发场地面积620平方米以上')).toMatchObject({ value: { fact: 'site_area' } })
    expect(of('上年度研发投入不低于340万元')).toMatchObject({ value: { fact: 'rd_spend_last_year' } })
    expect(of('具有独立法人资格')).toMatchObject({ value: { fact: 'legal_person', is: true } })
    expect(of('近三年无不良信用记录')).toMatchObject({ value: { fact: 'clean_credit_3y', is: true } })
    expect(of('技术团队代表性强，具有较强的技术攻关能力')).toMatchObject({ section: 'judged' })
    expect(of('应与下游用户签订协议')).toMatchObject({ value: { when: { in: [true] }, is: true } })
    expect(entries.find(({ entry }) => entry === 'document_number')?.value.phrase).toBe('十科规〔2026〕7号')
    expect(entries.find(({ entry }) => entry === 'interpreter')?.value.name).toBe('十堰市科学技术局')
  })

  it('没有确认的不算数：别处看不到这一部', async () => {
    expect([...desk.known().knowledge.regulations.keys()]).not.toContain('shiyan')
    const { out } = await desk.run(['try', 'shiyan'])
    expect(out).toMatch(/第四条 6 项：已写 0，专家评判 0，未写 0；未确认 8。/u)
  })

  it('同一份再读，接着做；换过的要 --again；认不出的地方和类别说出相近的', async () => {
    expect((await desk.run(ADD)).out).toContain('已有草稿 shiyan，接着做')
    const changed = join(desk.folder, 'changed.txt')
    writeFileSync(changed, readFileSync(FILE, 'utf8').replace('不少于26人', '不少于28人'))
    const again = await desk.run(['add', changed, ...ADD.slice(2)])
    expect(again.status).toBe(1)
    expect(again.err).toContain('不少于28人')
    expect(again.err).toContain('--again')
    expect((await desk.run([...ADD.slice(0, 2), '--place', '十堰', '--programme', '技术创新基地'])).err).toContain(
      '技术创新中心',
    )
    expect((await desk.run([...ADD.slice(0, 2), '--place', '不在此处', '--programme', '技术创新中心'])).err).toContain(
      '没有这个地方',
    )
  })

  it('列出的每一项都写着经办人看到的话：事项写名字，问是否的写问的是什么', async () => {
    const matters = (await listed()).filter(({ section }) => section === 'statements')
    expect(matters.length).toBeGreaterThan(20)
    for (const { entry, shown } of matters) {
      const { label, whether } = desk.known().knowledge.matters.get(entry) ?? {}
      expect(shown[0]).toBe(`事项：${label}${whether === undefined ? '' : `（问的是：${whether}）`}`)
    }
  })

  it('逐行确认；不合的当行说明，不改草稿', async () => {
    const entries = await listed()
    const answers = entries
      .filter(({ section }) => section !== 'statements')
      .map(({ id, entry }) => ({ id, entry, as: 'y' }))
    const wrong = { id: 'shiyan', entry: '4.2:研发人员不少于26人', as: { phrase: '研发人员不少于99人' } }
    const matter = { id: 'shiyan', entry: 'text_interpreter', as: { stated: 1 } }
    const stdin = `${[wrong, matter, ...answers].map((line) => JSON.stringify(line)).join('\n')}\n`
    const lines = (await desk.run(['confirm', '--jsonl'], { stdin })).lines()
    expect(lines[0].error).toContain('研发人员不少于99人')
    expect(lines.slice(1).filter(({ error }) => error)).toEqual([])
    expect((await listed()).filter(isRequirement)).toEqual([])
  })

  it('答过的要改：先答 r，又待确认', async () => {
    const line = (as: string) => JSON.stringify({ id: 'shiyan', entry: '4.2:研发人员不少于26人', as })
    const say = async (as: string) => (await desk.run(['confirm', '--jsonl'], { stdin: `${line(as)}\n` })).lines()[0]
    expect((await say('y')).error).toContain('先答 r')
    await say('r')
    expect((await listed()).filter(isRequirement)).toMatchObject([
      { entry: '4.2:研发人员不少于26人', lead: expect.stringContaining('下列条件') },
    ])
    expect((await say('r')).error).toContain('没有答过')
    await say('y')
    expect((await listed()).filter(isRequirement)).toEqual([])
  })

  it('试：写了几项，评判几项，未写几项', async () => {
    const { out } = await desk.run(['try', 'shiyan'])
    expect(out).toContain('第四条 6 项：已写 5，专家评判 1，未写 0。')
  })

  it('投入使用，问、对比、聊、核对都用它自己的条文', async () => {
    const { status, out, err } = await desk.run(['publish', 'shiyan'])
    expect([status, err]).toEqual([0, ''])
    expect(out).toContain('已投入使用')
    const asked = (await desk.run(['ask', '十堰技术创新中心需要多少研发人员', '--json'])).json()
    expect(asked.text).toContain('不少于26人')
    expect(asked.citations.map(({ ref }: { ref: string }) => ref)).toContain('shiyan:4.2')
    expect((await desk.run(['compare', '研发场地面积'])).out).toContain('620平方米')
    const chatted = await desk.run(['chat', '--jsonl'], {
      stdin: '{"session":"s","user":"十堰技术创新中心我们研发人员20人能申报吗"}\n',
    })
    expect(chatted.out).toContain('shiyan')
    const facts = JSON.stringify({ id: 1, regulation: 'shiyan', facts: { rd_staff: 20, site_area: 700 } })
    const check = (await desk.run(['check', '--jsonl'], { stdin: `${facts}\n` })).lines()[0]
    const statusOf = (id: string) => check.conditions.find((each: { id: string }) => each.id === id)?.status
    expect([statusOf('4.2/rd_staff'), statusOf('4.2/site_area')]).toEqual(['unmet', 'met'])
  })

  it('撤下，又是草稿，确认过的还在', async () => {
    const { out, status } = await desk.run(['retire', 'shiyan'])
    expect(status).toBe(0)
    expect(out).toContain('回到草稿')
    expect([...desk.known().knowledge.regulations.keys()]).not.toContain('shiyan')
    expect((await listed()).filter(isRequirement)).toEqual([])
  })
})

/** Where a run is broken off: at each of its steps where there is time, else at the first, and at that which decides. */
const steps = (all: number, deciding: readonly number[]) =>
  full ? Array.from({ length: all }, (_, i) => i + 1) : deciding

describe('断在哪一步都不留半截', () => {
  it('读入：没有草稿，再来一次就有', async () => {
    const at = office()
    for (const nth of steps(8, [1, 8])) {
      const killed = await at.run(ADD, { shelf: killedAt(nth, at.shelf) }).then(
        () => 'done',
        ({ message }) => message,
      )
      expect(killed).toBe('killed')
      expect(await draftIds(at.shelf)).toEqual([])
    }
    expect((await at.run(ADD)).status).toBe(0)
    at.close()
  })

  it('投入使用，撤下：断了的不算数，再来一次接着走完', async () => {
    const at = office()
    await at.run(ADD)
    const held = () => [...at.held().knowledge.regulations.keys()].includes('shiyan')
    const before = await readDraft(at.shelf, 'shiyan')
    const { words } = await at.drafting()
    const world = (shelf = at.shelf) => ({
      at: '2026-11-20',
      shelf,
      library: at.held().library,
      opened: openedOnce,
      words,
      tried: async () => [],
    })
    const broken = (step: Promise<unknown>) => step.catch(({ message }) => expect(message).toBe('killed'))
    for (const nth of steps(6, [1, 5, 6])) {
      await broken(publishDraft('shiyan', world(killedAt(nth, at.shelf))))
      expect([nth, held()]).toEqual([nth, nth === 6])
    }
    expect((await publishDraft('shiyan', world()))[0]).toContain('收好了草稿')
    for (const nth of steps(5, [1, 2, 5])) {
      await broken(retireRegulation('shiyan', world(killedAt(nth, at.shelf))))
      expect([nth, held()]).toEqual([nth, nth === 1])
      await retireRegulation('shiyan', world())
      const { record, ...files } = await readDraft(at.shelf, 'shiyan')
      expect({ ...files, record: { ...record, done: before.record.done } }).toEqual(before)
      expect(record.done.at(-1)).toEqual({ at: '2026-11-20', what: '撤下' })
      expect([held(), await at.shelf.list('knowledge/regulations/shiyan')]).toEqual([false, []])
      await publishDraft('shiyan', world())
      expect(held()).toBe(true)
    }
    at.close()
  })
})
