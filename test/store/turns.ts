import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished } from 'vitest'
import { type Entry, emptySession, type Note, type Session, StoreFault } from '../../src/desk/index.ts'
import { SqliteSessionStore, type SqliteStoreOptions } from '../../src/store/index.ts'
import type { Opening } from '../../src/tickets/index.ts'

export const HOUR = 60 * 60 * 1000
export const DAY = 24 * HOUR
export const NOON = Date.UTC(2026, 10, 20, 4)

/** A directory of the test's own, gone when it ends. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'wence-store-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** A file of the test's own, not made yet. */
export const newFile = (): string => join(folder(), 'sessions.db')

/** A store at noon, closed when the test ends. */
export function openStore(file = newFile(), options: Partial<SqliteStoreOptions> = {}): SqliteSessionStore {
  const store = new SqliteSessionStore(file, { now: NOON, ...options })
  onTestFinished(() => store.close())
  return store
}

export const session = (over: Partial<Session> = {}): Session => ({ ...emptySession(), ...over })

export const entry = (over: Partial<Entry> = {}): Entry => ({
  id: 's1',
  person: '张三',
  session: session(),
  at: NOON,
  expires: NOON + DAY,
  notes: [],
  ...over,
})

/** What a conversation is handed over with. */
export const opening = (over: Partial<Opening> = {}): Opening => ({
  id: 'T1',
  person: '张三',
  session: 's1',
  channel: 'wechat',
  to: '张三的地址',
  offices: ['slack'],
  place: 'liaocheng',
  question: '聊城兼职的人能算吗，电话13800000000',
  masked: '聊城兼职的人能算吗，电话〔电话1〕',
  standing: '说过：研发人员“十二个人”',
  besides: '也可以直接找聊城市科学技术局。',
  refs: ['liaocheng:8'],
  opened: NOON,
  ...over,
})

/** Every field there is, filled. */
export const FULL: Session = {
  version: 2,
  places: ['liaocheng', 'wanzhou'],
  subject: '设备要多少',
  spoken: ['equipment_value'],
  refs: ['liaocheng:8'],
  questions: [{ revision: 7, regulation: 'liaocheng', facts: ['joint_build', 'rd_staff'] }],
  noticed: ['yunnan expired'],
  folded: {
    blocks: [
      {
        kind: 'quote',
        text: [
          { kind: 'ref', ref: 'yunnan:10.4' },
          { kind: 'words', text: '：' },
          { kind: 'quote', ref: 'yunnan:10.4' },
        ],
        ref: 'yunnan:10.4',
      },
    ],
    cites: ['yunnan:10.4'],
  },
  blamed: [{ reply: 'r0', reason: 'long' }, { reply: 'r1' }],
  shown: [
    { options: [{ label: '聊城', send: '聊城的设备要求' }] },
    {
      options: [
        { label: '是', send: '是', answers: { fact: 'joint_build', value: true, revision: 7, also: ['own_ip'] } },
        { label: '不是', send: '不是', answers: { fact: 'equipment_value', value: null, revision: 7 } },
        { label: '两百多万', send: '两百多万', answers: { fact: 'equipment_value', value: { min: 2e6 }, revision: 7 } },
      ],
      revision: 7,
    },
  ],
  who: { number: 2, name: 'B', words: '换B公司' },
  others: [
    {
      number: 1,
      words: '',
      told: { facts: { rd_staff: 12 }, said: { rd_staff: '12人' } },
      own: { wanzhou: { facts: { site_area: 300 }, said: { site_area: '300平' } } },
    },
  ],
  last: { reply: 'r1', words: '聊城设备要求' },
  own: { liaocheng: { facts: { fixed_rd_staff: 22 }, said: { fixed_rd_staff: '二十二人' } } },
  told: { facts: { equipment_value: { min: 2_000_000, minOpen: true } }, said: { equipment_value: '两百多万' } },
  check: {
    facts: { rd_staff: 12, joint_build: false, applicant_kind: 'enterprise', site_area: { max: 500, maxOpen: true } },
    said: { rd_staff: '十二个人' },
    skipped: ['site_area'],
    asked: ['rd_staff'],
    regulation: 'liaocheng',
    phase: 'asking',
    unconfirmed: { fact: 'equipment_value', value: 2_000_000, words: '两百' },
    fresh: ['rd_staff'],
    earlier: [{ facts: {}, said: {}, skipped: [], asked: ['rd_staff'] }],
    whole: true,
    seen: { c1: { status: 'discretionary', required: '不少于 10 人' } },
    knowledge: 'k1',
  },
  focus: 'check',
  misses: 1,
  awaiting: 'hand-off',
  log: [{ words: '聊城设备要求\ud83d\ude42', reply: '聊城第八条……' }],
}

/** A question without an answer. */
export const miss = (words: string): Note => ({ kind: 'miss', words })

/** Long enough to fill pages. */
export const LONG = '很长的一段话'.repeat(2000)

/** A turn of many pages; the session says its own id. */
export const longTurn = (id: string) => entry({ id, session: session({ log: [{ words: `${id}${LONG}`, reply: '' }] }) })

/** The same file by another connection, as an operator or another process has it. */
export function raw(file: string): Database.Database {
  const database = new Database(file, { timeout: 0 })
  onTestFinished(() => void database.close())
  return database
}

/** The message of the StoreFault that must come. */
export function faultOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    expect(error).toBeInstanceOf(StoreFault)
    return (error as StoreFault).message
  }
  throw new Error('no fault')
}

/** Permissions of a file or directory, in octal. */
export const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8)

/** A closed store with turns enough for many pages. */
export function filled(file = newFile()): string {
  const store = openStore(file)
  for (let n = 0; n < 20; n++) store.save(longTurn(`s${n}`))
  store.close()
  return file
}
