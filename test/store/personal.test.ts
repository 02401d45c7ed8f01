import { describe, expect, it } from 'vitest'
import type { Held, Letter, Note } from '../../src/desk/index.ts'
import { MemoryInbox, MemorySessionStore, type SqliteSessionStore } from '../../src/store/index.ts'
import { IMPERSONAL, PERSONAL } from '../../src/store/personal.ts'
import { DAY, entry, FULL, HOUR, miss, NOON, newFile, opening, openStore, raw, session } from './turns.ts'

const PERSON = 'slack:T1:U1'
const OTHER = 'slack:T1:U2'
const NOTES: readonly Note[] = [
  { kind: 'miss', words: '评审费多少', place: 'wanzhou' },
  { kind: 'feedback', reply: 'r1', useful: false, words: '没说到' },
  { kind: 'reason', reply: 'r1', reason: 'long' },
]
const kept = {
  reply: { id: 'r1', kind: 'answer', text: '答的话', blocks: [], citations: [], figures: [], notices: [] },
} as const
const owner = { owner: 'me', until: NOON + HOUR }
const letter = (key: string, person: string, at = NOON): Letter => ({
  key,
  channel: 'slack',
  person,
  session: `${person}:D1`,
  words: '还没答的话',
  at,
  to: JSON.stringify({ channel: 'D1' }),
})

/** Something of a person in every table that holds any. */
function fill(store: SqliteSessionStore, person = PERSON): void {
  const answer = { letter: `slack/${person}`, kept }
  const handed = { id: person === PERSON ? 'T1' : 'T2', person, session: `${person}:D1`, place: 'wanzhou' }
  const notes: Note[] = [...NOTES, { kind: 'ticket', opening: opening(handed) }]
  store.save(entry({ id: `${person}:D1`, person, session: FULL, notes, answer }))
  store.tickets.step(handed.id, { kind: 'taken', at: NOON, by: '李' })
  store.tickets.step(handed.id, { kind: 'answered', at: NOON, by: '李', words: '可以' })
  store.inbox.accept(letter(`slack/${person}/waiting`, person), owner, NOON)
  store.codes.offer({ hash: `hash of ${person}`, session: `${person}:D1`, person, expires: NOON + 1 })
}

const tablesOf = (held: readonly Held[]) => held.filter(({ rows }) => rows.length > 0).map(({ table }) => table)

describe('哪些表、哪些列存着人的数据', () => {
  it('库里每张表、每一列都在单子上：存着人的，就清得掉、导得出；一列不漏', () => {
    const file = newFile()
    const store = openStore(file)
    const database = raw(file)
    const tables = database
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all()
    const columns = (table: string) =>
      (database.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
    expect([...PERSONAL.map(({ table }) => table), ...Object.keys(IMPERSONAL)].sort()).toEqual(tables.sort())
    for (const { table, columns: listed } of PERSONAL) expect(columns(table), table).toEqual(Object.keys(listed))
    for (const [table, listed] of Object.entries(IMPERSONAL)) expect(columns(table), table).toEqual(listed)

    fill(store)
    fill(store, OTHER)
    const held = store.held(PERSON)
    for (const { table, columns: listed } of PERSONAL) {
      const { rows = [] } = held.find((each) => each.table === table) ?? {}
      expect(rows, table).not.toEqual([])
      const told = new Set(rows.flat().map(({ heading }) => heading))
      expect([...told].sort(), table).toEqual(
        Object.values(listed)
          .flatMap((each) => (each ? [each[0]] : []))
          .sort(),
      )
    }
    store.erase(PERSON)
    expect(tablesOf(store.held(PERSON))).toEqual([])
    expect(store.people()).toEqual([OTHER])
    for (const { table } of PERSONAL) {
      const all = database.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).all()
      expect(JSON.stringify(all.filter(({ key }) => !String(key).startsWith('slack/'))), table).not.toContain(PERSON)
    }
    expect(tablesOf(store.held(OTHER))).toEqual(PERSONAL.map(({ table }) => table))
  })

  it.each([
    ['内存', () => new MemorySessionStore()],
    ['SQLite', () => openStore()],
  ])('%s：一个人的都列出来，过了时还没清的也列；别人的、没存过的没有', (_, open) => {
    const store = open()
    const answer = { letter: 'slack/1', kept }
    store.save(
      entry({ id: 'a', person: PERSON, session: session({ misses: 1 }), expires: NOON + 1, notes: NOTES, answer }),
    )
    store.save(entry({ id: 'b', person: OTHER }))
    const held = store.held(PERSON)
    expect(tablesOf(held)).toEqual(['notes', 'replies', 'sessions'])
    const cells = (table: string) => held.find((each) => each.table === table)?.rows.flat() ?? []
    expect(cells('sessions')).toContainEqual({ heading: '内容', as: 'session', value: session({ misses: 1 }) })
    expect(cells('replies')).toContainEqual({ heading: '答复', as: 'text', value: '答的话' })
    expect(
      cells('notes')
        .filter(({ heading }) => heading === '时间')
        .map(({ value }) => value),
    ).toEqual([NOON, NOON])
    expect([...store.people()].sort()).toEqual([PERSON, OTHER])
    expect(tablesOf(store.held('nobody'))).toEqual([])
  })
})

describe('存多久照设的', () => {
  const retention = { notes: 3 * DAY, replies: DAY, keys: 2 * DAY, session: HOUR }
  const later = (store: SqliteSessionStore | MemorySessionStore, at: number) =>
    store.save(entry({ id: `at ${at}`, person: OTHER, at, expires: at + DAY }))

  it.each([
    ['内存', () => new MemorySessionStore({}, new MemoryInbox(), retention)],
    ['SQLite', () => openStore(newFile(), { retention })],
  ])('%s：满了的下一次清掉，没满的留着', (_, open) => {
    const store = open()
    const answer = { letter: 'slack/1', kept }
    store.save(entry({ person: PERSON, notes: [miss('问')], answer, expires: NOON + HOUR }))
    later(store, NOON + HOUR)
    expect(tablesOf(store.held(PERSON))).toEqual(['notes', 'replies', 'sessions'])
    later(store, NOON + DAY)
    expect(tablesOf(store.held(PERSON))).toEqual(['notes', 'replies'])
    later(store, NOON + DAY + HOUR)
    expect(tablesOf(store.held(PERSON))).toEqual(['notes'])
    later(store, NOON + 3 * DAY)
    expect(tablesOf(store.held(PERSON))).toEqual(['notes'])
    later(store, NOON + 3 * DAY + HOUR)
    expect(tablesOf(store.held(PERSON))).toEqual([])
  })

  it('来信：没人答的存到答复的期限，答过的编号存到编号的期限', () => {
    const { inbox } = openStore(newFile(), { retention })
    const came = (key: string, at: number) => inbox.accept(letter(key, PERSON, at), { owner: 'me', until: at }, at)
    came('answered', NOON)
    inbox.answered(['answered'], NOON)
    came('waiting', NOON)
    const cleared = (at: number) => void inbox.claim('slack', { owner: 'me', until: at }, at, at)
    cleared(NOON + DAY)
    expect(inbox.waiting('slack')).toBe(1)
    cleared(NOON + DAY + HOUR)
    expect(inbox.waiting('slack')).toBe(0)
    expect(came('answered', NOON + DAY + HOUR)).toBe('seen')
    cleared(NOON + 2 * DAY + 2 * HOUR)
    expect(came('answered', NOON + 2 * DAY + 2 * HOUR)).toBe('new')
  })
})
