import { describe, expect, it } from 'vitest'
import type { Entry, Reply } from '../../src/desk/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { TicketOffice } from '../../src/tickets/index.ts'
import { knowledge } from '../support/library.ts'
import { opened } from '../support/replies.ts'
import { deskIn, refsOf } from '../support/talk.ts'

/** A store that keeps what it was given to save. */
class Watched extends MemorySessionStore {
  readonly entries: Entry[] = []

  override save(entry: Entry): boolean {
    this.entries.push(entry)
    return super.save(entry)
  }
}

const CONTACTS = { wanzhou: '区科技局创新科', sichuan: '省科技厅成果处' }

const REACHED = { channel: 'test', to: 'there' }

async function talked(handOff: boolean, ...lines: readonly string[]) {
  const store = new Watched()
  const tickets = new TicketOffice({ store: store.tickets, now: () => 0, offices: handOff ? ['office'] : [] })
  const desk = deskIn({ store, tickets, contacts: CONTACTS })
  const replies: Reply[] = []
  for (const line of lines) replies.push(await desk.turn('s', line, { handOff: REACHED }))
  const last = replies.at(-1)
  if (!last) throw new Error('a conversation of no lines')
  return { replies, last, notes: store.entries.flatMap(({ notes }) => notes).filter(({ kind }) => kind !== 'asked') }
}

/** Says that somebody was told, or that saying 转人工 brings somebody. */
const PROMISES = /已转|单号|要转人工|说“转人工”/u

describe('有人可转', () => {
  it('说已转，给单号；单子带着对话', async () => {
    const { last, notes } = await talked(true, '万州 补助多少', '转人工')
    expect(last.kind).toBe('handoff')
    expect(last.ticket).toMatch(/./u)
    expect(last.text).toContain(`已转给工作人员，单号 ${last.ticket}`)
    expect(last.text).toContain('重庆市万州区科学技术局')
    expect(last.text).toContain('联系方式：区科技局创新科')
    expect(notes).toEqual([
      {
        kind: 'ticket',
        opening: expect.objectContaining({
          id: last.ticket,
          place: 'wanzhou',
          question: '万州 补助多少',
          session: 's',
        }),
      },
    ])
  })

  it('用英文说也一样', async () => {
    const { last } = await talked(true, 'How much is the subsidy of Wanzhou?', 'I want to talk to a human agent')
    expect(last.text).toContain('A person has been told')
  })
})

describe('没有人可转', () => {
  it('不说已转，没有单号，也不留单子：问谁、怎么找、条文哪一句写的', async () => {
    const { last, notes } = await talked(false, '万州 补助多少', '转人工')
    expect(last.kind).toBe('handoff')
    expect(last.ticket).toBeUndefined()
    expect(last.text).not.toMatch(PROMISES)
    expect(last.text).toContain('没有转给任何人')
    expect(last.text).toContain('重庆市万州区科学技术局（万州办法第二十七条规定由其解释），联系方式：区科技局创新科')
    expect(refsOf(last)).toEqual(['wanzhou:27'])
    expect(opened(last)).toContain(last.citations[0]?.quote ?? 'no quotation')
    expect(notes).toEqual([])
  })

  it.each([
    ['核对当中', ['我们公司能不能申报云南的', '找人工客服'], ['云南省科学技术厅']],
    ['话里说了哪里', ['万州 补助多少', '四川的我想找个人问'], ['四川省科学技术厅', '省科技厅成果处']],
    ['没有写明由谁解释的', ['重庆 怎么申报', '转人工'], ['重庆市发展和改革委员会', '没有写明由谁解释']],
  ])('%s：就说那一地的', async (_, lines, names) => {
    const { last } = await talked(false, ...lines)
    expect(last.kind).toBe('handoff')
    for (const name of names) expect(last.text).toContain(name)
    expect(last.text.match(/ {2}· /gu)).toHaveLength(1)
  })

  it('没说过哪里：各地问谁都说', async () => {
    const { last } = await talked(false, '转人工')
    for (const { place } of knowledge.regulations.values()) expect(last.text).toContain(`· ${place}：`)
    expect(last.text).toContain('联系方式：省科技厅成果处')
  })

  it('连着没答上也不许诺，评价了没用也不许诺', async () => {
    const { replies } = await talked(false, '万州中心主任退休年龄', '万州评审费多少', '万州门票多少钱', '没用', '是')
    for (const reply of replies) expect(reply.text).not.toMatch(PROMISES)
  })

  it('单独问一句也一样', async () => {
    const reply = await deskIn().ask('转人工')
    expect(reply.kind).toBe('handoff')
    expect(reply.text).not.toMatch(PROMISES)
  })

  it('用英文说也一样', async () => {
    const { last } = await talked(false, 'How much is the subsidy of Wanzhou?', 'I want to talk to a human agent')
    expect(last.text).toContain('Nobody can be told from here')
  })
})
