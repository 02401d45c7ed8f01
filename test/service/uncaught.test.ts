import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { LastResort, type Listen, uncaughtIn } from '../../src/service/uncaught.ts'
import { SqliteSessionStore } from '../../src/store/index.ts'
import { newFile, openStore } from '../store/turns.ts'
import { eventually } from '../support/eventually.ts'
import { HURRIED } from '../support/slack.ts'
import { madeUp, serving } from './world.ts'

const said = (key: string, words: string) => ({ key, person: '张三', session: 's1', words, at: 0, to: 'C1' })
const PRIVATE = '一句私密的话'

/** A process of the test's own, in which something goes wrong whenever the test says so. */
function goingWrong() {
  const process = Object.assign(new EventEmitter(), { stderr: new EventEmitter() })
  const uncaught = uncaughtIn(process as unknown as NodeJS.Process)
  return {
    process,
    uncaught,
    throws: (fault: unknown = new Error(PRIVATE)) => process.emit('uncaughtException', fault, 'uncaughtException'),
    rejects: (fault: unknown = new Error(PRIVATE)) => process.emit('unhandledRejection', fault, Promise.resolve()),
  }
}

/** A send that does not end before it is let go; `begun` says that one was tried. */
function held() {
  let letGo = () => {}
  const until = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const state = { begun: false, letGo }
  const hold = () => {
    state.begun = true
    return until
  }
  return { state, hold }
}

const fatal = (log: readonly string[]) => log.map((line) => JSON.parse(line)).filter(({ level }) => level === 'fatal')

describe('没人接住的错', () => {
  it.each(['throws', 'rejects'] as const)(
    '%s：记下来，不记它说的话；正在答的答完，没答的留着，算是出错结束',
    async (how) => {
      const world = goingWrong()
      const file = newFile()
      const store = async () => new SqliteSessionStore(file, { now: Date.now() })
      const { state, hold } = held()
      const { offer, made } = madeUp('chat', { hold })
      const env = { WENCE_CHAT: 'on' }
      const { ended, log } = await serving({ offers: [offer], env, openStore: store, uncaught: world.uncaught })
      await eventually(() => expect(made[0]?.state().status).toBe('up'))
      made[0]?.say(said('m1', '万州第二十四条'))
      made[0]?.say(said('m2', '万州第二十四条'))
      await eventually(() => expect(state.begun).toBe(true))
      world[how]()
      await eventually(() => expect(log.join('')).toContain('"stopping"'))
      state.letGo()
      expect(await ended).toBe('faulted')
      expect(made[0]?.state().status).toBe('stopped')
      expect(fatal(log)).toEqual([
        expect.objectContaining({
          uncaught: how === 'throws' ? 'exception' : 'rejection',
          fault: 'Error',
          at: expect.arrayContaining([expect.stringContaining('uncaught.test.ts')]),
        }),
      ])
      expect(log.join('')).not.toContain(PRIVATE)
      expect(world.process.eventNames()).toEqual([])

      const next = madeUp('chat')
      const again = await serving({ offers: [next.offer], env, openStore: store })
      await eventually(() => expect(next.made[0]?.ports.inbox.waiting('chat')).toBe(0))
      // One was answered before and one after, in the same words: neither none nor both.
      expect(made[0]?.sent.length).toBeGreaterThan(0)
      expect(next.made[0]?.sent).toEqual(made[0]?.sent)
      expect(await again.stop()).toBe('stopped')
    },
  )

  it('收的时候又出错：也记下，接着收完', async () => {
    const world = goingWrong()
    const { state, hold } = held()
    const { offer, made } = madeUp('chat', { hold })
    const { ended, log } = await serving({ offers: [offer], env: { WENCE_CHAT: 'on' }, uncaught: world.uncaught })
    await eventually(() => expect(made[0]?.state().status).toBe('up'))
    made[0]?.say(said('m', '云南第二十四条'))
    await eventually(() => expect(state.begun).toBe(true))
    world.throws()
    world.rejects(null)
    world.throws('x')
    state.letGo()
    expect(await ended).toBe('faulted')
    expect(made[0]?.sent.length).toBeGreaterThan(0)
    expect(fatal(log).map(({ fault }) => fault)).toEqual(['Error', 'null', 'string'])
  })

  it('一直出错：不再等，剩下的留给下一次', async () => {
    const world = goingWrong()
    const { offer, made } = madeUp('chat', { stop: () => new Promise(() => {}) })
    const env = { WENCE_CHAT: 'on', WENCE_DRAIN: '600' }
    const { ended, log } = await serving({ offers: [offer], env, uncaught: world.uncaught })
    await eventually(() => expect(made[0]?.state().status).toBe('up'))
    for (let n = 0; n < 5; n++) world.throws()
    expect(await ended).toBe('faulted')
    expect(log.join('')).toContain('left under way')
  })

  it.each([
    ['渠道停不下来', { stop: () => new Promise<void>(() => {}) }, {}],
    ['模型停不下来', {}, { close: () => new Promise<void>(() => {}) }],
  ])('收不完（%s）：等够就结束', async (_, channel, model) => {
    const world = goingWrong()
    const { offer, made } = madeUp('chat', channel)
    const { deskIn } = await import('../support/talk.ts')
    const { ended, log } = await serving({
      offers: [offer],
      env: { WENCE_CHAT: 'on', WENCE_DRAIN: '1' },
      uncaught: world.uncaught,
      clock: HURRIED,
      openDesk: async (store) => ({ desk: deskIn({ store }), close: async () => {}, ...model }),
    })
    await eventually(() => expect(made[0]?.state().status).toBe('up'))
    world.throws()
    expect(await ended).toBe('faulted')
    expect(log.join('')).toContain('"stopping"')
  })

  it('还没起好就出错：也结束，不再起渠道', async () => {
    const world = goingWrong()
    const { offer, made } = madeUp('chat')
    let opened = () => {}
    const opening = new Promise<void>((resolve) => {
      opened = resolve
    })
    const run = serving({
      offers: [offer],
      env: { WENCE_CHAT: 'on' },
      uncaught: world.uncaught,
      openStore: async () => {
        opened()
        await Promise.resolve()
        return openStore()
      },
    })
    await opening
    world.rejects()
    const { ended } = await run
    expect(await ended).toBe('faulted')
    expect(made[0]?.state().status).toBe('stopped')
    expect(made[0]?.sent).toEqual([])
  })

  it('没人出错，叫停就是好好停下', async () => {
    const { stop } = await serving({ offers: [], env: {}, uncaught: goingWrong().uncaught })
    expect(await stop()).toBe('stopped')
  })
})

describe('渠道替它的库担着的错', () => {
  const ofLibrary = (fault: unknown) => fault === 'of the library'
  const resort = () => {
    const world = goingWrong()
    const told: unknown[] = []
    return { ...world, told, last: new LastResort(world.uncaught, (fault) => told.push(fault)) }
  }

  it('告诉渠道，服务照跑；不担了就和别的一样', () => {
    const { last, told, throws, rejects } = resort()
    const contained: unknown[] = []
    const release = last.contain(ofLibrary, (fault) => contained.push(fault))
    throws('of the library')
    rejects('of the library')
    expect([contained, told, last.ending.aborted]).toEqual([['of the library', 'of the library'], [], false])
    release()
    throws('of the library')
    expect([told, last.ending.aborted]).toEqual([['of the library'], true])
  })

  it('渠道自己又出错：服务结束', () => {
    const { last, told, throws } = resort()
    last.contain(ofLibrary, () => {
      throw new Error('the channel too')
    })
    throws('of the library')
    expect([told, last.ending.aborted]).toEqual([['of the library'], true])
  })
})

describe('写不出日志', () => {
  it('记不下来也照样结束', () => {
    const world = goingWrong()
    const last = new LastResort(world.uncaught, () => {
      throw new Error('no log')
    })
    world.throws()
    expect(last.ending.aborted).toBe(true)
  })

  it('收日志的走了：算一个错，以后每一行写不出去不再算', () => {
    const world = goingWrong()
    const told: unknown[] = []
    const last = new LastResort(world.uncaught, (fault) => told.push(fault))
    const gone = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })
    for (let n = 0; n < 10; n++) world.process.stderr.emit('error', gone)
    expect(told).toEqual([gone])
    expect([last.ending.aborted, last.hopeless.aborted]).toEqual([true, false])
  })
})

describe('听不听得见', () => {
  it('关了以后交还给 Node', () => {
    const world = goingWrong()
    const listen: Listen = world.uncaught
    const last = new LastResort(listen, () => {})
    expect(world.process.eventNames().sort()).toEqual(['uncaughtException', 'unhandledRejection'])
    last.close()
    expect(world.process.eventNames()).toEqual([])
  })
})
