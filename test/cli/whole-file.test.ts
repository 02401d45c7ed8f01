import { execFileSync } from 'node:child_process'
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NotRegularFile, writeWhole } from '../../src/cli/whole-file.ts'

/** What goes wrong on the disk while a file is written. */
const disk = vi.hoisted((): { fault?: 'no space' | 'no rename' } => ({}))

vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof import('node:fs/promises')>()
  const fault = (code: string) => Object.assign(new Error(`${code}: the disk of the test`), { code })
  return {
    ...fs,
    open: async (...args: Parameters<typeof fs.open>) => {
      const file = await fs.open(...args)
      if (disk.fault !== 'no space') return file
      const write = file.writeFile.bind(file)
      return Object.assign(file, {
        writeFile: async (text: string) => {
          await write(text.slice(0, text.length / 2))
          throw fault('ENOSPC')
        },
      })
    },
    rename: async (...args: Parameters<typeof fs.rename>) => {
      if (disk.fault === 'no rename') throw fault('EIO')
      await fs.rename(...args)
    },
  }
})

let folder = ''
const at = (name: string) => join(folder, name)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wence-test-'))
})
afterEach(async () => {
  delete disk.fault
  await rm(folder, { recursive: true })
})

describe('文件要么整个写成，要么原样不动', () => {
  it('新文件写成，旧文件换掉，不留别的', async () => {
    await writeWhole(at('r.html'), '旧的，长一些')
    await writeWhole(at('r.html'), '新的')
    expect(await readFile(at('r.html'), 'utf8')).toBe('新的')
    expect(await readdir(folder)).toEqual(['r.html'])
  })

  it('旧文件只给自己看，换掉以后还是', async () => {
    await writeFile(at('r.md'), '旧的')
    for (const mode of [0o600, 0o666]) {
      await chmod(at('r.md'), mode)
      await writeWhole(at('r.md'), '新的')
      expect((await stat(at('r.md'))).mode & 0o777).toBe(mode)
    }
  })

  it.each(['no space', 'no rename'] as const)('写到一半出错（%s）：旧文件一字不差，没写完的不留下', async (fault) => {
    await writeFile(at('r.html'), '旧的')
    disk.fault = fault
    await expect(writeWhole(at('r.html'), '新的'.repeat(1000))).rejects.toThrow('the disk of the test')
    await expect(writeWhole(at('另一份.html'), '新的')).rejects.toThrow('the disk of the test')
    expect(await readFile(at('r.html'), 'utf8')).toBe('旧的')
    expect(await readdir(folder)).toEqual(['r.html'])
  })

  it('文件夹、链接、管道都不是可以换掉的文件', async () => {
    await mkdir(at('folder.md'))
    await writeFile(at('别人的'), '别人的')
    await symlink(at('别人的'), at('link.md'))
    await symlink(at('没有的'), at('nowhere.md'))
    execFileSync('mkfifo', [at('pipe.md')])
    const before = await readdir(folder)
    for (const name of ['folder.md', 'link.md', 'nowhere.md', 'pipe.md']) {
      await expect(writeWhole(at(name), '新的'), name).rejects.toThrow(NotRegularFile)
      expect((await lstat(at(name))).isFile()).toBe(false)
    }
    expect(await readFile(at('别人的'), 'utf8')).toBe('别人的')
    expect(await readdir(folder)).toEqual(before)
  })

  it('没有这个文件夹，就报没有', async () => {
    await expect(writeWhole(at('none/r.md'), '新的')).rejects.toMatchObject({ code: 'ENOENT' })
    expect(await readdir(folder)).toEqual([])
  })

  it('锁了的旧文件不换，关了的文件夹不写；超级用户能写，权限照旧', async () => {
    await writeFile(at('r.md'), '旧的', { mode: 0o444 })
    await mkdir(at('closed'), { mode: 0o555 })
    const outcome = await Promise.allSettled([writeWhole(at('r.md'), '新的'), writeWhole(at('closed/r.md'), '新的')])
    const codes = outcome.map((each) => (each.status === 'rejected' ? each.reason.code : 'written'))
    // Nothing is closed to the superuser.
    const root = process.getuid?.() === 0
    expect(codes).toEqual(root ? ['written', 'written'] : ['EACCES', 'EACCES'])
    expect(await readFile(at('r.md'), 'utf8')).toBe(root ? '新的' : '旧的')
    expect((await lstat(at('r.md'))).mode & 0o777).toBe(0o444)
  })
})
