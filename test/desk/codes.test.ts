import { describe, expect, it } from 'vitest'
import type { SessionStore } from '../../src/desk/index.ts'
import { MemorySessionStore } from '../../src/store/index.ts'
import { newFile, openStore, raw } from '../store/turns.ts'
import { deskIn } from '../support/talk.ts'

const MINUTES = 60 * 1000
const RANDOM = Uint8Array.from({ length: 40 }, (_, i) => i * 7 + 3)
const OTHER = Uint8Array.from({ length: 40 }, (_, i) => i * 11 + 5)

/** A check that was begun on one channel, and its code. */
async function begun(store: SessionStore = new MemorySessionStore()) {
  let time = 1_000_000
  const desk = deskIn({ store, now: () => time })
  await desk.turn('web:a', '逐条核对万州', { person: 'web:a' })
  await desk.turn('web:a', '场地380平，研发137个人', { person: 'web:a' })
  const offered = desk.code('web:a', 'web:a', RANDOM)
  if (!offered) throw new Error('no code')
  const pass = (minutes: number) => {
    time += minutes * MINUTES
  }
  const say = (words: string, of = 'wechat:b', more = {}) => desk.turn(of, words, { person: of, ...more })
  return { desk, store, words: offered.words, pass, say, until: offered.until - time }
}

describe.each([
  ['内存', () => new MemorySessionStore()],
  ['SQLite', () => openStore(newFile())],
])('在别处接着核对，%s', (_name, made) => {
  it('接过来就从那里接着：说过的都在，问的接着问；网页上的还在，两边各记各的', async () => {
    const { desk, words, say } = await begun(made())
    const reply = await say(words)
    expect(reply.text).toContain('接过来了')
    expect(reply.known).toMatchObject({ site_area: expect.anything(), rd_staff: expect.anything() })
    expect(reply.check?.regulation).toBe('wanzhou')
    await say('设备320万')
    expect(desk.standing('wechat:b')?.check?.facts).toHaveProperty('equipment_value')
    expect(desk.standing('web:a')?.check?.facts).not.toHaveProperty('equipment_value')
  })

  it('只能用一次；同一条消息再来一次，还是那句答复', async () => {
    const { words, say } = await begun(made())
    const first = await say(words, 'wechat:b', { letter: 'm1' })
    expect((await say(words, 'wechat:b', { letter: 'm1' })).text).toBe(first.text)
    expect((await say(words, 'wechat:c')).text).toContain('没有这个接续码')
    expect((await say(words, 'wechat:b', { letter: 'm2' })).text).toContain('没有这个接续码')
  })

  it('过了一刻钟没有用的，没有了；再要一个，前一个就没有了', async () => {
    const { desk, words, pass, say, until } = await begun(made())
    expect(until).toBe(15 * MINUTES)
    const again = desk.code('web:a', 'web:a', OTHER)?.words ?? ''
    expect(again).not.toBe(words)
    expect((await say(words)).text).toContain('没有这个接续码')
    pass(16)
    expect((await say(again, 'wechat:c')).text).toContain('没有这个接续码')
  })

  it('删除自己的数据，码也没有了；自己的文件里写着有', async () => {
    const { desk, store, words, say } = await begun(made())
    expect(JSON.stringify(store.held('web:a'))).toContain('接续码')
    await desk.turn('web:a', '删除我的数据', { person: 'web:a' })
    await desk.turn('web:a', '是', { person: 'web:a' })
    expect(store.codes?.sessionOf('', 0)).toBeUndefined()
    expect((await say(words)).text).toContain('没有这个接续码')
  })
})

describe('接续码', () => {
  it.each([
    [
      '全角、小写、没有横线',
      (code: string) =>
        `接着核对：${code
          .replace('-', '')
          .toLowerCase()
          .replace(/./gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))}`,
    ],
    ['繁体，带句号', (code: string) => `接著核對 ${code}。`],
    ['一个字一个字念的', (code: string) => `继续核对${[...code.replace('-', '')].join(' ')}`],
    ['〇写成字母 O，一写成 l', (code: string) => `接着核对 ${code.replaceAll('0', 'O').replaceAll('1', 'l')}`],
  ])('怎么写都认：%s', async (_name, written) => {
    const { words, say } = await begun()
    expect((await say(written(words.replace('接着核对 ', '')))).text).toContain('接过来了')
  })

  it('这里已有一份核对：先问，不接就都还在，接了才换', async () => {
    const { desk, words, say } = await begun()
    await say('逐条核对四川')
    await say('资产负债率61%')
    const asks = await say(words)
    expect(asks.text).toContain('要接过来吗')
    expect(asks.options).toHaveLength(2)
    expect(desk.standing('wechat:b')?.check?.regulation).toBe('sichuan')
    const [takes, keeps] = asks.options ?? []
    expect((await say(keeps?.send ?? '')).check?.regulation).toBe('sichuan')
    expect((await say(takes?.send ?? '')).check?.regulation).toBe('wanzhou')
  })

  it('在群里说的：不接，作废，什么都不说出来', async () => {
    const { words, say } = await begun()
    const reply = await say(words, 'wechat:room:b', { overheard: true })
    expect(reply.text).toContain('作废')
    expect(reply.known).toBeUndefined()
    expect(reply.text).not.toMatch(/380|137/u)
    expect((await say(words)).text).toContain('没有这个接续码')
  })

  it('就在那次对话里说：不用接，码还能用', async () => {
    const { words, say } = await begun()
    expect((await say(words, 'web:a')).text).toContain('这里就是那次核对')
    expect((await say(words)).text).toContain('接过来了')
  })

  it('猜错五次，一刻钟里不再看；别人不受影响，过后还能用', async () => {
    const { desk, words, say, pass } = await begun()
    for (let i = 0; i < 5; i++) expect((await say('接着核对 BBBB-BBBB')).text).toContain('没有这个接续码')
    expect((await say(words)).text).toContain('错得太多')
    pass(16)
    const again = desk.code('web:a', 'web:a', OTHER)?.words ?? ''
    expect((await say(again)).text).toContain('接过来了')
  })

  it('没有核对的对话、存不下来的对话，没有码', async () => {
    const desk = deskIn()
    expect(desk.code('web:a', 'web:a', RANDOM)).toBeUndefined()
    await desk.turn('web:a', '聊城 撤销 情形')
    expect(desk.code('web:a', 'web:a', RANDOM)).toBeUndefined()
  })

  it('像而不是的，照平常的话答', async () => {
    const { say } = await begun()
    for (const words of ['接着核对', '接着核对万州', '接着核对 ABCD', '接着核对 BBBB-BBBB 这个怎么用'])
      expect((await say(words)).text).not.toContain('接续码')
  })

  it('文件里只有散列', async () => {
    const file = newFile()
    const { words } = await begun(openStore(file))
    const rows = JSON.stringify(raw(file).prepare('SELECT * FROM codes').all())
    expect(rows).toContain('web:a')
    expect(rows).not.toContain(words.replace('接着核对 ', '').replace('-', ''))
    expect(rows).not.toContain(words.replace('接着核对 ', ''))
  })
})
