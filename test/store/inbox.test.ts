import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Inbox, Letter } from '../../src/desk/index.ts'
import { MemoryInbox } from '../../src/store/index.ts'
import { DAY, entry, NOON, newFile, openStore, raw } from './turns.ts'

const letter = (key: string, over: Partial<Letter> = {}): Letter => ({
  key,
  channel: 'slack',
  person: '张三',
  session: 's1',
  words: `${key} 的话`,
  at: NOON,
  to: '{"channel":"C1"}',
  ...over,
})

const me = { owner: 'me', until: NOON + 1000 }
const other = { owner: 'other', until: NOON + 1000 }
const keys = (inbox: Inbox, owner = me, now = NOON) =>
  inbox.claim('slack', { ...owner, until: now + 1000 }, now, now).map(({ key }) => key)

describe.each<[string, () => Inbox]>([
  ['内存', () => new MemoryInbox()],
  ['SQLite', () => openStore().inbox],
])('来信的约定：%s', (_, open) => {
  it('头一回是新的，再来就是见过的，答过了、换了谁收都一样', () => {
    const inbox = open()
    expect(inbox.accept(letter('a'), me, NOON)).toBe('new')
    expect(inbox.accept(letter('a'), me, NOON)).toBe('seen')
    expect(inbox.accept(letter('a', { words: '改了' }), other, NOON)).toBe('seen')
    inbox.answered(['a'], NOON)
    expect(inbox.accept(letter('a'), other, NOON)).toBe('seen')
  })

  it('主人在，别人认领不到；主人没了声息，认领得到，一字不差，早的在前', () => {
    const inbox = open()
    inbox.accept(letter('b', { at: NOON + 1 }), me, NOON)
    inbox.accept(letter('a'), me, NOON)
    expect(inbox.claim('slack', { ...other, until: NOON + 2000 }, NOON + 1000, NOON)).toEqual([])
    expect(inbox.claim('slack', { owner: 'other', until: NOON + 5000 }, NOON + 1001, NOON)).toEqual([
      { ...letter('a'), sent: 0, tries: 0 },
      { ...letter('b', { at: NOON + 1 }), sent: 0, tries: 0 },
    ])
  })

  it('续了期就还是自己的；放手了别人马上能认领', () => {
    const inbox = open()
    inbox.accept(letter('a'), me, NOON)
    inbox.renew({ owner: 'me', until: NOON + 5900 })
    expect(keys(inbox, other, NOON + 5000)).toEqual([])
    inbox.release('me')
    expect(keys(inbox, other, NOON + 5000)).toEqual(['a'])
  })

  it('只认领自己渠道的，自己手上的不算', () => {
    const inbox = open()
    inbox.accept(letter('a'), me, NOON)
    inbox.accept(letter('w', { channel: 'wechat' }), me, NOON)
    inbox.release('me')
    expect(inbox.claim('wechat', other, NOON, NOON).map(({ key }) => key)).toEqual(['w'])
    expect(inbox.waiting('slack')).toBe(1)
    expect(keys(inbox, me, NOON + 5000)).toEqual([])
  })

  it('发到哪一段记得住；正发着的那一段到没到，说得出是不知道', () => {
    const inbox = open()
    inbox.accept(letter('a'), me, NOON)
    expect(inbox.sending('a', 0, me)).toBe(true)
    inbox.sent('a', 0, 'me')
    expect(inbox.sending('a', 1, me)).toBe(true)
    inbox.release('me')
    expect(inbox.claim('slack', other, NOON, NOON)).toEqual([{ ...letter('a'), sent: 1, sending: 1, tries: 0 }])
    expect(inbox.taking('a')).toBe(1)
    expect(inbox.taking('a')).toBe(2)
  })

  it('不再是自己的、答完了的：不让发', () => {
    const inbox = open()
    inbox.accept(letter('a'), me, NOON)
    inbox.claim('slack', { owner: 'other', until: NOON + 9000 }, NOON + 1001, NOON)
    expect(inbox.sending('a', 0, me)).toBe(false)
    expect(inbox.sending('a', 0, other)).toBe(true)
    inbox.answered(['a'], NOON)
    expect(inbox.sending('a', 1, other)).toBe(false)
    expect(inbox.sending('none', 0, me)).toBe(false)
    expect(inbox.waiting('slack')).toBe(0)
  })
})

describe('答完的信在文件里', () => {
  it('只剩编号和时间：话、人、去处、答复都没有了', () => {
    const file = newFile()
    const store = openStore(file)
    store.inbox.accept(letter('a'), me, NOON)
    const reply = { ...REPLY, text: '答复的话' }
    store.save(entry({ answer: { letter: 'a', kept: { reply } } }))
    expect(store.replyTo('a')?.reply).toEqual(reply)
    store.inbox.answered(['a'], NOON + 5)
    expect(store.replyTo('a')).toBeUndefined()
    const [row] = raw(file).prepare('SELECT * FROM letters').all() as Record<string, unknown>[]
    const left = Object.entries(row ?? {}).filter(([, value]) => value !== null)
    expect(Object.fromEntries(left)).toEqual({ key: 'a', came: NOON, answered: NOON + 5, sent: 0, tries: 0 })
    store.close()
    expect(readFileSync(file).includes('a 的话')).toBe(false)
  })

  it('没人答的过七天、编号过三十天，就清掉', () => {
    const file = newFile()
    const { inbox } = openStore(file)
    inbox.accept(letter('answered'), me, NOON)
    inbox.accept(letter('waiting', { channel: 'off' }), me, NOON)
    inbox.answered(['answered'], NOON)
    const left = (days: number) => {
      inbox.claim('slack', { owner: 'me', until: NOON }, NOON, NOON + days * DAY)
      return raw(file).prepare('SELECT key FROM letters ORDER BY key').pluck().all()
    }
    expect(left(6)).toEqual(['answered', 'waiting'])
    expect(left(8)).toEqual(['answered'])
    expect(left(29)).toEqual(['answered'])
    expect(left(31)).toEqual([])
  })
})

const REPLY = {
  id: 'r1',
  kind: 'answer' as const,
  text: '答复',
  blocks: [{ kind: 'words' as const, text: '答复' }],
  citations: [],
  figures: [],
  notices: [],
}

describe('留着的答复', () => {
  it('看不懂的当没有，重新答了也存得上', () => {
    const file = newFile()
    const store = openStore(file)
    store.save(entry({ answer: { letter: 'a', kept: { reply: REPLY } } }))
    raw(file).exec(`UPDATE replies SET reply = '{"reply":{"id":"r1"}}'`)
    expect(store.replyTo('a')).toBeUndefined()
    const revision = store.load('s1', NOON)?.revision ?? 0
    expect(store.save(entry({ revision, answer: { letter: 'a', kept: { reply: REPLY } } }))).toBe(true)
    expect(store.replyTo('a')?.reply).toEqual(REPLY)
  })

  it('过七天就清掉', () => {
    const file = newFile()
    openStore(file).save(entry({ answer: { letter: 'a', kept: { reply: REPLY } } }))
    expect(openStore(file, { now: NOON + 7 * DAY }).replyTo('a')).toBeDefined()
    expect(openStore(file, { now: NOON + 7 * DAY + 1 }).replyTo('a')).toBeUndefined()
  })
})
