import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { describe, expect, it, onTestFinished } from 'vitest'
import { builtProgram } from '../support/program.ts'
import { newFile, openStore, raw } from './turns.ts'

interface Running {
  readonly child: ChildProcess
  /** Every line it wrote; complete when `ended`. */
  readonly lines: readonly string[]
  /** Resolves once it has written so many lines. */
  readonly written: (count: number) => Promise<void>
  /** Its exit status, null where it was killed. */
  readonly ended: Promise<number | null>
}

/** A program of this folder in a process of its own. */
function start(program: string, ...args: readonly string[]): Running {
  builtProgram()
  const child = spawn(process.execPath, [`test/store/${program}.mjs`, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines: string[] = []
  const reader = createInterface({ input: child.stdout })
  reader.on('line', (line) => lines.push(line))
  const ended = once(child, 'close').then(([status]) => status as number | null)
  const written = async (count: number) => {
    while (lines.length < count) {
      const more = once(reader, 'line')
      const over = await Promise.race([more.then(() => false), ended.then(() => true)])
      if (over && lines.length < count) throw new Error(`${program} ended after: ${lines.join(' | ')}`)
    }
  }
  return { child, lines, written, ended }
}

const kill = async ({ child, ended }: Running): Promise<void> => {
  child.kill('SIGKILL')
  expect(await ended).toBeNull()
}

const isWhole = (file: string): boolean => raw(file).pragma('integrity_check', { simple: true }) === 'ok'

describe('进程随时被杀', () => {
  it('答复过的每一轮都在，附记与会话同在，文件是好的', async () => {
    const file = newFile()
    const said: string[] = []
    for (const lines of [1, 2, 6, 31, 83]) {
      const run = start('answering', file)
      await run.written(lines)
      await kill(run)
      said.push(...run.lines.filter((line) => line.startsWith('turn ')))
      const store = openStore(file, { now: 0 })
      const kept = (store.load('s1', 0)?.session.log ?? []).map(({ words }) => words)
      expect(kept).toEqual(expect.arrayContaining(said))
      // The last turn may be kept and not have been said yet; nothing else.
      expect(kept.length - said.length).toBeOneOf([0, 1])
      if (kept.length > said.length) said.push(`turn ${said.length}`)
      expect(kept).toEqual(said)
      expect(store.misses(0)).toHaveLength(kept.length)
      store.close()
      expect(isWhole(file)).toBe(true)
    }
  })
})

describe('几个进程共用一个文件', () => {
  it('别的进程正读着还没有日志的新文件：等它读完再改用日志，不当场放弃', async () => {
    const file = newFile()
    const reading = start('reading', file)
    await reading.written(1)
    expect(() => openStore(file, { busyTimeout: 0 })).toThrow('SQLITE_BUSY')
    reading.child.stdin?.write('go\n')
    openStore(file, { busyTimeout: 60_000 }).close()
    expect(await reading.ended).toBe(0)
  })

  it('各存各的，又抢着存同一个会话：一轮不丢，一轮不重，文件是好的', async () => {
    const file = newFile()
    const turns = 60
    const names = ['甲', '乙', '丙']
    const runs = names.map((name) => start('sharing', file, name, String(turns)))
    await Promise.all(runs.map(({ written }) => written(1)))
    // All of them find no file and make it at once.
    for (const { child } of runs) child.stdin?.write('go\n')
    expect(await Promise.all(runs.map(({ ended }) => ended))).toEqual(names.map(() => 0))

    const store = openStore(file, { now: 0 })
    const turnsOf = (id: string) => (store.load(id, 0)?.session.log ?? []).map(({ words }) => words)
    const all = Array.from({ length: turns }, (_, n) => n)
    for (const name of names) {
      expect(turnsOf(name)).toEqual(all.map((n) => `own ${name} ${n}`))
      expect(turnsOf('shared').filter((words) => words.startsWith(name))).toEqual(all.map((n) => `${name} ${n}`))
    }
    expect(turnsOf('shared')).toHaveLength(names.length * turns)
    // Every save that was not reported as a conflict was written, once.
    expect(raw(file).prepare('SELECT last FROM revisions').pluck().get()).toBe(2 * names.length * turns)
    // What met a conflict left no note behind, and what was saved left one.
    expect(store.misses(0).map(({ count }) => count)).toEqual(Array(2 * names.length * turns).fill(1))
    store.close()
    expect(isWhole(file)).toBe(true)
  })
})
