import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Letter, Note } from '../../src/desk/index.ts'
import type { SqliteSessionStore } from '../../src/store/index.ts'
import { deskIn } from '../support/talk.ts'
import { entry, faultOf, miss, NOON, newFile, opening, openStore, raw, session } from './turns.ts'

describe('清除以后，文件里一个字节也不留', () => {
  const SECRET = '清除我的话'
  const PERSON = '王五的账号'

  /** Turns of many people, short and long as the seed has it: pages are split and joined, and some leave copies behind. */
  function busy(file: string, seed: number): SqliteSessionStore {
    const store = openStore(file)
    let state = seed
    const below = (limit: number) => {
      state = (state * 1103515245 + 12345) % 2 ** 31
      return Math.floor((state / 2 ** 31) * limit)
    }
    for (let turn = 0; turn < 150; turn++) {
      const mine = below(5) === 0
      const person = mine ? PERSON : `p${below(50)}`
      const words = (mine ? SECRET : '别的话').repeat(1 + below(1 + below(60)))
      const id = `${person}/${below(mine ? 20 : 4)}`
      const revision = store.load(id, NOON)?.revision
      const log = [{ words, reply: words }]
      const notes: Note[] = [
        miss(words.slice(0, 300)),
        { kind: 'feedback', reply: 'r1', useful: false, words },
        {
          kind: 'ticket',
          opening: opening({ id: `${person}/${turn}`, session: `${id}/${turn}`, person, question: words, to: person }),
        },
      ].slice(0, 1 + (seed % 3)) as Note[]
      const known = revision === undefined ? {} : { revision }
      expect(store.save(entry({ id, person, session: session({ log }), notes, ...known }))).toBe(true)
    }
    return store
  }

  const traces = (file: string): string[] =>
    readdirSync(dirname(file)).filter((name) => {
      const bytes = readFileSync(join(dirname(file), name))
      return bytes.includes(SECRET) || bytes.includes(PERSON)
    })

  it.each([18, 24, 31, 32])('库里、日志里都找不到这个人和他的话（%i）', (seed) => {
    const file = newFile()
    const store = busy(file, seed)
    expect(traces(file)).not.toEqual([])
    expect(store.erase(PERSON)).toBeGreaterThan(0)
    expect(traces(file)).toEqual([])
    expect(statSync(`${file}-wal`).size).toBe(0)
    expect(raw(file).pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('别处正读着：说还没清干净；读完了再清，就干净', () => {
    const file = newFile()
    const store = openStore(file, { busyTimeout: 0 })
    store.save(entry({ person: PERSON, session: session({ subject: SECRET }) }))
    const reader = raw(file)
    reader.exec('BEGIN')
    reader.prepare('SELECT * FROM sessions').all()
    const fault = faultOf(() => store.erase(PERSON))
    expect(fault).toContain(`${file}-wal`)
    expect(fault).toContain('Erase again')
    expect(store.load('s1', NOON)).toBeUndefined()
    reader.exec('COMMIT')
    store.erase(PERSON)
    expect(traces(file)).toEqual([])
  })

  const me = { owner: 'me', until: NOON + 1000 }
  const letter = (key: string, over: Partial<Letter> = {}): Letter => ({
    key,
    channel: 'slack',
    person: PERSON,
    session: 's1',
    words: `${SECRET} ${key}`,
    at: NOON,
    to: JSON.stringify({ channel: PERSON, words: SECRET }),
    ...over,
  })

  it('还没答的来信也清掉，不再有人答；再收到还认得，别人的照旧', () => {
    const file = newFile()
    const store = openStore(file)
    for (const key of ['a', 'b']) store.inbox.accept(letter(key), me, NOON)
    const others = letter('c', { person: '赵六', words: '别的话', to: '{}' })
    store.inbox.accept(others, me, NOON)
    expect(traces(file)).not.toEqual([])
    store.erase(PERSON)
    expect(traces(file)).toEqual([])
    expect(store.inbox.sending('a', 0, me)).toBe(false)
    expect(store.inbox.accept(letter('a'), me, NOON)).toBe('seen')
    store.inbox.release('me')
    expect(
      store.inbox.claim('slack', { owner: 'other', until: NOON + 1000 }, NOON, NOON).map(({ key }) => key),
    ).toEqual(['c'])
  })

  it('说“删除我的数据”的那一句照答，在它以后说的也照答，以前说的不再留', async () => {
    const store = openStore(newFile())
    const asking = letter('asking', { words: '删除我的数据' })
    const later = letter('later', { at: NOON + 1 })
    for (const each of [letter('early', { at: NOON - 1 }), letter('before'), asking, letter('after'), later])
      store.inbox.accept(each, me, NOON)
    const reply = await deskIn({ store, now: () => NOON }).turn('s1', asking.words, {
      person: PERSON,
      letter: 'asking',
    })
    expect(reply.text).toContain('都删除了')
    const left = (key: string) => store.inbox.sending(key, 0, me)
    expect(['early', 'before', 'asking', 'after', 'later'].map(left)).toEqual([false, false, true, true, true])
  })
})
