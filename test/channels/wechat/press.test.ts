import { describe, expect, it } from 'vitest'
import { deskIn } from '../../support/talk.ts'
import { BOT, WechatWorld } from '../../support/wechat.ts'

const WANZHOU = '我们是企业，能不能申报万州的'
const PAST = '这题已答'

/** Two people and a room, and what the desk holds of each conversation. */
async function world() {
  const desk = deskIn()
  const wechat = new WechatWorld({ WENCE_WECHAT_ROOMS: '*' }, { desk })
  wechat.contact('zhang', '张三')
  wechat.contact('li', '李四')
  wechat.room('r@chatroom', '群', 'zhang', 'li')
  await wechat.running()
  const said = async (...lines: readonly string[]) => {
    for (const words of lines) {
      wechat.say('zhang', words)
      await wechat.answered()
    }
  }
  const last = () => wechat.textsTo('zhang').at(-1) ?? ''
  const facts = async (session = 'wechat:zhang') => (await desk.turn(session, '看结果')).check?.facts
  return { wechat, said, last, facts }
}

const quoting = (by: string, text: string, words: string) =>
  `「${by}：${text}」\n- - - - - - - - - - - - - - -\n${words}`

describe('回复数字', () => {
  it.each(['2', '２', '②', '2.'])('%s：是列的第二个', async (number) => {
    const { said, facts } = await world()
    await said(WANZHOU, number)
    expect(await facts()).toEqual({ applicant_kind: 'enterprise', joint_build: false })
  })

  it.each(['1', '１', '①', '1.', '第一个', '选1'])('%s：是列的第一个', async (number) => {
    const { said, facts } = await world()
    await said(WANZHOU, number)
    expect(await facts()).toEqual({ applicant_kind: 'enterprise', joint_build: true })
  })

  it('没用：列出哪里不对，接着原来那一题往下数；回数字就记下，说别的照答', async () => {
    const { said, last, facts } = await world()
    await said(WANZHOU, '没用')
    expect(last()).toMatch(/1 是\n2 不是\n3 不知道\n哪里不对：\n4 条文不对\n5 听错了\n6 太长\n7 没有我要的/u)
    await said('5')
    expect(last()).toContain('记下了：听错了')
    await said('2')
    expect(await facts()).toEqual({ applicant_kind: 'enterprise', joint_build: false })
  })

  it('两题一起问：各有各的数字', async () => {
    const { said, last, facts } = await world()
    await said(WANZHOU, '不是', '是')
    expect(last()).toMatch(/1 都是\n2 都不知道\n[^\n]+：\n3 \S+\n4 \S+\n5 不知道\n[^\n]+：\n6 /u)
    const before = await facts()
    await said('公示多少天', '7')
    expect(Object.keys((await facts()) ?? {})).toHaveLength(Object.keys(before ?? {}).length + 1)
  })

  it('连发两遍：第二遍答的还是那一题', async () => {
    const { wechat, said, last, facts } = await world()
    await said(WANZHOU)
    for (const number of ['2', '2']) wechat.say('zhang', number)
    await wechat.answered()
    expect(last()).toContain(`${PAST}：多个单位联合建设，否。`)
    expect(last()).toContain('依托单位是独立法人吗')
    expect(await facts()).toEqual({ applicant_kind: 'enterprise', joint_build: false })
  })

  it('连发两个不一样的：以先说的为准，告诉怎么改', async () => {
    const { wechat, said, last, facts } = await world()
    await said(WANZHOU)
    for (const number of ['1', '2']) wechat.say('zhang', number)
    await wechat.answered()
    expect(last()).toContain('要改吗？也可以说“修改联合”')
    expect(await facts()).toEqual({ applicant_kind: 'enterprise', joint_build: true })
  })

  it('看过下一题再发的，答的是下一题', async () => {
    const { said, facts } = await world()
    await said(WANZHOU, '2', '2')
    expect(await facts()).toMatchObject({ joint_build: false, legal_person: false })
  })

  it('发到一半程序停了，另一个进程接着答，也是那一题', async () => {
    const desk = deskIn()
    const first = new WechatWorld({}, { desk })
    first.contact('zhang', '张三')
    await first.running()
    first.say('zhang', WANZHOU)
    await first.answered()
    first.sending = () => {
      throw new Error('puppet failed')
    }
    for (const number of ['2', '2']) first.say('zhang', number)
    await first.clock.pass(500)
    await first.stop(0)
    const second = new WechatWorld({}, { desk, owner: 'process 2' }, first)
    second.contact('zhang', '张三')
    await second.running()
    await second.clock.pass(120_000)
    await second.answered()
    const { check } = await desk.turn('wechat:zhang', '看结果')
    expect(check?.facts).toEqual({ applicant_kind: 'enterprise', joint_build: false })
  })
})

describe('引着从前的一题答', () => {
  it('问题有号；引着哪一题，答的就是哪一题', async () => {
    const { wechat, said, last, facts } = await world()
    await said(WANZHOU)
    const [first = ''] = wechat.textsTo('zhang')
    expect(first).toContain('（第1问）')
    await said('跳过', quoting('问策', first, '2'))
    expect(await facts()).toEqual({ applicant_kind: 'enterprise', joint_build: false })
    await said(quoting('问策', first, '是'))
    expect(last()).toContain(`${PAST}：多个单位联合建设，否。没有改动`)
  })

  it('引自己的话、别人的话，里面的号不算', async () => {
    const { wechat, facts } = await world()
    const room = { room: 'r@chatroom', mentions: [BOT] }
    wechat.say('zhang', `@问策\u2005${WANZHOU}`, room)
    await wechat.answered()
    wechat.say('zhang', `@问策\u2005跳过`, room)
    await wechat.answered()
    wechat.say('zhang', quoting('李四', '（第1问）', '@问策\u2005不是'), room)
    await wechat.answered()
    expect((await facts('wechat:r@chatroom:zhang'))?.joint_build).toBeUndefined()
  })
})

describe('群里两个人', () => {
  it('各回各的数字', async () => {
    const { wechat, facts } = await world()
    const say = (talker: string, words: string) =>
      wechat.say(talker, `@问策\u2005${words}`, { room: 'r@chatroom', mentions: [BOT] })
    for (const talker of ['zhang', 'li']) say(talker, WANZHOU)
    await wechat.answered()
    say('zhang', '2')
    say('li', '1')
    await wechat.answered()
    expect(await facts('wechat:r@chatroom:zhang')).toMatchObject({ joint_build: false })
    expect(await facts('wechat:r@chatroom:li')).toMatchObject({ joint_build: true })
  })
})
