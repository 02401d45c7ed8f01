import { afterEach, describe, expect, it } from 'vitest'
import { directMessage, mention, type Started, sent, started, stopped } from '../../support/slack.ts'
import { allText } from '../../support/slack-limits.ts'

const TELLS = '我们公司设备两百多万，研发人员8人，够报万州的吗'
const FIGURES = /[\d０-９一二三四五六七八九十两百千万]+\s*(?:万|人|平)/u

let open: Started[] = []
const world = async (options: Parameters<typeof started>[0] = {}) => {
  const one = await started(options)
  open.push(one)
  return one
}
afterEach(async () => {
  for (const one of open) {
    expect(one.slack.refused).toEqual([])
    await stopped(one)
  }
  open = []
})

const inRoom = ({ slack }: Started) => slack.answers.filter(({ channel }) => channel === 'C1')
const answered = async (one: Started, count: number) =>
  one.slack.until(() => one.audit.filter(({ event }) => event === 'answered').length >= count)

describe('频道里说到单位的情况', () => {
  it('答在私信里；频道里只有一句，没有数目，没有单位', async () => {
    const one = await world()
    await sent(one.channel, mention(one.slack, 'U1', TELLS))
    await answered(one, 1)
    expect(one.slack.wordsIn('DU1')).toContain('还差 2 人')
    const [line, more] = inRoom(one)
    expect(more).toBeUndefined()
    const said = JSON.stringify(line)
    expect(said).toContain('已在私信里答复')
    expect(said).toContain('"user_id":"U1"')
    expect(line?.thread).toBe(one.slack.posted[0]?.ts)
    expect(allText(line?.blocks)).not.toMatch(FIGURES)
    expect(allText(line?.blocks)).not.toContain('万州')
    expect(one.slack.posted.indexOf(line as never)).toBe(one.slack.posted.length - 1)
  })

  it('核对跟到私信里：在那里接着说，再到频道里补一句也接得上；问条文还是答在频道里', async () => {
    const one = await world()
    await sent(one.channel, mention(one.slack, 'U1', '万州 公示多少天'))
    await answered(one, 1)
    expect(one.slack.wordsIn('C1')).toContain('公示')
    expect(one.slack.wordsIn('DU1')).toBe('')
    const thread = one.slack.posted[0]?.ts ?? ''
    await sent(one.channel, mention(one.slack, 'U1', '我们研发人员8人，能申报吗', 'C1', thread))
    await answered(one, 2)
    await sent(one.channel, directMessage(one.slack, 'U1', '场地380平'))
    await answered(one, 3)
    await sent(one.channel, mention(one.slack, 'U1', '设备300万', 'C1', thread))
    await answered(one, 4)
    const [check] = one.ports.desk.checks('slack:T1:U1')
    expect(one.ports.desk.checks('slack:T1:U1')).toHaveLength(1)
    expect(check?.session).toBe('slack:T1:U1:DU1')
    expect(check?.reply).toMatchObject({
      check: { facts: { rd_staff: 8, site_area: 380, equipment_value: 3_000_000 } },
    })
    expect(inRoom(one).filter(({ blocks }) => allText(blocks).includes('已在私信里答复'))).toHaveLength(2)
  })

  it('一个消息列里两个人：各在各的私信', async () => {
    const one = await world()
    await sent(one.channel, mention(one.slack, 'U1', '我们研发人员8人，够报万州的吗'))
    await answered(one, 1)
    const thread = one.slack.posted[0]?.ts ?? ''
    await sent(one.channel, mention(one.slack, 'U2', '我们研发人员50人，够报万州的吗', 'C1', thread))
    await answered(one, 2)
    expect(one.slack.wordsIn('DU1')).not.toContain('50')
    expect(one.slack.wordsIn('DU2')).toContain('50')
    expect(one.slack.wordsIn('C1')).not.toMatch(/[58]/u)
  })

  it('代理视图：同一个消息列里说的，都到同一列私信', async () => {
    const one = await world({ config: { agentView: true } })
    await sent(one.channel, mention(one.slack, 'U1', '我们研发人员8人，够报万州的吗'))
    await answered(one, 1)
    const thread = one.slack.posted[0]?.ts ?? ''
    await sent(one.channel, mention(one.slack, 'U1', '场地380平', 'C1', thread))
    await answered(one, 2)
    const alone = one.slack.answers.filter(({ channel }) => channel === 'DU1')
    const [opening] = alone
    expect(alone.slice(1).every((each) => each.thread === opening?.ts)).toBe(true)
    expect(one.slack.wordsIn('DU1', opening?.ts)).toContain('还差 120 平方米')
  })

  it('开不了私信：只告诉本人到哪里说，什么也没记', async () => {
    const one = await world()
    one.slack.faults = ({ method }) =>
      method === 'conversations.open' ? { kind: 'error', error: 'cannot_dm_bot' } : undefined
    await sent(one.channel, mention(one.slack, 'U1', TELLS))
    await one.slack.until(() => one.slack.whispers.length > 0)
    expect(one.slack.whispers[0]).toMatchObject({
      channel: 'C1',
      to: 'U1',
      text: expect.stringContaining('直接发私信'),
    })
    expect(one.slack.answers).toEqual([])
    expect(one.ports.desk.checks('slack:T1:U1')).toEqual([])
  })
})

describe('导出我的数据', () => {
  it('在私信里说：给文件', async () => {
    const one = await world()
    await sent(one.channel, directMessage(one.slack, 'U1', TELLS))
    await answered(one, 1)
    await sent(one.channel, directMessage(one.slack, 'U1', '导出我的数据'))
    await answered(one, 2)
    const files = one.slack.posted.flatMap(({ channel, files: all = [] }) => all.map(({ name }) => [channel, name]))
    expect(files).toEqual([['DU1', expect.stringMatching(/^wence-我的数据-.*\.json$/u)]])
  })

  it('在频道里说：到私信里给，频道里只有一句', async () => {
    const one = await world()
    await sent(one.channel, mention(one.slack, 'U1', '导出我的数据'))
    await answered(one, 1)
    const files = one.slack.posted.flatMap(({ channel, files: all = [] }) => all.map(() => channel))
    expect(files).toEqual(['DU1'])
    expect(
      inRoom(one)
        .map(({ blocks }) => allText(blocks))
        .join(),
    ).toContain('已在私信里答复')
  })
})
