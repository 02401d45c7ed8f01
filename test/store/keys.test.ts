import { describe, expect, it } from 'vitest'
import { hashOf, ownerOf } from '../../src/api/index.ts'
import { MemorySessionStore } from '../../src/store/index.ts'
import { newFile, openStore, raw } from './turns.ts'

describe.each([
  ['内存', () => new MemorySessionStore().keys],
  ['SQLite', () => openStore(newFile()).keys],
])('密钥，%s', (_name, made) => {
  it('一个名称一个，认得出是谁的，收回就没有了', () => {
    const keys = made()
    const [one, other] = ['wence_one_0123456789', 'wence_other_0123456789']
    expect(keys.add({ name: '窗口', hash: hashOf(one), at: 1 })).toBe(true)
    expect(keys.add({ name: '窗口', hash: hashOf(other), at: 2 })).toBe(false)
    expect(keys.add({ name: '热线', hash: hashOf(other), at: 3 })).toBe(true)
    expect(keys.list().map(({ name }) => name)).toEqual(['窗口', '热线'])
    expect(ownerOf(one, keys)).toBe('窗口')
    expect(ownerOf(`${one}x`, keys)).toBeUndefined()
    expect(keys.remove('窗口')).toBe(true)
    expect(keys.remove('窗口')).toBe(false)
    expect(ownerOf(one, keys)).toBeUndefined()
  })
})

describe('密钥在文件里', () => {
  it('只有散列，没有密钥；旧文件打开时补上这张表', () => {
    const file = newFile()
    openStore(file).keys.add({ name: '窗口', hash: hashOf('wence_secret_0123456789'), at: 1 })
    expect(JSON.stringify(raw(file).prepare('SELECT * FROM keys').all())).not.toContain('wence_secret')
    const old = newFile()
    openStore(old).close()
    const database = raw(old)
    database.exec('DROP TABLE keys; DROP TABLE codes; DROP TABLE asked; DROP TABLE marks')
    database.pragma('user_version = 7')
    database.close()
    expect(openStore(old).keys.list()).toEqual([])
  })
})
