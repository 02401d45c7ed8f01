import { describe, expect, it } from 'vitest'
import type { Explainer, PlainAsked } from '../../src/answer/index.ts'
import { ORDER_WORDS } from '../../src/desk/acts/offered.ts'
import type { Reply } from '../../src/desk/index.ts'
import type { Reader, ReaderSaid } from '../../src/hear/index.ts'
import { readFigures } from '../../src/quantity/index.ts'
import { deskIn } from '../support/talk.ts'

/** The first sentence of each clause it is shown, as it stands there, or with what a liar puts in its place. */
const explaining = (lie?: string): Explainer & { readonly asked: PlainAsked[] } => {
  const asked: PlainAsked[] = []
  return {
    asked,
    explain: async (each) => {
      asked.push(each)
      const said = (text: string) => text.split('\n').at(-1)?.split('。')[0] ?? ''
      return { sentences: each.clauses.map(({ ref, text }) => ({ clause: ref, text: lie ?? `${said(text)}。` })) }
    },
    entails: async ({ pairs }) => pairs.map(({ id }) => id),
  }
}

async function talked(explainer: Explainer | undefined, ...lines: readonly string[]): Promise<Reply[]> {
  const desk = deskIn(explainer ? { explainer } : {})
  const replies: Reply[] = []
  for (const line of lines) replies.push(await desk.turn('s', line))
  return replies
}

const QUESTION = '万州设备要多少'
const labels = ({ options = [] }: Reply) => options.map(({ label }) => label)

describe('说人话', () => {
  it('回答旁边有这个按钮；说了才转述，先标明是转述，数由程序印，带着它是什么', async () => {
    const explainer = explaining()
    const [answer, plain] = await talked(explainer, QUESTION, '说人话')
    expect(answer && labels(answer)).toContain('说人话')
    expect(explainer.asked).toHaveLength(1)
    expect(JSON.stringify(explainer.asked[0]?.clauses)).not.toMatch(/(?:200|500)/u)
    expect(plain?.text).toMatch(/^模型转述，以原文为准：/u)
    expect(plain?.text).toMatch(/〈[^〉]+〉500 平方米以上/u)
    expect(plain?.figures.every(({ from }) => from.startsWith('wanzhou:'))).toBe(true)
    expect(plain && labels(plain)).not.toContain('说人话')
  })

  it('没有模型，没有按钮，也不许诺', async () => {
    const [answer, plain] = await talked(undefined, QUESTION, '说人话')
    expect(answer && labels(answer)).not.toContain('说人话')
    expect(plain?.text).not.toContain('转述')
    expect(plain?.kind).toBe('answer')
  })

  it.each(['设备要有一千万元。', '研发场地面积没有要求。', '保证通过。'])(
    '模型说“%s”：一句不给看，说清转述不了',
    async (lie) => {
      const [, plain] = await talked(explaining(lie), QUESTION, '没看懂')
      expect(plain?.text).toContain('没法转述')
      expect(plain?.text).not.toMatch(/一千万|没有要求|保证/u)
    },
  )

  it('核对到一半：转述之后，问题还在', async () => {
    const lines = ['我们公司能不能申报万州的', QUESTION, '说人话']
    const [, , plain] = await talked(explaining(), ...lines)
    expect(plain?.text).toContain('模型转述')
    expect(plain?.check?.asks).toBeDefined()
    expect(plain?.text.trimEnd()).toMatch(/[？?][^\n]*$/u)
  })

  it('问的是别的，照问的答', async () => {
    const [, other] = await talked(explaining(), QUESTION, '云南补助多少 说人话')
    expect(other?.text).not.toContain('模型转述')
    expect(other?.citations.every(({ ref }) => ref.startsWith('yunnan:'))).toBe(true)
  })
})

const sleep = () => new Promise<void>(() => undefined)
const reading = (said: Partial<ReaderSaid>): Reader => ({
  patience: () => 4500,
  read: async () => ({ acts: [], clauses: [], courtesy: null, ...said }),
})

describe('客气话由它挑，话是程序自己的', () => {
  it('抱怨：挑哪句说哪句；挑的不是这一类，照旧', async () => {
    const words = '你们这条件也太高了吧'
    const say = async (courtesy: string | null) =>
      (await deskIn({ reader: reading({ courtesy }), sleep }).turn('s', words)).text
    const own = await say(null)
    expect(await say('complain-strict')).toContain('要求是文件定的')
    expect(await say('farewell-well')).toBe(own)
    expect(await say('no-such')).toBe(own)
  })
})

describe('只有它听成命令的，先问是不是', () => {
  it.each(Object.entries(ORDER_WORDS))('%s：按钮上的话“%s”，程序听得出', (order, words) => {
    const [act] = deskIn().hear(words, { open: true }).acts
    expect(act).toMatchObject({ act: 'order', order })
    expect(act?.sure).toBeGreaterThanOrEqual(0.5)
    expect(readFigures(words).filter(({ figure }) => figure)).toEqual([])
  })
})
