import { describe, expect, it } from 'vitest'
import type { Inbox, SessionStore } from '../../src/desk/index.ts'
import { MemorySessionStore } from '../../src/store/index.ts'
import { eventOf, officePerson, openTicket, QUIET, TicketOffice, type TicketStore } from '../../src/tickets/index.ts'
import { DAY, entry, NOON, opening, openStore } from '../store/turns.ts'

interface Store extends SessionStore {
  readonly tickets: TicketStore
  readonly inbox: Inbox
}

const MINUTE = 60_000

describe.each<[string, () => Store]>([
  ['内存', () => new MemorySessionStore()],
  ['SQLite', () => openStore()],
])('工单存放的约定：%s', (_, open) => {
  const opened = (store: Store, over: Parameters<typeof opening>[0] = {}, id = 's1') =>
    store.save(entry({ id, notes: [{ kind: 'ticket', opening: opening(over) }] }))
  const posted = (store: Store, channel: string) =>
    store.inbox.claim(channel, { owner: 'p1', until: DAY }, 0, NOON).map(({ kind, words }) => `${kind} ${words}`)
  const officeOf = (store: Store, now = () => NOON) =>
    new TicketOffice({ store: store.tickets, now, offices: ['slack'] })

  it('随那一轮开单，信也一起放好；那一轮存不上就都没有', () => {
    const store = open()
    expect(opened(store)).toBe(true)
    expect(store.tickets.get('T1')).toEqual(openTicket(opening()))
    expect(posted(store, 'slack')).toEqual([expect.stringContaining('office 有人要转人工，单号 T1\n聊城兼职')])
    expect(store.save(entry({ notes: [{ kind: 'ticket', opening: opening({ id: 'T2', session: 's2' }) }] }))).toBe(
      false,
    )
    expect(store.tickets.get('T2')).toBeUndefined()
    expect(posted(store, 'slack')).toEqual([])
  })

  it('一个会话同时只有一张没办结的', () => {
    const store = open()
    opened(store)
    const again = opening({ id: 'T2' })
    expect(store.save(entry({ id: 's9', notes: [{ kind: 'ticket', opening: again }] }))).toBe(false)
    expect(store.tickets.inSession('s1', NOON)?.id).toBe('T1')
  })

  it('接手、答复：本人和工作人员各有一封信，先后不乱；信里有单号和第几件事', () => {
    const store = open()
    opened(store)
    const office = officeOf(store)
    expect(office.take('T1', '李')).toMatchObject({ ticket: { state: 'taken' } })
    expect(office.answer('T1', '李', '可以算')).toMatchObject({ ticket: { state: 'answered' } })
    const letters = store.inbox.claim('wechat', { owner: 'p1', until: DAY }, 0, NOON)
    expect(letters.map(({ words }) => words)).toEqual([
      '工作人员李已接手（单号 T1）。您接着说的话直接转给工作人员；要我回答，请先叫“问策”。',
      '工作人员答复（李）\n可以算',
    ])
    expect(letters[0]).toMatchObject({ kind: 'told', person: '张三', session: 's1', to: '张三的地址' })
    expect(eventOf(letters[1]?.key ?? '')).toEqual({ ticket: 'T1', event: 2 })
    expect(posted(store, 'slack')).toHaveLength(3)
  })

  it('拒绝的一步：什么都没变，也没有信', () => {
    const store = open()
    opened(store)
    const office = officeOf(store)
    office.take('T1', '李')
    posted(store, 'wechat')
    const before = store.tickets.get('T1')
    expect(office.answer('T1', '王', '不行')).toEqual({ refused: { why: 'taken', by: '李', at: NOON } })
    expect(office.take('T9', '王')).toEqual({ refused: { why: 'unknown' } })
    expect(store.tickets.get('T1')).toEqual(before)
    expect(posted(store, 'wechat')).toEqual([])
  })

  it('本人的话按那时的样子记；已经有人接手了，那一轮要重来', () => {
    const store = open()
    opened(store)
    const said = (state: 'open' | 'taken', revision: number | undefined) =>
      store.save(
        entry({
          ...(revision === undefined ? {} : { revision }),
          notes: [{ kind: 'ticket-step', ticket: 'T1', state, step: { kind: 'person', at: NOON, words: '还有' } }],
        }),
      )
    officeOf(store).take('T1', '李')
    const revision = store.load('s1', NOON)?.revision
    expect(said('open', revision)).toBe(false)
    expect(said('taken', revision)).toBe(true)
    expect(store.tickets.get('T1')?.events.map(({ kind }) => kind)).toEqual(['opened', 'taken', 'person'])
  })

  it('等久了两边都说，只说一次', () => {
    const store = open()
    opened(store)
    let now = NOON + 29 * MINUTE
    const office = officeOf(store, () => now)
    expect(office.overdue(30 * MINUTE)).toBe(0)
    now = NOON + 31 * MINUTE
    expect(office.overdue(30 * MINUTE)).toBe(1)
    expect(office.overdue(30 * MINUTE)).toBe(0)
    expect(posted(store, 'wechat')).toEqual([
      'told 单号 T1 还没有人接手，已等 31 分钟，再提醒了一次工作人员。也可以直接找聊城市科学技术局。',
    ])
    expect(posted(store, 'slack').at(-1)).toBe('office 单号 T1 还没有人接手，已等 31 分钟。')
  })

  it('列：按状态、地方；答复后一天没动静的算办结', () => {
    const store = open()
    opened(store)
    opened(store, { id: 'T2', session: 's2', place: 'wanzhou', opened: NOON + 1 }, 's2')
    const office = officeOf(store)
    office.answer('T1', '李', '可以')
    expect(office.list({ states: ['answered'] }).map(({ id }) => id)).toEqual(['T1'])
    expect(office.list({ place: 'wanzhou' }).map(({ id }) => id)).toEqual(['T2'])
    expect(
      officeOf(store, () => NOON + QUIET + 1)
        .list({ states: ['closed'] })
        .map(({ id }) => id),
    ).toEqual(['T1'])
    expect(store.tickets.inSession('s1', NOON + QUIET + 1)).toBeUndefined()
  })

  it('有了新的单，旧的不再打开', () => {
    const store = open()
    opened(store)
    const office = officeOf(store)
    office.close('T1', '李')
    opened(store, { id: 'T2' }, 's7')
    expect(office.reopen('T1', '李')).toEqual({ refused: { why: 'another', ticket: 'T2' } })
    office.close('T2', '李')
    expect(office.reopen('T1', '李')).toMatchObject({ ticket: { state: 'open' } })
  })

  it('记着各处把单子放在哪里，后来的信就去那里', () => {
    const store = open()
    opened(store)
    posted(store, 'slack')
    const office = officeOf(store)
    office.shown('T1', 'slack', '那条消息')
    office.take('T1', '李')
    expect(store.inbox.claim('slack', { owner: 'p2', until: 3 * DAY }, 2 * DAY, NOON + 2 * DAY).at(-1)).toMatchObject({
      kind: 'office',
      session: 'T1',
      person: officePerson('T1'),
      to: '那条消息',
    })
  })

  it('清除一个人：单子、事、没送的信都没有了', () => {
    const store = open()
    opened(store)
    officeOf(store).take('T1', '李')
    opened(store, { id: 'T2', session: 's2', person: '李四' }, 's2')
    store.erase('张三')
    expect(store.tickets.get('T1')).toBeUndefined()
    expect(posted(store, 'slack')).toEqual([expect.stringContaining('单号 T2')])
    expect(store.misses(0)).toHaveLength(1)
  })

  it('转人工的问题也在没答上的里面，自成一类', () => {
    const store = open()
    opened(store)
    expect(store.misses(0)).toEqual([
      { kind: 'ticket', words: '聊城兼职的人能算吗，电话〔电话1〕', place: 'liaocheng', count: 1, last: NOON },
    ])
    expect(store.misses(NOON + 1)).toEqual([])
  })

  it('最后一件事过了九十天，不再留', () => {
    const store = open()
    opened(store)
    store.save(entry({ id: 'x', at: NOON + 90 * DAY, expires: NOON + 100 * DAY }))
    expect(store.tickets.get('T1')).toBeDefined()
    store.save(entry({ id: 'y', at: NOON + 91 * DAY, expires: NOON + 100 * DAY }))
    expect(store.tickets.get('T1')).toBeUndefined()
  })

  it('像的问题：同一地方、答复过的，最多三个，像的在前', () => {
    const store = open()
    for (let n = 2; n < 7; n++)
      opened(store, { id: `T${n}`, session: `x${n}`, masked: '聊城兼职的人能不能算' }, `x${n}`)
    opened(store, { id: 'T8', session: 'x8', masked: '聊城兼职的人能算吗' }, 'x8')
    opened(store, { id: 'T9', session: 'x9', place: 'wanzhou', masked: '聊城兼职的人能算吗' }, 'x9')
    opened(store)
    const office = officeOf(store)
    for (const id of ['T2', 'T3', 'T4', 'T5', 'T8', 'T9']) office.answer(id, '李', '能算，找王主任')
    const mine = office.get('T1')
    const found = mine ? office.similar(mine, (words) => words.replace('王主任', '〔人名1〕')) : []
    expect(found).toHaveLength(3)
    expect(found[0]).toMatchObject({ id: 'T8', answer: '能算，找〔人名1〕' })
    expect(found.map(({ id }) => id)).not.toContain('T9')
  })
})
