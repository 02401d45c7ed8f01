import { describe, expect, it } from 'vitest'
import { ModelFailure } from '../../src/model/failure.ts'
import { act, MESSAGE, modelWith, said, scripted, silence, TERMINAL } from '../support/language-model.ts'
import { settle, Timers } from '../support/timers.ts'

const READ = { acts: [act({ act: 'courtesy', words: '谢谢', tone: 'thank' })], clauses: [], courtesy: null }
const dropped = new ModelFailure('dropped')
const refused = new ModelFailure('rejected')

/** People who wait for a reading as long as it is worth it, and no longer. */
function waiting(setup: NonNullable<Parameters<typeof modelWith>[0]>) {
  const { timers = new Timers() } = setup
  const made = modelWith({ ...setup, timers })
  let count = 0
  /** Milliseconds that one more person waited, and whether it was for a reading. */
  const comes = async () => {
    const began = timers.now()
    const patience = made.model.patience()
    if (patience === 0) return { waited: 0, read: false }
    count += 1
    const reading = made.model.read({ ...MESSAGE, before: [`第${count}个人`] }, TERMINAL)
    const enough = new AbortController()
    const read = await Promise.race([
      reading.then((each) => each !== undefined),
      timers.sleep(patience, enough.signal).then(() => false),
    ])
    reading.then(() => enough.abort()).catch(() => undefined)
    return { waited: timers.now() - began, read }
  }
  return { ...made, timers, comes }
}

const slow =
  (timers: Timers, ms: number) =>
  async ({ signal }: { signal: AbortSignal }) => {
    await timers.sleep(ms, signal)
    return said(READ)
  }

describe('值得等多久', () => {
  it('服务器好好的：四秒半；三秒答的等得到', async () => {
    const timers = new Timers()
    const { open } = scripted(slow(timers, 3000))
    const { model, comes } = waiting({ options: { open }, timers })
    expect(model.patience()).toBe(4500)
    const one = comes()
    await timers.pass(3000)
    expect(await one).toEqual({ waited: 3000, read: true })
    expect(model.patience()).toBe(4500)
  })

  it('没有人等了，问过的照样读完', async () => {
    const timers = new Timers()
    const { open } = scripted(slow(timers, 9000))
    const { calls, comes } = waiting({ options: { open }, timers })
    const one = comes()
    await timers.pass(4500)
    expect(await one).toEqual({ waited: 4500, read: false })
    expect(calls).toEqual([])
    await timers.pass(4500)
    expect(calls).toMatchObject([{ task: 'read', outcome: 'answered', latency: 9000 }])
  })

  it('近来都要答九秒：只放一个去看，没有人白等；答得快了，就又等四秒半', async () => {
    const timers = new Timers()
    const { open } = scripted(slow(timers, 9000), slow(timers, 9000), slow(timers, 100))
    const { model, comes } = waiting({ options: { open }, timers })
    const one = comes()
    await timers.pass(9000)
    expect(await one).toEqual({ waited: 4500, read: false })
    expect(model.patience()).toBe(200)
    const two = comes()
    expect(await comes()).toEqual({ waited: 0, read: false })
    await timers.pass(9000)
    expect(await two).toEqual({ waited: 200, read: false })
    for (let at = 0; at < 3; at++) {
      const next = comes()
      await timers.pass(100)
      expect(await next).toEqual({ waited: 100, read: true })
    }
    expect(model.patience()).toBe(4500)
  })

  it('拒绝连接：头一个以后，谁也不等两百毫秒以上；断开以后谁也不等', async () => {
    const { asked, open } = scripted(dropped)
    const { model, timers, comes } = waiting({ options: { open } })
    const waited: number[] = []
    for (let at = 0; at < 40; at++) {
      const one = comes()
      await timers.pass(500)
      waited.push((await one).waited)
    }
    expect(Math.max(...waited.slice(1))).toBeLessThanOrEqual(200)
    expect(waited.slice(10)).toEqual(Array(30).fill(0))
    expect(model.patience()).toBe(0)
    expect(model.stats().breaker).toMatchObject({ state: 'open' })
    expect(asked).toHaveLength(5)
  })

  it('一声不响：头一批等过四秒半以后，来的人都不等', async () => {
    const { open } = scripted(silence)
    const { model, timers, comes } = waiting({ options: { open } })
    const first = comes()
    await timers.pass(4500)
    expect((await first).waited).toBe(4500)
    expect(model.patience()).toBe(0)
    const waited: number[] = []
    for (let at = 0; at < 60; at++) {
      const one = comes()
      await timers.pass(1000)
      waited.push((await one).waited)
    }
    expect(Math.max(...waited)).toBeLessThanOrEqual(200)
  })

  it('拿不准的时候只放一个去看，别的人不等；它答了，就又等四秒半', async () => {
    const timers = new Timers()
    const { asked, open } = scripted(refused, slow(timers, 100))
    const { model, comes } = waiting({ options: { open }, timers })
    expect(await comes()).toEqual({ waited: 0, read: false })
    expect(model.patience()).toBe(200)
    const crowd = Array.from({ length: 10 }, comes)
    await settle()
    expect(asked).toHaveLength(2)
    await timers.pass(100)
    expect(await Promise.all(crowd)).toEqual([
      { waited: 100, read: true },
      ...Array(9).fill({ waited: 0, read: false }),
    ])
    expect(model.patience()).toBe(4500)
  })

  it('断开一分钟以后，再放一个去看', async () => {
    const timers = new Timers()
    const { open } = scripted(...Array(5).fill(refused), slow(timers, 100))
    const { model, comes } = waiting({ options: { open }, timers })
    for (let at = 0; at < 5; at++) await comes()
    expect(model.patience()).toBe(0)
    await timers.pass(60_000)
    expect(model.patience()).toBe(200)
    const one = comes()
    expect(model.patience()).toBe(0)
    await timers.pass(100)
    expect(await one).toEqual({ waited: 100, read: true })
    expect(model.patience()).toBe(4500)
  })

  it('头一回就四十个人一起来，还不知道服务器多快：没有人等过四秒半，等完又值得等', async () => {
    const timers = new Timers()
    const { open } = scripted(slow(timers, 3000))
    const { model, comes } = waiting({ options: { open }, settings: { atOnce: 16 }, timers })
    const people = Array.from({ length: 40 }, comes)
    await timers.pass(64_499)
    const waits = await Promise.all(people)
    expect(Math.max(...waits.map(({ waited }) => waited))).toBe(4500)
    expect(waits.filter(({ read }) => read)).toHaveLength(16)
    expect(model.patience()).toBe(4500)
  })

  it('知道服务器三秒一答，四十个人一起来：十六个等得到，别的不排队，马上就有自己的回答', async () => {
    const timers = new Timers()
    const { asked, open } = scripted(slow(timers, 3000))
    const { model, comes } = waiting({ options: { open }, settings: { atOnce: 16 }, timers })
    const first = comes()
    await timers.pass(3000)
    await first
    const people = Array.from({ length: 40 }, comes)
    expect(model.patience()).toBe(0)
    await timers.pass(3000)
    expect(await Promise.all(people)).toEqual([
      ...Array(16).fill({ waited: 3000, read: true }),
      ...Array(24).fill({ waited: 0, read: false }),
    ])
    expect(asked).toHaveLength(17)
    expect(model.patience()).toBe(4500)
  })

  it('排得上的才排：再过一秒就有空位，等得到；要等过四秒半的，不排', async () => {
    const timers = new Timers()
    const { open } = scripted(slow(timers, 3000))
    const { model, comes } = waiting({ options: { open }, settings: { atOnce: 1 }, timers })
    const first = comes()
    await timers.pass(3000)
    await first
    const second = comes()
    await timers.pass(1000)
    expect(model.patience()).toBe(0)
    await timers.pass(1000)
    const third = comes()
    expect(await comes()).toEqual({ waited: 0, read: false })
    await timers.pass(4000)
    expect(await Promise.all([second, third])).toEqual([
      { waited: 3000, read: true },
      { waited: 4000, read: true },
    ])
  })

  it.each([
    ['当天的用量到了', { settings: { dailyTokens: 100 } }],
    ['当天一点也不许用', { settings: { dailyTokens: 0 } }],
    [
      '数用量的地方坏了',
      {
        ports: {
          ledger: {
            spent: () => {
              throw new Error('磁盘坏了')
            },
            add: () => undefined,
          },
        },
      },
    ],
  ])('%s：不等', (_, setup) => {
    const { open } = scripted(said(READ))
    expect(modelWith({ options: { open }, ...setup }).model.patience()).toBe(0)
  })

  it('收场以后：不等', async () => {
    const { open } = scripted(said(READ))
    const { model } = modelWith({ options: { open } })
    await model.close()
    expect(model.patience()).toBe(0)
  })
})
