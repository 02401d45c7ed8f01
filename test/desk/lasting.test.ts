import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import {
  Desk,
  type Entry,
  emptySession,
  type Note,
  type Reply,
  type Session,
  type SessionStore,
  StoreFault,
  USUAL_RETENTION,
} from '../../src/desk/index.ts'
import { SqliteSessionStore } from '../../src/store/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { TicketOffice } from '../../src/tickets/index.ts'
import { earsFor } from '../support/ears.ts'
import { library, loaded, unjudged } from '../support/library.ts'
import { deskIn } from '../support/talk.ts'

const folder = mkdtempSync(join(tmpdir(), 'wence-desk-'))
afterAll(() => rmSync(folder, { recursive: true }))

const TOLD = '查万州：企业，独立法人，研发人员11人，场地600平'

describe('会话存得住', () => {
  it('程序重启，接着说', async () => {
    const file = join(folder, 'restart.db')
    const first = new SqliteSessionStore(file, { now: 0 })
    await deskIn({ store: first }).turn('s', TOLD)
    first.close()
    const second = new SqliteSessionStore(file, { now: 0 })
    const reply = await deskIn({ store: second }).turn('s', '看结果')
    second.close()
    expect(reply.check?.facts).toMatchObject({ rd_staff: 11, site_area: 600 })
  })

  it('过了时限的会话不再接着', async () => {
    const store = new MemorySessionStore()
    await deskIn({ store, retention: { ...USUAL_RETENTION, session: 1000 } }).turn('s', TOLD)
    expect((await deskIn({ store, now: () => 1000 }).turn('s', '看结果')).kind).toBe('verdict')
    expect((await deskIn({ store, now: () => 10_000_000_000 }).turn('s', '看结果')).kind).toBe('smalltalk')
  })

  it('资料改了，说明哪一项的要求变了、变成什么', async () => {
    const store = new MemorySessionStore()
    await deskIn({ store }).turn('s', TOLD)
    const base = library()
    const raised = (text: string) => text.replaceAll('研发人员不少于 10 人', '研发人员不少于 12 人')
    const raisedLibrary = {
      ...base,
      regulations: base.regulations.map((file) => ({ ...file, text: raised(file.text) })),
      facts: base.facts.map((file) => ({ ...file, text: raised(file.text) })),
      seeds: base.seeds.map((seed) => ({ ...seed, source: raised(seed.source) })),
    }
    const changed = loaded(unjudged(raisedLibrary, 'wanzhou'))
    const later = new Desk(changed, {
      today: () => '2026-11-20',
      now: () => 0,
      newId: () => 'r',
      store,
      version: 'v2',
      ears: earsFor(changed),
    })
    const reply = await later.turn('s', '继续')
    expect(reply.check?.verdict).toBe('unmet')
    expect(reply.text).toContain('研发人员不少于 12 人')
    expect(reply.text).toMatch(/资料.*更新过/u)
    expect((await later.turn('s', '看结果')).text).not.toMatch(/资料.*更新过/u)
  })

  it('两个人各说各的，互不相干', async () => {
    const desk = deskIn()
    await desk.turn('a', TOLD)
    expect((await desk.turn('b', '看结果')).kind).toBe('smalltalk')
    expect((await desk.turn('a', '看结果')).check?.facts.rd_staff).toBe(11)
  })

  it('别的进程刚存过：重新取来再答，不盖掉', async () => {
    const [store, elsewhere] = [new MemorySessionStore(), new MemorySessionStore()]
    for (const each of [store, elsewhere]) await deskIn({ store: each }).turn('s', TOLD)
    await deskIn({ store: elsewhere }).turn('s', '设备300万')
    const other = elsewhere.load('s', 0)?.session ?? emptySession()
    let interfered = false
    const racing: SessionStore = {
      load: (id, now) => {
        const kept = store.load(id, now)
        if (!interfered && kept) {
          interfered = true
          const { revision } = kept
          store.save({ id, person: id, session: other, at: now, expires: now + 1000, notes: [], revision })
        }
        return kept
      },
      replyTo: (letter) => store.replyTo(letter),
      save: (entry) => store.save(entry),
      erase: (person) => store.erase(person),
      held: (person) => store.held(person),
      people: () => store.people(),
      sessionsOf: (person, now) => store.sessionsOf(person, now),
      miss: (...args) => store.miss(...args),
      misses: (since) => store.misses(since),
    }
    const reply = await deskIn({ store: racing }).turn('s', '去年研发投入250万')
    expect(reply.check?.facts).toMatchObject({ equipment_value: 3_000_000, rd_spend_last_year: 2_500_000 })
  })

  it('删除我的数据：什么都不剩', async () => {
    const file = join(folder, 'erase.db')
    const store = new SqliteSessionStore(file, { now: 0 })
    const desk = deskIn({ store })
    await desk.turn('s', `${TOLD}，我们是紫微斗数科技`, { person: 'p' })
    await desk.turn('other', '没用', { person: 'p' })
    const reply = await desk.turn('s', '删除我的数据', { person: 'p' })
    expect(reply.kind).toBe('smalltalk')
    expect((await desk.turn('s', '看结果', { person: 'p' })).check).toBeUndefined()
    store.close()
    expect(readFileSync(file).includes('紫微')).toBe(false)
  })
})

describe('存不下的时候', () => {
  const broken = (fails: readonly (keyof SessionStore)[]): SessionStore => {
    const store = new MemorySessionStore()
    const guard =
      <A extends readonly unknown[], R>(name: keyof SessionStore, act: (...args: A) => R) =>
      (...args: A): R => {
        if (fails.includes(name)) throw new StoreFault('the disk is full')
        return act(...args)
      }
    return {
      load: guard('load', (id: string, now: number) => store.load(id, now)),
      replyTo: guard('replyTo', (letter: string) => store.replyTo(letter)),
      save: guard('save', (entry: Entry) => store.save(entry)),
      erase: guard('erase', (person: string) => store.erase(person)),
      held: guard('held', (person: string) => store.held(person)),
      people: guard('people', () => store.people()),
      sessionsOf: (person, now) => store.sessionsOf(person, now),
      miss: guard('miss', (...args: Parameters<SessionStore['miss']>) => store.miss(...args)),
      misses: guard('misses', (since: number) => store.misses(since)),
    }
  }

  it.each([[['save'] as const], [['load'] as const], [['load', 'save'] as const]])(
    '%j 失败：照样回答，说明存不下，接着说也接得上',
    async (fails) => {
      const faults: string[] = []
      const desk = deskIn({ store: broken(fails), onFault: ({ message }) => faults.push(message) })
      const first = await desk.turn('s', TOLD)
      expect(first.text).toContain('存不下来')
      expect(first.check?.facts.rd_staff).toBe(11)
      expect((await desk.turn('s', '看结果')).check?.facts.rd_staff).toBe(11)
      expect(faults).toContain('the disk is full')
    },
  )

  it('删不掉就说删不掉', async () => {
    expect((await deskIn({ store: broken(['erase']) }).turn('s', '删除我的数据')).text).toContain('删不了')
  })

  it('坏了的文件：报清楚，文件原样不动', () => {
    const file = join(folder, 'broken.db')
    writeFileSync(file, 'not a database at all'.repeat(100))
    expect(() => new SqliteSessionStore(file, { now: 0 })).toThrow(StoreFault)
    expect(readFileSync(file, 'utf8')).toContain('not a database')
  })
})

describe('转人工、评价、没答上的', () => {
  const notesOf = async (...lines: readonly string[]) => {
    const store = new MemorySessionStore()
    const entries: Entry[] = []
    const spying: SessionStore = {
      load: (id, now) => store.load(id, now),
      replyTo: (letter) => store.replyTo(letter),
      save: (entry) => {
        entries.push(entry)
        return store.save(entry)
      },
      erase: (person) => store.erase(person),
      held: (person) => store.held(person),
      people: () => store.people(),
      sessionsOf: (person, now) => store.sessionsOf(person, now),
      miss: (...args) => store.miss(...args),
      misses: (since) => store.misses(since),
    }
    const tickets = new TicketOffice({ store: store.tickets, now: () => 0, offices: [], clerks: true })
    const desk = deskIn({ store: spying, tickets, contacts: { wanzhou: '区科技局创新科' } })
    const replies: Reply[] = []
    for (const line of lines) replies.push(await desk.turn('s', line, { handOff: { channel: 'test', to: 'there' } }))
    const left = entries.flatMap(({ notes }) => notes)
    const of = (kind: Note['kind']) => left.filter((note) => note.kind === kind)
    return { replies, notes: left, of, store }
  }

  it('转人工：单子带着问题，联系方式只来自配置', async () => {
    const { replies, of } = await notesOf('万州 补助多少', '转人工')
    expect(replies[1]).toMatchObject({ kind: 'handoff' })
    expect(replies[1]?.text).toContain('区科技局创新科')
    expect(of('ticket')[0]).toMatchObject({ kind: 'ticket', opening: { place: 'wanzhou', question: '万州 补助多少' } })
  })

  it('连着两次没答上，问要不要转人工；说是就转', async () => {
    const { replies, notes } = await notesOf('万州中心主任退休年龄', '万州评审费多少', '是')
    expect(replies[1]?.text).toContain('转人工')
    expect(replies[2]?.kind).toBe('handoff')
    expect(notes.map(({ kind }) => kind)).toContain('ticket')
  })

  it('说不用，就接着问', async () => {
    const { replies } = await notesOf('万州中心主任退休年龄', '万州评审费多少', '不用了', '万州 补助多少')
    expect(replies[3]?.kind).toBe('answer')
  })

  it('没答上的记下来，姓名电话单位数字都隐去', async () => {
    const { notes } = await notesOf('我是张伟，13912345678，重庆某某科技有限公司有35人，万州评审费多少')
    const [miss] = notes
    expect(miss?.kind).toBe('miss')
    const words = miss?.kind === 'miss' ? miss.words : ''
    for (const secret of ['张伟', '13912345678', '某某科技', '35']) expect(words).not.toContain(secret)
    expect(words).toContain('评审费')
  })

  it.each([
    ['没用', false],
    ['答非所问', false],
    ['有用', true],
    ['👍', true],
  ])('%s：记在刚才那句回答上', async (words, useful) => {
    const { replies, of } = await notesOf('万州 补助多少', words)
    expect(of('feedback')).toEqual([
      { kind: 'feedback', reply: replies[0]?.id, useful, words: '万州 补助多少', place: 'wanzhou' },
    ])
  })
})

describe('重放', () => {
  it('同样的话、同样的日子，回答一个字节不差', async () => {
    const lines = [
      TOLD,
      '公示多少天',
      '设备200多',
      '是',
      '换到聊城',
      '为什么',
      '看结果',
      '那云南呢',
      '返回',
      '导出报告',
      '没用',
    ]
    const replay = async () => {
      const desk = deskIn()
      const replies: Reply[] = []
      for (const line of lines) replies.push(await desk.turn('s', line))
      return JSON.stringify(replies)
    }
    expect(await replay()).toBe(await replay())
  })

  it('会话只由数据组成：存成文字再读回来是一样的', async () => {
    const store = new MemorySessionStore()
    const desk = deskIn({ store })
    for (const line of [TOLD, '设备200多', '换到聊城']) await desk.turn('s', line)
    const session = store.load('s', 0)?.session as Session
    expect(JSON.parse(JSON.stringify(session))).toEqual(session)
  })
})
