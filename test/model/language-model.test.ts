import { describe, expect, it } from 'vitest'
import type { Caller } from '../../src/hear/index.ts'
import { ModelFailure } from '../../src/model/failure.ts'
import { MemoryLedger } from '../../src/model/index.ts'
import {
  ASKED,
  act,
  EXPLAINED,
  MESSAGE,
  modelWith,
  prompts,
  said,
  scripted,
  silence,
  TERMINAL,
} from '../support/language-model.ts'
import { settle, Timers } from '../support/timers.ts'

const failed = (kind: ConstructorParameters<typeof ModelFailure>[0], retryAfter?: number) =>
  new ModelFailure(kind, retryAfter === undefined ? {} : { retryAfter })

/** Whatever is asked, in a question of its own. */
const question = (question: string) => ({ ...ASKED, question })

describe('答得出的时候', () => {
  it('每个任务交回接口要的样子', async () => {
    const courtesy = act({ act: 'courtesy', words: '谢谢', tone: 'thank' })
    const { open } = scripted(
      said({ acts: [courtesy], clauses: [{ ref: 'wanzhou:9.4', fit: 'full' }], courtesy: 'thanked' }),
      said(EXPLAINED),
      said({ entailed: ['b'] }),
    )
    const { model } = modelWith({ options: { open } })
    expect(await model.read(MESSAGE, TERMINAL)).toEqual({
      acts: [courtesy],
      clauses: [{ ref: 'wanzhou:9.4', fit: 'full' }],
      courtesy: 'thanked',
    })
    expect(await model.explain(ASKED, TERMINAL)).toEqual(EXPLAINED)
    const pairs = ['a', 'b'].map((id) => ({ id, clause: '给予补助。', sentence: '会给补助。' }))
    expect(await model.entails({ pairs }, TERMINAL)).toEqual(['b'])
  })

  it('审计一行：任务、提示词哈希、模型、结果、用量、时间；没有话，没有密钥', async () => {
    const timers = new Timers()
    const { open } = scripted(async () => {
      await timers.pass(700)
      return said(EXPLAINED)
    })
    const { model, calls } = modelWith({ options: { open }, timers })
    await model.explain(ASKED, { channel: 'slack', reply: 'r-1' })
    expect(calls).toEqual([
      {
        task: 'explain',
        prompt: prompts.explain.hash,
        version: prompts.explain.version,
        model: 'qwen-test',
        channel: 'slack',
        reply: 'r-1',
        outcome: 'answered',
        structure: 'functionCalling',
        attempts: 1,
        tokens: { in: 100, out: 20 },
        latency: 700,
        cached: false,
      },
    ])
    expect(JSON.stringify(calls)).not.toMatch(/补助|sk-secret/)
  })

  it('同样的再问，从存的里答；换了资料库就再问一次', async () => {
    const { asked, open } = scripted(said(EXPLAINED))
    const { model, calls } = modelWith({ options: { open } })
    await model.explain(ASKED, TERMINAL)
    expect(await model.explain({ ...ASKED }, TERMINAL)).toEqual(EXPLAINED)
    expect(asked).toHaveLength(1)
    expect(calls[1]).toMatchObject({ outcome: 'answered', cached: true, attempts: 0, tokens: { in: 0, out: 0 } })
    await model.explain(question('补助是多少'), TERMINAL)
    await model.explain({ ...ASKED, rejected: ['figure'] }, TERMINAL)
    expect(asked).toHaveLength(3)
    const other = modelWith({ options: { open, corpus: 'corpus-2' } })
    await other.model.explain(ASKED, TERMINAL)
    expect(asked).toHaveLength(4)
  })

  it('存的有个数，最久没用的先忘', async () => {
    const { asked, open } = scripted(said(EXPLAINED))
    const { model } = modelWith({ options: { open, kept: 2 } })
    for (const words of ['甲', '乙', '甲', '丙', '甲', '乙']) await model.explain(question(words), TERMINAL)
    expect(asked.map(({ user }) => /"question":"(.)"/.exec(user)?.[1])).toEqual(['甲', '乙', '丙', '乙'])
  })

  it('没答成的不存', async () => {
    const { asked, open } = scripted(failed('rejected'), said(EXPLAINED))
    const { model } = modelWith({ options: { open } })
    expect(await model.explain(ASKED, TERMINAL)).toBeUndefined()
    expect(await model.explain(ASKED, TERMINAL)).toEqual(EXPLAINED)
    expect(asked).toHaveLength(2)
  })
})

describe('不该发的不发', () => {
  it('渠道没开：不问，不记', async () => {
    const { asked, open } = scripted(said(EXPLAINED))
    const { model, calls } = modelWith({ options: { open }, settings: { channels: ['terminal'] } })
    expect(await model.explain(ASKED, { channel: 'slack' })).toBeUndefined()
    expect(asked).toEqual([])
    expect(calls).toEqual([])
    expect(await model.explain(ASKED, TERMINAL)).toEqual(EXPLAINED)
  })

  it.each([
    ['问话里有邮箱', question('发到 li.lei@example.com'), 'number'],
    ['问话里有手机号', question('打 138 0013 8000'), 'number'],
    ['问话里有身份证号', question('身份证５００１０１１９９００１０１１２３Ｘ'), 'number'],
    ['问话里有信用代码', question('代码 91500101MA5UKQ3A2B'), 'number'],
    [
      '条文里有没换掉的数字',
      { ...ASKED, clauses: [{ ref: 'a:1', name: '甲', text: '给予最高20万元补助', swaps: {} }] },
      'figure',
    ],
    ['占位符里藏着号码', question('找{{13800138000}}'), 'number'],
  ])('%s：不发，记 unmasked', async (_, asking, told) => {
    const { asked, open } = scripted(said(EXPLAINED))
    const { model, calls } = modelWith({ options: { open } })
    expect(await model.explain(asking, TERMINAL)).toBeUndefined()
    expect(asked).toEqual([])
    expect(calls).toMatchObject([{ outcome: 'unmasked', attempts: 0 }])
    expect(calls[0]?.told).toContain(told)
    expect(calls[0]?.told).not.toMatch(/\d|@|五百/)
  })

  it('当天的用量到了就不问，上海的第二天再问', async () => {
    const { asked, open } = scripted(said(EXPLAINED, { in: 9000, out: 500 }))
    const ledger = new MemoryLedger()
    const { model, outcomes, timers } = modelWith({
      options: { open },
      settings: { dailyTokens: 10_000 },
      ports: { ledger },
    })
    await model.explain(question('甲'), TERMINAL)
    expect(model.stats().tokensToday).toBe(9500)
    expect(await model.explain(question('乙'), TERMINAL)).toBeUndefined()
    expect(asked).toHaveLength(1)
    // 08:00 in Shanghai; its midnight is 16 hours away.
    await timers.pass(16 * 3_600_000 - 1)
    expect(await model.explain(question('乙'), TERMINAL)).toBeUndefined()
    await timers.pass(1)
    expect(await model.explain(question('乙'), TERMINAL)).toEqual(EXPLAINED)
    expect(outcomes()).toEqual(['answered', 'budget-spent', 'budget-spent', 'answered'])
  })

  it('同时来的也不会一起透支：先留出，用剩的退回', async () => {
    const { asked, open } = scripted(silence)
    const { model, outcomes } = modelWith({ options: { open }, settings: { dailyTokens: 4000 } })
    const calls = ['甲', '乙', '丙', '丁'].map((words) => model.explain(question(words), TERMINAL))
    await settle()
    const sent = asked.length
    expect(sent).toBeGreaterThan(0)
    expect(sent).toBeLessThan(4)
    expect(outcomes()).toEqual(Array(4 - sent).fill('budget-spent'))
    await model.close()
    await Promise.all(calls)
  })

  it('没用上的不算：429 不计，没说用量的按发出去的长短计', async () => {
    const { open } = scripted(failed('rejected'), { text: JSON.stringify(EXPLAINED) })
    const { model } = modelWith({ options: { open }, settings: { structure: 'plain' } })
    await model.explain(ASKED, TERMINAL)
    expect(model.stats().tokensToday).toBe(0)
    await model.explain(ASKED, TERMINAL)
    expect(model.stats().tokensToday).toBeGreaterThan(prompts.explain.text.length)
  })

  it('计数的地方坏了：不问', async () => {
    const { asked, open } = scripted(said(EXPLAINED))
    const ledger = {
      spent: () => {
        throw new Error('磁盘坏了')
      },
      add: () => undefined,
    }
    const { model, outcomes } = modelWith({ options: { open }, ports: { ledger } })
    expect(await model.explain(ASKED, TERMINAL)).toBeUndefined()
    expect(asked).toEqual([])
    expect(outcomes()).toEqual(['fault'])
  })
})

describe('重试', () => {
  it.each(['timeout', 'rate-limited', 'server', 'not-json', 'empty-choices', 'dropped'] as const)(
    '%s：隔一会儿再试，第二次答了就算答了',
    async (kind) => {
      const { asked, open } = scripted(failed(kind), said(EXPLAINED))
      const { model, calls, timers } = modelWith({ options: { open } })
      const answer = model.explain(ASKED, TERMINAL)
      await timers.pass(299)
      expect(asked).toHaveLength(1)
      await timers.pass(1)
      expect(await answer).toEqual(EXPLAINED)
      expect(calls).toMatchObject([{ outcome: 'answered', attempts: 2, latency: 300 }])
    },
  )

  it('间隔带抖动，最多两次', async () => {
    const { asked, open } = scripted(failed('server'))
    const { model, calls, timers } = modelWith({ options: { open }, ports: { random: () => 0 } })
    const answer = model.explain(ASKED, TERMINAL)
    await timers.pass(10_000)
    expect(await answer).toBeUndefined()
    expect(asked).toHaveLength(2)
    expect(calls).toMatchObject([{ outcome: 'server', attempts: 2, latency: 200 }])
  })

  it.each(['unauthorised', 'rejected', 'fault'] as const)('%s：再试也没用，不试', async (kind) => {
    const { asked, open } = scripted(failed(kind))
    const { model, outcomes } = modelWith({ options: { open } })
    expect(await model.explain(ASKED, TERMINAL)).toBeUndefined()
    expect(asked).toHaveLength(1)
    expect(outcomes()).toEqual([kind])
  })

  it('Retry-After 等得起就等', async () => {
    const { open } = scripted(failed('rate-limited', 5000), said(EXPLAINED))
    const { model, calls, timers } = modelWith({ options: { open } })
    const answer = model.explain(ASKED, TERMINAL)
    await timers.pass(5000)
    expect(await answer).toEqual(EXPLAINED)
    expect(calls).toMatchObject([{ latency: 5000, attempts: 2 }])
  })

  it('Retry-After 超出时限就不等', async () => {
    const { asked, open } = scripted(failed('rate-limited', 30_000), said(EXPLAINED))
    const { model, outcomes } = modelWith({ options: { open } })
    expect(await model.explain(ASKED, TERMINAL)).toBeUndefined()
    expect(asked).toHaveLength(1)
    expect(outcomes()).toEqual(['rate-limited'])
  })

  it('一直没有回音：每次到时限就断，总共不超过时限', async () => {
    const { asked, open } = scripted(silence)
    const { model, calls, timers } = modelWith({ options: { open } })
    const answer = model.explain(ASKED, TERMINAL)
    await timers.pass(60_000)
    expect(await answer).toBeUndefined()
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, true])
    expect(calls).toMatchObject([{ outcome: 'timeout', attempts: 2, latency: 20_000 }])
    expect(timers.sleeping).toBe(0)
  })

  it('客户端不理会断开，也照样按时结束', async () => {
    const { open } = scripted(() => new Promise<never>(() => undefined))
    const { model, outcomes, timers } = modelWith({ options: { open } })
    const answer = model.explain(ASKED, TERMINAL)
    await timers.pass(20_000)
    expect(await answer).toBeUndefined()
    expect(outcomes()).toEqual(['timeout'])
  })

  it('同一个回答的几次调用，共用一份时间', async () => {
    const { asked, open } = scripted(silence)
    const { model, calls, timers } = modelWith({ options: { open }, settings: { timeout: 12_000 } })
    const reply = { channel: 'terminal', reply: 'r-1' }
    const first = model.explain(question('甲'), reply)
    await timers.pass(12_000 + 300)
    const second = model.explain(question('乙'), reply)
    await timers.pass(60_000)
    expect(await Promise.all([first, second])).toEqual([undefined, undefined])
    expect(calls.map(({ latency }) => latency).sort()).toEqual([20_000, 20_000 - 12_300].sort())
    expect(asked).toHaveLength(3)
    expect(model.stats().breaker).toEqual({ state: 'closed' })
    const third = model.explain(question('丙'), { ...reply, reply: 'r-2' })
    await timers.pass(60_000)
    await third
    expect(calls[2]?.latency).toBe(20_000)
  })
})

describe('断路', () => {
  const words = (call: number) => question(`${'甲乙丙丁戊己庚辛壬癸'.charAt(call)}问`)

  it('接连坏五次就断开一分钟，再放一个去试', async () => {
    const { asked, open } = scripted(failed('dropped'))
    const { model, calls, outcomes, timers } = modelWith({ options: { open } })
    const first = [0, 1, 8].map((call) => model.explain(words(call), TERMINAL))
    await timers.pass(2000)
    await Promise.all(first)
    expect(asked).toHaveLength(5)
    expect(model.stats().breaker).toMatchObject({ state: 'open', because: 'dropped' })
    expect(await model.explain(words(2), TERMINAL)).toBeUndefined()
    expect(asked).toHaveLength(5)
    expect(outcomes()).toEqual(['dropped', 'dropped', 'circuit-open', 'circuit-open'])
    expect(calls.at(-1)?.told).toMatch(/^held back after dropped; no call before 2026-11-20T00:01:/)
    await timers.pass(60_000)
    expect(model.stats().breaker.state).toBe('half-open')
    expect(await model.explain(words(3), TERMINAL)).toBeUndefined()
    expect(asked).toHaveLength(6)
    expect(model.stats().breaker.state).toBe('open')
  })

  it('试的那个答了就合上；试的时候别的先不放', async () => {
    const { asked, open } = scripted(
      ...Array(5).fill(failed('rejected')),
      async ({ signal }: { signal: AbortSignal }) => {
        await timers.sleep(1000, signal)
        return said(EXPLAINED)
      },
      said(EXPLAINED),
    )
    const { model, outcomes, timers } = modelWith({ options: { open } })
    for (let call = 0; call < 5; call++) await model.explain(words(call), TERMINAL)
    await timers.pass(60_000)
    const probe = model.explain(words(5), TERMINAL)
    await settle()
    expect(await model.explain(words(6), TERMINAL)).toBeUndefined()
    await timers.pass(1000)
    expect(await probe).toEqual(EXPLAINED)
    expect(model.stats().breaker).toEqual({ state: 'closed' })
    expect(await model.explain(words(7), TERMINAL)).toEqual(EXPLAINED)
    expect(asked).toHaveLength(7)
    expect(outcomes().slice(5)).toEqual(['circuit-open', 'answered', 'answered'])
  })

  it('坏了又好，从头数起', async () => {
    const bad = Array(4).fill(failed('rejected'))
    const { open } = scripted(...bad, said(EXPLAINED), ...bad, said(EXPLAINED))
    const { model } = modelWith({ options: { open } })
    for (let call = 0; call < 10; call++) await model.explain(words(call), TERMINAL)
    expect(model.stats().breaker).toEqual({ state: 'closed' })
    expect(model.stats().outcomes).toEqual({ rejected: 8, answered: 2 })
  })

  it('密钥不对：一次就断开一刻钟，说给维护的人', async () => {
    const { asked, open } = scripted(new ModelFailure('unauthorised', { status: 401 }), said(EXPLAINED))
    const { model, calls, timers } = modelWith({ options: { open } })
    await model.explain(words(0), TERMINAL)
    expect(calls[0]).toMatchObject({ outcome: 'unauthorised', status: 401 })
    expect(calls[0]?.told).toBe(
      'the server refuses the key or the account (401); no call before 2026-11-20T00:15:00.000Z',
    )
    await timers.pass(14 * 60_000)
    await model.explain(words(1), TERMINAL)
    expect(asked).toHaveLength(1)
    await timers.pass(60_000)
    expect(await model.explain(words(2), TERMINAL)).toEqual(EXPLAINED)
  })

  it('断开的时候，存的照样答', async () => {
    const { open } = scripted(said(EXPLAINED), failed('unauthorised'))
    const { model } = modelWith({ options: { open } })
    await model.explain(words(0), TERMINAL)
    await model.explain(words(1), TERMINAL)
    expect(model.stats().breaker.state).toBe('open')
    expect(await model.explain(words(0), TERMINAL)).toEqual(EXPLAINED)
  })
})

describe('答的样子不对', () => {
  it.each([
    ['不是 JSON', { text: '好的，补助如下。' }, 'bad-json'],
    ['JSON 断了', { text: '{"sentences":[{"text":"给' }, 'bad-json'],
    ['不是对象', { text: '[1, 2]' }, 'bad-json'],
    ['没有要的字段', said({ sentence: '给予补助' }), 'schema'],
    ['字段是别的类型', said({ sentences: '给予补助' }), 'schema'],
  ] as const)('%s：再问一次，还不对就算了', async (_, answer, kind) => {
    const { asked, open } = scripted(answer)
    const { model, outcomes, timers } = modelWith({ options: { open } })
    const call = model.explain(ASKED, TERMINAL)
    await timers.pass(10_000)
    expect(await call).toBeUndefined()
    expect(asked).toHaveLength(2)
    expect(outcomes()).toEqual([kind])
  })

  it.each([
    ['少了字段', { text: '给予补助' }],
    ['条款不在给出的里面', { text: '给予补助', clause: 'wanzhou:99' }],
    ['空话', { text: ' ', clause: 'wanzhou:9.4' }],
    ['太长', { text: '给'.repeat(1001), clause: 'wanzhou:9.4' }],
    ['不是对象', '给予补助'],
  ] as const)('一句%s：去掉这一句，别的照用', async (_, sentence) => {
    const { asked, open } = scripted(said({ sentences: [sentence, ...EXPLAINED.sentences] }))
    const { model } = modelWith({ options: { open } })
    expect(await model.explain(ASKED, TERMINAL)).toEqual(EXPLAINED)
    expect(asked).toHaveLength(1)
  })

  it('核对：不认得的 id 去掉，说了两遍的只算一遍', async () => {
    const { open } = scripted(said({ entailed: ['b', 'x', 1, 'b'] }), said({ entailed: 'a' }))
    const { model, timers } = modelWith({ options: { open } })
    const pairs = ['a', 'b'].map((id) => ({ id, clause: '给予补助。', sentence: '会给补助。' }))
    expect(await model.entails({ pairs }, TERMINAL)).toEqual(['b'])
    const other = model.entails({ pairs: pairs.slice(1) }, TERMINAL)
    await timers.pass(10_000)
    expect(await other).toBeUndefined()
  })
})

describe('用哪种方式要 JSON', () => {
  const structuresOf = ({ asked }: ReturnType<typeof scripted>) => asked.map(({ structure }) => structure)
  const plain = { text: `好的：\n\`\`\`json\n${JSON.stringify(EXPLAINED)}\n\`\`\`` }

  it('auto：服务器不认的换下一种，不等，成了就一直用', async () => {
    const script = scripted(failed('rejected'), failed('rejected'), failed('rejected'), plain)
    const { model, calls, timers } = modelWith({ options: script, settings: { structure: 'auto' } })
    expect(await model.explain(question('甲'), TERMINAL)).toEqual(EXPLAINED)
    expect(timers.asked.every((ms) => ms >= 15_000)).toBe(true)
    await model.explain(question('乙'), TERMINAL)
    expect(structuresOf(script)).toEqual(['jsonSchema', 'functionCalling', 'jsonMode', 'plain', 'plain'])
    expect(calls).toMatchObject([
      { structure: 'plain', attempts: 4 },
      { structure: 'plain', attempts: 1 },
    ])
  })

  it('auto：答非所问的也换下一种，一次调用总共两回；下一次接着往下试', async () => {
    const script = scripted({ text: '不会' }, { text: '不会' }, { text: '不会' }, plain)
    const { model, outcomes } = modelWith({ options: script, settings: { structure: 'auto' } })
    expect(await model.explain(question('甲'), TERMINAL)).toBeUndefined()
    expect(structuresOf(script)).toEqual(['jsonSchema', 'functionCalling'])
    expect(await model.explain(question('乙'), TERMINAL)).toEqual(EXPLAINED)
    expect(structuresOf(script).slice(2)).toEqual(['jsonMode', 'plain'])
    expect(outcomes()).toEqual(['bad-json', 'answered'])
  })

  it('auto：先不认，再答非所问，又答非所问：三回为止', async () => {
    const script = scripted(failed('rejected'), { text: '不会' })
    const { model } = modelWith({ options: script, settings: { structure: 'auto' } })
    expect(await model.explain(ASKED, TERMINAL)).toBeUndefined()
    expect(structuresOf(script)).toEqual(['jsonSchema', 'functionCalling', 'jsonMode'])
  })

  it('auto：成过的方式偶尔出错，不换', async () => {
    const script = scripted(said(EXPLAINED), { text: '不会' }, said(EXPLAINED))
    const { model, timers } = modelWith({ options: script, settings: { structure: 'auto' } })
    await model.explain(question('甲'), TERMINAL)
    const call = model.explain(question('乙'), TERMINAL)
    await timers.pass(10_000)
    expect(await call).toEqual(EXPLAINED)
    expect(structuresOf(script)).toEqual(['jsonSchema', 'jsonSchema', 'jsonSchema'])
  })

  it('auto：四种都不认，那就不是为了方式：以后只用最简单的问一回', async () => {
    const script = scripted(...Array(5).fill(failed('rejected')), plain)
    const { model, outcomes } = modelWith({ options: script, settings: { structure: 'auto' } })
    for (const words of ['甲', '乙', '丙']) await model.explain(question(words), TERMINAL)
    expect(structuresOf(script)).toEqual(['jsonSchema', 'functionCalling', 'jsonMode', 'plain', 'plain', 'plain'])
    expect(outcomes()).toEqual(['rejected', 'rejected', 'answered'])
  })

  it('不收温度的服务器：同样的再问一回，不带温度，以后也不带', async () => {
    const script = scripted(async ({ temperature }) => {
      if (temperature === 0) throw failed('temperature')
      return said(EXPLAINED)
    })
    const { model, calls } = modelWith({ options: script })
    for (const words of ['甲', '乙']) expect(await model.explain(question(words), TERMINAL)).toEqual(EXPLAINED)
    expect(script.asked.map(({ temperature }) => temperature)).toEqual([0, undefined, undefined])
    expect(structuresOf(script)).toEqual(['functionCalling', 'functionCalling', 'functionCalling'])
    expect(calls).toMatchObject([{ outcome: 'answered', attempts: 2 }, { attempts: 1 }])
    expect(model.patience()).toBe(4500)
  })

  it('不带温度还说是温度：算了，不再问', async () => {
    const script = scripted(failed('temperature'))
    const { model, outcomes } = modelWith({ options: script })
    expect(await model.explain(ASKED, TERMINAL)).toBeUndefined()
    expect(script.asked).toHaveLength(2)
    expect(outcomes()).toEqual(['temperature'])
  })

  it('auto：几个一起试，也不会把断路器试断', async () => {
    const script = scripted(async ({ structure }) => {
      if (structure !== 'plain') throw failed('rejected')
      return plain
    })
    const { model, outcomes } = modelWith({ options: script, settings: { structure: 'auto' } })
    await Promise.all(['甲', '乙', '丙', '丁'].map((words) => model.explain(question(words), TERMINAL)))
    expect(outcomes()).toEqual(Array(4).fill('answered'))
  })

  it('指定了就只用那一种', async () => {
    const script = scripted({ text: '不会' })
    const { model, timers } = modelWith({ options: script, settings: { structure: 'jsonMode' } })
    const call = model.explain(ASKED, TERMINAL)
    await timers.pass(10_000)
    await call
    expect(structuresOf(script)).toEqual(['jsonMode', 'jsonMode'])
  })
})

describe('同时很多', () => {
  it('一次放四个，先来先到', async () => {
    const waiting: (() => void)[] = []
    const { asked, open } = scripted(() => new Promise((resolve) => waiting.push(() => resolve(said(EXPLAINED)))))
    const { model } = modelWith({ options: { open } })
    const calls = [...'甲乙丙丁戊己'].map((words) => model.explain(question(words), TERMINAL))
    await settle()
    expect(asked).toHaveLength(4)
    expect(model.stats()).toMatchObject({ running: 4, waiting: 2 })
    waiting[2]?.()
    await settle()
    expect(asked.map(({ user }) => /"question":"(.)"/.exec(user)?.[1]).join('')).toBe('甲乙丙丁戊')
    for (let at = 0; at < 6; at++) {
      waiting[at]?.()
      await settle()
    }
    expect(await Promise.all(calls)).toEqual(Array(6).fill(EXPLAINED))
    expect(model.stats()).toMatchObject({ running: 0, waiting: 0, calls: 6 })
  })

  it('排不上的，到时限记 busy，不算服务器坏', async () => {
    const { open } = scripted(silence)
    const { model, calls, outcomes, timers } = modelWith({
      options: { open },
      settings: { timeout: 20_000, atOnce: 1 },
    })
    const both = [model.explain(question('甲'), TERMINAL), model.explain(question('乙'), TERMINAL)]
    await timers.pass(20_000)
    expect(await Promise.all(both)).toEqual([undefined, undefined])
    expect(outcomes().sort()).toEqual(['busy', 'timeout'])
    expect(calls.find(({ outcome }) => outcome === 'busy')).toMatchObject({ attempts: 0, latency: 20_000 })
    expect(model.stats()).toMatchObject({ running: 0, waiting: 0 })
  })

  it('四十个人，服务器三秒一答：断路器不断，轮到的都答，没轮完的不算服务器坏', async () => {
    const timers = new Timers()
    const { asked, open } = scripted(async ({ signal }) => {
      await timers.sleep(3000, signal)
      return said(EXPLAINED)
    })
    const { model, outcomes } = modelWith({ options: { open }, timers })
    const people = Array.from({ length: 40 }, (_, at) => model.explain(question(`第${at}位`), TERMINAL))
    await timers.pass(60_000)
    const answers = await Promise.all(people)
    const ended = outcomes()
    expect(answers.filter((answer) => answer !== undefined)).toHaveLength(24)
    expect(ended.filter((outcome) => outcome === 'answered')).toHaveLength(24)
    expect(ended.filter((outcome) => outcome === 'busy')).toHaveLength(16)
    // The last four were begun too late to be answered within the time of a reply.
    expect(asked).toHaveLength(28)
    expect(model.stats().breaker).toEqual({ state: 'closed' })
    expect(model.patience()).toBe(4500)
  })

  it('服务器先坏后忙不过来：说的是坏，不是忙', async () => {
    const { open } = scripted(failed('server'), silence)
    const { model, outcomes, timers } = modelWith({ options: { open }, settings: { timeout: 20_000 } })
    const call = model.explain(ASKED, TERMINAL)
    await timers.pass(20_000)
    expect(await call).toBeUndefined()
    expect(outcomes()).toEqual(['server'])
  })
})

describe('收场', () => {
  it('close：在途的断开，记 aborted，以后不再问', async () => {
    const { asked, open } = scripted(silence)
    const { model, outcomes, timers } = modelWith({ options: { open }, settings: { atOnce: 1 } })
    const calls = [model.explain(question('甲'), TERMINAL), model.explain(question('乙'), TERMINAL)]
    await settle()
    await model.close()
    expect(await Promise.all(calls)).toEqual([undefined, undefined])
    expect(await model.explain(question('丙'), TERMINAL)).toBeUndefined()
    expect(asked).toHaveLength(1)
    expect(asked[0]?.signal.aborted).toBe(true)
    expect(outcomes()).toEqual(['aborted', 'aborted', 'aborted'])
    expect(model.stats().breaker).toEqual({ state: 'closed' })
    expect(timers.sleeping).toBe(0)
  })

  it('等着再试的时候 close，马上结束', async () => {
    const { open } = scripted(failed('server'))
    const { model, outcomes, timers } = modelWith({ options: { open } })
    const call = model.explain(ASKED, TERMINAL)
    await settle()
    expect(timers.asked.at(-1)).toBe(300)
    await model.close()
    expect(await call).toBeUndefined()
    expect(outcomes()).toEqual(['aborted'])
  })

  it('加载不了：ready 说给维护的人，问的时候只是没有', async () => {
    const open = () => Promise.reject(new Error('WENCE_MODEL ollama:x needs the package @langchain/ollama'))
    const { model, calls } = modelWith({ options: { open } })
    await expect(model.ready()).rejects.toThrow('@langchain/ollama')
    expect(await model.explain(ASKED, TERMINAL)).toBeUndefined()
    expect(calls).toMatchObject([{ outcome: 'not-loaded', told: expect.stringContaining('@langchain/ollama') }])
  })

  it('记日志的地方坏了，答的不丢', async () => {
    const { open } = scripted(said(EXPLAINED))
    const onCall = () => {
      throw new Error('满了')
    }
    const { model } = modelWith({ options: { open }, ports: { onCall } })
    expect(await model.explain(ASKED, TERMINAL)).toEqual(EXPLAINED)
  })

  it('数得清：次数、用量、时间、各种结果', async () => {
    const { open } = scripted(said(EXPLAINED), failed('rejected'))
    const { model } = modelWith({ options: { open } })
    const callers: Caller[] = [TERMINAL, { channel: 'slack' }]
    for (const caller of callers) await model.explain(ASKED, caller)
    await model.explain(question('别的'), TERMINAL)
    expect(model.stats()).toEqual({
      calls: 3,
      cached: 1,
      attempts: 2,
      outcomes: { answered: 2, rejected: 1 },
      tokens: { in: 100, out: 20 },
      latency: { sum: 0, longest: 0 },
      running: 0,
      waiting: 0,
      tokensToday: 120,
      breaker: { state: 'closed' },
    })
  })
})
