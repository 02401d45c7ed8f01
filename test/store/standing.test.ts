import { chmodSync, copyFileSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { entry, faultOf, longTurn, newFile, openStore } from './turns.ts'

describe('写得了没有，说的是真的', () => {
  it('好好的：不报错，也不长大', () => {
    const store = openStore(newFile())
    for (let n = 0; n < 3; n++) expect(() => store.writable()).not.toThrow()
    expect(store.save(entry())).toBe(true)
  })

  it('盘满：剩的地方不够了就说，腾出来又好', () => {
    let left = 1000
    const store = openStore(newFile(), { room: () => left })
    expect(faultOf(() => store.writable())).toMatch(/no room left.*1000 bytes free.*Free space/su)
    left = 1e9
    expect(() => store.writable()).not.toThrow()
  })

  it('文件到了头：还改得了旧的，存不了新的，也要说', () => {
    const store = openStore(newFile(), { maxPages: 60 })
    faultOf(() => {
      for (let n = 0; n < 100; n++) store.save(longTurn(`s${n}`))
    })
    expect(faultOf(() => store.writable())).toContain('SQLITE_FULL')
  })

  it('开着的文件被删了、被换了、日志被删了：说是哪样，怎么办', () => {
    const [deleted, replaced, logless] = [newFile(), newFile(), newFile()]
    const gone = openStore(deleted)
    rmSync(deleted)
    expect(faultOf(() => gone.writable())).toMatch(/was deleted.*put the file back/su)
    const other = openStore(replaced)
    copyFileSync(replaced, `${replaced}.copy`)
    renameSync(`${replaced}.copy`, replaced)
    expect(faultOf(() => other.writable())).toMatch(/another file was put in its place/u)
    const store = openStore(logless)
    store.writable()
    rmSync(`${logless}-wal`)
    expect(faultOf(() => store.writable())).toMatch(/-wal was deleted/u)
  })

  it('文件或文件夹改成了只读：说只读', () => {
    const file = newFile()
    const store = openStore(file)
    chmodSync(file, 0o400)
    expect(faultOf(() => store.writable())).toMatch(/read-only.*chmod u\+w/su)
    chmodSync(file, 0o600)
    expect(() => store.writable()).not.toThrow()
    chmodSync(dirname(file), 0o500)
    expect(faultOf(() => store.writable())).toContain('read-only')
    chmodSync(dirname(file), 0o700)
    expect(() => store.writable()).not.toThrow()
  })
})
