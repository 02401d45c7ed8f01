import { describe, expect, it } from 'vitest'
import { unhurried } from '../../../src/channels/delivery/index.ts'
import type { Inbox } from '../../../src/desk/index.ts'
import { serviceSettings } from '../../../src/service/index.ts'
import { MemoryInbox } from '../../../src/store/index.ts'
import { DAY, HOUR, NOON, openStore } from '../../store/turns.ts'
import { FakeClock, settle } from '../../support/clock.ts'
import { message, Phone, replyTo, world } from './service.ts'

const PEOPLE = ['a', 'b', 'c', 'd']

const settings = serviceSettings({})
if ('faults' in settings) throw new Error(settings.faults.join())
const { manners } = settings

describe.each<[string, () => Inbox]>([
  ['内存', () => new MemoryInbox()],
  ['SQLite', () => openStore().inbox],
])('有人拨了机器的钟：%s', (_, open) => {
  it.each([
    ['往回一小时', [-HOUR]],
    ['往前两天', [2 * DAY]],
    ['往前两天又拨回来', [2 * DAY, -2 * DAY]],
  ])('%s，两个进程正发着：没人被当作太快，一段不少、一段不重', async (_name, moves) => {
    const [clock, inbox, phone] = [new FakeClock(NOON), open(), new Phone()]
    const turn = async ({ words }: { readonly words: string }) => replyTo(words, 3)
    // Who cannot be asked whether something arrived would send it again: nothing may be taken from the living.
    const { send, parts, words } = phone.outlet()
    const both = ['process 1', 'process 2'].map((owner) =>
      world({ clock, inbox, phone, turn, owner, outlet: { send, parts, words } }, { ...manners, between: 500 }),
    )
    for (const { deliverer } of both) deliverer.start()
    const say = (n: number) => {
      for (const [i, person] of PEOPLE.entries())
        both[(i + n) % 2]?.deliverer.accept(message(person, n, { at: clock.now() }))
    }
    let n = 0
    for (; n < 5; n++) {
      say(n)
      await clock.pass(700)
    }
    for (const move of moves) {
      clock.set(move)
      for (const until = n + 5; n < until; n++) {
        say(n)
        await clock.pass(700)
      }
    }
    await clock.pass(60_000)
    for (const person of PEOPLE) {
      const all = Array.from({ length: n }, (_each, i) => [0, 1, 2].map((part) => `${person} ${i}/${part}`)).flat()
      expect(phone.texts(person).toSorted()).toEqual(all.toSorted())
    }
    expect(both.flatMap(({ audit }) => audit).filter(({ event }) => event === 'limited')).toEqual([])
    expect(inbox.waiting('made-up')).toBe(0)
  })

  it('进程看见的钟快两天，又拨回来，它随即死了：没答的五秒之内有人接手', async () => {
    const [clock, inbox, phone] = [new FakeClock(NOON), open(), new Phone()]
    clock.set(2 * DAY)
    const dying = world({ clock, inbox, phone, owner: 'process 1', turn: () => new Promise(() => {}) }, manners)
    dying.deliverer.start()
    dying.deliverer.accept(message('a', 0))
    await clock.pass(10_000)
    clock.set(-2 * DAY)
    const other = world({ clock, inbox, phone, owner: 'process 2' }, manners)
    other.deliverer.start()
    await clock.pass(20_000)
    expect(phone.texts()).toEqual([])
    void dying.deliverer.stop(0)
    await clock.pass(5000)
    expect(phone.texts()).toEqual(['a 0/0'])
  })

  it('机器重启过，从头数起：先前的租期再长也不算数', async () => {
    const [inbox, phone] = [open(), new Phone()]
    const before = world({ clock: new FakeClock(NOON), inbox, phone, turn: () => new Promise(() => {}) }, manners)
    before.deliverer.accept(message('a', 0))
    await settle()
    const after = world({ clock: new FakeClock(1000), inbox, phone, owner: 'process 2' }, manners)
    after.deliverer.start()
    await settle()
    expect(phone.texts()).toEqual(['a 0/0'])
  })

  it('卡住太久、被当作死了的又醒来：正在发的那段发过了不再发，后面的不抢', async () => {
    const [inbox, phone] = [open(), new Phone()]
    const [stalled, lively] = [new FakeClock(NOON), new FakeClock(NOON)]
    let wake = () => {}
    const turn = async ({ words }: { readonly words: string }) => replyTo(words, 3)
    const { send } = phone.outlet()
    const outlet = phone.outlet({
      send: async (part, letter, index) => {
        await send(part, letter, index)
        // It has arrived, and the process does not come to hear of it.
        if (index === 1)
          await new Promise<void>((resolve) => {
            wake = resolve
          })
      },
    })
    const first = world({ inbox, phone, outlet, turn, clock: stalled }, manners)
    first.deliverer.start()
    first.deliverer.accept(message('a', 0))
    await stalled.pass(2000)
    const second = world({ inbox, phone, turn, clock: lively, owner: 'process 2' }, manners)
    second.deliverer.start()
    await lively.pass(8000)
    wake()
    await stalled.pass(20_000)
    await lively.pass(20_000)
    expect(phone.texts()).toEqual(['a 0/0', 'a 0/1', 'a 0/2'])
    expect(inbox.waiting('made-up')).toBe(0)
  })

  it('迟了但信还在手上的：一往下发就算活着，发着的时候没人来抢', async () => {
    const [inbox, phone, clock] = [open(), new Phone(), new FakeClock(NOON)]
    let go = () => {}
    const turn = ({ words }: { readonly words: string }) =>
      new Promise<ReturnType<typeof replyTo>>((resolve) => {
        go = () => resolve(replyTo(words))
      })
    let arrive = () => {}
    const { send, parts, words } = phone.outlet()
    const slow = async (...part: Parameters<typeof send>) => {
      await new Promise<void>((resolve) => {
        arrive = resolve
      })
      await send(...part)
    }
    const late = world({ inbox, phone, clock, turn, outlet: { parts, words, send: slow } }, manners)
    late.deliverer.accept(message('a', 0))
    await settle()
    // Its timers did not run meanwhile, for it was never started.
    await clock.pass(2 * manners.lease)
    go()
    await settle()
    const other = world({ inbox, phone, clock, owner: 'process 2' }, manners)
    other.deliverer.start()
    await settle()
    arrive()
    await settle()
    expect(phone.texts()).toEqual(['a 0/0'])
  })
})

describe('进程死了以后', () => {
  it('无论死在续期前后，别的进程都在五秒之内接着答', async () => {
    for (let died = 0; died <= manners.lease; died += 100) {
      const [inbox, phone, clock] = [new MemoryInbox(), new Phone(), new FakeClock(NOON)]
      const first = world({ inbox, phone, clock, turn: () => new Promise(() => {}) }, manners)
      const second = world({ inbox, phone, clock, owner: 'process 2' }, manners)
      second.deliverer.start()
      await clock.pass(370)
      first.deliverer.start()
      await clock.pass(died)
      first.deliverer.accept(message('a', 0))
      void first.deliverer.stop(0)
      await clock.pass(5000)
      expect(phone.texts()).toEqual(['a 0/0'])
    }
  })
})

describe('留多久的东西', () => {
  it('钟拨快了，没到时候的不算过期；拨慢了跟着慢', () => {
    const clock = new FakeClock(NOON)
    const now = unhurried(
      () => clock.now(),
      () => clock.elapsed(),
    )
    clock.set(2 * DAY)
    expect(now()).toBe(NOON)
    clock.set(-2 * DAY - HOUR)
    expect(now()).toBe(NOON - HOUR)
  })
})
