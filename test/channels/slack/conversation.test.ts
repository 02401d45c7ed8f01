import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawReply } from '../../../src/channels/slack/draw.ts'
import type { Reply } from '../../../src/desk/index.ts'
import { examples } from '../../support/library.ts'
import { directMessage, type Started, sent, started, stopped } from '../../support/slack.ts'
import { allText } from '../../support/slack-limits.ts'
import { deskIn } from '../../support/talk.ts'

const dialogues = examples<{ id: string; turns: { user: string }[] }>('dev/dialogues.jsonl')

/** Tickets are named after it: both sides name theirs alike. */
const newId = () => 'one and the same'

describe('对话示例经 Slack 走一遍', () => {
  let world: Started
  beforeAll(async () => {
    world = await started({ ports: { desk: deskIn({ newId }) } })
  })
  afterAll(() => stopped(world))

  const wordsOf = (reply: Reply) => drawReply(reply).map(({ blocks }) => allText(blocks))

  it.each(dialogues.map(({ id, turns }) => ({ id, turns })))('$id：与终端的回答一字不差', async ({ id, turns }) => {
    const { slack, channel } = world
    const user = id.toUpperCase()
    const desk = deskIn({ newId })
    const expected: string[] = []
    for (const { user: words } of turns) {
      expected.push(...wordsOf(await desk.turn('terminal', words)))
      await sent(channel, directMessage(slack, user, words))
      const answered = () => slack.answers.filter((message) => message.channel === `D${user}`)
      await slack.until(() => answered().length >= expected.length)
      expect(answered().map(({ blocks }) => allText(blocks))).toEqual(expected)
    }
    expect(slack.refused).toEqual([])
  })
})
