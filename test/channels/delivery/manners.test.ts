import { describe, expect, it } from 'vitest'
import { TransientError, UndeliverableError } from '../../../src/channels/delivery/index.ts'
import { type Letter, StoreFault } from '../../../src/desk/index.ts'
import { MemoryInbox } from '../../../src/store/index.ts'
import { FakeClock, settle } from '../../support/clock.ts'
import { MANNERS, message, Phone, replyTo, world } from './service.ts'

/** A phone that fails first, so and so, one error for each try. */
function failing(phone: Phone, errors: Error[]) {
  const { send } = phone.outlet()
  const tries: number[] = []
  const outlet = (clock: FakeClock) =>
    phone.outlet({
      send: async (part, letter, index) => {
        tries.push(clock.now())
        const error = errors.shift()
        if (error) throw error
        await send(part, letter, index)
      },
    })
  return { tries, outlet }
}

describe('渠道出错', () => {
  it('说了多久再来，就等那么久再发', async () => {
    const [phone, clock] = [new Phone(), new FakeClock()]
    const { tries, outlet } = failing(phone, [new TransientError('429', { after: 7000 })])
    const { deliverer, audit } = world({ clock, phone, outlet: outlet(clock) })
    deliverer.accept(message('a', 0))
    await clock.pass(6999)
    expect(phone.texts()).toEqual([])
    await clock.pass(1000)
    expect(phone.texts()).toEqual(['a 0/0'])
    expect(tries).toHaveLength(2)
    expect(audit.map(({ event }) => event)).toEqual(['accepted', 'retried', 'answered'])
  })

  it('一时不通：隔得越来越久，但总会再试', async () => {
    const [phone, clock] = [new Phone(), new FakeClock()]
    const errors = Array.from({ length: 12 }, () => new TransientError('not logged in'))
    const { tries, outlet } = failing(phone, errors)
    const { deliverer } = world({ clock, phone, outlet: outlet(clock) })
    deliverer.accept(message('a', 0))
    await clock.pass(3_600_000)
    expect(phone.texts()).toEqual(['a 0/0'])
    const gaps = tries.slice(1).map((at, n) => at - (tries[n] ?? 0))
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b))
    expect(gaps.at(-1)).toBeLessThanOrEqual(MANNERS.retry.longest)
  })

  it('别的错：先看到没到，没到再发；几次都不行就作罢，后面的照样答', async () => {
    const [phone, clock] = [new Phone(), new FakeClock()]
    const lost = failing(phone, [new Error('timed out')])
    const first = world({ clock, phone, outlet: lost.outlet(clock) })
    first.deliverer.accept(message('a', 0))
    await clock.pass(10_000)
    expect(phone.texts()).toEqual(['a 0/0'])

    const arrived = new Phone()
    let sends = 0
    const { send } = arrived.outlet()
    const outlet = arrived.outlet({
      send: async (...part) => {
        sends += 1
        await send(...part)
        throw new Error('timed out, but it had arrived')
      },
    })
    const second = world({ clock, outlet })
    second.deliverer.accept(message('a', 0))
    await clock.pass(10_000)
    expect(arrived.texts()).toEqual(['a 0/0'])
    expect(sends).toBe(1)

    const broken = failing(
      phone,
      Array.from({ length: MANNERS.retry.attempts }, () => new Error('broken')),
    )
    const third = world({ clock, phone, outlet: broken.outlet(clock) })
    third.deliverer.accept(message('b', 0))
    third.deliverer.accept(message('b', 1))
    await clock.pass(100_000)
    expect(phone.texts('b')).toEqual(['b 1/0'])
    expect(third.audit.filter(({ event }) => event === 'failed')).toHaveLength(1)
  })

  it('送不到的：不再试，记一笔', async () => {
    const [phone, clock, inbox] = [new Phone(), new FakeClock(), new MemoryInbox()]
    const { outlet } = failing(phone, [new UndeliverableError('channel_not_found')])
    const { deliverer, audit } = world({ clock, phone, inbox, outlet: outlet(clock) })
    deliverer.accept(message('a', 0))
    await clock.pass(100_000)
    expect(phone.texts()).toEqual([])
    expect(audit.at(-1)?.event).toBe('undeliverable')
    expect(inbox.waiting('made-up')).toBe(0)
  })

  it('一个人那里堵着，别人不等', async () => {
    const [phone, clock] = [new Phone(), new FakeClock()]
    const { send } = phone.outlet()
    const outlet = phone.outlet({
      send: async (part, letter, index) => {
        if (letter.person === 'a') throw new TransientError('429', { after: 1_000_000 })
        await send(part, letter, index)
      },
    })
    const { deliverer } = world({ clock, phone, outlet })
    deliverer.accept(message('a', 0))
    deliverer.accept(message('b', 0))
    await clock.pass(10)
    expect(phone.texts()).toEqual(['b 0/0'])
  })

  it('表示正在答的那一下出错，答复照发', async () => {
    const phone = new Phone()
    const outlet = phone.outlet({ working: () => Promise.reject(new Error('no status')) })
    const { deliverer, faults } = world({ phone, outlet })
    deliverer.accept(message('a', 0))
    await settle()
    expect(phone.texts()).toEqual(['a 0/0'])
    expect(faults).toHaveLength(1)
  })
})

describe('发得有分寸', () => {
  it('一个人太快：头几句照答，提醒一次，之后不作声；歇一会儿又照常', async () => {
    const { deliverer, clock, phone, audit } = world({}, { person: { burst: 3, every: 10_000 } })
    for (let n = 0; n < 10; n++) deliverer.accept(message('a', n))
    deliverer.accept(message('b', 0))
    await clock.pass(1000)
    expect(phone.texts('a')).toEqual(['a 0/0', 'a 1/0', 'a 2/0', expect.stringContaining('太快')])
    expect(phone.texts('b')).toEqual(['b 0/0'])
    expect(audit.filter(({ event }) => event === 'limited')).toHaveLength(7)
    await clock.pass(60_000)
    for (let n = 10; n < 20; n++) deliverer.accept(message('a', n))
    await clock.pass(1000)
    expect(phone.texts('a').filter((text) => text.includes('太快'))).toHaveLength(2)
    expect(phone.texts('a')).toContain('a 12/0')
  })

  it('所有人加起来也不超过一个速度，多的等着，一条不少', async () => {
    const [phone, clock] = [new Phone(), new FakeClock()]
    const { tries, outlet } = failing(phone, [])
    const manners = { sends: { burst: 5, every: 1000 } }
    const { deliverer } = world({ clock, phone, outlet: outlet(clock) }, manners)
    for (let n = 0; n < 40; n++) deliverer.accept(message(`p${n}`, 0))
    await clock.pass(60_000)
    expect(phone.texts()).toHaveLength(40)
    for (const [n, at] of tries.entries()) {
      expect(tries.slice(n).filter((later) => later < at + 10_000).length).toBeLessThanOrEqual(5 + 10)
    }
  })

  it('一条答复的几段之间隔一隔', async () => {
    const [phone, clock] = [new Phone(), new FakeClock()]
    const { tries, outlet } = failing(phone, [])
    const { deliverer } = world({ clock, phone, outlet: outlet(clock), turn: async () => replyTo('x', 3) })
    deliverer.accept(message('a', 0))
    await clock.pass(1000)
    expect(tries).toEqual([0, MANNERS.between, 2 * MANNERS.between])
  })
})

describe('停下来', () => {
  it('正在发的发完，没开始的留给下次，下次马上接着', async () => {
    const [phone, clock, inbox] = [new Phone(), new FakeClock(), new MemoryInbox()]
    const first = world({ clock, phone, inbox, owner: 'process 1', turn: async ({ words }) => replyTo(words, 3) })
    first.deliverer.start()
    for (const n of [0, 1, 2]) first.deliverer.accept(message('a', n))
    await clock.pass(50)
    expect(phone.texts()).toEqual(['a 0/0'])
    const stopped = first.deliverer.stop(10_000)
    await clock.pass(1000)
    expect(await stopped).toBe(true)
    expect(phone.texts()).toEqual(['a 0/0', 'a 0/1', 'a 0/2'])
    expect(inbox.waiting('made-up')).toBe(2)
    const next = world({ clock, phone, inbox, owner: 'process 2', turn: async ({ words }) => replyTo(words, 3) })
    next.deliverer.start()
    await clock.pass(1000)
    expect(phone.texts()).toEqual([0, 1, 2].flatMap((n) => [0, 1, 2].map((part) => `a ${n}/${part}`)))
  })

  it('时间到了还没发完：从下一段接着', async () => {
    const [phone, clock, inbox] = [new Phone(), new FakeClock(), new MemoryInbox()]
    const slow = { between: 4000 }
    const turn = async () => replyTo('x', 3)
    const first = world({ clock, phone, inbox, owner: 'process 1', turn }, slow)
    first.deliverer.accept(message('a', 0))
    await clock.pass(10)
    const stopped = first.deliverer.stop(1000)
    await clock.pass(2000)
    expect(await stopped).toBe(true)
    expect(phone.texts()).toEqual(['x/0'])
    const next = world({ clock, phone, inbox, owner: 'process 2', turn }, slow)
    next.deliverer.start()
    await clock.pass(20_000)
    expect(phone.texts()).toEqual(['x/0', 'x/1', 'x/2'])
  })

  it('渠道不通时不等它；卡在发送里的，租期过了才由别人接手', async () => {
    const [phone, clock, inbox] = [new Phone(), new FakeClock(), new MemoryInbox()]
    const down = failing(phone, [new TransientError('down', { after: 1_000_000 })])
    const first = world({ clock, phone, inbox, owner: 'process 1', outlet: down.outlet(clock) })
    first.deliverer.accept(message('a', 0))
    await settle()
    const stopped = first.deliverer.stop(10_000)
    await clock.pass(200)
    expect(await stopped).toBe(true)

    const outlet = phone.outlet({ send: () => new Promise(() => {}) })
    const hanging = world({ clock, phone, inbox, owner: 'process 2', outlet })
    hanging.deliverer.start()
    await settle()
    const unfinished = hanging.deliverer.stop(5000)
    await clock.pass(6000)
    expect(await unfinished).toBe(false)
    const next = world({ clock, phone, inbox, owner: 'process 3' })
    next.deliverer.start()
    await settle()
    expect(phone.texts()).toEqual([])
    await clock.pass(2 * MANNERS.lease)
    expect(phone.texts()).toEqual(['a 0/0'])
  })
})

describe('来晚了的', () => {
  const manners = { lateAfter: 60_000, gather: 2000 }
  const late = (missed: readonly { readonly words: string }[]) =>
    `错过了：${missed.map(({ words }) => words).join('、')}`

  it('一个人的几句一起招呼一声，不逐句答；新的照答', async () => {
    const [phone, clock] = [new Phone(), new FakeClock(1_000_000)]
    const { deliverer, audit, turns } = world({ clock, phone, outlet: phone.outlet({ late }) }, manners)
    for (const n of [3, 1, 2]) deliverer.accept(message('a', n))
    deliverer.accept(message('a', 4, { at: 999_000 }))
    await clock.pass(5000)
    expect(phone.texts()).toEqual(['错过了：a 1、a 2、a 3', 'a 4/0'])
    expect(turns).toHaveLength(1)
    expect(audit.filter(({ event }) => event === 'late')).toHaveLength(3)
  })

  it('招呼到一半重启：还是那一声', async () => {
    const [phone, clock, inbox] = [new Phone(), new FakeClock(1_000_000), new MemoryInbox()]
    const hangs = phone.outlet({ late, send: () => new Promise(() => {}) })
    const first = world({ clock, phone, inbox, owner: 'process 1', outlet: hangs }, manners)
    for (const n of [1, 2]) first.deliverer.accept(message('a', n))
    await clock.pass(5000)
    const next = world({ clock, phone, inbox, owner: 'process 2', outlet: phone.outlet({ late }) }, manners)
    next.deliverer.start()
    await clock.pass(2 * MANNERS.lease)
    expect(phone.texts()).toEqual(['错过了：a 1、a 2'])
    expect(inbox.waiting('made-up')).toBe(0)
  })

  it('渠道说照答就照答；已经发了一半的接着发完', async () => {
    const [phone, clock, inbox] = [new Phone(), new FakeClock(1_000_000), new MemoryInbox()]
    const all = world({ clock, phone, outlet: phone.outlet({ late: () => undefined }) }, manners)
    for (const n of [1, 2]) all.deliverer.accept(message('a', n))
    await clock.pass(5000)
    expect(phone.texts()).toEqual(['a 1/0', 'a 2/0'])

    inbox.accept({ ...message('b', 1), channel: 'made-up', key: 'made-up/b 1' }, { owner: 'gone', until: 0 })
    inbox.sent('made-up/b 1', 0, 'gone')
    const outlet = phone.outlet({ late })
    const next = world({ clock, phone, inbox, outlet, turn: async ({ words }) => replyTo(words, 2) }, manners)
    next.deliverer.start()
    await clock.pass(5000)
    expect(phone.texts('b')).toEqual(['b 1/1'])
  })
})

describe('库存不下的时候', () => {
  it('照样答，重来的也认得，维护人员听到', async () => {
    const full = () => {
      throw new StoreFault('the disk is full')
    }
    const inbox = Object.assign(new MemoryInbox(), {
      ...{ accept: full, sending: full, sent: full, answered: full, claim: full, renew: full, release: full },
    })
    const { deliverer, phone, faults, clock } = world({ inbox, turn: async ({ words }) => replyTo(words, 2) })
    deliverer.start()
    expect(deliverer.accept(message('a', 0))).toBe('new')
    expect(deliverer.accept(message('a', 0))).toBe('seen')
    await clock.pass(1000)
    expect(phone.texts()).toEqual(['a 0/0', 'a 0/1'])
    expect(faults.every((fault) => fault instanceof StoreFault)).toBe(true)
    expect(faults.length).toBeGreaterThan(0)
  })
})

describe('害程序死掉的一句', () => {
  it('几次都死在它上面：不再试，说一声', async () => {
    const inbox = new MemoryInbox()
    const phone = new Phone()
    let lives = 0
    for (let at = 0; phone.arrived.length === 0 && lives < 10; at += MANNERS.lease + 1) {
      lives += 1
      const turn = () => new Promise<never>(() => {})
      const { deliverer } = world({ inbox, phone, owner: `process ${lives}`, turn, clock: new FakeClock(at) })
      deliverer.start()
      deliverer.accept(message('a', 0))
      await settle()
    }
    expect(lives).toBeGreaterThan(2)
    expect(phone.texts()).toEqual([expect.stringContaining('没能回答')])
    expect(inbox.waiting('made-up')).toBe(0)
  })
})

describe('工作人员的话', () => {
  const told = (n: number, over: Partial<Letter> = {}): Letter => ({
    ...message('a', n),
    channel: 'made-up',
    key: `ticket/T1/${n}/told`,
    kind: 'told',
    ...over,
  })
  const drawn = ({ words }: Letter) => [`${words}/上`, `${words}/下`]

  it('放进去的，下一次认领时发出去：不算一轮，不嫌晚，不嫌快，一次一份', async () => {
    const [phone, clock, inbox] = [new Phone(), new FakeClock(), new MemoryInbox()]
    const late = () => '来晚了'
    const how = { clock, phone, inbox, outlet: phone.outlet({ told: drawn, late }) }
    const manners = { lateAfter: 10, person: { burst: 0, every: 1e9 } }
    const one = world({ ...how, owner: 'p1' }, manners)
    const other = world({ ...how, owner: 'p2' }, manners)
    one.deliverer.start()
    other.deliverer.start()
    await clock.pass(100)
    inbox.post(told(1))
    inbox.post(told(2))
    inbox.post(told(2))
    await clock.pass(MANNERS.lease)
    expect(phone.texts('a')).toEqual(['a 1/上', 'a 1/下', 'a 2/上', 'a 2/下'])
    expect([...one.turns, ...other.turns]).toEqual([])
    expect(inbox.waiting('made-up')).toBe(0)
  })

  it('没有工作人员的渠道：记一笔送不到，不再试', async () => {
    const [phone, clock, inbox] = [new Phone(), new FakeClock(), new MemoryInbox()]
    const { deliverer, audit } = world({ clock, phone, inbox })
    inbox.post(told(1, { kind: 'office' }))
    deliverer.start()
    await clock.pass(100)
    expect(audit.map(({ event }) => event)).toEqual(['undeliverable'])
    expect(inbox.waiting('made-up')).toBe(0)
  })

  it('画不出来的：说出错，记失败，后面的照样发', async () => {
    const [phone, clock, inbox] = [new Phone(), new FakeClock(), new MemoryInbox()]
    const outlet = phone.outlet({
      told: (letter) => {
        if (letter.at === 1) throw new Error('no address')
        return drawn(letter)
      },
    })
    const { deliverer, audit, faults } = world({ clock, phone, inbox, outlet })
    inbox.post(told(1))
    inbox.post(told(2))
    deliverer.start()
    await clock.pass(1000)
    expect(audit.map(({ event }) => event)).toEqual(['failed', 'answered'])
    expect(faults).toHaveLength(1)
    expect(phone.texts('a')).toEqual(['a 2/上', 'a 2/下'])
  })
})
