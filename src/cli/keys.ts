import { randomBytes } from 'node:crypto'
import { Command } from 'commander'
import { hashOf } from '../api/index.ts'
import { type Io, UsageError } from './io.ts'
import type { Parts } from './parts.ts'

const NAME = /^[\p{L}\p{N}_.-]{1,40}$/u

/** `wence keys`: the keys by which other programs use /v1 and /mcp. A key is shown once, when it is made. */
export function keysCommand(io: Io, { storeOn, now }: Parts, fail: () => void): Command {
  const keys = new Command('keys')
    .description('给别的程序发的密钥：列出、发、收回')
    .option('--db <文件>', '存放的文件，就是 wence serve 的 WENCE_DB')
    .helpCommand(false)
  const store = async () => {
    const { db } = keys.opts<{ db?: string }>()
    if (!db) throw new UsageError('缺少选项 --db <文件>：密钥存在 wence serve 用的那个文件里（WENCE_DB）')
    return (await storeOn(db)).keys
  }
  keys.action(async () => {
    const all = (await store()).list()
    if (all.length === 0) return io.out('还没有发过密钥：现在只有本机能用 /v1 和 /mcp。')
    io.out(
      io.drawTable(
        ['名称', '哪天发的'],
        all.map(({ name, at }) => [name, new Date(at).toISOString().slice(0, 10)]),
      ),
    )
  })
  keys
    .command('add <名称>')
    .description('发一个密钥，只显示这一次；名称写清给谁用')
    .action(async (name: string) => {
      if (!NAME.test(name)) throw new UsageError(`名称“${name}”：只能用字母、汉字、数字和 . _ -，40 个以内`)
      const key = `wence_${randomBytes(24).toString('base64url')}`
      const added = (await store()).add({ name, hash: hashOf(key), at: now() })
      if (added) return io.out(key)
      io.err(`已经有叫“${name}”的密钥；换个名称，或者先 wence keys remove ${name}`)
      fail()
    })
  keys
    .command('remove <名称>')
    .description('收回一个密钥，马上不能用')
    .action(async (name: string) => {
      if ((await store()).remove(name)) return io.out(`${name} 的密钥收回了。`)
      io.err(`没有叫“${name}”的密钥；wence keys 列出有哪些`)
      fail()
    })
  return keys
}
