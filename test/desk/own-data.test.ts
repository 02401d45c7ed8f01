import { describe, expect, it } from 'vitest'
import { type Reply, USUAL_RETENTION } from '../../src/desk/index.ts'
import { MemorySessionStore, SqliteSessionStore } from '../../src/store/index.ts'
import { newFile, openStore } from '../store/turns.ts'
import { deskIn } from '../support/talk.ts'

const AT = Date.UTC(2026, 10, 20, 4)
const TOLD = '查万州：企业，独立法人，研发人员11人，设备300万'
const ASKED = '导出我的数据'

const fileOf = ({ files = [] }: Reply) => {
  const [file, more] = files
  if (!file || more) throw new Error(`${files.length} files`)
  return { ...file, told: JSON.parse(new TextDecoder().decode(file.bytes)) }
}

describe('导出我的数据', () => {
  it('给一个文件：说过的情况、对话、意见、留着的答复、等着的消息，都有中文的名目和北京时间；没存什么、存多久也写着', async () => {
    const store = openStore(newFile(), { now: AT })
    const desk = deskIn({ store, now: () => AT, retention: { ...USUAL_RETENTION, session: 5 * 3_600_000 } })
    await desk.turn('one', TOLD, { person: 'p', letter: 'slack/1' })
    await desk.turn('two', '万州评审费多少', { person: 'p' })
    await desk.turn('two', '没用', { person: 'p' })
    await desk.turn('three', '查聊城：企业，研发人员99人', { person: 'q', letter: 'slack/2' })
    store.inbox.accept(
      {
        key: 'slack/3',
        channel: 'slack',
        person: 'p',
        session: 'two',
        words: '还没答的话',
        at: AT,
        to: '{"channel":"D1"}',
      },
      { owner: 'me', until: AT + 1000 },
      AT,
    )
    const reply = await desk.turn('two', ASKED, { person: 'p' })
    expect(reply).toMatchObject({ own: true, kind: 'smalltalk' })
    const { name, type, told } = fileOf(reply)
    expect([name, type]).toEqual(['wence-我的数据-2026-11-20.json', 'application/json'])
    expect(Object.keys(told)).toEqual([
      '说明',
      '导出时间',
      '您的编号',
      '转人工的单子的经过',
      '转人工的单子',
      '记下的问题和意见',
      '留着的答复',
      '对话',
      '接续码（在别处接着核对用）',
      '等着回答的消息',
      '没有存的',
      '保存多久',
      '怎么删',
    ])
    expect(told.导出时间).toBe('2026-11-20 12:00:00')
    expect(told.对话[0]).toMatchObject({
      对话编号: 'one',
      最后一次说话: '2026-11-20 12:00:00',
      到期: '2026-11-20 17:00:00',
    })
    expect(told.对话[0].内容).toMatchObject({
      正在核对: '万州',
      说过的情况: expect.arrayContaining([{ 项目: '研发人员', 原话: '11人', 记作: 11 }]),
      最近的对话: [{ 您说: TOLD, 回答: expect.any(String) }],
      程序里的原样: expect.objectContaining({ version: 2 }),
    })
    expect(told.记下的问题和意见.map((each: Record<string, unknown>) => each.类别)).toEqual(['miss', 'feedback'])
    expect(told.留着的答复).toEqual([
      expect.objectContaining({ 所答的消息: 'slack/1', 答复: expect.stringContaining('研发人员') }),
    ])
    expect(told.等着回答的消息).toEqual([expect.objectContaining({ 原话: '还没答的话', 答到哪里: { channel: 'D1' } })])
    expect(told.保存多久.对话).toContain('5 小时')
    expect(told.没有存的.join()).toContain('运行日志')
    expect(JSON.stringify(told)).not.toContain('99')
  })

  it('会话不存文件的：给内存里有的，说明白', async () => {
    const desk = deskIn({ store: undefined as never })
    await desk.turn('terminal', TOLD)
    const reply = await desk.turn('terminal', ASKED)
    expect(reply.text).toContain('只在内存里')
    const { told } = fileOf(reply)
    expect(told.说明).toContain('没有存进文件')
    expect(told.对话[0].说过的情况).toContainEqual({ 项目: '研发人员', 原话: '11人', 记作: 11 })
    expect(told.保存多久).toBe('到程序结束为止')
  })

  it('什么也没说过：也给文件，里面是空的', async () => {
    const { told } = fileOf(await deskIn().turn('s', ASKED))
    expect(told.对话).toEqual([])
  })

  it('同一句又来，程序重启过：还有文件，名字不变', async () => {
    const file = newFile()
    const first = new SqliteSessionStore(file, { now: AT })
    const before = await deskIn({ store: first, now: () => AT }).turn('s', ASKED, { person: 'p', letter: 'l' })
    first.close()
    const after = deskIn({ store: openStore(file, { now: AT }), now: () => AT, today: () => '2026-11-21' })
    const again = await after.turn('s', ASKED, { person: 'p', letter: 'l' })
    expect(again.text).toBe(before.text)
    expect(fileOf(again).name).toBe(fileOf(before).name)
  })

  it('先导出再删：文件里是删以前的，删干净了', async () => {
    const store = new MemorySessionStore()
    const desk = deskIn({ store })
    await desk.turn('s', TOLD, { person: 'p' })
    const reply = await desk.turn('s', '先把我的记录导出，然后删掉', { person: 'p' })
    expect(reply.text).toContain('都删除了')
    expect(fileOf(reply).told.对话[0].内容.正在核对).toBe('万州')
    expect(store.people()).toEqual([])
  })

  it.each(['把我的记录导出一份', 'export my data'])('%s：也是', async (words) => {
    expect((await deskIn().turn('s', words)).own).toBe(true)
  })
})

describe('旁边有人听着的地方说到单位的情况', () => {
  const PUBLIC = 'p:C1:thread'
  const PRIVATE = 'p:D1'
  const asked = () => {
    const store = new MemorySessionStore()
    const desk = deskIn({ store })
    const opened: string[] = []
    let letters = 0
    const say = (words: string, person = 'p') => {
      const apart = async (begun?: string) => {
        opened.push(person)
        const session = begun ?? (person === 'p' ? PRIVATE : `${person}:D1`)
        return { session, handOff: { channel: 'chat', to: session } }
      }
      return desk.turn(person === 'p' ? PUBLIC : `${person}:C1:thread`, words, {
        person,
        apart,
        letter: `l${++letters}`,
      })
    }
    return { store, desk, say, opened }
  }

  it.each(['我们设备两百多万，够报万州的吗', '我们公司能不能申报', '查万州：企业，研发人员8人', ASKED])(
    '%s：到只有本人的对话里说',
    async (words) => {
      const { say, store } = asked()
      expect((await say(words)).apart).toBe(PRIVATE)
      expect(store.load(PUBLIC, 0)).toBeUndefined()
      expect(store.load(PRIVATE, 0)).toBeDefined()
    },
  )

  it.each(['万州 研发场地要多大', '公示多少天', '万州和聊城的补助', '你好', '红烧肉怎么炖', '看结果'])(
    '%s：当场说',
    async (words) => {
      const { say, opened } = asked()
      expect((await say(words)).apart).toBeUndefined()
      expect(opened).toEqual([])
    },
  )

  it('前面问过的带过去，核对在那边接着；条文还是当场答；同一句又来，还是那个答复', async () => {
    const { say, desk, store } = asked()
    await say('万州 研发场地要多大')
    const begun = await say('我们研发人员8人，能申报吗')
    expect(begun).toMatchObject({ apart: PRIVATE, check: { regulation: 'wanzhou', facts: { rd_staff: 8 } } })
    const again = await desk.turn(PUBLIC, '我们研发人员8人，能申报吗', {
      person: 'p',
      letter: 'l2',
      apart: async () => ({ session: 'elsewhere', handOff: { channel: 'chat', to: 'elsewhere' } }),
    })
    expect(again).toEqual(begun)
    const law = await say('万州 公示多少天')
    expect([law.apart, law.known]).toEqual([undefined, undefined])
    const more = await say('场地600平')
    expect(more).toMatchObject({ apart: PRIVATE, known: { rd_staff: 8, site_area: 600 } })
    expect((await say('看结果')).apart).toBe(PRIVATE)
    expect(JSON.stringify(store.load(PUBLIC, 0))).not.toContain('600')
  })

  it('两个人各是各的', async () => {
    const { say } = asked()
    await say('查万州：研发人员8人')
    const other = await say('看结果', 'q')
    expect([other.apart, other.text]).toEqual([undefined, expect.stringContaining('没有在核对')])
    expect((await say('查聊城：研发人员50人', 'q')).apart).toBe('q:D1')
  })

  it('找不到那样的对话：不答，什么也不记', async () => {
    const store = new MemorySessionStore()
    const apart = () => Promise.reject(new Error('nowhere'))
    await expect(deskIn({ store }).turn('s', '我们研发人员8人', { person: 'p', apart })).rejects.toThrow('nowhere')
    expect(store.people()).toEqual([])
  })
})
