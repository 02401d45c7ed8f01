import { describe, expect, it } from 'vitest'
import { WechatWorld } from '../../support/wechat.ts'

const ROOM = '@@room'
const NAMED = { room: ROOM, mentions: ['bot'] }

async function world(friend: boolean) {
  const wechat = new WechatWorld({ WENCE_WECHAT_ROOMS: ROOM })
  wechat.contact('zhang', '张三', 1, friend)
  wechat.room(ROOM, '申报群', 'zhang')
  await wechat.running()
  wechat.say('zhang', '我们研发人员8人')
  await wechat.answered()
  wechat.sent.length = 0
  return wechat
}

describe('微信里导出我的数据', () => {
  it('私聊里：给文件', async () => {
    const wechat = await world(true)
    wechat.say('zhang', '导出我的数据')
    await wechat.answered()
    expect(wechat.filesTo('zhang')).toEqual([expect.stringContaining('wence-我的数据-')])
    expect(wechat.sent.find(({ file }) => file)?.file?.text).toContain('"原话": "8人"')
  })

  it('群里，是好友：私聊里给，群里只说给了', async () => {
    const wechat = await world(true)
    wechat.say('zhang', '@问策\u2005导出我的数据', NAMED)
    await wechat.answered()
    expect(wechat.filesTo('zhang')).toHaveLength(1)
    expect(wechat.filesTo(ROOM)).toEqual([])
    expect(wechat.textsTo(ROOM)).toEqual([expect.stringMatching(/@张三\u2005\n您的数据在私聊里发给您了/u)])
  })

  it('群里，不是好友：不给，说到哪里说', async () => {
    const wechat = await world(false)
    wechat.say('zhang', '@问策\u2005导出我的数据', NAMED)
    await wechat.answered()
    expect(wechat.sent.filter(({ file }) => file)).toEqual([])
    expect(wechat.textsTo(ROOM)).toEqual([expect.stringMatching(/不在群里发.*加我为好友.*私聊/u)])
    expect(wechat.textsTo('zhang')).toEqual([])
  })
})
