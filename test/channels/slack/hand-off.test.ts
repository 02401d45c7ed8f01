import { afterEach, describe, expect, it } from 'vitest'
import { directMessage, type Started, sent, slashOf, started, stopped, type World } from '../../support/slack.ts'
import { allText } from '../../support/slack-limits.ts'

let open: Started[] = []
afterEach(async () => {
  for (const world of open) await stopped(world)
  open = []
})
const world = async (how: World = {}): Promise<Started> => {
  const one = await started(how)
  open.push(one)
  return one
}

const CLERKS = 'C9'
const over = ({ audit }: Started, event: string) => audit.some((line) => line.event === event)

describe('转人工', () => {
  it('没有设工作人员的频道：不说已转，说问谁', async () => {
    const one = await world()
    await sent(one.channel, directMessage(one.slack, 'U1', '转人工'))
    await one.slack.until(() => over(one, 'answered'))
    expect(one.slack.wordsIn('DU1')).not.toMatch(/已转|单号/u)
    expect(one.slack.wordsIn('DU1')).toContain('重庆市万州区科学技术局')
  })

  it('/wence ask 转人工：没有人被告知，也就不说已转', async () => {
    const one = await world({ config: { handOffChannel: CLERKS } })
    await sent(one.channel, slashOf(one.slack, 'U1', 'ask 转人工', 'DU1'), { form: true })
    await one.slack.until(() => over(one, 'answered'))
    expect(one.slack.answers.map(({ channel }) => channel)).toEqual(['DU1'])
    expect(allText(one.slack.answers[0]?.blocks)).not.toMatch(/已转|单号/u)
  })
})
