import { describe, expect, it } from 'vitest'
import type { Caller } from '../../src/answer/index.ts'
import { ModelFailure } from '../../src/model/failure.ts'
import { MemoryLedger } from '../../src/model/index.ts'
import { ASKED, modelWith, prompts, said, scripted, TERMINAL, WORDED } from '../support/language-model.ts'
import { settle, Timers } from '../support/timers.ts'

const failed = (kind: ConstructorParameters<typeof ModelFailure>[0], retryAfter?: number) =>
  new ModelFailure(kind, retryAfter === undefined ? {} : { retryAfter })

/** A server that has the request and says nothing until it is cut off. */
const silence = ({ signal }: { signal: AbortSignal }) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

/** Whatever is asked, in a question of its own. */
const question = (question: string) => ({ ...ASKED, question })

describe('答得出的时候', () => {
  it('每个任务交回接口要的样子', async () => {
    const { open } = scripted(
      said({ subjects: ['site'], question: '本月底截止申报' }),
      said({ sentence: ' 好的，记下了。 ' }),
      said(WORDED),
    )
    const { model } = modelWith({ options: { open } })
    const subjects = [{ id: 'site', name: '场地' }]
    expect(await model.understand({ question: '地盘要多大', subjects }, TERMINAL)).toEqual({ subjects: ['site'] })
    expect(await model.lead({ message: '有的', next: '研发人员' }, TERMINAL)).toBe('好的，记下了。')
    expect(await model.word(ASKED, TERMINAL)).toEqual(WORDED)
  })

  it('审计一行：任务、提示词哈希、模型、结果、用量、时间；没有话，没有密钥', async () => {
    const timers = new Timers()
    const { open } = scripted(async () => {
      await timers.pass(700)
      return said(WORDED)
    })
    const { model, calls } = modelWith({ options: { open }, timers })
    await model.word(ASKED, { channel: 'slack', reply: 'r-1' })
    expect(calls).toEqual([
      {
        task: 'word',
        prompt: prompts.word.hash,
        version: 3,
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
    const { asked, open } = scripted(said(WORDED))
    const { model, calls } = modelWith({ options: { open } })
    await model.word(ASKED, TERMINAL)
    expect(await model.word({ ...ASKED }, TERMINAL)).toEqual(WORDED)
    expect(asked).toHaveLength(1)
    expect(calls[1]).toMatchObject({ outcome: 'answered', cached: true, attempts: 0, tokens: { in: 0, out: 0 } })
    await model.word(question('补助是多少'), TERMINAL)
    await model.word({ ...ASKED, rejected: '写了条号' }, TERMINAL)
    expect(asked).toHaveLength(3)
    const other = modelWith({ options: { open, corpus: 'corpus-2' } })
    await other.model.word(ASKED, TERMINAL)
    expect(asked).toHaveLength(4)
  })

  it('存的有个数，最久没用的先忘', async () => {
    const { asked, open } = scripted(said(WORDED))
    const { model } = modelWith({ options: { open, kept: 2 } })
    for (const words of ['甲', '乙', '甲', '丙', '甲', '乙']) await model.word(question(words), TERMINAL)
    expect(asked.map(({ user }) => /"question":"(.)"/.exec(user)?.[1])).toEqual(['甲', '乙', '丙', '乙'])
  })

  it('没答成的不存', async () => {
    const { asked, open } = scripted(failed('rejected'), said(WORDED))
    const { model } = modelWith({ options: { open } })
    expect(await model.word(ASKED, TERMINAL)).toBeUndefined()
    expect(await model.word(ASKED, TERMINAL)).toEqual(WORDED)
    expect(asked).toHaveLength(2)
  })
})

describe('不该发的不发', () => {
  it('渠道没开：不问，不记', async () => {
    const { asked, open } = scripted(said(WORDED))
    const { model, calls } = modelWith({ options: { open }, settings: { channels: ['terminal'] } })
    expect(await model.word(ASKED, { channel: 'slack' })).toBeUndefined()
    expect(asked).toEqual([])
    expect(calls).toEqual([])
    expect(await model.word(ASKED, TERMINAL)).toEqual(WORDED)
  })

  it.each([
    ['问话里有邮箱', question('发到 li.lei@example.com'), 'number'],
    ['问话里有手机号', question('打 138 0013 8000'), 'number'],
    ['问话里有身份证号', question('身份证５００１０１１９９００１０１１２３Ｘ'), 'number'],
    ['问话里有信用代码', question('代码 91500101MA5UKQ3A2B'), 'number'],
    ['条文里有没换掉的数字', { ...ASKED, clauses: [{ ref: 'a:1', name: '甲', text: '给予最高20万元补助' }] }, 'figure'],
    ['占位符里藏着号码', question('找{{13800138000}}'), 'number'],
    ['原因里引了数字', { ...ASKED, rejected: '写了“五百平方米”' }, 'figure'],
  ])('%s：不发，记 unmasked', async (_, asking, told) => {
    const { asked, open } = scripted(said(WORDED))
    const { model, calls } = modelWith({ options: { open } })
    expect(await model.word(asking, TERMINAL)).toBeUndefined()
    expect(asked).toEqual([])
    expect(calls).toMatchObject([{ outcome: 'unmasked', attempts: 0 }])
    expect(calls[0]?.told).toContain(told)
    expect(calls[0]?.told).not.toMatch(/\d|@|五百/)
  })

  it('当天的用量到了就不问，上海的第二天再问', async () => {
    const { asked, open } = scripted(said(WORDED, { in: 9000, out: 500 }))
    const ledger = new MemoryLedger()
    const { model, outcomes, timers } = modelWith({
      options: { open },
      settings: { dailyTokens: 10_000 },
      ports: { ledger },
    })
    await model.word(question('甲'), TERMINAL)
    expect(model.stats().tokensToday).toBe(9500)
    expect(await model.word(question('乙'), TERMINAL)).toBeUndefined()
    expect(asked).toHaveLength(1)
    // 08:00 in Shanghai; its midnight is 16 hours away.
    await timers.pass(16 * 3_600_000 - 1)
    expect(await model.word(question('乙'), TERMINAL)).toBeUndefined()
    await timers.pass(1)
    expect(await model.word(question('乙'), TERMINAL)).toEqual(WORDED)
    expect(outcomes()).toEqual(['answered', 'budget-spent', 'budget-spent', 'answered'])
  })

  it('同时来的也不会一起透支：先留出，用剩的退回', async () => {
    const { asked, open } = scripted(silence)
    const { model, outcomes } = modelWith({ options: { open }, settings: { dailyTokens: 4000 } })
    const calls = ['甲', '乙', '丙', '丁'].map((words) => model.word(question(words), TERMINAL))
    await settle()
    const sent = asked.length
    expect(sent).toBeGreaterThan(0)
    expect(sent).toBeLessThan(4)
    expect(outcomes()).toEqual(Array(4 - sent).fill('budget-spent'))
    await model.close()
    await Promise.all(calls)
  })

  it('没用上的不算：429 不计，没说用量的按发出去的长短计', async () => {
    const { open } = scripted(failed('rejected'), { text: JSON.stringify(WORDED) })
    const { model } = modelWith({ options: { open }, settings: { structure: 'plain' } })
    await model.word(ASKED, TERMINAL)
    expect(model.stats().tokensToday).toBe(0)
    await model.word(ASKED, TERMINAL)
    expect(model.stats().tokensToday).toBeGreaterThan(prompts.word.text.length)
  })

  it('计数的地方坏了：不问', async () => {
    const { asked, open } = scripted(said(WORDED))
    const ledger = {
      spent: () => {
        throw new Error('磁盘坏了')
      },
      add: () => undefined,
    }
    const { model, outcomes } = modelWith({ options: { open }, ports: { ledger } })
    expect(await model.word(ASKED, TERMINAL)).toBeUndefined()
    expect(asked).toEqual([])
    expect(outcomes()).toEqual(['fault'])
  })
})

describe('重试', () => {
  it.each(['timeout', 'rate-limited', 'server', 'not-json', 'empty-choices', 'dropped'] as const)(
    '%s：隔一会儿再试，第二次答了就算答了',
    async (kind) => {
      const { asked, open } = scripted(failed(kind), said(WORDED))
      const { model, calls, timers } = modelWith({ options: { open } })
      const answer = model.word(ASKED, TERMINAL)
      await timers.pass(299)
      expect(asked).toHaveLength(1)
      await timers.pass(1)
      expect(await answer).toEqual(WORDED)
      expect(calls).toMatchObject([{ outcome: 'answered', attempts: 2, latency: 300 }])
    },
  )

  it('间隔成倍，带抖动，最多三次', async () => {
    const { asked, open } = scripted(failed('server'))
    const { model, calls, timers } = modelWith({ options: { open }, ports: { random: () => 0 } })
    const answer = model.word(ASKED, TERMINAL)
    await timers.pass(10_000)
    expect(await answer).toBeUndefined()
    expect(asked).toHaveLength(3)
    expect(calls).toMatchObject([{ outcome: 'server', attempts: 3, latency: 200 + 400 }])
  })

  it.each(['unauthorised', 'rejected', 'fault'] as const)('%s：再试也没用，不试', async (kind) => {
    const { asked, open } = scripted(failed(kind))
    const { model, outcomes } = modelWith({ options: { open } })
    expect(await model.word(ASKED, TERMINAL)).toBeUndefined()
    expect(asked).toHaveLength(1)
    expect(outcomes()).toEqual([kind])
  })

  it('Retry-After 等得起就等', async () => {
    const { open } = scripted(failed('rate-limited', 5000), said(WORDED))
    const { model, calls, timers } = modelWith({ options: { open } })
    const answer = model.word(ASKED, TERMINAL)
    await timers.pass(5000)
    expect(await answer).toEqual(WORDED)
    expect(calls).toMatchObject([{ latency: 5000, attempts: 2 }])
  })

  it('Retry-After 超出时限就不等', async () => {
    const { asked, open } = scripted(failed('rate-limited', 30_000), said(WORDED))
    const { model, outcomes } = modelWith({ options: { open } })
    expect(await model.word(ASKED, TERMINAL)).toBeUndefined()
    expect(asked).toHaveLength(1)
    expect(outcomes()).toEqual(['rate-limited'])
  })

  it('一直没有回音：每次到时限就断，总共不超过时限', async () => {
    const { asked, open } = scripted(silence)
    const { model, calls, timers } = modelWith({ options: { open } })
    const answer = model.word(ASKED, TERMINAL)
    await timers.pass(60_000)
    expect(await answer).toBeUndefined()
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, true])
    expect(calls).toMatchObject([{ outcome: 'timeout', attempts: 2, latency: 20_000 }])
    expect(timers.sleeping).toBe(0)
  })

  it('客户端不理会断开，也照样按时结束', async () => {
    const { open } = scripted(() => new Promise<never>(() => undefined))
    const { model, outcomes, timers } = modelWith({ options: { open } })
    const answer = model.word(ASKED, TERMINAL)
    await timers.pass(20_000)
    expect(await answer).toBeUndefined()
    expect(outcomes()).toEqual(['timeout'])
  })

  it('同一个回答的几次调用，共用一份时间', async () => {
    const { asked, open } = scripted(silence)
    const { model, calls, timers } = modelWith({ options: { open }, settings: { timeout: 12_000 } })
    const reply = { channel: 'terminal', reply: 'r-1' }
    const first = model.word(question('甲'), reply)
    await timers.pass(12_000 + 300)
    const second = model.word(question('乙'), reply)
    await timers.pass(60_000)
    expect(await Promise.all([first, second])).toEqual([undefined, undefined])
    expect(calls.map(({ latency }) => latency).sort()).toEqual([20_000, 20_000 - 12_300].sort())
    expect(asked).toHaveLength(3)
    const third = model.word(question('丙'), { ...reply, reply: 'r-2' })
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
    const first = [model.word(words(0), TERMINAL), model.word(words(1), TERMINAL)]
    await timers.pass(2000)
    await Promise.all(first)
    expect(asked).toHaveLength(5)
    expect(model.stats().breaker).toMatchObject({ state: 'open', because: 'dropped' })
    expect(await model.word(words(2), TERMINAL)).toBeUndefined()
    expect(asked).toHaveLength(5)
    expect(outcomes()).toEqual(['dropped', 'circuit-open', 'circuit-open'])
    expect(calls.at(-1)?.told).toMatch(/^held back after dropped; no call before 2026-11-20T00:01:/)
    await timers.pass(60_000)
    expect(model.stats().breaker.state).toBe('half-open')
    expect(await model.word(words(3), TERMINAL)).toBeUndefined()
    expect(asked).toHaveLength(6)
    expect(model.stats().breaker.state).toBe('open')
  })

  it('试的那个答了就合上；试的时候别的先不放', async () => {
    const { asked, open } = scripted(
      ...Array(5).fill(failed('rejected')),
      async ({ signal }: { signal: AbortSignal }) => {
        await timers.sleep(1000, signal)
        return said(WORDED)
      },
      said(WORDED),
    )
    const { model, outcomes, timers } = modelWith({ options: { open } })
    for (let call = 0; call < 5; call++) await model.word(words(call), TERMINAL)
    await timers.pass(60_000)
    const probe = model.word(words(5), TERMINAL)
    await settle()
    expect(await model.word(words(6), TERMINAL)).toBeUndefined()
    await timers.pass(1000)
    expect(await probe).toEqual(WORDED)
    expect(model.stats().breaker).toEqual({ state: 'closed' })
    expect(await model.word(words(7), TERMINAL)).toEqual(WORDED)
    expect(asked).toHaveLength(7)
    expect(outcomes().slice(5)).toEqual(['circuit-open', 'answered', 'answered'])
  })

  it('坏了又好，从头数起', async () => {
    const bad = Array(4).fill(failed('rejected'))
    const { open } = scripted(...bad, said(WORDED), ...bad, said(WORDED))
    const { model } = modelWith({ options: { open } })
    for (let call = 0; call < 10; call++) await model.word(words(call), TERMINAL)
    expect(model.stats().breaker).toEqual({ state: 'closed' })
    expect(model.stats().outcomes).toEqual({ rejected: 8, answered: 2 })
  })

  it('密钥不对：一次就断开一刻钟，说给维护的人', async () => {
    const { asked, open } = scripted(new ModelFailure('unauthorised', { status: 401 }), said(WORDED))
    const { model, calls, timers } = modelWith({ options: { open } })
    await model.word(words(0), TERMINAL)
    expect(calls[0]).toMatchObject({ outcome: 'unauthorised', status: 401 })
    expect(calls[0]?.told).toBe(
      'the server refuses the key or the account (401); no call before 2026-11-20T00:15:00.000Z',
    )
    await timers.pass(14 * 60_000)
    await model.word(words(1), TERMINAL)
    expect(asked).toHaveLength(1)
    await timers.pass(60_000)
    expect(await model.word(words(2), TERMINAL)).toEqual(WORDED)
  })

  it('断开的时候，存的照样答', async () => {
    const { open } = scripted(said(WORDED), failed('unauthorised'))
    const { model } = modelWith({ options: { open } })
    await model.word(words(0), TERMINAL)
    await model.word(words(1), TERMINAL)
    expect(model.stats().breaker.state).toBe('open')
    expect(await model.word(words(0), TERMINAL)).toEqual(WORDED)
  })
})

describe('答的样子不对', () => {
  it.each([
    ['不是 JSON', { text: '好的，补助如下。' }, 'bad-json'],
    ['JSON 断了', { text: '{"sentences":[{"text":"给' }, 'bad-json'],
    ['不是对象', { text: '[1, 2]' }, 'bad-json'],
    ['少了字段', said({ sentences: [{ text: '给予补助' }] }), 'schema'],
    ['条款不在给出的里面', said({ sentences: [{ text: '给予补助', clause: 'wanzhou:99' }] }), 'schema'],
    ['字段是别的类型', said({ sentences: '给予补助' }), 'schema'],
    ['空话', said({ sentences: [{ text: ' ', clause: 'wanzhou:9.4' }] }), 'schema'],
    ['太多', said({ sentences: Array(51).fill(WORDED.sentences[0]) }), 'schema'],
  ] as const)('%s：再问，还不对就算了', async (_, answer, kind) => {
    const { asked, open } = scripted(answer)
    const { model, outcomes, timers } = modelWith({ options: { open } })
    const call = model.word(ASKED, TERMINAL)
    await timers.pass(10_000)
    expect(await call).toBeUndefined()
    expect(asked).toHaveLength(3)
    expect(outcomes()).toEqual([kind])
  })

  it('事项只能出自给出的单子，别的字段不要', async () => {
    const { open } = scripted(
      said({ subjects: ['beijing'] }),
      said({ subjects: '场地' }),
      said({ subjects: ['site'], question: '本月底截止申报', more: 1 }),
    )
    const { model, timers } = modelWith({ options: { open } })
    const call = model.understand({ question: '地盘', subjects: [{ id: 'site', name: '场地' }] }, TERMINAL)
    await timers.pass(10_000)
    expect(await call).toEqual({ subjects: ['site'] })
  })
})

describe('用哪种方式要 JSON', () => {
  const structuresOf = ({ asked }: ReturnType<typeof scripted>) => asked.map(({ structure }) => structure)
  const plain = { text: `好的：\n\`\`\`json\n${JSON.stringify(WORDED)}\n\`\`\`` }

  it('auto：不行就换下一种，成了就一直用', async () => {
    const script = scripted(failed('rejected'), { text: '不会' }, plain)
    const { model, calls, timers } = modelWith({ options: script, settings: { structure: 'auto' } })
    expect(await model.word(question('甲'), TERMINAL)).toEqual(WORDED)
    expect(timers.asked.every((ms) => ms >= 15_000)).toBe(true)
    await model.word(question('乙'), TERMINAL)
    expect(structuresOf(script)).toEqual(['functionCalling', 'jsonMode', 'plain', 'plain'])
    expect(calls).toMatchObject([
      { structure: 'plain', attempts: 3 },
      { structure: 'plain', attempts: 1 },
    ])
  })

  it('auto：成过的方式偶尔出错，不换', async () => {
    const script = scripted(said(WORDED), { text: '不会' }, said(WORDED))
    const { model, timers } = modelWith({ options: script, settings: { structure: 'auto' } })
    await model.word(question('甲'), TERMINAL)
    const call = model.word(question('乙'), TERMINAL)
    await timers.pass(10_000)
    expect(await call).toEqual(WORDED)
    expect(structuresOf(script)).toEqual(['functionCalling', 'functionCalling', 'functionCalling'])
  })

  it('auto：三种都不行，下次从头再试', async () => {
    const script = scripted(failed('rejected'), failed('rejected'), failed('rejected'), said(WORDED))
    const { model, outcomes } = modelWith({ options: script, settings: { structure: 'auto' } })
    expect(await model.word(ASKED, TERMINAL)).toBeUndefined()
    expect(await model.word(ASKED, TERMINAL)).toEqual(WORDED)
    expect(structuresOf(script)).toEqual(['functionCalling', 'jsonMode', 'plain', 'functionCalling'])
    expect(outcomes()).toEqual(['rejected', 'answered'])
  })

  it('auto：几个一起试，也不会把断路器试断', async () => {
    const script = scripted(async ({ structure }) => {
      if (structure !== 'plain') throw failed('rejected')
      return plain
    })
    const { model, outcomes } = modelWith({ options: script, settings: { structure: 'auto' } })
    await Promise.all(['甲', '乙', '丙', '丁'].map((words) => model.word(question(words), TERMINAL)))
    expect(outcomes()).toEqual(Array(4).fill('answered'))
  })

  it('指定了就只用那一种', async () => {
    const script = scripted({ text: '不会' })
    const { model, timers } = modelWith({ options: script, settings: { structure: 'jsonMode' } })
    const call = model.word(ASKED, TERMINAL)
    await timers.pass(10_000)
    await call
    expect(structuresOf(script)).toEqual(['jsonMode', 'jsonMode', 'jsonMode'])
  })
})

describe('同时很多', () => {
  it('一次放四个，先来先到', async () => {
    const waiting: (() => void)[] = []
    const { asked, open } = scripted(() => new Promise((resolve) => waiting.push(() => resolve(said(WORDED)))))
    const { model } = modelWith({ options: { open } })
    const calls = [...'甲乙丙丁戊己'].map((words) => model.word(question(words), TERMINAL))
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
    expect(await Promise.all(calls)).toEqual(Array(6).fill(WORDED))
    expect(model.stats()).toMatchObject({ running: 0, waiting: 0, calls: 6 })
  })

  it('排不上的，到时限记 busy，不算服务器坏', async () => {
    const { open } = scripted(silence)
    const { model, calls, outcomes, timers } = modelWith({
      options: { open, atOnce: 1 },
      settings: { timeout: 20_000 },
    })
    const both = [model.word(question('甲'), TERMINAL), model.word(question('乙'), TERMINAL)]
    await timers.pass(20_000)
    expect(await Promise.all(both)).toEqual([undefined, undefined])
    expect(outcomes().sort()).toEqual(['busy', 'timeout'])
    expect(calls.find(({ outcome }) => outcome === 'busy')).toMatchObject({ attempts: 0, latency: 20_000 })
    expect(model.stats()).toMatchObject({ running: 0, waiting: 0 })
  })
})

describe('收场', () => {
  it('close：在途的断开，记 aborted，以后不再问', async () => {
    const { asked, open } = scripted(silence)
    const { model, outcomes, timers } = modelWith({ options: { open, atOnce: 1 } })
    const calls = [model.word(question('甲'), TERMINAL), model.word(question('乙'), TERMINAL)]
    await settle()
    await model.close()
    expect(await Promise.all(calls)).toEqual([undefined, undefined])
    expect(await model.word(question('丙'), TERMINAL)).toBeUndefined()
    expect(asked).toHaveLength(1)
    expect(asked[0]?.signal.aborted).toBe(true)
    expect(outcomes()).toEqual(['aborted', 'aborted', 'aborted'])
    expect(model.stats().breaker).toEqual({ state: 'closed' })
    expect(timers.sleeping).toBe(0)
  })

  it('等着再试的时候 close，马上结束', async () => {
    const { open } = scripted(failed('server'))
    const { model, outcomes, timers } = modelWith({ options: { open } })
    const call = model.word(ASKED, TERMINAL)
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
    expect(await model.word(ASKED, TERMINAL)).toBeUndefined()
    expect(calls).toMatchObject([{ outcome: 'not-loaded', told: expect.stringContaining('@langchain/ollama') }])
  })

  it('记日志的地方坏了，答的不丢', async () => {
    const { open } = scripted(said(WORDED))
    const onCall = () => {
      throw new Error('满了')
    }
    const { model } = modelWith({ options: { open }, ports: { onCall } })
    expect(await model.word(ASKED, TERMINAL)).toEqual(WORDED)
  })

  it('数得清：次数、用量、时间、各种结果', async () => {
    const { open } = scripted(said(WORDED), failed('rejected'))
    const { model } = modelWith({ options: { open } })
    const callers: Caller[] = [TERMINAL, { channel: 'slack' }]
    for (const caller of callers) await model.word(ASKED, caller)
    await model.word(question('别的'), TERMINAL)
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
