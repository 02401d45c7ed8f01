import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitText } from '../../../src/channels/delivery/index.ts'
import { pressIn } from '../../../src/channels/slack/buttons.ts'
import { drawReply } from '../../../src/channels/slack/draw.ts'
import type { SlackMessage } from '../../../src/channels/slack/pieces.ts'
import { type Reply, shownOf } from '../../../src/desk/index.ts'
import { examples } from '../../support/library.ts'
import { allText, messageFaults } from '../../support/slack-limits.ts'
import { deskIn, last } from '../../support/talk.ts'

const dialogues = examples<{ id: string; turns: { user: string }[] }>('dev/dialogues.jsonl')
const questions = examples<{ q: string; region?: string }>('dev/questions.jsonl')
const unanswerable = examples<{ q: string; region?: string }>('dev/unanswerable.jsonl')

/** Every reply to the examples, with how it came about. */
async function everyReply(): Promise<{ from: string; reply: Reply }[]> {
  const desk = deskIn()
  const replies: { from: string; reply: Reply }[] = []
  for (const { id, turns } of dialogues) {
    for (const { user } of turns) replies.push({ from: `${id} ${user}`, reply: await desk.turn(id, user) })
  }
  for (const { q, region } of [...questions, ...unanswerable])
    replies.push({ from: q, reply: await desk.ask(q, region ? { region } : {}) })
  for (const subject of ['补助', '绩效评价', '撤销'])
    replies.push({ from: subject, reply: await desk.compare(subject) })
  replies.push({ from: 'welcome', reply: desk.welcome() })
  replies.push({ from: '转人工', reply: await last('转人工') })
  replies.push({ from: '报告', reply: await last('我们企业能不能申报聊城的', '研发人员12人', '导出报告') })
  return replies
}

const bare = (text: string) => text.replace(/\s/gu, '')
const faultsOf = (message: SlackMessage): string[] => [
  ...messageFaults(message),
  ...messageFaults({ ...message, blocks: message.older }),
]
const drawnText = (reply: Reply, kind: 'blocks' | 'older'): string =>
  bare(
    drawReply(reply)
      .map((message) => allText(message[kind]))
      .join(''),
  )

describe('每一条示例回答画成 Slack 消息', async () => {
  const replies = await everyReply()

  it('都在 Slack 的限度以内，新旧两种画法都是', () => {
    for (const { from, reply } of replies) {
      const messages = drawReply(reply, { share: 'ask 万州 场地' })
      expect(messages.length, from).toBeGreaterThan(0)
      for (const message of messages) expect(faultsOf(message), from).toEqual([])
    }
  })

  it('一个字不少：每一块的话、每一条引文都在', () => {
    for (const { from, reply } of replies) {
      for (const kind of ['blocks', 'older'] as const) {
        const drawn = drawnText(reply, kind)
        const { blocks, folded } = shownOf(reply)
        for (const { text, table } of [...blocks, ...folded]) {
          if (!table) expect(drawn, from).toContain(bare(text))
          for (const cell of table?.rows.flat() ?? []) expect(drawn, from).toContain(bare(cell))
        }
        for (const { quote } of reply.citations) expect(drawn, from).toContain(bare(quote))
      }
    }
  })

  it('每个快捷回答是一个按钮，按下去就是那句话、那一题的答案、问的那个人', () => {
    for (const { from, reply } of replies) {
      const sent = drawReply(reply, { person: 'U1' })
        .flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'actions' ? block.elements : [])))
        .flatMap((element) =>
          element.type === 'button' && element.action_id?.startsWith('option.') ? element.value : [],
        )
      const pressed = sent.map((value) => pressIn(value ?? ''))
      const wanted = (reply.options ?? []).map(({ send, answers }) => ({
        send,
        ...(answers ? { answers } : {}),
        person: 'U1',
      }))
      expect(pressed, from).toEqual(wanted)
    }
  })
})

describe('核对结果的卡片', async () => {
  const reply = await last('我们企业能不能申报万州的', '研发人员8人，设备400万，场地900平', '看结果')
  const [message] = drawReply(reply)

  it('结论是大标题，不符合的摊开，符合的折起来', () => {
    expect(message?.blocks[0]).toMatchObject({ type: 'header' })
    expect(allText(message?.blocks[0])).toContain('【不符合】')
    const folded = message?.blocks.filter((block) => block.type === 'container') ?? []
    expect(allText(folded)).toContain('科研仪器总值')
    const open = message?.blocks.filter((block) => block.type === 'rich_text') ?? []
    expect(allText(open)).toContain('研发人员不少于 10 人')
    expect(allText(folded)).toContain('第八条第6项')
  })

  it('条文原文收在可以展开的一栏', () => {
    const blocks = drawReply(reply).flatMap((one) => one.blocks)
    const folded = blocks.filter((block) => block.type === 'container')
    for (const container of folded) expect(container).toMatchObject({ is_collapsible: true, default_collapsed: true })
    expect(allText(folded)).toContain('万州办法第八条第6项')
  })

  it('两张表分在两条消息里', () => {
    const table = {
      kind: 'table' as const,
      text: '地方｜结果\n万州｜符合',
      table: { head: ['地方', '结果'], rows: [['万州', '符合']] },
    }
    const messages = drawReply({ ...reply, blocks: [table, table], citations: [] })
    expect(messages).toHaveLength(2)
    for (const one of messages) expect(faultsOf(one)).toEqual([])
  })

  it('分享出去的一份没有按钮', () => {
    const types = drawReply(reply, { buttons: false }).flatMap(({ blocks }) => blocks.map(({ type }) => type))
    expect(types).not.toContain('actions')
    expect(types).not.toContain('context_actions')
  })
})

const HOSTILE = [
  '<!channel>',
  '<@U024BE7LH>',
  '<#C024BE7LR|general>',
  '<https://evil.example|点这里>',
  '*粗* _斜_ `码` ~删~',
  ':skull:',
  '&lt;!here&gt;',
  '\u202e倒着',
  '\u0000',
  '\ud83d',
  '👩‍👩‍👧‍👦',
  'é',
  '研发人员不少于 10 人，',
  '1500平方米',
  '科研仪器总值。',
  '\n',
  '"}]}',
]
const hostile = fc.array(fc.constantFrom(...HOSTILE), { minLength: 0, maxLength: 900 }).map((parts) => parts.join(''))

const replyOf = fc.record({
  id: fc.constant('r1'),
  kind: fc.constantFrom<Reply['kind']>('answer', 'clause', 'verdict', 'question', 'refusal', 'smalltalk'),
  text: fc.constant(''),
  blocks: fc.array(
    fc.oneof(
      fc.record({ kind: fc.constantFrom('words', 'quote', 'condition', 'notice'), text: hostile }),
      fc.record({ kind: fc.constant('words'), section: fc.constant('headline'), text: hostile.map((t) => `【${t}`) }),
      fc
        .array(
          fc.array(
            hostile.map((t) => t.slice(0, 400)),
            { minLength: 1, maxLength: 4 },
          ),
          { minLength: 1, maxLength: 4 },
        )
        .map((rows) => ({
          kind: 'table',
          text: '表',
          table: { head: (rows[0] ?? []).map((_, i) => `栏${i}`), rows },
        })),
    ),
    { maxLength: 8 },
  ),
  citations: fc.array(
    fc.record({ ref: fc.constant('wanzhou:8.6'), title: hostile.map((t) => t.slice(0, 60)), quote: hostile }),
    {
      maxLength: 4,
    },
  ),
  figures: fc.constant([{ text: '1500平方米', from: 'wanzhou:8.7' }]),
  notices: fc.constant([]),
  options: fc.array(
    fc.record({ label: hostile.map((t) => t.slice(0, 200)), send: hostile.map((t) => t.slice(0, 2500)) }),
    {
      maxLength: 30,
    },
  ),
}) as fc.Arbitrary<Reply>

describe('不怀好意的文字', () => {
  it('当文字显示：没有提及、链接、广播，限度也守住', () => {
    fc.assert(
      fc.property(replyOf, (reply) => {
        for (const message of drawReply(reply)) expect(faultsOf(message)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('通知里的 <!channel> 是字', async () => {
    const reply = await last('你好')
    const [message] = drawReply({ ...reply, blocks: [{ kind: 'words', text: '<!channel> & <@U1>' }] })
    expect(message?.text).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;')
  })
})

describe('太长的话', () => {
  it('拆开再拼起来还是原文，每段都不过长', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 12, max: 60 }), (text, most) => {
        const pieces = splitText(text, ['1500平方米', '10 人'], { most })
        expect(pieces.join('')).toBe(text)
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(most)
      }),
      { numRuns: 100 },
    )
  })

  it('在句末断开，不断在数字和条款名里', () => {
    const sentence = '研发场地面积1500平方米以上，见万州办法第八条第7项。'
    const text = sentence.repeat(40)
    for (let most = 30; most < 90; most++) {
      const pieces = splitText(text, ['1500平方米', '万州办法第八条第7项'], { most })
      for (const piece of pieces.slice(0, -1)) expect(piece).toMatch(/。$/u)
      expect(pieces.join('')).toBe(text)
    }
    for (const piece of splitText('9'.repeat(7).concat('1500平方米').repeat(9), ['1500平方米'], { most: 16 }))
      expect((piece.match(/1500平方米/gu) ?? []).length * '1500平方米'.length).toBeGreaterThanOrEqual(
        piece.replace(/9+/gu, '').length,
      )
  })

  it('不把一个字拆成两半', () => {
    for (const piece of splitText('👩‍👩‍👧‍👦'.repeat(30), [], { most: 20 })) expect(piece).not.toMatch(/\p{Cs}/u)
  })
})
