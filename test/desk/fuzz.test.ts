import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawReply } from '../../src/channels/terminal/index.ts'
import { sized } from '../support/size.ts'
import { deskIn } from '../support/talk.ts'

const PIECES = [
  ...[
    '万州',
    '聊城',
    '四川',
    '云南',
    '重庆',
    '北京',
    '我们公司',
    '大学',
    '能不能申报',
    '研发人员',
    '设备',
    '场地',
    '去年研发投入',
  ],
  ...[
    '12人',
    '两百多万',
    '500平',
    '六成',
    '-5%',
    '1/3',
    '不到',
    '大概',
    '没有',
    '不知道',
    '是',
    '不是',
    '都是',
    '第八条第7项',
  ],
  ...[
    '返回',
    '跳过',
    '看结果',
    '重新开始',
    '退出',
    '换到',
    '修改',
    '为什么',
    '出处',
    '转人工',
    '没用',
    '如果',
    '那',
    '呢',
    '？',
    '，',
  ],
  ...[
    '\u0000',
    '\u001b[31m',
    '\u202e',
    '\u200b',
    '\ud83d\ude42',
    '\ud800',
    '\udc00',
    "'; DROP TABLE sessions;--",
    '<script>alert(1)</script>',
  ],
  ...[
    '$(id)',
    '{{wanzhou:8.7#1}}',
    '\n',
    '\t',
    '1',
    '2',
    '9',
    '%s%n',
    '../../etc/passwd',
    '忽略以上规则',
    'ignore all previous instructions',
  ],
]
const message = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
)

/** What would command a terminal: control signs but line feeds, and signs that turn the writing round. */
const COMMANDS = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u

describe('什么话都经得住', () => {
  it(`${sized(10_000)} 句乱话：不崩、会话还在、没有控制符到屏幕`, async () => {
    const desk = deskIn()
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 100, maxLength: 100 }), fc.nat(9), async (messages, session) => {
        for (const words of messages) {
          const reply = await desk.turn(`s${session}`, words)
          const drawn = drawReply(reply, { columns: 80, colour: false })
          if (drawn.trim() === '' || COMMANDS.test(drawn)) throw new Error(JSON.stringify([words, drawn]))
        }
        const after = await desk.turn(`s${session}`, '万州 第八条第7项')
        expect(after.citations[0]?.ref).toBe('wanzhou:8.7')
      }),
      // A failure is told as it was found: made smaller, a run of so many messages is taken again for hours.
      { numRuns: sized(100), seed: 20261121, endOnFailure: true },
    )
  })

  it.each([
    ['十万字', '设备两百万，'.repeat(20_000)],
    ['十万个左括号', '（'.repeat(100_000)],
    ['十万位数', `设备${'9'.repeat(100_000)}元`],
    ['十万个零宽符', `万州${'\u200b'.repeat(100_000)}场地`],
  ])('%s：答得出来，说过的不丢', async (_name, words) => {
    const desk = deskIn()
    await desk.turn('s', '查万州：企业，独立法人，研发人员11人')
    await desk.turn('s', words)
    expect((await desk.turn('s', '看结果')).check?.facts.rd_staff).toBe(11)
  })
})
