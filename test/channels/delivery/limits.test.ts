import { describe, expect, it } from 'vitest'
import { TransientError } from '../../../src/channels/delivery/index.ts'
import { SLACK_PACE } from '../../../src/channels/slack/channel.ts'
import { FakeClock } from '../../support/clock.ts'
import { message, Phone, replyTo, world } from './service.ts'

/** A service that takes so many in a second, over all or of each conversation, and asks whoever comes over that to wait a second. */
function limited(clock: FakeClock, most: number, by: (to: string) => string = () => 'all') {
  const phone = new Phone()
  const taken = new Map<string, number[]>()
  const refusals: number[] = []
  const { send } = phone.outlet()
  const outlet = phone.outlet({
    send: async (part, letter, index) => {
      await clock.wait(120)
      const now = clock.now()
      const recent = (taken.get(by(letter.to)) ?? []).filter((at) => at > now - 1000)
      taken.set(by(letter.to), recent)
      if (recent.length >= most) {
        refusals.push(now)
        throw new TransientError('429', { after: 1000 })
      }
      recent.push(now)
      await send(part, letter, index)
    },
    where: (_, { to }) => to,
  })
  return { phone, refusals, outlet }
}

const PEOPLE = 150

describe('渠道说“等一等”', () => {
  it.each([1, 2])(
    `${PEOPLE} 人一起问，一秒只收 5 条，每人 %i 段：一起等，按学到的快慢发，拒收只有几次`,
    async (parts) => {
      const clock = new FakeClock()
      const { phone, refusals, outlet } = limited(clock, 5)
      const { deliverer } = world(
        { clock, phone, outlet, turn: async ({ words }) => replyTo(words, parts) },
        SLACK_PACE,
      )
      for (let n = 0; n < PEOPLE; n++) deliverer.accept(message(`p${n}`, 0))
      const ideal = (PEOPLE * parts * 1000) / 5
      await clock.pass(1.3 * ideal)
      expect(new Set(phone.texts()).size).toBe(PEOPLE * parts)
      expect(phone.texts()).toHaveLength(PEOPLE * parts)
      expect(refusals.length).toBeLessThan(10)
    },
  )

  it('两个进程一起发：各自学到自己那一份', async () => {
    const clock = new FakeClock()
    const { phone, refusals, outlet } = limited(clock, 5)
    const both = ['process 1', 'process 2'].map((owner) => world({ clock, phone, outlet, owner }, SLACK_PACE).deliverer)
    for (let n = 0; n < PEOPLE; n++) both[n % 2]?.accept(message(`p${n}`, 0))
    await clock.pass(2 * PEOPLE * 200)
    expect(phone.texts()).toHaveLength(PEOPLE)
    expect(refusals.length).toBeLessThan(40)
  })

  it('只是一个频道太挤：那里的等，别处的照发', async () => {
    const clock = new FakeClock()
    const { phone, refusals, outlet } = limited(clock, 1, (to) => to)
    const { deliverer } = world({ clock, phone, outlet }, SLACK_PACE)
    for (let n = 0; n < 30; n++) deliverer.accept(message(`p${n}`, 0, { to: 'busy' }))
    for (let n = 0; n < 30; n++) deliverer.accept(message(`q${n}`, 0))
    await clock.pass(5000)
    expect(phone.texts().filter((text) => text.startsWith('q'))).toHaveLength(30)
    await clock.pass(40_000)
    expect(phone.texts('busy')).toHaveLength(30)
    expect(refusals.length).toBeLessThan(10)
  })

  it('歇过以后慢慢放开，不会一直慢下去', async () => {
    const clock = new FakeClock()
    let most = 5
    const slow = limited(clock, 5)
    const free = new Phone()
    const outlet = free.outlet({
      send: async (...part) => (most > 0 ? slow.outlet.send(...part) : free.outlet().send(...part)),
    })
    const { deliverer } = world({ clock, phone: free, outlet }, SLACK_PACE)
    for (let n = 0; n < 60; n++) deliverer.accept(message(`p${n}`, 0))
    await clock.pass(60_000)
    most = 0
    for (let round = 0; round < 30; round++) {
      await clock.pass(61_000)
      deliverer.accept(message(`r${round}`, 0))
    }
    for (let n = 0; n < 100; n++) deliverer.accept(message(`s${n}`, 0))
    await clock.pass(6000)
    expect(free.texts().filter((text) => text.startsWith('s'))).toHaveLength(100)
  })

  it('停下来：正等着的都放下，留给下次', async () => {
    const clock = new FakeClock()
    const phone = new Phone()
    const outlet = phone.outlet({ send: () => Promise.reject(new TransientError('429', { after: 1_000_000 })) })
    const { deliverer } = world({ clock, phone, outlet }, SLACK_PACE)
    for (let n = 0; n < 20; n++) deliverer.accept(message(`p${n}`, 0))
    await clock.pass(3000)
    const stopped = deliverer.stop(1000)
    await clock.pass(2000)
    expect(await stopped).toBe(true)
  })
})
