import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MemorySessionStore } from '../../../src/store/memory.ts'
import {
  directMessage,
  mention,
  pressOf,
  type Started,
  sent,
  started,
  stopped,
  submissionOf,
} from '../../support/slack.ts'

import { allText } from '../../support/slack-limits.ts'
import type { Posted } from '../../support/slack-server.ts'

type Block = Record<string, unknown>

let world: Started
beforeEach(async () => {
  world = await started()
})
afterEach(async () => {
  expect(world.slack.refused).toEqual([])
  await stopped(world)
})

const WANZHOU = '我们是企业，能不能申报万州的'
const PAST = '这题已答'

/** Sends something and waits until the letters so far are answered. */
async function answered(...payloads: readonly object[]): Promise<void> {
  const done = () => world.audit.filter(({ event }) => event === 'answered').length
  const before = done()
  await Promise.all(
    payloads.map((payload) => sent(world.channel, payload, 'event' in payload ? {} : { form: 'payload' })),
  )
  await world.slack.until(() => done() === before + payloads.length)
}

/** The button of this label, or of this name, in what was posted last that has one. */
function buttonIn(messages: readonly Posted[], label: string) {
  const elements = messages.flatMap(({ blocks }) => blocks.flatMap((block) => (block.elements ?? []) as Block[]))
  const found = elements.findLast(({ text }) => (text as { text?: string } | undefined)?.text === label)
  if (!found) throw new Error(`no button ${label}`)
  return { action_id: String(found.action_id), value: String(found.value), text: { text: label } }
}

const factsOf = async (session: string) => {
  const options = {
    person: session,
    letter: `look ${session}`,
    channel: 'slack',
    handOff: { channel: 'slack', to: '{}' },
  }
  return (await world.ports.desk.turn(session, '看结果', options)).check?.facts
}
const lastText = () => allText(world.slack.answers.at(-1)?.blocks)

describe('按两下', () => {
  it('按得快，两下都送到了：只答一题', async () => {
    const { slack } = world
    await answered(directMessage(slack, 'U1', WANZHOU))
    const no = buttonIn(slack.answers, '不是')
    await answered(pressOf(slack, 'U1', no), pressOf(slack, 'U1', no))
    expect(lastText()).toContain(PAST)
    expect(lastText()).toContain('依托单位是独立法人吗')
    expect(await factsOf('slack:T1:U1:DU1')).toEqual({ applicant_kind: 'enterprise', joint_build: false })
  })

  it('答完以后又按从前那条的别的：不改，说怎么改', async () => {
    const { slack } = world
    await answered(directMessage(slack, 'U1', WANZHOU))
    const first = [...slack.answers]
    await answered(pressOf(slack, 'U1', buttonIn(first, '不是')))
    await answered(pressOf(slack, 'U1', buttonIn(slack.answers, '是')))
    await answered(pressOf(slack, 'U1', buttonIn(first, '是')))
    expect(lastText()).toContain(`${PAST}：多个单位联合建设，否。没有改动，要改吗？也可以说“修改联合”。`)
    expect(await factsOf('slack:T1:U1:DU1')).toMatchObject({ joint_build: false, legal_person: true })
  })

  it('从前那条没答过：答的是那一题', async () => {
    const { slack } = world
    await answered(directMessage(slack, 'U1', WANZHOU))
    const first = [...slack.answers]
    await answered(directMessage(slack, 'U1', '跳过'))
    await answered(pressOf(slack, 'U1', buttonIn(first, '是')))
    expect(await factsOf('slack:T1:U1:DU1')).toEqual({ applicant_kind: 'enterprise', joint_build: true })
  })

  it('打字连发两遍：第二遍答的还是第一题', async () => {
    const { slack } = world
    await answered(directMessage(slack, 'U1', WANZHOU))
    await answered(directMessage(slack, 'U1', '不是'), directMessage(slack, 'U1', '不是'))
    expect(lastText()).toContain(PAST)
    expect(await factsOf('slack:T1:U1:DU1')).toEqual({ applicant_kind: 'enterprise', joint_build: false })
  })
})

describe('按过的消息', () => {
  /** A press in a message as it stands now. */
  const inMessage = (user: string, label: string, messages: readonly Posted[], where = {}) => {
    const shown = messages.findLast(({ blocks }) => JSON.stringify(blocks).includes(`"text":"${label}"`))
    if (!shown) throw new Error(`no message with ${label}`)
    return pressOf(world.slack, user, buttonIn(messages, label), { shown, ...where })
  }
  const shownNow = (ts: string | undefined) => {
    const found = world.slack.posted.find((each) => each.ts === ts)
    return { text: allText(found?.blocks), json: JSON.stringify(found?.blocks ?? []) }
  }

  it('写上选了什么、谁选的、什么时候；那道题的按钮没有了，别的还在', async () => {
    const { slack } = world
    await answered(directMessage(slack, 'U1', WANZHOU))
    const [asked] = slack.answers
    const press = inMessage('U1', '不是', slack.answers)
    await answered(press)
    const now = shownNow(asked?.ts)
    expect(now.text).toContain('已选：不是')
    expect(now.json).toContain('{"type":"user","user_id":"U1"}')
    expect(now.json).toContain(`"type":"date","timestamp":${Math.floor(Number(press.actions[0]?.action_ts))}`)
    expect(now.json).not.toContain('"action_id":"option')
    expect(now.json).not.toContain('"action_id":"form"')
    expect(now.json).toContain('feedback')
    expect(now.text).toContain(allText(asked?.blocks).slice(0, 20))
    expect(slack.answers).toHaveLength(2)
  })

  it('按两下不一样的：留着先按的那个，后按的说已答', async () => {
    const { slack } = world
    await answered(directMessage(slack, 'U1', WANZHOU))
    const [asked] = slack.answers
    const [no, yes] = [inMessage('U1', '不是', slack.answers), inMessage('U1', '是', slack.answers)]
    await answered(no)
    await answered(yes)
    expect(shownNow(asked?.ts).text).toContain('已选：不是')
    expect(shownNow(asked?.ts).text).not.toContain('已选：是')
    expect(lastText()).toContain('没有改动，要改吗')
    expect(await factsOf('slack:T1:U1:DU1')).toMatchObject({ joint_build: false })
  })

  it('打字答过的，再按：写上答的是什么，不写成刚按的', async () => {
    const { slack } = world
    await answered(directMessage(slack, 'U1', WANZHOU))
    const [asked] = slack.answers
    const press = inMessage('U1', '是', slack.answers)
    await answered(directMessage(slack, 'U1', '不是'))
    await answered(press)
    expect(shownNow(asked?.ts).text).toContain(`${PAST}：多个单位联合建设，否`)
    expect(shownNow(asked?.ts).json).not.toContain('"action_id":"option')
  })

  it('要改：按“改成”就改了，那条也写上', async () => {
    const { slack } = world
    await answered(directMessage(slack, 'U1', WANZHOU))
    const first = [...slack.answers]
    await answered(pressOf(slack, 'U1', buttonIn(first, '不是')))
    await answered(pressOf(slack, 'U1', buttonIn(first, '是')))
    const label = '改成“是”'
    const offer = slack.answers.at(-1)
    await answered(inMessage('U1', label, slack.answers))
    expect(await factsOf('slack:T1:U1:DU1')).toMatchObject({ joint_build: true })
    expect(shownNow(offer?.ts).text).toContain(`已选：${label}`)
  })

  it('频道里按从前的程序问的一题：不当众说，只有本人看得见，什么也不记', async () => {
    const { slack } = world
    await answered(directMessage(slack, 'U1', WANZHOU))
    const where = { channel: 'C1', thread: '1.1' }
    const before = slack.answers.length
    await answered(pressOf(slack, 'U1', buttonIn(slack.answers, '不是'), where))
    expect(slack.answers).toHaveLength(before)
    const whisper = slack.whispers.at(-1)
    expect(whisper).toMatchObject({ to: 'U1', thread: where.thread })
    expect(allText(whisper?.blocks)).toContain('这道题不在现在的核对里，没有记')
    expect((await factsOf('slack:T1:U1:DU1'))?.joint_build).toBeUndefined()
  })

  it('按的那条已经删了：照样答', async () => {
    const { slack } = world
    await answered(directMessage(slack, 'U1', WANZHOU))
    const press = inMessage('U1', '不是', slack.answers)
    const gone = slack.posted.findIndex(({ metadata }) => metadata !== undefined)
    slack.posted.splice(gone, 1)
    await answered(press)
    expect(lastText()).toContain('依托单位是独立法人吗')
    expect(slack.updates).toEqual([])
  })

  it('程序重新开过，从前的按钮照样管用', async () => {
    const first = world
    const { slack } = first
    await answered(directMessage(slack, 'U1', WANZHOU))
    const press = inMessage('U1', '不是', slack.answers)
    await first.channel.stop(1000)
    world = await started({ slack, ports: { desk: first.ports.desk, inbox: first.ports.inbox, owner: 'p2' } })
    await answered(press)
    expect(allText(slack.updates.at(-1)?.blocks)).toContain('已选：不是')
    expect(await factsOf('slack:T1:U1:DU1')).toMatchObject({ joint_build: false })
  })

  it('按钮只有一句话，别人按了也不算：只告诉按的人', async () => {
    const { slack } = world
    await answered(mention(slack, 'U1', '我们公司能不能申报'))
    const thread = slack.posted[0]?.ts ?? ''
    const before = slack.answers.length
    const button = slack.answers.flatMap(({ blocks }) => blocks.flatMap((block) => (block.elements ?? []) as Block[]))
    const option = button.find(({ action_id: id }) => String(id).startsWith('option'))
    const pressed = { action_id: String(option?.action_id), value: String(option?.value) }
    await answered(pressOf(slack, 'U2', pressed, { channel: 'C1', thread }))
    expect(slack.answers).toHaveLength(before)
    expect(slack.whispers.at(-1)).toMatchObject({ to: 'U2', text: expect.stringContaining('别人的情况') })
  })
})

describe('没用', () => {
  it('问一次哪里不对；按了就记下，那条消息写上', async () => {
    const store = new MemorySessionStore()
    await stopped(world)
    world = await started({ store })
    const { slack } = world
    await answered(directMessage(slack, 'U1', '万州 研发场地要多大'))
    const reply = slack.answers[0]?.metadata?.event_payload.reply
    const useless = { action_id: 'feedback', value: `没用 ${reply}` }
    await answered(pressOf(slack, 'U1', useless))
    expect(lastText()).toContain('哪里不对')
    const shown = slack.answers.at(-1)
    const labels = ['条文不对', '听错了', '太长', '没有我要的']
    for (const label of labels) expect(lastText()).toContain(label)
    if (!shown) throw new Error('nothing was asked')
    await answered(pressOf(slack, 'U1', buttonIn(slack.answers, '太长'), { shown }))
    expect(lastText()).toContain('谢谢')
    expect(store.misses(0)).toEqual([expect.objectContaining({ kind: 'complaint', reasons: { long: 1 } })])
    const now = slack.posted.find(({ ts }) => ts === shown.ts)
    expect(allText(now?.blocks)).toContain('已选：太长')
    expect(JSON.stringify(now?.blocks)).not.toContain('"action_id":"option')
    await answered(pressOf(slack, 'U1', useless))
    expect(lastText()).not.toContain('哪里不对')
  })

  it('频道里只问本人', async () => {
    const { slack } = world
    await answered(mention(slack, 'U1', '万州 研发场地要多大'))
    const thread = slack.posted[0]?.ts ?? ''
    const reply = slack.answers[0]?.metadata?.event_payload.reply
    const before = slack.answers.length
    const where = { channel: 'C1', thread }
    await answered(pressOf(slack, 'U1', { action_id: 'feedback', value: `没用 ${reply}` }, where))
    await answered(pressOf(slack, 'U1', buttonIn(slack.whispers, '听错了'), { ...where, ephemeral: true }))
    expect(slack.answers).toHaveLength(before)
    expect(allText(slack.whispers.at(-1)?.blocks)).toContain('听错了')
    expect(allText(slack.responses.at(-1)?.body.blocks)).toContain('已选：听错了')
  })
})

describe('一个消息列里两个人', () => {
  it('按了问别人的题：只告诉按的人，谁的情况都不动', async () => {
    const { slack } = world
    await answered(mention(slack, 'U1', WANZHOU))
    const thread = slack.posted[0]?.ts ?? ''
    const theirs = [...slack.answers]
    await answered(mention(slack, 'U2', WANZHOU, 'C1', thread))
    const before = slack.answers.length
    await answered(pressOf(slack, 'U2', buttonIn(theirs, '不是'), { channel: 'C1', thread }))
    expect(slack.answers).toHaveLength(before)
    expect(slack.whispers.at(-1)).toMatchObject({ to: 'U2', thread, text: expect.stringContaining('别人的情况') })
    for (const user of ['U1', 'U2'])
      expect(await factsOf(`slack:T1:${user}:D${user}`)).toEqual({ applicant_kind: 'enterprise' })
  })

  it('各按各的，各记各的', async () => {
    const { slack } = world
    await answered(mention(slack, 'U1', WANZHOU))
    const thread = slack.posted[0]?.ts ?? ''
    const theirs = [...slack.answers]
    await answered(mention(slack, 'U2', WANZHOU, 'C1', thread))
    // Each is asked in private: that is where the buttons are.
    await answered(pressOf(slack, 'U1', buttonIn(theirs, '不是')), pressOf(slack, 'U2', buttonIn(slack.answers, '是')))
    expect(await factsOf('slack:T1:U1:DU1')).toMatchObject({ joint_build: false })
    expect(await factsOf('slack:T1:U2:DU2')).toMatchObject({ joint_build: true })
  })

  it('别人的表打不开', async () => {
    const { slack, channel } = world
    await answered(mention(slack, 'U1', WANZHOU))
    const thread = slack.posted[0]?.ts ?? ''
    const press = pressOf(slack, 'U2', buttonIn(slack.answers, '填表回答'), { channel: 'C1', thread })
    await sent(channel, press, { form: 'payload' })
    await slack.until(() => slack.whispers.length > 0)
    expect(slack.views).toEqual([])
    expect(slack.whispers[0]).toMatchObject({ to: 'U2', text: expect.stringContaining('别人的情况') })
  })
})

describe('表', () => {
  const opened = async (button: { action_id: string; value: string }) => {
    const before = world.slack.views.length
    await sent(world.channel, pressOf(world.slack, 'U1', button), { form: 'payload' })
    await world.slack.until(() => world.slack.views.length > before)
    return world.slack.views.at(-1) ?? {}
  }
  const picked = (value: string) => ({ joint_build: { answer: { selected_option: { value } } } })
  const submitted = (view: Record<string, unknown>, value: string) => submissionOf('U1', view, picked(value))

  it('从前的表再交一次：答过的不改，不答现在这一题', async () => {
    const { slack } = world
    await answered(directMessage(slack, 'U1', WANZHOU))
    const button = buttonIn(slack.answers, '填表回答')
    const [first, second] = [await opened(button), await opened(button)]
    await answered(submitted(first, '1'))
    expect(lastText()).toContain('依托单位是独立法人吗')
    await answered(submitted(second, '0'))
    expect(lastText()).toContain(`${PAST}：多个单位联合建设，否。没有改动`)
    expect(await factsOf('slack:T1:U1:DU1')).toEqual({ applicant_kind: 'enterprise', joint_build: false })
  })

  it('会话没有了，从前的表什么也不记', async () => {
    const { slack } = world
    await answered(directMessage(slack, 'U1', WANZHOU))
    const view = await opened(buttonIn(slack.answers, '填表回答'))
    await answered(directMessage(slack, 'U1', '删除我的数据'))
    await answered(submitted(view, '1'))
    expect(lastText()).toContain('没有记')
  })
})

describe('/wence ask 的按钮', () => {
  it('不是这次对话里问的：没有记，不答别的题', async () => {
    const { slack } = world
    const { options = [] } = await world.ports.desk.ask(WANZHOU, { channel: 'slack' })
    const [, no] = options
    const value = JSON.stringify({ ...no, person: 'U1' })
    await answered(pressOf(slack, 'U1', { action_id: 'option.1', value }))
    expect(lastText()).toContain('没有记')
  })
})
