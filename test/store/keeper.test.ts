import { describe, expect, it } from 'vitest'
import type { AskedOn, Note, Outcome } from '../../src/desk/index.ts'
import { MemorySessionStore } from '../../src/store/index.ts'
import { DAY, entry, HOUR, NOON, newFile, openStore, raw } from './turns.ts'

const asked = (outcome: Outcome, on: AskedOn = {}): Note => ({ kind: 'asked', on, outcome })
const GRANT = { place: 'wanzhou', subject: 'grant', clause: 'wanzhou:17' }

describe.each([
  ['内存', () => new MemorySessionStore()],
  ['SQLite', () => openStore()],
])('问了多少次、处理了没有：%s', (_, open) => {
  it('按地方、事项、条款和怎么答的数，几天的加在一起', () => {
    const store = open()
    store.save(entry({ id: 's1', notes: [asked('answered', GRANT), asked('unanswered', { subject: 'grant' })] }))
    store.save(entry({ id: 's2', at: NOON + DAY, notes: [asked('answered', GRANT)] }))
    expect(store.keeper.asked(NOON)).toEqual([
      { ...GRANT, outcome: 'answered', times: 2 },
      { subject: 'grant', outcome: 'unanswered', times: 1 },
    ])
  })

  it('从北京时间的那一天算起', () => {
    const store = open()
    store.save(entry({ notes: [asked('checked', { place: 'wanzhou' })] }))
    const midnight = Date.UTC(2026, 10, 20, 16)
    expect(store.keeper.asked(midnight - 1)).toHaveLength(1)
    expect(store.keeper.asked(midnight)).toEqual([])
  })

  it('没有存下的一轮不算', () => {
    const store = open()
    store.save(entry({}))
    expect(store.save(entry({ notes: [asked('answered', GRANT)] }))).toBe(false)
    expect(store.keeper.asked(0)).toEqual([])
  })

  it('存满九十天就清，数和处理的记录都是', () => {
    const store = open()
    store.save(entry({ notes: [asked('answered', GRANT)] }))
    store.keeper.mark('m', { kind: 'settled', by: '李芳', at: NOON })
    const later = (id: string, at: number) => store.save(entry({ id, at, expires: at + DAY }))
    later('s2', NOON + 90 * DAY)
    expect([store.keeper.asked(0).length, store.keeper.marks().size]).toEqual([1, 1])
    later('s3', NOON + 91 * DAY + HOUR)
    expect([store.keeper.asked(0).length, store.keeper.marks().size]).toEqual([0, 0])
  })

  it('处理、改回，谁和什么时候都在，先后不乱', () => {
    const { keeper } = open()
    const first = { kind: 'settled', by: '李芳', at: NOON } as const
    const second = { kind: 'reopened', by: '王五', at: NOON } as const
    keeper.mark('m1', first)
    keeper.mark('m2', first)
    keeper.mark('m1', second)
    expect([...keeper.marks()]).toEqual([
      ['m1', [first, second]],
      ['m2', [first]],
    ])
  })
})

describe('数里没有人', () => {
  it('表里没有谁、没有话；删了人，数还在', () => {
    const file = newFile()
    const store = openStore(file)
    store.save(entry({ person: '张三', notes: [asked('answered', GRANT), { kind: 'miss', words: '说过的话' }] }))
    const rows = JSON.stringify(raw(file).prepare('SELECT * FROM asked').all())
    for (const own of ['张三', '说过的话', 's1']) expect(rows).not.toContain(own)
    store.erase('张三')
    expect(store.misses(0)).toEqual([])
    expect(store.keeper.asked(0)).toHaveLength(1)
  })
})
