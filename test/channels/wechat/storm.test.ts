import { describe, expect, it } from 'vitest'
import { settle } from '../../support/clock.ts'
import { sized } from '../../support/size.ts'
import { deskIn } from '../../support/talk.ts'
import { WechatWorld } from '../../support/wechat.ts'

const PEOPLE = sized(200)
const EACH = 10

/** A number from 0 to below 1 that is the same on every run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const shuffled = <T>(list: readonly T[], random: () => number): T[] => {
  const left = [...list]
  return list.map(() => left.splice(Math.floor(random() * left.length), 1)[0] as T)
}

describe(`${PEOPLE} 人、${PEOPLE * EACH} 条消息`, () => {
  it('乱着来、重着来、断着线、发着出错：一条不丢，一条不重，各人的按次序，快慢有度', async () => {
    const random = randomFrom(7)
    const welcome = deskIn().welcome()
    const asked = new Map<string, string[]>()
    const wechat = new WechatWorld(
      {},
      {
        desk: {
          welcome: () => welcome,
          brief: () => ({ clauses: [], similar: [] }),
          turn: async (session, words) => {
            asked.set(session, [...(asked.get(session) ?? []), words])
            const block = { kind: 'words' as const, text: `答${words}` }
            return { ...welcome, id: `${session}/${words}`, blocks: [block], options: [], text: block.text }
          },
        },
      },
    )
    for (let i = 0; i < PEOPLE; i++) wechat.contact(`p${i}`, `某${i}`)
    await wechat.running()
    wechat.sending = () => {
      if (random() < 0.02) throw new Error('socket closed')
    }
    // Each person's messages come in their own order, the people's among each other in none; one in ten comes twice.
    const next = new Map<string, number>()
    const talkers = shuffled(
      Array.from({ length: PEOPLE * EACH }, (_, i) => `p${i % PEOPLE}`),
      random,
    )
    for (const [i, talker] of talkers.entries()) {
      const turn = next.get(talker) ?? 0
      next.set(talker, turn + 1)
      const id = wechat.say(talker, `${talker}第${turn}句`)
      if (random() < 0.1) wechat.say(talker, '', { id })
      if (i % sized(400) === sized(400) - 1) await wechat.clock.pass(60_000)
      if (i === sized(1000)) {
        await wechat.puppet.logout('kicked')
        await wechat.clock.pass(120_000)
        await wechat.login()
      }
    }
    await wechat.answered()
    await settle()
    const wanted = (talker: string) => Array.from({ length: EACH }, (_, turn) => `${talker}第${turn}句`)
    for (let i = 0; i < PEOPLE; i++) {
      expect(asked.get(`wechat:p${i}`)).toEqual(wanted(`p${i}`))
      expect(wechat.textsTo(`p${i}`)).toEqual(wanted(`p${i}`).map((words) => `答${words}`))
    }
    expect(wechat.sent).toHaveLength(PEOPLE * EACH)
    expect(wechat.waiting).toBe(0)
    expect(wechat.audit.filter(({ event }) => event === 'seen').length).toBeGreaterThan(sized(100))
    const at = wechat.sent.map(({ at: time }) => time)
    for (const [i, time] of at.entries()) if (i > 0) expect(time - (at[i - 1] ?? 0)).toBeGreaterThanOrEqual(1000)
  })
})
