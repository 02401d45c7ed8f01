import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settle } from '../../support/clock.ts'
import { sized } from '../../support/size.ts'
import { message, replyTo, world } from './service.ts'

const PEOPLE = sized(200)
const EACH = 10

describe(`${PEOPLE} 人一起来`, () => {
  it('重的、乱序的都有：每句答一次，一个人的各段连着、按先后', async () => {
    const people = Array.from({ length: PEOPLE }, (_, n) => `p${n}`)
    const all = people.flatMap((person) => Array.from({ length: EACH }, (_, n) => message(person, n)))
    const storm =
      fc.sample(fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length }), { numRuns: 1, seed: 7 })[0] ?? []
    const { deliverer, clock, phone, audit, turns, faults } = world({ turn: async ({ words }) => replyTo(words, 3) })
    deliverer.start()
    expect(storm.filter((each) => deliverer.accept(each) === 'new')).toHaveLength(all.length)
    await clock.pass(60_000)
    expect(faults).toEqual([])
    expect(turns).toHaveLength(all.length)
    for (const person of people) {
      const texts = phone.texts(person)
      // The first to come was under way when the others came; those then went by when they had been sent.
      const order = [...new Set(texts.map((text) => text.split('/')[0]))]
      expect(texts).toEqual(order.flatMap((words) => [0, 1, 2].map((part) => `${words}/${part}`)))
      const [, ...rest] = order
      expect(rest).toEqual(rest.toSorted())
      expect(order).toHaveLength(EACH)
    }
    expect(audit.filter(({ event }) => event === 'answered')).toHaveLength(all.length)
    expect(audit.filter(({ event }) => event === 'seen')).toHaveLength(all.length)
    expect(JSON.stringify(audit)).not.toContain('/0')
    expect(await deliverer.stop(0)).toBe(true)
  })

  it('收信的不等答信的：还有信进来，就先收；答复一个一个开始', async () => {
    const { deliverer, turns } = world()
    const begun: number[] = []
    for (let round = 0; round < 10; round++) {
      for (let n = 0; n < 20; n++) deliverer.accept(message(`p${round}-${n}`, 0))
      begun.push(turns.length)
      await new Promise((resolve) => setImmediate(resolve))
    }
    // Nothing was begun before all that came with it was taken in, and at most one answer between two of the rounds.
    expect(begun[0]).toBe(0)
    for (const [round, count] of begun.entries()) expect(count).toBeLessThanOrEqual(round)
    expect(turns.length).toBeGreaterThan(0)
  })

  it('一条出错，后面的照样答，出错的说一声', async () => {
    const { deliverer, phone, faults } = world({
      turn: async ({ words }) => {
        if (words === 'a 0') throw new Error('a fault of the program')
        return replyTo(words)
      },
    })
    deliverer.accept(message('a', 0))
    deliverer.accept(message('a', 1))
    await settle()
    expect(phone.texts()).toEqual([expect.stringContaining('没能回答'), 'a 1/0'])
    expect(faults.map(({ message }) => message)).toEqual(['a fault of the program'])
  })
})
