import { describe, expect, it } from 'vitest'
import { type Reply, type SessionStore, StoreFault } from '../../src/desk/index.ts'
import { MemorySessionStore } from '../../src/store/index.ts'
import { newFile, openStore } from '../store/turns.ts'
import { deskIn } from '../support/talk.ts'

const LINES = [
  '查万州：企业，独立法人，研发人员11人，场地600平，设备300万',
  '看结果',
  '导出报告',
  '云南第二十四条',
  '万州 补助多少',
]

const rounds = (store: SessionStore) => store.load('s', 0)?.session.log.map(({ words }) => words)

describe.each<[string, () => { readonly store: SessionStore; readonly again: () => SessionStore }]>([
  [
    '内存',
    () => {
      const store = new MemorySessionStore()
      return { store, again: () => store }
    },
  ],
  [
    'SQLite，程序重启过',
    () => {
      const file = newFile()
      return { store: openStore(file, { now: 0 }), again: () => openStore(file, { now: 0 }) }
    },
  ],
])('同一句又来了：%s', (_, open) => {
  it('还是原来的答复，一字不差，报告也在；会话没有多走一步', async () => {
    const { store, again } = open()
    const desk = deskIn({ store })
    const first: Reply[] = []
    for (const [n, line] of LINES.entries()) first.push(await desk.turn('s', line, { letter: `l${n}` }))
    expect(first.map(({ files = [] }) => files.length)).toEqual([0, 0, 1, 0, 0])
    const later = deskIn({ store: again(), today: () => '2026-11-21', version: 'v2' })
    for (const [n, line] of LINES.entries()) {
      expect(await later.turn('s', line, { letter: `l${n}` })).toEqual(first[n])
    }
    expect(rounds(store)).toEqual(LINES)
  })

  it('两边同时答同一句：一个答复，一轮会话', async () => {
    const { store, again } = open()
    const desks = [deskIn({ store }), deskIn({ store: again() })]
    const replies = await Promise.all(desks.map((desk) => desk.turn('s', '万州 补助多少', { letter: 'l' })))
    expect(replies[1]).toEqual(replies[0])
    expect(rounds(store)).toEqual(['万州 补助多少'])
  })

  it('删除我的数据：留着的答复也没有了', async () => {
    const { store } = open()
    const desk = deskIn({ store })
    await desk.turn('s', '查万州：企业，研发人员11人', { person: 'p', letter: 'l' })
    await desk.turn('s', '删除我的数据', { person: 'p', letter: 'm' })
    expect(store.replyTo('l')).toBeUndefined()
    expect(store.replyTo('m')).toBeUndefined()
  })
})

describe('抢先的别的进程', () => {
  it('取会话以前它已经答了：用它的答复', async () => {
    const store = new MemorySessionStore()
    const elsewhere = deskIn({ store, newId: () => 'theirs' })
    let asked = false
    const racing: SessionStore = {
      load: (id, now) => store.load(id, now),
      replyTo: (letter) => {
        const kept = asked ? store.replyTo(letter) : undefined
        asked = true
        return kept
      },
      save: (entry) => store.save(entry),
      sessionsOf: (person, now) => store.sessionsOf(person, now),
      erase: (person) => store.erase(person),
      held: (person) => store.held(person),
      people: () => store.people(),
      miss: (...args) => store.miss(...args),
      misses: (since) => store.misses(since),
    }
    await elsewhere.turn('s', '万州 补助多少', { letter: 'l' })
    expect((await deskIn({ store: racing }).turn('s', '万州 补助多少', { letter: 'l' })).id).toBe('theirs')
    expect(rounds(store)).toEqual(['万州 补助多少'])
  })
})

describe('存不下的时候', () => {
  it('又来的同一句，也只走一步', async () => {
    const full = () => {
      throw new StoreFault('the disk is full')
    }
    const store = Object.assign(new MemorySessionStore(), { save: full, replyTo: full })
    const desk = deskIn({ store })
    const first = await desk.turn('s', '查万州：企业，研发人员11人', { letter: 'l' })
    expect(await desk.turn('s', '查万州：企业，研发人员11人', { letter: 'l' })).toEqual(first)
    await desk.turn('s', '删除我的数据', { letter: 'm' })
    expect((await desk.turn('s', '看结果', { letter: 'l' })).text).not.toBe(first.text)
  })
})
