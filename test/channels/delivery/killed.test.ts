import { describe, expect, it } from 'vitest'
import type { DelivererPorts } from '../../../src/channels/delivery/index.ts'
import type { Inbox, SessionStore } from '../../../src/desk/index.ts'
import { MemoryInbox, MemorySessionStore } from '../../../src/store/index.ts'
import { NOON, openStore } from '../../store/turns.ts'
import { FakeClock, settle } from '../../support/clock.ts'
import { full } from '../../support/size.ts'
import { deskIn } from '../../support/talk.ts'
import { MANNERS, message, Phone, replyTo, world } from './service.ts'

/** A process that dies at its nth step into the world, before or after that has had its effect, and does nothing from then on. */
class Mortal {
  steps = 0
  dead = false
  readonly #at: number
  readonly #when: 'before' | 'after'

  constructor(at = Number.POSITIVE_INFINITY, when: 'before' | 'after' = 'before') {
    this.#at = at
    this.#when = when
  }

  step<T>(act: () => T): T {
    if (this.dead) throw new Error('dead')
    const dies = ++this.steps === this.#at
    if (dies) this.dead = true
    if (dies && this.#when === 'before') throw new Error('killed')
    const result = act()
    if (dies) throw new Error('killed')
    return result
  }

  /** A port whose every call is a step. */
  of<T extends object>(port: T): T {
    return new Proxy(port, {
      get: (target, name) => {
        const value = Reflect.get(target, name, target)
        return typeof value === 'function' ? (...args: unknown[]) => this.step(() => value.apply(target, args)) : value
      },
    })
  }
}

interface Shared {
  readonly inbox: Inbox
  readonly phone: Phone
  readonly people: readonly string[]
  readonly turn: (mortal: Mortal) => DelivererPorts<string>['turn']
}

/** One process at the shared inbox: takes all messages in, which come anew where they were not taken, and answers for a while. */
async function life({ inbox, phone, people, turn }: Shared, mortal: Mortal, owner: string, at: number): Promise<void> {
  const clock = new FakeClock(at)
  const answer = turn(mortal)
  const { deliverer } = world({
    inbox: mortal.of(inbox),
    outlet: mortal.of(phone.outlet()),
    turn: (letter, unseen) => mortal.step(() => answer(letter, unseen)),
    owner,
    clock,
  })
  try {
    deliverer.start()
  } catch {
    return
  }
  for (const person of people) {
    for (const n of LINES.keys()) {
      try {
        deliverer.accept(message(person, n, { words: LINES[n] ?? '' }))
      } catch {
        // Not taken in: whoever sent it sends it again.
      }
    }
  }
  await clock.pass(10_000)
}

const LINES = ['查万州：企业，独立法人', '研发人员11人', '看结果']

/** A process can be killed at so many steps that `npm test` takes only some of them. */
const STRIDE = full ? 1 : 4

/** Kills one process after each step it can take, and lets a second go on; what is left is checked each time. */
async function dyingAt(shared: () => Shared, check: (shared: Shared) => void): Promise<void> {
  for (const when of ['before', 'after'] as const) {
    for (let at = full || when === 'before' ? 1 : 3; ; at += STRIDE) {
      const all = shared()
      const first = new Mortal(at, when)
      await life(all, first, 'process 1', NOON)
      await life(all, new Mortal(), 'process 2', NOON + MANNERS.lease + 10_001)
      check(all)
      if (!first.dead) {
        expect(at).toBeGreaterThan(15)
        break
      }
    }
  }
}

/** Each part of each answer arrived once, and one person's in order. */
function once({ phone, people }: Shared, parts: (key: string) => number): void {
  for (const person of people) {
    const arrived = phone.arrived.filter(({ to }) => to === person).map(({ key, index }) => `${key}.${index}`)
    const keys = [0, 1, 2].map((n) => `made-up/${person} ${n}`)
    expect(arrived).toEqual(keys.flatMap((key) => Array.from({ length: parts(key) }, (_, n) => `${key}.${n}`)))
  }
}

describe('进程在任何一步被杀，另一个接着来', () => {
  const made = (inbox: Inbox, people = ['a', 'b']): Shared => ({
    inbox,
    people,
    phone: new Phone(),
    turn: () => async (letter) => replyTo(letter.words, 2),
  })

  it('内存：一段不丢，一段不重，先后不乱', async () => {
    await dyingAt(
      () => made(new MemoryInbox()),
      (all) => {
        once(all, () => 2)
        expect(all.inbox.waiting('made-up')).toBe(0)
      },
    )
  })

  it('SQLite：一段不丢，一段不重，先后不乱', async () => {
    await dyingAt(
      () => made(openStore().inbox, ['a']),
      (all) => {
        once(all, () => 2)
        expect(all.inbox.waiting('made-up')).toBe(0)
      },
    )
  })

  it('对话也只往前走一次：会话里每句一轮，答复与没被杀时一样', async () => {
    let store = new MemorySessionStore()
    let process = new Mortal()
    let ids = 0
    // One desk for all lives, since making one takes time; what it keeps is the store's, and a dead life's store does nothing.
    const kept: SessionStore = {
      load: (...args) => process.step(() => store.load(...args)),
      replyTo: (...args) => process.step(() => store.replyTo(...args)),
      save: (...args) => process.step(() => store.save(...args)),
      sessionsOf: (...args) => process.step(() => store.sessionsOf(...args)),
      erase: (person) => process.step(() => store.erase(person)),
      held: (person) => process.step(() => store.held(person)),
      people: () => process.step(() => store.people()),
      miss: (...args) => process.step(() => store.miss(...args)),
      misses: (...args) => process.step(() => store.misses(...args)),
    }
    const desk = deskIn({ store: kept, now: () => NOON, newId: () => `r${++ids}` })
    const shared = (): Shared => {
      store = new MemorySessionStore()
      return {
        inbox: new MemoryInbox(),
        phone: new Phone(),
        people: ['a'],
        turn: (mortal) => {
          process = mortal
          return ({ session, words, person, key }) => desk.turn(session, words, { person, letter: key })
        },
      }
    }
    const undisturbed = shared()
    await life(undisturbed, new Mortal(), 'process 1', NOON)
    const parts = (key: string) => undisturbed.phone.arrived.filter((each) => each.key === key).length
    await dyingAt(shared, (all) => {
      once(all, parts)
      for (const person of all.people) {
        expect(all.phone.texts(person)).toEqual(undisturbed.phone.texts(person))
        const log = store.load(person, NOON)?.session.log.map(({ words }) => words)
        expect(log).toEqual(LINES)
      }
    })
  })

  it('渠道说不出到没到的：宁可那一段再发一次，不会少', async () => {
    const phone = new Phone()
    const inbox = new MemoryInbox()
    const { send, parts, words } = phone.outlet()
    const shared: Shared = { inbox, phone, people: ['a', 'b'], turn: () => async (letter) => replyTo(letter.words, 2) }
    const mute = { ...shared, phone: Object.assign(phone, { outlet: () => ({ send, parts, words }) }) }
    for (let at = 1; at < 40; at++) {
      phone.arrived.length = 0
      const fresh = { ...mute, inbox: new MemoryInbox() }
      await life(fresh, new Mortal(at, 'after'), 'process 1', NOON)
      await life(fresh, new Mortal(), 'process 2', NOON + MANNERS.lease + 10_001)
      const sent = phone.arrived.map(({ key, index }) => `${key}.${index}`)
      expect(new Set(sent).size).toBe(12)
      // Two people were being answered when it died.
      expect(sent.length).toBeOneOf([12, 13, 14])
    }
  })
})

describe('几个进程一起', () => {
  it('同一句两边都收到：只答一次', async () => {
    const file = openStore()
    const phone = new Phone()
    const clock = new FakeClock(NOON)
    const processes = ['process 1', 'process 2'].map(
      (owner) => world({ inbox: file.inbox, phone, clock, owner, outlet: phone.outlet() }).deliverer,
    )
    for (const each of processes) each.start()
    const came = [0, 1, 2, 3].flatMap((n) => processes.map((each) => each.accept(message('a', n))))
    expect(came.filter((each) => each === 'new')).toHaveLength(4)
    await clock.pass(1000)
    expect(phone.texts().toSorted()).toEqual(['a 0/0', 'a 1/0', 'a 2/0', 'a 3/0'])
  })

  it('活着的不被抢；没了声息的，租期一过就有人接手，不等重启', async () => {
    const inbox = new MemoryInbox()
    const phone = new Phone()
    const clock = new FakeClock(NOON)
    const hanging = world({
      inbox,
      clock,
      owner: 'process 1',
      phone,
      turn: () => new Promise(() => {}),
    })
    hanging.deliverer.start()
    const other = world({ inbox, clock, owner: 'process 2', phone })
    other.deliverer.start()
    hanging.deliverer.accept(message('a', 0))
    await clock.pass(5 * MANNERS.lease)
    expect(phone.texts()).toEqual([])
    // It gives no sign of life any more.
    void hanging.deliverer.stop(0)
    await clock.pass(2 * MANNERS.lease)
    expect(phone.texts()).toEqual(['a 0/0'])
  })

  it('被当作死了的又醒来：不再往下发', async () => {
    const inbox = new MemoryInbox()
    const phone = new Phone()
    let wake = () => {}
    const asleep = world({
      inbox,
      owner: 'process 1',
      phone,
      turn: ({ words }) =>
        new Promise((resolve) => {
          wake = () => resolve(replyTo(words))
        }),
    })
    asleep.deliverer.accept(message('a', 0))
    const other = world({ inbox, owner: 'process 2', phone, clock: new FakeClock(MANNERS.lease + 1) })
    other.deliverer.start()
    await settle()
    wake()
    await settle()
    expect(phone.texts()).toEqual(['a 0/0'])
  })
})
