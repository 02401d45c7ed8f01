import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { MemorySessionStore } from '../../src/store/index.ts'
import { entry, NOON, newFile, opening } from '../store/turns.ts'
import { wence } from '../support/cli.ts'
import { eventually } from '../support/eventually.ts'
import { builtProgram } from '../support/program.ts'

const MINUTE = 60_000

function opened() {
  const store = new MemorySessionStore()
  store.save(entry({ notes: [{ kind: 'ticket', opening: opening() }] }))
  const tickets = (...args: readonly string[]) =>
    wence(['tickets', ...args, '--db', 'f'], { store, now: NOON + 75 * MINUTE, stdin: '请带材料来' })
  return { store, tickets }
}

describe('wence tickets', () => {
  it('列：状态、等了多久、地方、问题；没有的说没有', async () => {
    const { tickets } = opened()
    const { out, status } = await tickets()
    expect(status).toBe(0)
    for (const words of ['T1', '没人接手', '1 小时 15 分钟', '聊城', '聊城兼职的人能算吗']) expect(out).toContain(words)
    await tickets('close', 'T1')
    expect((await tickets()).out).toContain('没有没办结的单子')
    expect((await tickets('--all')).out).toContain('已办结')
    expect((await tickets('--all', '--json')).json()).toMatchObject([{ id: 'T1', state: 'closed' }])
  })

  it('看、接手、答复、办结、重新打开', async () => {
    const { store, tickets } = opened()
    expect((await tickets('take', 't1', '--by', '李')).out).toContain('由李接手')
    expect((await tickets('answer', 'T1', '--by', '李', '-')).out).toContain('会发给提问人')
    const shown = (await tickets('show', 'T1')).out
    for (const words of ['已答复（李）', '研发人员“十二个人”', '聊城办法（征求意见稿）第八条', '李答复：请带材料来'])
      expect(shown).toContain(words)
    expect((await tickets('close', 'T1', '--by', '李')).status).toBe(0)
    expect((await tickets('reopen', 'T1')).out).toContain('又打开了')
    expect(store.tickets.get('T1')?.events.map(({ kind }) => kind)).toEqual([
      ...['opened', 'taken', 'answered', 'closed', 'reopened'],
    ])
  })

  it('以前答过的相近问题给下一个人看，名字电话隐去', async () => {
    const { store, tickets } = opened()
    const masked = '聊城兼职的人能不能算'
    const more = opening({ id: 'T2', session: 's2', masked, question: '聊城兼职的人能不能算，我是王芳' })
    store.save(entry({ id: 's2', notes: [{ kind: 'ticket', opening: more }] }))
    await tickets('answer', 'T2', '--by', '李', '不算，问 13912345678')
    const { out } = await tickets('show', 'T1')
    expect(out).toContain(masked)
    expect(out).toContain('不算')
    expect(out).not.toMatch(/王芳|13912345678/u)
  })

  it.each([
    [['take', 'T9', '--by', '李'], 2, '没有单号 T9'],
    [['take', 'T1', '--by', '王'], 1, '已由李接手'],
    [['answer', 'T1', '--by', '王', '好'], 1, '--force'],
    [['answer', 'T1', '好'], 2, '--by'],
    [['answer', 'T1', '--by', '李', ' '], 1, '空的'],
    [['reopen', 'T1'], 1, '没有办结'],
    [['take', 'T1', '--by', '王', '--force'], 0, ''],
  ])('%j：退出码 %i，%s', async (args, status, words) => {
    const { tickets } = opened()
    await tickets('take', 'T1', '--by', '李')
    const result = await tickets(...args)
    expect(result.status).toBe(status)
    expect(result.err).toContain(words)
  })

  it('办结了的：说怎么再打开；没给文件的：说给哪个', async () => {
    const { tickets } = opened()
    await tickets('close', 'T1')
    expect((await tickets('answer', 'T1', '--by', '李', '好')).err).toContain('wence tickets reopen T1')
    expect(await wence(['tickets'])).toMatchObject({ status: 2, err: expect.stringContaining('--db') })
  })

  it('用错了：用中文说缺什么，退出 2', async () => {
    const { tickets } = opened()
    const { err, status } = await tickets('answer', 'T1', '--by', '李')
    expect([status, err]).toEqual([2, '缺少参数 文字。运行 wence --help 看用法。'])
  })

  it('misses 里也有', async () => {
    const { store } = opened()
    const { out } = await wence(['misses', '--db', 'f'], { store, now: NOON })
    expect(out).toContain('转人工')
    expect(out).toContain('聊城兼职的人能算吗')
  })
})

describe('终端里的人和 wence tickets，同一个文件', () => {
  it('两边的话都到', async () => {
    const [file, main] = [newFile(), builtProgram()]
    const env = { ...process.env, WENCE_TICKETS: 'yes' }
    const tickets = async (...args: readonly string[]) => {
      const child = spawn(process.execPath, [main, 'tickets', ...args, '--db', file], { env })
      let out = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (out += data))
      await once(child, 'close')
      return out
    }
    const chat = spawn(process.execPath, [main, 'chat', '--db', file], { env })
    let heard = ''
    chat.stdout.on('data', (data) => (heard += data))
    const hears = (words: RegExp | string) => eventually(() => expect(heard).toMatch(words))

    chat.stdin.write('万州 补助多少\n转人工\n')
    await hears(/单号 [0-9A-F]{8}/u)
    const [, id = ''] = /单号 ([0-9A-F]{8})/u.exec(heard) ?? []
    expect(await tickets()).toContain(id)
    expect(await tickets('take', id, '--by', '李')).toContain('由李接手')
    await hears('工作人员李已接手')
    chat.stdin.write('那要什么材料\n')
    await hears('（已转给工作人员）')
    expect(await tickets('show', id)).toContain('那要什么材料')
    await tickets('answer', id, '--by', '李', '带营业执照来')
    await hears('带营业执照来')
    chat.stdin.write('不用人工了\n')
    await hears('人工结束了')
    expect(await tickets('--all')).toContain('已办结')
    chat.stdin.end()
    await once(chat, 'close')
    expect(chat.exitCode).toBe(0)
  }, 120_000)
})
