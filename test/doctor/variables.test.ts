import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nearest } from '../../src/channels/delivery/index.ts'
import { planOf } from '../../src/service/index.ts'
import { systemClock } from '../../src/wiring/clock.ts'
import { variablesRead } from '../../src/wiring/variables.ts'
import { madeUp } from '../service/world.ts'

const NAME = /\b(?:WENCE|WECHATY|OPENAI)_[A-Z][A-Z_]*[A-Z]\b/gu
const named = (text: string): string[] => [...new Set(text.match(NAME) ?? [])].sort()

const { libraries = [], ...read } = await variablesRead()
const own = Object.values(read).flat()

describe('有人读的变量只有一份名单', () => {
  it('README 写的都有人读，有人读的 README 都写了', () => {
    const written = named(readFileSync('README.md', 'utf8'))
    expect(written.filter((name) => !own.includes(name))).toEqual([])
    // A switch of LangChain's is read only to refuse it.
    const settings = own.filter((name) => !/^LANG(?:SMITH|CHAIN)_/u.test(name))
    expect(settings.filter((name) => !written.includes(name))).toEqual([])
  })

  it('代码从环境里读的都在名单里', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(`src/${name}`, 'utf8'))
    const found = [...new Set(sources.flatMap(named))]
    expect(found.length).toBeGreaterThan(30)
    expect(found.filter((name) => ![...own, ...libraries].includes(name))).toEqual([])
  })

  it('一个名字不写两遍', () => {
    expect(own.length).toBe(new Set(own).size)
  })
})

describe('打错的名字，猜是哪一个', () => {
  it.each([
    ['WENCE_SLACK_BOT_TOKN', ['WENCE_SLACK_BOT_TOKEN']],
    ['wence_slack_bot_token', ['WENCE_SLACK_BOT_TOKEN']],
    ['WENCE_SLACK_TOKEN', ['WENCE_SLACK_BOT_TOKEN', 'WENCE_SLACK_APP_TOKEN']],
    ['WENCE_SLAK_CHANNELS', ['WENCE_SLACK_CHANNELS']],
    ['WENCE_BD', ['WENCE_DB']],
    ['WENCE_BOT_TOKEN', ['WENCE_SLACK_BOT_TOKEN']],
    ['WENCE_HANDOFF_CHANNEL', ['WENCE_SLACK_HANDOFF_CHANNEL']],
    ['OPENAI_KEY', ['OPENAI_API_KEY']],
    ['OPENAI_MODEL', ['WENCE_MODEL']],
    ['WECHATY_PUPET', ['WECHATY_PUPPET']],
    ['WENCE_COLOUR_OF_THE_SKY', []],
    ['WENCE_', []],
    ['', []],
    ['A'.repeat(100_000), []],
  ])('%s', (name, meant) => {
    expect([...nearest(name, own)].sort()).toEqual([...meant].sort())
  })

  it('一模一样的不用猜，离得一样近的都说', () => {
    expect(nearest('wanzou', ['wanzhou', 'liaocheng'])).toEqual(['wanzhou'])
    expect(nearest('ab', ['aa', 'bb'])).toEqual(['aa', 'bb'])
  })
})

describe('wence serve 也说', () => {
  const plan = (env: Record<string, string>) => {
    const offers = [
      madeUp('one').offer,
      { ...madeUp('two').offer, listens: async () => [{ variable: 'TWO', port: 18787, host: '127.0.0.1' }] },
    ]
    const never = () => Promise.reject(new Error('not yet'))
    const world = {
      random: () => 0,
      newId: () => '',
      fetch,
      openStore: never,
      openKey: never,
      openDesk: never,
      write: () => {},
      show: () => {},
      version: '0',
      corpus: '0',
    }
    const variables = async () => ['WENCE_ONE', 'WENCE_TWO', 'WENCE_PORT']
    return planOf({ ...world, env, offers, variables, clock: systemClock(), uncaught: () => () => {} })
  }

  it('没有人读的变量，说是不是要写哪个', async () => {
    expect(await plan({ WENCE_ONEE: 'on', PATH: '/bin' })).toMatchObject({
      told: [
        expect.stringMatching(/^one: off/u),
        expect.stringMatching(/^two: off/u),
        'WENCE_ONEE is set, and nobody reads it: did you mean WENCE_ONE?',
      ],
    })
  })

  it('两个端口一样：不起，说改成什么', async () => {
    expect(await plan({ WENCE_TWO: 'on', WENCE_PORT: '18787' })).toEqual({
      faults: ['WENCE_PORT and TWO are both 18787, and only one can have it: set TWO=18788'],
    })
    expect(await plan({ WENCE_TWO: 'on', WENCE_PORT: '0' })).toMatchObject({ on: 1 })
  })
})
