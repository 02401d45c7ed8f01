import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { existingKeyOf, keyFileOf, keyOf } from '../../src/store/index.ts'
import { builtProgram } from '../support/program.ts'
import { faultOf, modeOf, newFile } from './turns.ts'

const PROCESSES = 6

describe('日志的钥匙', () => {
  it('头一次启动时造在库旁边，只有本人可读；以后都是它；旁边不留半成品', () => {
    const file = newFile()
    expect(existingKeyOf(file)).toBeUndefined()
    const key = keyOf(file)
    expect(key).toHaveLength(32)
    expect(keyFileOf(file)).toBe(`${file}.key`)
    expect(modeOf(keyFileOf(file))).toBe('600')
    expect([keyOf(file), existingKeyOf(file)]).toEqual([key, key])
    expect(readdirSync(dirname(file))).toEqual([basename(keyFileOf(file))])
    expect(keyOf(newFile())).not.toEqual(key)
  })

  it('几个进程一齐启动，拿到的是同一把', async () => {
    builtProgram()
    const file = newFile()
    const store = new URL('../../dist/store/index.js', import.meta.url).href
    const program = `const { keyOf } = await import(${JSON.stringify(store)})
      const start = Number(process.argv[2]); while (Date.now() < start);
      process.stdout.write(Buffer.from(keyOf(process.argv[1])).toString('hex'))`
    const run = promisify(execFile)
    const args = ['--input-type=module', '--eval', program, file, String(Date.now() + 1500)]
    const all = await Promise.all(Array.from({ length: PROCESSES }, () => run(process.execPath, args)))
    expect(new Set(all.map(({ stdout }) => stdout)).size).toBe(1)
    expect(all[0]?.stdout).toBe(Buffer.from(keyOf(file)).toString('hex'))
    expect(readdirSync(dirname(file))).toHaveLength(1)
  })

  it('别人也读得到的、不是钥匙的、是目录的：说是哪个文件、怎么办，文件不动', () => {
    const open = newFile()
    keyOf(open)
    chmodSync(keyFileOf(open), 0o640)
    expect(faultOf(() => keyOf(open))).toMatch(/\.key: others may read it \(mode 640\).*chmod 600/u)
    expect(modeOf(keyFileOf(open))).toBe('640')
    const cut = newFile()
    writeFileSync(keyFileOf(cut), 'abc', { mode: 0o600 })
    expect(faultOf(() => keyOf(cut))).toMatch(/64 hexadecimal digits.*backup/u)
    expect(readFileSync(keyFileOf(cut), 'utf8')).toBe('abc')
    const folder = newFile()
    mkdirSync(keyFileOf(folder))
    expect(faultOf(() => keyOf(folder))).toContain('no regular file')
    const nowhere = newFile()
    symlinkSync('/nowhere/at/all', keyFileOf(nowhere))
    expect(faultOf(() => keyOf(nowhere))).toMatch(/cannot be read or made.*openssl rand/u)
  })

  it('没有了就另造一把', () => {
    const file = newFile()
    const key = keyOf(file)
    rmSync(keyFileOf(file))
    expect(keyOf(file)).not.toEqual(key)
  })
})
