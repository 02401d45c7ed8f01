import { describe, expect, it } from 'vitest'
import { type AccessRules, RateLimit, refusalOf } from '../../../src/channels/delivery/index.ts'

const OPEN: AccessRules = { teams: [], rooms: [], people: [], direct: 'open' }

describe('谁能用', () => {
  it.each<[string, Partial<AccessRules>, Parameters<typeof refusalOf>[0], ReturnType<typeof refusalOf>]>([
    ['什么都没设：私聊开着', {}, { person: 'a' }, undefined],
    ['什么都没设：群里关着', {}, { person: 'a', room: 'r' }, 'room'],
    ['设了群：那个群里可以', { rooms: ['r'] }, { person: 'a', room: 'r' }, undefined],
    ['设了群：别的群不行', { rooms: ['r'] }, { person: 'a', room: 'q' }, 'room'],
    ['设了人：别人在群里也不行', { rooms: ['r'], people: ['a'] }, { person: 'b', room: 'r' }, 'person'],
    ['设了人：私聊也只是他们', { people: ['a'] }, { person: 'b' }, 'person'],
    ['设了人不等于群里开着', { people: ['a'] }, { person: 'a', room: 'r' }, 'room'],
    ['私聊关着：谁也不行', { direct: 'closed' }, { person: 'a' }, 'direct'],
    ['私聊关着：名单上的可以', { direct: 'closed', people: ['a'] }, { person: 'a' }, undefined],
    ['设了团队：别的团队不行', { teams: ['T1'] }, { person: 'a', team: 'T2' }, 'team'],
    ['设了团队：不知道哪个团队也不行', { teams: ['T1'] }, { person: 'a' }, 'team'],
    ['设了团队：那个团队可以', { teams: ['T1'] }, { person: 'a', team: 'T1' }, undefined],
  ])('%s', (_, rules, visitor, refusal) => {
    expect(refusalOf(visitor, { ...OPEN, ...rules })).toBe(refusal)
  })
})

describe('速度', () => {
  it('攒得起的一次用完，之后一个一个来', () => {
    const limit = new RateLimit({ burst: 3, every: 100 })
    const taken = [0, 0, 0, 0, 50, 99, 100, 101, 200, 1000, 1000, 1000, 1000].filter((now) => limit.take('a', now))
    expect(taken).toEqual([0, 0, 0, 100, 200, 1000, 1000, 1000])
    expect(limit.take('b', 0)).toBe(true)
  })

  it('预定的依次往后排', () => {
    const limit = new RateLimit({ burst: 2, every: 100 })
    expect([0, 0, 0, 0, 50].map((now) => limit.reserve('a', now))).toEqual([0, 0, 100, 200, 250])
    expect(limit.rested('a', 499)).toBe(false)
    expect(limit.rested('a', 500)).toBe(true)
  })
})
