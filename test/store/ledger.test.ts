import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { StoreFault } from '../../src/desk/index.ts'
import { SqliteSessionStore } from '../../src/store/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'wence-ledger-'))
afterAll(() => rmSync(folder, { recursive: true }))

const opened = (name: string) => new SqliteSessionStore(join(folder, name), { now: 0 })

describe('一天用了多少', () => {
  it('两个进程记在一起，重启还在', () => {
    const [one, two] = [opened('a.db'), opened('a.db')]
    one.ledger.add('2026-11-20', 300)
    two.ledger.add('2026-11-20', 200)
    expect([one.ledger.spent('2026-11-20'), two.ledger.spent('2026-11-20')]).toEqual([500, 500])
    one.close()
    two.close()
    expect(opened('a.db').ledger.spent('2026-11-20')).toBe(500)
  })

  it('多记的退得回去；新的一天从零起，昨天的账不再记', () => {
    const { ledger } = opened('b.db')
    ledger.add('2026-11-20', 300)
    ledger.add('2026-11-20', -100)
    expect(ledger.spent('2026-11-20')).toBe(200)
    ledger.add('2026-11-21', 5)
    ledger.add('2026-11-20', 1000)
    expect([ledger.spent('2026-11-20'), ledger.spent('2026-11-21')]).toEqual([0, 5])
  })

  it('文件关了：是存储的错', () => {
    const store = opened('c.db')
    store.close()
    expect(() => store.ledger.spent('2026-11-20')).toThrow(StoreFault)
    expect(() => store.ledger.add('2026-11-20', 1)).toThrow(StoreFault)
  })
})
