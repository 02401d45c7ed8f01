import { describe, expect, it } from 'vitest'
import { drawReply } from '../../../src/channels/wechat/index.ts'
import { bytesOf, MESSAGE_BYTES } from '../../../src/channels/wechat/message.ts'
import type { Reply } from '../../../src/desk/index.ts'
import { dialogues } from '../../support/replies.ts'
import { deskIn } from '../../support/talk.ts'
import { BOT, WechatWorld } from '../../support/wechat.ts'

const withoutId = ({ id: _own, files, ...reply }: Reply) => ({ ...reply, files: files?.map(({ name }) => name) })

describe('对话示例', () => {
  it('在微信里同时说，得到的回复和终端里一句句说的一样，每条都放得下', async () => {
    const examples = dialogues()
    const desk = deskIn({ newId: () => 'reply' })
    const got = new Map<string, Reply[]>()
    const wechat = new WechatWorld(
      {},
      {
        desk: {
          welcome: () => desk.welcome(),
          brief: () => ({ clauses: [], similar: [] }),
          turn: async (session, words, options) => {
            const reply = await desk.turn(session, words, options)
            got.set(session, [...(got.get(session) ?? []), reply])
            return reply
          },
        },
      },
    )
    for (const { id } of examples) wechat.contact(id, id)
    await wechat.running()
    // Everybody at once, but nobody before they have read what was answered.
    for (let turn = 0; examples.some(({ turns }) => turn < turns.length); turn++) {
      for (const { id, turns } of examples) for (const { user } of turns.slice(turn, turn + 1)) wechat.say(id, user)
      await wechat.answered()
    }
    expect(wechat.faults).toEqual([])
    for (const { id, turns } of examples) {
      const terminal = deskIn({ newId: () => 'reply' })
      const wanted: Reply[] = []
      for (const { user } of turns) wanted.push(await terminal.turn('s', user))
      expect(got.get(`wechat:${id}`)?.map(withoutId), id).toEqual(wanted.map(withoutId))
      expect(wechat.textsTo(id), id).toEqual(wanted.flatMap((reply) => drawReply(reply)))
    }
    for (const { text } of wechat.sent) expect(bytesOf(text)).toBeLessThanOrEqual(MESSAGE_BYTES)
  })

  it('在群里说也一样，点名算在内也放得下', async () => {
    const [example] = dialogues()
    if (!example) throw new Error('no dialogues')
    const wechat = new WechatWorld({ WENCE_WECHAT_ROOMS: '*' })
    wechat.contact('long', '名字很长'.repeat(20))
    wechat.room('r@chatroom', '群', 'long')
    await wechat.running()
    for (const { user } of example.turns) {
      wechat.say('long', `@问策\u2005${user}`, { room: 'r@chatroom', mentions: [BOT] })
      await wechat.answered()
    }
    expect(wechat.sent.length).toBeGreaterThanOrEqual(example.turns.length)
    for (const { text } of wechat.sent) expect(bytesOf(text)).toBeLessThanOrEqual(MESSAGE_BYTES)
  })
})
