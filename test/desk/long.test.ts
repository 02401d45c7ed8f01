import { describe, expect, it } from 'vitest'
import { legible } from '../../src/desk/stretches.ts'
import { sized } from '../support/size.ts'
import { deskIn } from '../support/talk.ts'

const CHAT = '今天天气很好，我们在公园里走了走，看了看湖边的花。'
const chatter = (length: number): string => CHAT.repeat(Math.ceil(length / CHAT.length))

describe('很长的一段话', () => {
  it('四千字以后说的也读到：记下的都说，问的都答', async () => {
    const desk = deskIn()
    const first = '我们研发人员11人，想申报万州的。'
    const message = `${first}${chatter(4500)}研发场地面积600平方米。${chatter(2500)}云南的绩效评估几年一次？`
    const reply = await desk.turn('s', message)
    expect(reply.known).toMatchObject({ rd_staff: 11, site_area: 600 })
    expect(reply.text).toContain('3年')
    expect(reply.text).not.toContain('没有读')
    // The same is said once, however often it comes up.
    const texts = reply.blocks.map(({ text }) => text)
    expect(new Set(texts).size).toBe(texts.length)
  })

  it('长得读不完：说读到哪里为止，前面的都算数', async () => {
    const desk = deskIn()
    const begins = '我们研发人员11人，想申报万州的。'
    const tail = '其余场地380平。'
    // Most of it is nothing that takes time to read.
    const message = `${begins}${'。\n'.repeat(49_990)}${tail}${tail}`
    const reply = await desk.turn('s', message)
    expect(reply.known).toMatchObject({ rd_staff: 11 })
    expect(reply.blocks[0]?.text).toMatch(/^这段话太长，只读到“.+”为止，后面的没有读。/u)
  }, 60_000)

  it('只问一句的命令也一样：读了多少，说多少', async () => {
    const desk = deskIn()
    const reply = await desk.ask(`云南的绩效评估几年一次？${chatter(8000)}`)
    expect(reply.text).toContain('只读到“')
    expect((await desk.compare(`补助${chatter(8000)}`)).text).toContain('只读到“')
    expect((await desk.passages(`绩效评估${chatter(8000)}`)).text).toContain('只读到“')
  })

  it('段与段断在句末，合起来一字不差；断不在数字中间', () => {
    const text = chatter(30_000)
    const { stretches, stopped } = legible(text)
    expect(stretches.join('')).toBe(text)
    expect(stopped).toBeUndefined()
    for (const stretch of stretches) {
      expect(stretch.length).toBeLessThanOrEqual(500)
      expect(stretch).toMatch(/。$/u)
    }
    for (const unit of ['研发人员1234人', '1,200元', '𠮷', '啊']) {
      const long = unit.repeat(Math.ceil(9000 / unit.length))
      const parts = legible(long).stretches
      expect(parts.join('')).toBe(long)
      for (const part of parts.slice(0, -1)) {
        expect(part).not.toMatch(/\d$/u)
        expect(part).not.toMatch(/[\ud800-\udbff]$/)
      }
    }
  })

  it('字数翻倍，要读的段数也只翻倍', () => {
    const counts = [10_000, 20_000, 40_000].map((length) => legible(chatter(length)).stretches.length)
    expect((counts[1] ?? 0) / (counts[0] ?? 1)).toBeCloseTo(2, 0)
    expect((counts[2] ?? 0) / (counts[1] ?? 1)).toBeCloseTo(2, 0)
    expect(legible('啊'.repeat(1_000_000)).stretches.join('')).toHaveLength(40_000)
  })

  it('一个人说很长的话，别人不用等他说完', async () => {
    const desk = deskIn()
    const done: string[] = []
    const long = desk.turn('long', chatter(sized(60_000))).then(() => done.push('long'))
    const short = desk.turn('short', '云南第二十四条').then(() => done.push('short'))
    await Promise.all([long, short])
    expect(done).toEqual(['short', 'long'])
  }, 120_000)
})
