import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { entry, faultOf, filled, folder, LONG, longTurn, miss, modeOf, NOON, newFile, openStore, raw } from './turns.ts'

/** Permissions mean nothing to root: does it as somebody they mean something to. */
function asOrdinaryUser(act: () => void): void {
  const root = process.geteuid?.() === 0
  if (root) process.seteuid?.(65534)
  try {
    act()
  } finally {
    if (root) process.seteuid?.(0)
  }
}

describe('盘满', () => {
  it('存不下就说盘满，这一轮一个字也没写，前面的都在；有了地方接着存', () => {
    const file = newFile()
    const store = openStore(file, { maxPages: 60 })
    const saved: string[] = []
    const fill = () => {
      for (let n = 0; n < 100; n++) {
        const id = `s${n}`
        store.save({ ...longTurn(id), notes: [miss(`${id}的问题`)] })
        saved.push(id)
      }
    }
    const fault = faultOf(fill)
    expect(fault).toContain(file)
    expect(fault).toContain('SQLITE_FULL')
    expect(fault).toContain('Free space')
    expect(saved.length).toBeGreaterThan(0)
    for (const id of saved) expect(store.load(id, NOON)?.session.log[0]?.words).toBe(id + LONG)
    expect(store.load(`s${saved.length}`, NOON)).toBeUndefined()
    expect(store.misses(0)).toHaveLength(saved.length)
    store.close()
    const roomy = openStore(file)
    expect(roomy.save(longTurn('s-more'))).toBe(true)
  })

  it('盘满了照样能清除一个人，清了就又存得下', () => {
    const store = openStore(newFile(), { maxPages: 60 })
    const fill = () => {
      for (let n = 0; n < 100; n++) store.save(longTurn(`s${n}`))
    }
    faultOf(fill)
    expect(store.erase('张三')).toBeGreaterThan(0)
    expect(store.save(longTurn('s-new'))).toBe(true)
  })
})

describe('锁着', () => {
  it('别处写着：读得到，存不了，说是锁着；放开了就存得了', () => {
    const file = newFile()
    const store = openStore(file, { busyTimeout: 10 })
    store.save(entry())
    const other = raw(file)
    other.exec('BEGIN EXCLUSIVE')
    expect(store.load('s1', NOON)).toBeDefined()
    const fault = faultOf(() => store.save(entry({ id: 's2' })))
    expect(fault).toContain(file)
    expect(fault).toContain('SQLITE_BUSY')
    expect(fault).toContain('locked')
    other.exec('COMMIT')
    expect(store.save(entry({ id: 's2' }))).toBe(true)
  })

  it('别处独占：打不开，说是锁着', () => {
    const file = filled()
    const other = raw(file)
    other.pragma('locking_mode = EXCLUSIVE')
    other.exec('BEGIN EXCLUSIVE; COMMIT')
    expect(faultOf(() => openStore(file, { busyTimeout: 10 }))).toContain('SQLITE_BUSY')
  })
})

describe('坏文件：说得出哪里坏，一个字节也不动', () => {
  it.each<[string, (bytes: Buffer) => Buffer, string]>([
    ['全是乱字', () => Buffer.from('这不是数据库，'.repeat(1000)), 'SQLITE_NOTADB'],
    ['几个字节', () => Buffer.from('abc'), 'SQLITE_NOTADB'],
    ['从中间截断', (bytes) => bytes.subarray(0, bytes.length / 2 - 100), 'SQLITE_CORRUPT'],
    ['只剩文件头', (bytes) => bytes.subarray(0, 100), 'SQLITE_CORRUPT'],
    ['头写坏了', (bytes) => Buffer.concat([Buffer.alloc(64, 0xff), bytes.subarray(64)]), 'SQLITE_NOTADB'],
    [
      '表的目录写坏了',
      (bytes) => Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(bytes.length - 100, 0xa5)]),
      'SQLITE_CORRUPT',
    ],
  ])('%s', (_, spoil, code) => {
    const file = filled()
    const spoiled = spoil(readFileSync(file))
    writeFileSync(file, spoiled)
    const fault = faultOf(() => openStore(file))
    expect(fault).toContain(file)
    expect(fault).toContain(code)
    expect(fault).toContain('left as it is')
    expect(readFileSync(file).equals(spoiled)).toBe(true)
  })

  it('开着的时候发现坏了：从此不再读写', () => {
    const file = filled()
    const store = openStore(file)
    const bytes = readFileSync(file)
    // The first pages hold the tables' roots; the rest, where the words are, is spoiled.
    const spoiled = Buffer.concat([bytes.subarray(0, 4 * 4096), Buffer.alloc(bytes.length - 4 * 4096, 0xa5)])
    writeFileSync(file, spoiled)
    const fault = faultOf(() => {
      for (let n = 0; n < 20; n++) store.load(`s${n}`, NOON)
    })
    expect(fault).toContain('SQLITE_CORRUPT')
    expect(faultOf(() => store.save(entry({ id: 'new' })))).toBe(fault)
    store.close()
    expect(readFileSync(file).equals(spoiled)).toBe(true)
  })

  it.each([
    ['空了', ''],
    ['不见了', undefined],
  ])('库%s，日志还在：不碰日志', (_, content) => {
    const file = newFile()
    const log = Buffer.from('还没搬进库里的话')
    if (content !== undefined) writeFileSync(file, content)
    writeFileSync(`${file}-wal`, log)
    expect(faultOf(() => openStore(file))).toContain(`${file}-wal`)
    expect(readFileSync(`${file}-wal`).equals(log)).toBe(true)
  })

  it('别的程序的库：不碰', () => {
    const file = newFile()
    raw(file).exec('CREATE TABLE accounts (id); INSERT INTO accounts VALUES (1)')
    const before = readFileSync(file)
    expect(faultOf(() => openStore(file))).toContain('another program')
    expect(readFileSync(file).equals(before)).toBe(true)
  })
})

describe('路径不对、权限不够', () => {
  it('是个目录', () => {
    const path = folder()
    const fault = faultOf(() => openStore(path))
    expect(fault).toContain(path)
    expect(fault).toContain('is a directory')
    expect(readdirSync(path)).toEqual([])
  })

  it('路上有个文件', () => {
    const file = newFile()
    writeFileSync(file, '')
    expect(faultOf(() => openStore(join(file, 'sessions.db')))).toContain('should be a directory')
    expect(faultOf(() => openStore(join(file, 'deeper', 'sessions.db')))).toContain('should be a directory')
  })

  it('建不了目录的文件系统：马上说，不在那里转圈', () => {
    const file = '/proc/wence/sessions.db'
    expect(faultOf(() => openStore(file))).toContain(`session store ${file}, opening it`)
  })

  it('链接断了：不照着链接去建', () => {
    const file = newFile()
    symlinkSync(`${file}.gone`, file)
    expect(faultOf(() => openStore(file))).toContain('leads nowhere')
    expect(existsSync(`${file}.gone`)).toBe(false)
  })

  it('是个设备', () => {
    expect(faultOf(() => openStore('/dev/null'))).toContain('regular file')
  })

  it('文件只读', () => {
    asOrdinaryUser(() => {
      const file = filled()
      chmodSync(file, 0o400)
      const before = readFileSync(file)
      const fault = faultOf(() => openStore(file))
      expect(fault).toContain(file)
      expect(fault).toContain('read-only')
      expect(readFileSync(file).equals(before)).toBe(true)
      chmodSync(file, 0o444)
      expect(faultOf(() => openStore(file))).toContain('read-only')
      expect(modeOf(file)).toBe('400')
    })
  })

  it('文件不给读', () => {
    asOrdinaryUser(() => {
      const file = filled()
      chmodSync(file, 0)
      expect(faultOf(() => openStore(file))).toContain('may not open')
    })
  })

  it('目录不给写', () => {
    asOrdinaryUser(() => {
      const path = folder()
      chmodSync(path, 0o500)
      expect(faultOf(() => openStore(join(path, 'sessions.db')))).toContain('EACCES')
      expect(faultOf(() => openStore(join(path, 'var', 'sessions.db')))).toContain('EACCES')
      chmodSync(path, 0o700)
    })
  })

  it('名字像内存库、像网址，也还是文件', () => {
    const path = folder()
    const before = process.cwd()
    process.chdir(path)
    onTestFinished(() => process.chdir(before))
    for (const name of [':memory:', 'file:x?mode=memory']) {
      openStore(name).save(entry())
      expect(existsSync(join(path, name))).toBe(true)
    }
    expect(faultOf(() => openStore(''))).toContain('is a directory')
  })
})

it('预料之外的错也成 StoreFault，带着原因', () => {
  const store = openStore()
  const fault = faultOf(() => store.save(entry({ at: 0.5 })))
  expect(fault).toContain('SQLITE_CONSTRAINT')
  expect(store.save(entry())).toBe(true)
})
