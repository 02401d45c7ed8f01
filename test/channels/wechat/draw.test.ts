import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { splitText } from '../../../src/channels/delivery/index.ts'
import { drawReply } from '../../../src/channels/wechat/draw.ts'
import { bytes, bytesOf, MESSAGE_BYTES } from '../../../src/channels/wechat/message.ts'
import { plain } from '../../../src/channels/wechat/plain.ts'
import { MORE, type Reply, shownOf } from '../../../src/desk/index.ts'
import { exampleReplies, reportReplies } from '../../support/replies.ts'

let replies: { readonly asked: string; readonly reply: Reply }[]
beforeAll(async () => {
  replies = [...(await exampleReplies()), ...(await reportReplies())]
})

const bare = (text: string): string => plain(text).replace(/[\s｜]/gu, '')
const unmarked = (messages: readonly string[]): string[] => messages.map((text) => text.replace(/\n（\d+\/\d+）$/u, ''))
const count = (texts: readonly string[], piece: string): number =>
  texts.reduce((sum, text) => sum + text.split(piece).length - 1, 0)

/** What a person must find in the messages: lines, cells and labels of the reply. */
const wanted = (reply: Reply): string[] => [
  ...shownOf(reply).opening,
  ...shownOf(reply).blocks.flatMap(({ kind, text, table }) => {
    if (table) return [...table.rows.flat(), ...table.head.slice(1)]
    return kind === 'condition' ? text.split(/[\n｜]/u) : [text]
  }),
  ...(reply.options ?? []).map(({ label }) => label),
]

const lines = (messages: readonly string[]): string[] => messages.flatMap((text) => text.split('\n'))

describe('手机上的回复', () => {
  it('例子里的每个回复：每条放得下，一字不少', () => {
    expect(replies.length).toBeGreaterThan(400)
    for (const { asked, reply } of replies) {
      const messages = drawReply(reply)
      expect(messages.length, asked).toBeGreaterThan(0)
      for (const message of messages) expect(bytesOf(message), asked).toBeLessThanOrEqual(MESSAGE_BYTES)
      const all = bare(unmarked(messages).join(''))
      for (const piece of wanted(reply)) expect(all, asked).toContain(bare(piece))
    }
  })

  it('再短的消息，数字和条款号也不拆在两条里', () => {
    for (const limit of [MESSAGE_BYTES, 400, 200]) {
      for (const { asked, reply } of replies) {
        const messages = unmarked(drawReply(reply, limit))
        for (const message of messages) expect(bytesOf(message), asked).toBeLessThanOrEqual(limit)
        const blocks = shownOf(reply).blocks.map(({ text }) => text)
        for (const whole of new Set([...reply.figures, ...reply.citations.map(({ title }) => ({ text: title }))])) {
          if (bytesOf(whole.text) > limit / 2) continue
          expect(count(messages, whole.text), `${limit} ${asked}: ${whole.text}`).toBeGreaterThanOrEqual(
            count(blocks, whole.text),
          )
        }
      }
    }
  })

  it('没有表格线，没有缩进，没有制表符', () => {
    for (const { asked, reply } of replies) {
      for (const line of lines(drawReply(reply))) expect(line, asked).not.toMatch(/^\s|\t|[│┌└├]/u)
    }
  })

  it('各地对照写成一地一段', () => {
    const reply = replies.find(({ reply: { kind } }) => kind === 'comparison')?.reply
    const text = drawReply(reply as Reply).join('\n')
    expect(text).toMatch(/^◆ \S+\n条文：.+\n出处：第.+条/mu)
    expect(text).not.toContain('地方｜条文')
  })

  it('结论先说，一项条件一段：条款、要求、已知、差距', () => {
    const card = replies.find(({ asked }) => asked === '看结果')?.reply as Reply
    const messages = drawReply(card)
    expect(messages[0]).toMatch(/^【不符合】万州区技术创新中心/u)
    expect(messages[0]).toContain('✗ “研发场地面积 500 平方米以上”，还差 120 平方米｜第八条第7项')
    expect(messages.join('\n')).toContain(MORE)
    expect(drawReply({ ...card, blocks: card.blocks.map(({ fold: _open, ...block }) => block) }).join('\n')).toContain(
      '✗ 不符合｜研发场地面积\n条款：第八条第7项\n要求：研发场地面积 500 平方米以上\n给出：380平\n差距：还差 120 平方米',
    )
    expect(messages.at(-1)).toMatch(/回复数字即可：\n1 换到重庆\n2 换到聊城/u)
  })

  it('一个回复不多于五条：公众号对一句话最多能发五条', () => {
    for (const { asked, reply } of replies) expect(drawReply(reply).length, asked).toBeLessThanOrEqual(5)
  })

  it('分成几条的写明第几条', () => {
    const card = replies.find(({ asked }) => asked === '看结果')?.reply as Reply
    const messages = drawReply({ ...card, blocks: card.blocks.map(({ fold: _open, ...block }) => block) })
    expect(messages.length).toBeGreaterThan(1)
    expect(messages[0]?.endsWith(`（1/${messages.length}）`)).toBe(true)
    const short = replies.find(({ reply }) => drawReply(reply).length === 1)?.reply as Reply
    expect(drawReply(short)[0]).not.toMatch(/（1\/1）$/u)
  })

  it('网页标签和点名全群都只是文字', () => {
    expect(plain('<a href="x">点</a> @所有人 @all \u202e倒\u0007')).toBe('＜a href="x">点＜/a> ＠所有人 ＠all 倒')
    expect(plain('200 < 500，a@b.cn')).toBe('200 < 500，a@b.cn')
  })
})

const hostile = fc.string({
  unit: fc.constantFrom(
    '研',
    '。',
    '，',
    '9',
    '.',
    '万',
    '元',
    '\n',
    '“',
    '”',
    '👩‍👩‍👧',
    '𠮷',
    '<a>',
    ' ',
    '｜',
    '\t',
    'x',
    '%',
  ),
  maxLength: 400,
})

describe('什么样的文字都能分条', () => {
  it('拼回去就是原文，每条都放得下，不拆半个字', () => {
    fc.assert(
      fc.property(
        hostile,
        fc.array(hostile, { maxLength: 3 }),
        fc.integer({ min: 40, max: 300 }),
        (text, whole, limit) => {
          const pieces = splitText(text, whole, bytes(limit))
          expect(pieces.join('')).toBe(text)
          for (const piece of pieces) {
            expect(bytesOf(piece)).toBeLessThanOrEqual(limit)
            expect(piece).not.toMatch(/[\ud800-\udfff]/u)
          }
        },
      ),
    )
  })

  it('放得下的数字和引文不拆', () => {
    const figure = fc.constantFrom('200 万元', '二百多万', '第八条第7项', '“自 2022 年 4 月 6 日起施行”', '1,234.50')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(hostile, figure), { maxLength: 12 }),
        fc.integer({ min: 60, max: 200 }),
        (parts, limit) => {
          const text = parts.map(([before, kept]) => `${before}甲${kept}乙`).join('')
          const pieces = splitText(
            text,
            parts.map(([, kept]) => kept),
            bytes(limit),
          )
          for (const [, kept] of parts) expect(count(pieces, kept)).toBe(count([text], kept))
        },
      ),
    )
  })

  it('再怪的回复也画得出来，不丢字', () => {
    const block = fc.record({
      kind: fc.constantFrom('words' as const, 'quote' as const, 'condition' as const, 'notice' as const),
      text: hostile,
    })
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), fc.integer({ min: 80, max: 500 }), (blocks, limit) => {
        const reply: Reply = {
          id: 'r',
          kind: 'answer',
          text: '',
          blocks,
          citations: [],
          figures: [],
          notices: [],
        }
        const messages = drawReply(reply, limit)
        for (const message of messages) expect(bytesOf(message)).toBeLessThanOrEqual(limit)
        const all = bare(unmarked(messages).join(''))
        for (const piece of wanted(reply)) if (reply.blocks.length === 1) expect(all).toContain(bare(piece))
        expect(all.length).toBeGreaterThanOrEqual(blocks.map(({ text }) => bare(text)).join('').length)
      }),
    )
  })
})
