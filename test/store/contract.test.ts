import { describe, expect, it } from 'vitest'
import type { Entry, Note, SessionStore } from '../../src/desk/index.ts'
import { MemorySessionStore } from '../../src/store/index.ts'
import { DAY, entry, FULL, HOUR, NOON, opening, openStore, session } from './turns.ts'

const miss = (words: string, place?: string): Note => ({ kind: 'miss', words, ...(place ? { place } : {}) })
const complaint = (words: string): Note => ({ kind: 'feedback', reply: 'r1', useful: false, words })

const revisionOf = (store: SessionStore, id: string, now = NOON): number => store.load(id, now)?.revision ?? Number.NaN

const again = (store: SessionStore, over: Partial<Entry>): Entry =>
  entry({ revision: revisionOf(store, over.id ?? 's1'), ...over })

describe.each<[string, () => SessionStore]>([
  ['内存', () => new MemorySessionStore()],
  ['SQLite', () => openStore()],
])('会话存放的约定：%s', (_, open) => {
  it('没存过的：没有', () => {
    expect(open().load('s1', NOON)).toBeUndefined()
  })

  it('存什么取什么，一个字段不少', () => {
    const store = open()
    expect(store.save(entry({ session: FULL }))).toBe(true)
    expect(store.load('s1', NOON)?.session).toEqual(FULL)
  })

  it('取出来的改了，存着的不变', () => {
    const store = open()
    const log = [{ words: '问', reply: '答' }]
    store.save(entry({ session: session({ log }) }))
    log.push({ words: '后来', reply: '的话' })
    ;(store.load('s1', NOON)?.session.log as unknown[]).length = 0
    expect(store.load('s1', NOON)?.session.log).toEqual([{ words: '问', reply: '答' }])
  })

  it('一个人的会话都列得出来，刚存的在前；过了时的、别人的不列', () => {
    const store = open()
    store.save(entry({ id: 'a', person: 'p', session: session({ misses: 1 }) }))
    store.save(entry({ id: 'b', person: 'p', session: session({ misses: 2 }) }))
    store.save(entry({ id: 'c', person: 'q' }))
    const own = store.sessionsOf('p', NOON).map(({ id, session: kept }) => [id, kept.misses])
    expect(own).toEqual([
      ['b', 2],
      ['a', 1],
    ])
    expect(store.sessionsOf('p', Number.MAX_SAFE_INTEGER)).toEqual([])
  })

  it('按取出的版本再存：存得上，版本变了', () => {
    const store = open()
    store.save(entry())
    const before = revisionOf(store, 's1')
    expect(store.save(entry({ revision: before, session: session({ misses: 1 }) }))).toBe(true)
    expect(store.load('s1', NOON)?.session.misses).toBe(1)
    expect(revisionOf(store, 's1')).not.toBe(before)
  })

  it('别处先存了：不存，一个字也不写，附记也不写', () => {
    const store = open()
    store.save(entry())
    const stale = revisionOf(store, 's1')
    store.save(entry({ revision: stale, session: session({ misses: 1 }) }))
    const late = entry({ revision: stale, session: session({ misses: 7 }), notes: [miss('落空的问题')] })
    expect(store.save(late)).toBe(false)
    expect(store.load('s1', NOON)?.session.misses).toBe(1)
    expect(store.misses(0)).toEqual([])
  })

  it('以为是新会话，其实已经有了：不存', () => {
    const store = open()
    store.save(entry({ session: session({ misses: 1 }) }))
    expect(store.save(entry())).toBe(false)
    expect(store.load('s1', NOON)?.session.misses).toBe(1)
  })

  it('带着版本来，会话却没了：不存', () => {
    expect(open().save(entry({ revision: 1 }))).toBe(false)
  })

  it('清除以后重新开始，清除以前取出的版本不再作数', () => {
    const store = open()
    store.save(entry())
    const stale = revisionOf(store, 's1')
    store.erase('张三')
    store.save(entry({ session: session({ misses: 2 }) }))
    expect(store.save(entry({ revision: stale }))).toBe(false)
    expect(store.load('s1', NOON)?.session.misses).toBe(2)
  })

  it('到期那一刻还在，过了就没有，可以重新开始', () => {
    const store = open()
    store.save(entry({ expires: NOON + HOUR }))
    expect(store.load('s1', NOON + HOUR)).toBeDefined()
    expect(store.load('s1', NOON + HOUR + 1)).toBeUndefined()
    expect(store.save(entry({ at: NOON + HOUR + 1, session: session({ misses: 3 }) }))).toBe(true)
    expect(store.load('s1', NOON + HOUR + 1)?.session.misses).toBe(3)
  })

  it('取出时还在、存时刚过期：算续上', () => {
    const store = open()
    store.save(entry({ expires: NOON + HOUR }))
    const at = NOON + 2 * HOUR
    expect(store.save(again(store, { at, expires: at + DAY }))).toBe(true)
    expect(store.load('s1', at)).toBeDefined()
  })

  it('清除一个人：会话、问题、意见、工单都没有了，别人的还在', () => {
    const store = open()
    const ticket: Note = { kind: 'ticket', opening: opening({ person: '张三', session: 's1' }) }
    store.save(entry({ notes: [miss('张三的问题'), complaint('张三的意见'), ticket] }))
    store.save(entry({ id: 's2' }))
    store.save(entry({ id: 's3', person: '李四', notes: [miss('李四的问题')] }))
    expect(store.erase('张三')).toBe(2)
    expect(store.load('s1', NOON)).toBeUndefined()
    expect(store.load('s2', NOON)).toBeUndefined()
    expect(store.load('s3', NOON)).toBeDefined()
    expect(store.misses(0).map(({ words }) => words)).toEqual(['李四的问题'])
    expect(store.erase('张三')).toBe(0)
  })

  it('没答上的问题：只差标点、空格、大小写、全半角的算一个，多的在前，用最后一次的话', () => {
    const store = open()
    const asked = (id: string, at: number, ...notes: Note[]) => store.save(entry({ id, at, notes }))
    asked('s1', NOON, miss('能不能 申请PCT补贴', 'liaocheng'), miss('年底聚餐吗'))
    asked('s2', NOON + 2, miss('能不能申请ｐｃｔ补贴？', 'liaocheng'))
    asked('s3', NOON + 1, miss('能不能申请 PCT 补贴', 'liaocheng'), miss('能不能申请PCT补贴', 'wanzhou'))
    expect(store.misses(0)).toEqual([
      { kind: 'miss', words: '能不能申请ｐｃｔ补贴？', place: 'liaocheng', count: 3, last: NOON + 2 },
      { kind: 'miss', words: '能不能申请PCT补贴', place: 'wanzhou', count: 1, last: NOON + 1 },
      { kind: 'miss', words: '年底聚餐吗', count: 1, last: NOON },
    ])
  })

  it('意见：没用的、有用的，与问题各数各的，有用的排在最后；只有标点的也各归各', () => {
    const store = open()
    const useful: Note = { kind: 'feedback', reply: 'r2', useful: true, words: '谢谢' }
    store.save(entry({ notes: [complaint('答非所问'), useful, miss('答非所问'), complaint('？？'), complaint('！')] }))
    const said = store.misses(0).map(({ kind, words }) => `${kind} ${words}`)
    expect(said.slice(0, -1).sort()).toEqual(
      ['complaint 答非所问', 'miss 答非所问', 'complaint ？？', 'complaint ！'].sort(),
    )
    expect(said.at(-1)).toBe('praise 谢谢')
  })

  it('说了哪里不对的，与那条意见同在；只记第一个，别人的、有用的不动', () => {
    const store = open()
    const reason = (said: 'long' | 'clause', reply = 'r1'): Note => ({ kind: 'reason', reply, reason: said })
    const useful: Note = { kind: 'feedback', reply: 'r2', useful: true, words: '谢谢' }
    store.save(entry({ id: 's1', person: 'p', notes: [complaint('答非所问'), useful] }))
    store.save(entry({ id: 's2', person: 'q', notes: [complaint('答非所问')] }))
    store.save(entry({ id: 's3', person: 'p', notes: [reason('long'), reason('long', 'r2')] }))
    store.save(entry({ id: 's4', person: 'p', notes: [reason('clause')] }))
    expect(store.misses(0)).toEqual([
      { kind: 'complaint', words: '答非所问', count: 2, last: NOON, reasons: { long: 1 } },
      { kind: 'praise', words: '谢谢', count: 1, last: NOON },
    ])
  })

  it('只看某时以后的，那一刻也算', () => {
    const store = open()
    store.save(entry({ id: 's1', at: NOON, notes: [miss('早的')] }))
    store.save(entry({ id: 's2', at: NOON + 5, notes: [miss('晚的')] }))
    expect(store.misses(NOON + 5).map(({ words }) => words)).toEqual(['晚的'])
  })

  it('附记存满九十天就清，会话结束了附记还在', () => {
    const store = open()
    store.save(entry({ notes: [miss('九十天前的问题')] }))
    const later = (id: string, at: number) => store.save(entry({ id, at, expires: at + DAY }))
    later('s2', NOON + 90 * DAY)
    expect(store.misses(0)).toHaveLength(1)
    later('s3', NOON + 90 * DAY + HOUR)
    expect(store.misses(0)).toEqual([])
  })

  it('一小时里只清一次', () => {
    const store = open()
    store.save(entry({ notes: [miss('旧问题')] }))
    const stale = NOON + 90 * DAY
    store.save(entry({ id: 's2', at: stale, expires: stale + DAY }))
    store.save(entry({ id: 's3', at: stale + HOUR - 1, expires: stale + DAY }))
    expect(store.misses(0)).toHaveLength(1)
    store.save(entry({ id: 's4', at: stale + HOUR, expires: stale + DAY }))
    expect(store.misses(0)).toEqual([])
  })

  it('怪字怪号：空的、带零字节的、带引号的，照样存取', () => {
    const store = open()
    for (const id of ['', 'a\0b', "'; DROP TABLE sessions; --", '\u{1f600}']) {
      expect(store.save(entry({ id, session: session({ subject: `问${id}` }) }))).toBe(true)
      expect(store.load(id, NOON)?.session.subject).toBe(`问${id}`)
    }
  })
})

describe('内存里只留这么多', () => {
  it('满了：最久没说话的会话先走', () => {
    const store = new MemorySessionStore({ sessions: 2 })
    store.save(entry({ id: 'a' }))
    store.save(entry({ id: 'b' }))
    store.save(again(store, { id: 'a' }))
    store.save(entry({ id: 'c' }))
    expect(['a', 'b', 'c'].map((id) => store.load(id, NOON) !== undefined)).toEqual([true, false, true])
  })

  it('满了：结束了的先走，活着的留下', () => {
    const store = new MemorySessionStore({ sessions: 2 })
    store.save(entry({ id: 'live' }))
    store.save(entry({ id: 'ended', expires: NOON + 1 }))
    store.save(entry({ id: 'new', at: NOON + 2 }))
    expect(['live', 'new'].map((id) => store.load(id, NOON) !== undefined)).toEqual([true, true])
  })

  it('附记也只留最近的', () => {
    const store = new MemorySessionStore({ notes: 2 })
    store.save(entry({ notes: [miss('一'), miss('二'), miss('三')] }))
    expect(store.misses(0).map(({ words }) => words)).toEqual(['二', '三'])
  })
})
