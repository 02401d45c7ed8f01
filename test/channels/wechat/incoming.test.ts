import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hear, type Incoming, type Kind, UNREAD } from '../../../src/channels/wechat/incoming.ts'
import { talk } from '../../support/talk.ts'

const hearing = { name: '问策', openRooms: new Set(['open@chatroom']) }
const talker = { id: 'zhang', name: '张三', self: false, official: false }
const said = (text: string, more: Partial<Incoming> = {}) =>
  hear({ id: 'm', at: 0, kind: 'text', text, talker, ...more }, hearing)
const room = { id: 'r@chatroom', topic: '科技局', mentioned: true }
const words = (text: string) => ({ kind: 'words', words: text })

describe('收到的消息', () => {
  it('私聊原样交给问答', () => {
    expect(said(' 万州 补助多少 ')).toEqual(words('万州 补助多少'))
    expect(said('邮箱 a@b.cn')).toEqual(words('邮箱 a@b.cn'))
  })

  it('群里没有点名不说话，写在设置里的群例外', () => {
    expect(said('万州 补助多少', { room: { ...room, mentioned: false } })).toEqual({
      kind: 'nothing',
      why: 'not-mentioned',
    })
    expect(said('万州 补助多少', { room: { id: 'open@chatroom', topic: '', mentioned: false } })).toEqual(
      words('万州 补助多少'),
    )
    expect(said('', { kind: 'picture', room: { id: 'open@chatroom', topic: '', mentioned: false } }).kind).toBe(
      'nothing',
    )
  })

  it('去掉点名，不管结尾是哪种空格', () => {
    expect(said('@问策\u2005万州 补助多少', { room })).toEqual(words('万州 补助多少'))
    expect(said('@问策 万州 补助多少', { room })).toEqual(words('万州 补助多少'))
    expect(said('万州 补助多少 @小策', { room: { ...room, alias: '小策' } })).toEqual(words('万州 补助多少'))
    expect(said('@李四\u2005@问策\u2005你们看 公示多少天', { room })).toEqual(words('你们看 公示多少天'))
  })

  describe('群里手打的 @，没有微信的记号', () => {
    const typed = { ...room, mentioned: false }

    it.each([
      ['@问策 万州 补助多少', '万州 补助多少'],
      ['万州 补助多少 @问策', '万州 补助多少'],
      ['@问策，万州补助多少', '万州补助多少'],
      ['@问策：万州补助多少', '万州补助多少'],
      ['@问策？万州补助多少', '？万州补助多少'],
      ['＠问策 万州补助多少', '万州补助多少'],
      ['万州补助多少@问策', '万州补助多少'],
      ['万州补助多少@问策。', '万州补助多少 。'],
      ['@问策\n万州补助多少', '万州补助多少'],
      ['@wence万州补助多少', '万州补助多少'],
      ['@李四\u2005@问策 公示多少天', '公示多少天'],
    ])('%j：答', (said_, asked) => {
      const heard = said(said_, { room: { ...typed, alias: 'wence' } })
      expect(heard).toEqual(words(asked))
    })

    it.each([
      ['@问策小助手 在吗'],
      ['@问策万州补助多少'],
      ['@问策Bot 在吗'],
      ['@问策2号 在吗'],
      ['@问策_测试 在吗'],
      ['@问策（测试） 在吗'],
      ['@问策·万州 在吗'],
      ['@问策 小助手\u2005在吗'],
      ['@wencebot 在吗'],
      ['写信到 a@wence.cn'],
      ['写信到 a@wence 就行'],
      ['问策 在吗'],
    ])('%j：也许是别人的名字，不答', (said_) => {
      expect(said(said_, { room: { ...typed, alias: 'wence' } })).toEqual({ kind: 'nothing', why: 'not-mentioned' })
    })

    it('在都听的群里，别人更长的名字不会被去掉一半', () => {
      const open = { id: 'open@chatroom', topic: '', mentioned: false }
      expect(said('@问策小助手 在吗', { room: open })).toEqual(words('@问策小助手 在吗'))
    })

    it('一万个 @ 也不费时', () => {
      expect(said('@问策小'.repeat(10_000), { room: typed })).toMatchObject({ why: 'not-mentioned' })
    })
  })

  it('只点名不说话，当作打招呼', () => {
    expect(said('@问策\u2005', { room })).toEqual({ kind: 'greeted' })
    expect(said('  ')).toEqual({ kind: 'nothing', why: 'no-words' })
  })

  it('自己发的、公众号的、系统的都不答', () => {
    expect(said('万州', { talker: { ...talker, self: true } })).toMatchObject({ why: 'self' })
    expect(said('万州', { talker: { ...talker, official: true } })).toMatchObject({ why: 'official' })
    expect(said('万州', { talker: { ...talker, id: 'gh_3dfda90e39d6' } })).toMatchObject({ why: 'official' })
    expect(said('万州', { talker: { ...talker, id: 'weixin' } })).toMatchObject({ why: 'official' })
    expect(said('你已添加了张三', { kind: 'other' })).toMatchObject({ why: 'system' })
  })

  it('语音、图片、表情、小程序、文件：说明怎样才行，不写数字', () => {
    const kinds: Kind[] = [
      'voice',
      'picture',
      'video',
      'sticker',
      'mini-program',
      'file',
      'link',
      'location',
      'card',
      'history',
      'money',
    ]
    for (const kind of kinds) {
      const heard = said('<xml>', { kind })
      expect(heard).toEqual({ kind: 'unread', what: kind })
      if (heard.kind === 'unread') expect(UNREAD[heard.what]).toMatch(/^\D+$/u)
    }
  })
})

const quote = (by: string, earlier: string, now: string) =>
  `「${by}：${earlier}」\n- - - - - - - - - - - - - - -\n${now}`

describe('引用', () => {
  it('引用自己问过的，接着问', () => {
    expect(said(quote('张三', '万州公示多少天', '那云南呢'))).toEqual(words('万州公示多少天，那云南呢'))
    expect(said(quote('张三', '@问策 万州公示多少天', '@问策\u2005'), { room })).toEqual(words('万州公示多少天'))
    expect(said(quote('张三', '研发人员12人', '写错了，是15人'))).toEqual(words('研发人员12人，写错了，是15人'))
  })

  it('群里引用别人点名的话，自己没有点名：不是问问策的', () => {
    const chat = quote('李四', '@问策\u2005万州公示多少天', '哈哈同问')
    expect(said(chat, { room })).toEqual({ kind: 'nothing', why: 'not-mentioned' })
    const open = { id: 'open@chatroom', topic: '', mentioned: true }
    expect(said(chat, { room: open })).toEqual(words('哈哈同问'))
    expect(said(quote('李四', '@问策\u2005万州公示多少天', '@问策\u2005云南呢'), { room })).toEqual(words('云南呢'))
  })

  it('引用回复，只取它引的条款，里面的数字不算申报单位的', () => {
    const reply = '✗ 不符合｜研发场地面积\n万州办法第八条第7项：研发场地面积 500 平方米以上'
    expect(said(quote('问策', reply, '什么意思'))).toEqual(words('万州办法第八条第7项 什么意思'))
    expect(said(quote('问策', reply, '我们场地600平'))).toEqual(words('我们场地600平'))
    expect(said(quote('李四', '我们设备300万', '够不够'))).toEqual(words('够不够'))
    expect(said(quote('问策', '聊城办法（征求意见稿）第二十条：每两年', '原文'))).toEqual(
      words('聊城办法（征求意见稿）第二十条 原文'),
    )
    expect(said(quote('问策', '云南办法第十条第（二）项：研发团队', '这条怎么理解'))).toEqual(
      words('云南办法第十条第（二）项 这条怎么理解'),
    )
  })

  it('引用着问题回数字或是、否，就是这个回答', () => {
    expect(said(quote('问策', '这个中心由多个单位联合建设吗？', '2'))).toEqual(words('2'))
    expect(said(quote('张三', '单独建', '不是'))).toEqual(words('不是'))
  })

  it('引用里问的条款，问答听得懂', async () => {
    const heard = said(quote('问策', '万州办法第八条第7项：研发场地面积 500 平方米以上', '原文'))
    const [reply] = await talk(heard.kind === 'words' ? heard.words : '')
    expect(reply?.citations.map(({ ref }) => ref)).toContain('wanzhou:8.7')
  })

  it('什么样的文字都不出错，不凭空多字', () => {
    const piece = fc.constantFrom(
      '「',
      '」',
      '：',
      '\n',
      '- - - - - -',
      '@问策',
      '\u2005',
      '万州',
      '第八条',
      '1',
      '\ud800',
      '@',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.boolean(), (pieces, mentioned) => {
        const text = pieces.join('')
        const heard = said(text, { room: { id: 'r', topic: '', mentioned } })
        if (heard.kind !== 'words') return
        for (const character of heard.words.replace(/[\s，]/gu, '')) expect(text).toContain(character)
      }),
    )
  })
})
