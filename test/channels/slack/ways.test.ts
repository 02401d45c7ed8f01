import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  directMessage,
  eventOf,
  mention,
  pressOf,
  type Started,
  sent,
  slashOf,
  started,
  stopped,
  submissionOf,
} from '../../support/slack.ts'
import { allText } from '../../support/slack-limits.ts'
import type { Posted } from '../../support/slack-server.ts'

type Block = Record<string, unknown>

const elementsOf = (messages: readonly { readonly blocks: readonly Block[] }[]): Block[] =>
  messages.flatMap(({ blocks }) => blocks.flatMap((block) => (block.elements ?? []) as Block[]))
const buttonIn = (messages: readonly Pick<Posted, 'blocks'>[], id: RegExp) => {
  const button = elementsOf(messages).find(({ action_id }) => id.test(String(action_id)))
  if (!button) throw new Error(`no button ${id}`)
  return { action_id: String(button.action_id), value: String(button.value) }
}
const blocksIn = (response: { readonly body: Record<string, unknown> } | undefined) =>
  (response?.body.blocks ?? []) as Block[]

let world: Started
beforeEach(async () => {
  world = await started({ config: { handOffChannel: 'C9' } })
})
afterEach(async () => {
  expect(world.slack.refused).toEqual([])
  await stopped(world)
})

describe('频道里', () => {
  it('@ 了才答，答在那条消息的消息列里', async () => {
    const { slack, channel } = world
    await sent(channel, mention(slack, 'U1', '万州 研发场地要多大'))
    await slack.until(() => slack.answers.length > 0)
    const [asked] = slack.posted
    expect(slack.answers[0]).toMatchObject({ channel: 'C1', thread: asked?.ts })
  })

  it('两个人在同一个消息列里，各说各的情况', async () => {
    const { slack, channel } = world
    await sent(channel, mention(slack, 'U1', '研发人员8人，我们公司能不能申报万州的'))
    await slack.until(() => slack.answers.length > 0)
    const thread = slack.posted[0]?.ts ?? ''
    const before = slack.answers.length
    await sent(channel, mention(slack, 'U2', '看结果', 'C1', thread))
    await slack.until(() => slack.answers.length > before)
    expect(allText(slack.answers.at(-1)?.blocks)).toContain('现在没有在核对条件')
  })

  it('没开通的频道：只告诉这个人', async () => {
    const { slack, channel, audit } = world
    await sent(channel, mention(slack, 'U1', '万州 研发场地要多大', 'C2'))
    await slack.until(() => slack.whispers.length > 0)
    expect(slack.whispers[0]).toMatchObject({
      channel: 'C2',
      to: 'U1',
      text: expect.stringContaining('请直接给我发私信'),
    })
    expect(slack.answers).toEqual([])
    expect(audit).toEqual([expect.objectContaining({ event: 'refused', why: 'room' })])
  })

  it('别的工作区的人：不答', async () => {
    const { slack, channel } = world
    const message = directMessage(slack, 'U1', '万州 研发场地')
    await sent(channel, { ...message, team_id: 'T2' })
    await slack.until(() => slack.answers.length > 0)
    expect(slack.answers.map(({ text }) => text)).toEqual([expect.stringContaining('这个工作区还没有开通')])
  })
})

describe('按钮', () => {
  it('快捷回答等于说那句话', async () => {
    const { slack, channel } = world
    await sent(channel, directMessage(slack, 'U1', '我们公司能不能申报'))
    await slack.until(() => slack.answers.length > 0)
    await sent(channel, pressOf(slack, 'U1', buttonIn(slack.answers, /^option\./u)), { form: 'payload' })
    await slack.until(() => slack.answers.length > 1)
    expect(allText(slack.answers.at(-1)?.blocks)).toContain('还要问')
  })

  it('有用：记在那条回答名下；在频道里只有本人看得见', async () => {
    const { slack, channel } = world
    await sent(channel, mention(slack, 'U1', '万州 研发场地要多大'))
    await slack.until(() => slack.answers.length > 0)
    const thread = slack.posted[0]?.ts ?? ''
    const reply = slack.answers[0]?.metadata?.event_payload.reply
    const action = { action_id: 'feedback', value: `没用 ${reply}` }
    await sent(channel, pressOf(slack, 'U1', action, { channel: 'C1', thread }), { form: 'payload' })
    await slack.until(() => slack.whispers.length > 0)
    expect(slack.whispers[0]).toMatchObject({ to: 'U1', thread, text: expect.stringContaining('谢谢') })
  })

  it('同一次按下来两遍，只算一遍', async () => {
    const { slack, channel, audit } = world
    const press = pressOf(slack, 'U1', { action_id: 'option.0', value: '万州 研发场地要多大' })
    await Promise.all([1, 2].map(() => sent(channel, press, { form: 'payload' })))
    await slack.until(() => slack.answers.length > 0)
    expect(audit.filter(({ event }) => event === 'seen')).toHaveLength(1)
  })
})

describe('表', () => {
  it('打开、填错了在那一格下面说、填对了接着核对', async () => {
    const { slack, channel } = world
    await sent(channel, directMessage(slack, 'U1', '我们公司能不能申报万州的，独立法人，单独建，没被撤销过，信用好'))
    await slack.until(() => slack.answers.length > 0)
    const button = {
      action_id: 'form',
      value: JSON.stringify([
        { fact: 'rd_staff', label: '研发人员有多少人？', help: '“研发人员不少于 10 人”', kind: 'quantity', unit: '人' },
        { fact: 'internal_rules', label: '制度健全吗？', help: '', kind: 'yes-no' },
      ]),
    }
    await sent(channel, pressOf(slack, 'U1', button), { form: 'payload' })
    await slack.until(() => slack.views.length > 0)
    const [view = {}] = slack.views
    expect(view).toMatchObject({ type: 'modal', callback_id: 'form' })

    const rules = { answer: { type: 'radio_buttons', selected_option: { value: '1' } } }
    const wrong = submissionOf('U1', view, { rd_staff: { answer: { value: '很多' } }, internal_rules: rules })
    const response = await sent(channel, wrong, { form: 'payload' })
    expect(await response.json()).toEqual({
      response_action: 'errors',
      errors: { rd_staff: expect.stringContaining('“很多”读不出') },
    })

    const before = slack.answers.length
    const right = submissionOf('U1', view, { rd_staff: { answer: { value: '18' } }, internal_rules: rules })
    expect((await sent(channel, right, { form: 'payload' })).status).toBe(200)
    await slack.until(() => slack.answers.length > before)
    const text = slack.answers
      .slice(before)
      .map(({ blocks }) => allText(blocks))
      .join('')
    expect(text).toContain('18人')
    expect(text).toContain('✗ 不符合｜内部运行管理制度健全')
  })

  it('每次追问都带着能打开的表', async () => {
    const { slack, channel } = world
    await sent(channel, directMessage(slack, 'U1', '我们公司能不能申报云南的'))
    await slack.until(() => slack.answers.length > 0)
    await sent(channel, pressOf(slack, 'U1', buttonIn(slack.answers, /^form$/u)), { form: 'payload' })
    await slack.until(() => slack.views.length > 0)
  })
})

describe('/wence', () => {
  const asked = async (text: string, where = 'C1') => {
    const { slack, channel } = world
    expect((await sent(channel, slashOf(slack, 'U1', text, where), { form: true })).status).toBe(200)
    await slack.until(() => slack.responses.length > 0)
    return slack.responses.map(({ body }) => body)
  }

  it('ask 的回答只有本人看得到，按一下发到频道', async () => {
    const { slack, channel } = world
    const [body] = await asked('ask 万州 研发场地要多大')
    expect(body).toMatchObject({ response_type: 'ephemeral' })
    const share = elementsOf([{ blocks: body?.blocks as Block[] }]).find(({ action_id }) => action_id === 'share')
    const press = pressOf(slack, 'U1', { action_id: 'share', value: String(share?.value) }, { channel: 'C1' })
    await sent(channel, press, { form: 'payload' })
    await slack.until(() => slack.responses.length > 1)
    expect(slack.responses[1]?.body).toMatchObject({ response_type: 'in_channel' })
    expect(allText(blocksIn(slack.responses[1]))).toContain('研发场地面积 500 平方米以上')
  })

  it('不写 ask 也是问', async () => {
    expect(allText((await asked('万州 研发场地要多大'))[0]?.blocks)).toContain('500 平方米以上')
  })

  it('find 给出原文和出处，compare 并排，help 说怎么用', async () => {
    expect(allText((await asked('find 聊城 撤销 情形'))[0]?.blocks)).toContain('第十九条')
    world.slack.responses.length = 0
    expect(allText((await asked('compare 补助'))[0]?.blocks)).toContain('地方')
    world.slack.responses.length = 0
    expect(allText((await asked('help'))[0]?.blocks)).toContain('/wence check')
  })

  it('check 在私信里开始，在频道里只留一句话', async () => {
    const { slack } = world
    const [body] = await asked('check 万州')
    expect(body).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('私信') })
    expect(slack.wordsIn('DU1')).toContain('还要问')
  })

  it('没开通的频道里：请去私信', async () => {
    const [body] = await asked('万州 研发场地', 'C2')
    expect(body?.text).toContain('请直接给我发私信')
  })
})

describe('主页和代理视图', () => {
  it('主页上有我的核对、各文件的效力、用法；按一下看结果', async () => {
    const { slack, channel } = world
    await sent(channel, directMessage(slack, 'U1', '研发人员8人，我们公司能不能申报万州的'))
    await slack.until(() => slack.answers.length > 0)
    await sent(channel, eventOf({ type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' }))
    await slack.until(() => slack.views.length > 0)
    const text = allText(slack.views[0]?.blocks)
    expect(text).toContain('【不符合】万州区技术创新中心')
    expect(text).toContain('已届满')
    expect(text).toContain('/wence ask')
    const home = { blocks: slack.views[0]?.blocks as Block[] }
    const before = slack.answers.length
    const press = {
      ...pressOf(slack, 'U1', buttonIn([home], /^check\./u)),
      channel: undefined,
      container: { type: 'view' },
    }
    await sent(channel, press, { form: 'payload' })
    await slack.until(() => slack.answers.length > before)
    expect(slack.answers.at(-1)?.channel).toBe('DU1')
  })

  it('别人的核对按不开，也不会变成自己的', async () => {
    const { slack, channel, audit, ports } = world
    await sent(channel, directMessage(slack, 'U1', '研发人员8人，我们公司能不能申报万州的'))
    await slack.until(() => slack.answers.length > 0)
    const checks = (person: string) => ports.desk.checks(person).map(({ session }) => session)
    const before = slack.wordsIn('DU1')
    await sent(channel, pressOf(slack, 'U2', { action_id: 'check.0', value: 'slack:T1:U1:DU1' }), { form: 'payload' })
    await sent(channel, directMessage(slack, 'U2', '你好'))
    await slack.until(() => slack.wordsIn('DU2') !== '')
    expect(slack.wordsIn('DU1')).toBe(before)
    expect(checks('slack:T1:U1')).toEqual(['slack:T1:U1:DU1'])
    expect(checks('slack:T1:U2')).toEqual([])
    expect(audit.filter(({ event }) => event === 'answered').length).toBeGreaterThan(0)
  })

  it('旧式助手：开一列就打招呼、给出可以问的', async () => {
    const { slack, channel } = world
    const thread = { user_id: 'U1', channel_id: 'DU1', thread_ts: '1700.1', context: {} }
    await sent(channel, eventOf({ type: 'assistant_thread_started', assistant_thread: thread }))
    await slack.until(() => slack.calls.some(({ method }) => method === 'assistant.threads.setSuggestedPrompts'))
    expect(slack.answers[0]).toMatchObject({ channel: 'DU1', thread: '1700.1' })
  })
})

describe('代理视图', () => {
  it('每条顶层消息自成一列，答在列里，答之前有状态', async () => {
    const agent = await started({ config: { agentView: true } })
    const { slack, channel } = agent
    await sent(channel, eventOf({ type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'messages' }))
    await sent(channel, directMessage(slack, 'U1', '万州 研发场地要多大'))
    await slack.until(() => slack.answers.length > 0)
    expect(slack.answers[0]?.thread).toBe(slack.posted[0]?.ts)
    const methods = slack.calls.map(({ method }) => method)
    expect(methods).toContain('assistant.threads.setSuggestedPrompts')
    expect(methods.indexOf('assistant.threads.setStatus')).toBeLessThan(methods.indexOf('chat.postMessage'))
    await stopped(agent)
  })

  it('/wence check 在私信里另开一列，接着说就在这一列', async () => {
    const agent = await started({ config: { agentView: true } })
    const { slack, channel } = agent
    await sent(channel, slashOf(slack, 'U1', 'check 万州'), { form: true })
    await slack.until(() => slack.responses.length > 0)
    const [opening, question] = slack.answers
    expect(question?.thread).toBe(opening?.ts)
    const before = slack.answers.length
    await sent(channel, directMessage(slack, 'U1', '研发人员8人', opening?.ts))
    await slack.until(() => slack.answers.length > before)
    expect(slack.wordsIn('DU1', opening?.ts)).toContain('还差 2 人')
    await stopped(agent)
  })
})

describe('删除我的数据', () => {
  it('照办：主页上的核对也没有了', async () => {
    const { slack, channel, ports } = world
    await sent(channel, directMessage(slack, 'U1', '研发人员8人，我们公司能不能申报万州的'))
    await slack.until(() => slack.answers.length > 0)
    expect(ports.desk.checks('slack:T1:U1')).toHaveLength(1)
    await sent(channel, directMessage(slack, 'U1', '删除我的数据'))
    await slack.until(() => slack.wordsIn('DU1').includes('都删除了'))
    expect(ports.desk.checks('slack:T1:U1')).toEqual([])
  })
})

describe('报告', () => {
  it('作为文件发在同一处', async () => {
    const { slack, channel } = world
    await sent(channel, directMessage(slack, 'U1', '研发人员8人，我们公司能不能申报万州的'))
    await slack.until(() => slack.answers.length > 0)
    await sent(channel, directMessage(slack, 'U1', '导出报告'))
    const files = () => slack.posted.flatMap(({ files: own }) => own ?? [])
    await slack.until(() => files().length === 1)
    expect(files().map(({ name }) => name)).toEqual(['wence-wanzhou-2026-11-20.docx'])
  })
})
