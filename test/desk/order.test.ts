import { describe, expect, it } from 'vitest'
import { emptySession, Lanes } from '../../src/desk/index.ts'
import type { Embedder } from '../../src/retrieval/index.ts'
import { eventually } from '../support/eventually.ts'
import { deskIn, refsOf, talk } from '../support/talk.ts'

/** An embedder whose answers come when they are let through. */
function gated() {
  const gates: (() => void)[] = []
  let open = false
  const embedder: Embedder = {
    name: 'gated',
    dimension: 2,
    embed: (texts) =>
      texts.length > 1 || open
        ? Promise.resolve(texts.map(() => [1, 0]))
        : new Promise((resolve) => gates.push(() => resolve([[0, 1]]))),
  }
  const openAll = () => {
    open = true
    for (const gate of gates) gate()
  }
  return { embedder, gates, openAll }
}

describe('一个人的话按先后答', () => {
  it('后一句等前一句答完；别人不等', async () => {
    const { embedder, gates, openAll } = gated()
    const desk = deskIn({ embedder })
    const done: string[] = []
    const turn = (id: string, words: string) => desk.turn(id, words).then(() => done.push(words))
    const all = [turn('a', '查万州：企业，研发人员11人'), turn('a', '看结果'), turn('b', '云南 补助多少')]
    await eventually(() => expect(gates).toHaveLength(2))
    gates[1]?.()
    await eventually(() => expect(done).toEqual(['云南 补助多少']))
    expect(gates).toHaveLength(2)
    openAll()
    await Promise.all(all)
    expect(done).toEqual(['云南 补助多少', '查万州：企业，研发人员11人', '看结果'])
  })

  it('一句出错，不挡后面的', async () => {
    const lanes = new Lanes()
    const failed = lanes.run('a', () => Promise.reject(new Error('broken')))
    const next = lanes.run('a', async () => 'next')
    await expect(failed).rejects.toThrow('broken')
    expect(await next).toBe('next')
    await eventually(() => expect(lanes.busy).toBe(0))
  })

  it('同时说的两句都记下', async () => {
    const desk = deskIn()
    const lines = ['查万州：企业，独立法人', '研发人员11人', '场地600平', '设备300万', '看结果']
    const replies = await Promise.all(lines.map((line) => desk.turn('s', line)))
    expect(replies.at(-1)?.check?.facts).toMatchObject({ rd_staff: 11, site_area: 600, equipment_value: 3_000_000 })
    expect(emptySession().log).toEqual([])
  })
})

describe('按意思找', () => {
  const QUESTION = '万州 研发场地要多大'

  it('向量服务坏了：照字面找，回答一样，维护人员听到一次', async () => {
    const faults: Error[] = []
    const embed = () => Promise.reject(new Error('embedder is away'))
    const desk = deskIn({ embedder: { name: 'away', dimension: 2, embed }, onFault: (fault) => faults.push(fault) })
    const [plain] = await talk(QUESTION)
    expect(await desk.turn('s', QUESTION)).toEqual(plain)
    expect(faults.map(({ message }) => message)).toEqual(['embedder is away'])
  })

  it('送出去的话里没有电话、单位和名字，别的一字不动', async () => {
    const sent: string[] = []
    const embed = async (texts: readonly string[]) => {
      if (texts.length === 1) sent.push(...texts)
      return texts.map(() => [1, 0])
    }
    const desk = deskIn({ embedder: { name: 'spy', dimension: 2, embed } })
    const reply = await desk.turn('s', '我是张伟，13912345678，重庆某某科技有限公司设备300万，万州科研仪器总值要多少')
    expect(sent).toEqual(['我是〔姓名1〕，〔电话1〕，重庆〔单位1〕设备300万，万州科研仪器总值要多少'])
    expect(refsOf(reply)).toContain('wanzhou:8.7')
  })
})
