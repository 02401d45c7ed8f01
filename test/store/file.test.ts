import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { StoreFault } from '../../src/desk/index.ts'
import { migrate, schemaVersion } from '../../src/store/schema.ts'
import { openTicket } from '../../src/tickets/index.ts'
import {
  DAY,
  entry,
  FULL,
  faultOf,
  filled,
  folder,
  HOUR,
  miss,
  modeOf,
  NOON,
  newFile,
  opening,
  openStore,
  raw,
  session,
} from './turns.ts'

describe('文件只给自己看', () => {
  it('文件、日志、索引都是 0600，新建的目录是 0700', () => {
    const file = join(folder(), 'var', 'wence', 'sessions.db')
    openStore(file).save(entry())
    expect(readdirSync(dirname(file)).sort()).toEqual(['sessions.db', 'sessions.db-shm', 'sessions.db-wal'])
    for (const name of readdirSync(dirname(file)))
      expect([name, modeOf(join(dirname(file), name))]).toEqual([name, '600'])
    expect(modeOf(dirname(file))).toBe('700')
    expect(modeOf(dirname(dirname(file)))).toBe('700')
  })

  it('别人能读的文件，打开时收回', () => {
    const file = filled()
    chmodSync(file, 0o664)
    openStore(file).save(entry())
    expect(modeOf(file)).toBe('600')
    expect(modeOf(`${file}-wal`)).toBe('600')
  })

  it('已有的目录不动它的权限', () => {
    const path = folder()
    chmodSync(path, 0o750)
    openStore(join(path, 'sessions.db'))
    expect(modeOf(path)).toBe('750')
  })
})

describe('打开、关上、再打开', () => {
  it('存过的都在', () => {
    const file = newFile()
    const store = openStore(file)
    store.save(entry({ session: FULL }))
    store.close()
    expect(openStore(file).load('s1', NOON)?.session).toEqual(FULL)
  })

  it('打开时清掉结束了的会话和九十天前的附记', () => {
    const file = newFile()
    const store = openStore(file)
    store.save(entry({ notes: [miss('旧问题')] }))
    store.close()
    const later = openStore(file, { now: NOON + 90 * DAY + 1 })
    expect(later.misses(0)).toEqual([])
    expect(raw(file).prepare('SELECT count(*) FROM sessions').pluck().get()).toBe(0)
  })

  it('结束了的会话一小时后从文件里清掉', () => {
    const file = newFile()
    const store = openStore(file)
    const kept = raw(file).prepare('SELECT id FROM sessions ORDER BY id').pluck()
    store.save(entry({ expires: NOON + 1 }))
    store.save(entry({ id: 's2', at: NOON + HOUR - 1 }))
    expect(kept.all()).toEqual(['s1', 's2'])
    store.save(entry({ id: 's3', at: NOON + HOUR }))
    expect(kept.all()).toEqual(['s2', 's3'])
  })

  it('关了再用：说得出；关两次没事', () => {
    const store = openStore()
    store.close()
    store.close()
    expect(faultOf(() => store.load('s1', NOON))).toContain('not open')
  })

  it('工单和要告诉工作人员的信都写进文件', () => {
    const file = newFile()
    openStore(file).save(entry({ notes: [{ kind: 'ticket', opening: opening() }] }))
    expect(openStore(file).tickets.get('T1')).toEqual(openTicket(opening()))
    expect(raw(file).prepare('SELECT key, channel, kind, owner FROM letters').all()).toEqual([
      { key: 'ticket/T1/0/slack', channel: 'slack', kind: 'office', owner: null },
    ])
  })
})

describe('以前的程序存的会话', () => {
  const { questions: _since, shown: _too, ...rest } = FULL
  const options = [{ label: '是', send: '是' }]
  const loaded = (kept: object) => {
    const file = newFile()
    const store = openStore(file)
    store.save(entry())
    raw(file).prepare('UPDATE sessions SET session = ?').run(JSON.stringify(kept))
    return store.load('s1', NOON)?.session
  }

  it('接着用：正在问的是第一个问题，刚才的快捷回答还在', () => {
    expect(loaded({ ...rest, version: 1, options })).toEqual({
      ...rest,
      version: 2,
      questions: [{ revision: 1, regulation: 'liaocheng', facts: ['rd_staff'] }],
      shown: [{ options, revision: 1 }],
    })
  })

  it('没有在问的：没有问题', () => {
    const { check: _none, ...idle } = rest
    const left = { ...rest, check: { ...FULL.check, phase: 'left' } }
    for (const kept of [idle, left])
      expect(loaded({ ...kept, version: 1, options })).toMatchObject({ questions: [], shown: [{ options }] })
  })

  it('坏了的照样当作没有', () => {
    expect(loaded({ ...rest, version: 1 })).toBeUndefined()
    expect(loaded({ ...rest, version: 1, options, misses: -1 })).toBeUndefined()
  })
})

describe('手改坏了的会话：当作没有，可以重新开始', () => {
  it.each([
    ['不是 JSON', '胡言乱语'],
    ['空的', ''],
    ['null', 'null'],
    ['别的版本', JSON.stringify({ ...FULL, version: 3 })],
    ['多一个字段', JSON.stringify({ ...FULL, threshold: 5 })],
    ['少一个字段', JSON.stringify({ ...FULL, log: undefined })],
    ['字段不对', JSON.stringify({ ...FULL, misses: -1 })],
    ['里层不对', JSON.stringify({ ...FULL, check: { ...FULL.check, seen: { c1: { status: '行', required: '' } } } })],
    ['嵌套极深', '['.repeat(100_000)],
  ])('%s', (_, text) => {
    const file = newFile()
    const store = openStore(file)
    store.save(entry())
    raw(file).prepare('UPDATE sessions SET session = ?').run(text)
    expect(store.load('s1', NOON)).toBeUndefined()
    expect(store.save(entry({ session: session({ misses: 4 }) }))).toBe(true)
    expect(store.load('s1', NOON)?.session.misses).toBe(4)
  })

  it('时间改成非数字：文件自己就不收', () => {
    const file = newFile()
    openStore(file).save(entry())
    expect(() => raw(file).prepare("UPDATE sessions SET expires = '明天'").run()).toThrow(/INTEGER/u)
  })
})

describe('表的版本', () => {
  it('更新的程序写的：不打开，说两个版本', () => {
    const file = filled()
    const database = raw(file)
    database.pragma('user_version = 99')
    database.close()
    const before = readFileSync(file)
    const fault = faultOf(() => openStore(file))
    expect(fault).toContain('schema version 99')
    expect(fault).toContain('up to 10')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('空文件：建成最新的', () => {
    const file = newFile()
    writeFileSync(file, '')
    expect(openStore(file).save(entry())).toBe(true)
    expect(schemaVersion(raw(file))).toBe(10)
  })

  const FIRST = 'CREATE TABLE turns (words TEXT)'
  const SECOND = "ALTER TABLE turns ADD COLUMN place TEXT DEFAULT 'liaocheng'"

  it('旧的：一步步升上来，话都在；再升一次什么也不做', () => {
    const database = raw(newFile())
    migrate(database, [FIRST])
    database.exec("INSERT INTO turns VALUES ('旧话')")
    migrate(database, [FIRST, SECOND])
    migrate(database, [FIRST, SECOND])
    expect(database.prepare('SELECT * FROM turns').all()).toEqual([{ words: '旧话', place: 'liaocheng' }])
    expect(schemaVersion(database, 2)).toBe(2)
    expect(() => migrate(database, [FIRST])).toThrow(StoreFault)
  })

  it('升到一半出错：退回原样', () => {
    const database = raw(newFile())
    migrate(database, [FIRST])
    expect(() => migrate(database, [FIRST, SECOND, 'ALTER TABLE nowhere ADD COLUMN x'])).toThrow(/nowhere/u)
    expect(schemaVersion(database, 3)).toBe(1)
    expect(database.prepare('SELECT * FROM turns').columns()).toHaveLength(1)
  })
})
