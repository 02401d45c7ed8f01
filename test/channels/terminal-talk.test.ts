import { PassThrough } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { converse } from '../../src/channels/terminal/index.ts'
import type { Reply } from '../../src/desk/index.ts'
import { deskIn } from '../support/talk.ts'

const WANZHOU = '我们是企业，能不能申报万州的'
const PAST = '这题已答'

/** A conversation at a terminal of its own: a person types, and sees what is shown. */
function seated(interactive: boolean) {
  const desk = deskIn()
  const [input, output] = [new PassThrough(), new PassThrough()]
  const replies: Reply[] = []
  let shown = ''
  output.on('data', (bytes: Buffer) => {
    shown += bytes.toString('utf8')
  })
  const over = converse(
    { input, output, screen: { columns: 80, colour: false }, interactive },
    {
      welcome: desk.welcome(),
      turn: async (words, unseen) => {
        const reply = await desk.turn('s', words, { unseen })
        replies.push(reply)
        return reply
      },
      save: async (name) => name,
      words: [],
    },
  )
  return {
    replies,
    shown: () => shown,
    /** Types lines at once, and waits until each is answered. */
    async type(...lines: readonly string[]) {
      const before = replies.length
      input.write(lines.map((line) => `${line}\n`).join(''))
      await vi.waitFor(() => expect(replies.length).toBe(before + lines.length), { timeout: 20_000 })
    },
    async leave() {
      input.end()
      await over
    },
  }
}

describe('坐在终端前', () => {
  it('一句一句说：数字答的是刚列的', async () => {
    const seat = seated(true)
    await seat.type(WANZHOU)
    await seat.type('2')
    await seat.type('1')
    await seat.leave()
    expect(seat.replies.at(-1)?.check?.facts).toMatchObject({ joint_build: false, legal_person: true })
    expect(seat.shown()).toContain('  2. 不是')
  })

  it.each(['2', '不是'])('“%s”敲了两遍：第二遍答的还是那一题', async (words) => {
    const seat = seated(true)
    await seat.type(WANZHOU)
    await seat.type(words, words)
    await seat.leave()
    expect(seat.replies.at(-1)?.check?.facts).toEqual({ applicant_kind: 'enterprise', joint_build: false })
    expect(seat.shown()).toContain(PAST)
  })

  it('转人工：不说已转', async () => {
    const seat = seated(true)
    await seat.type('转人工')
    await seat.leave()
    expect(seat.shown()).not.toMatch(/已转|单号/u)
    expect(seat.shown()).toContain('重庆市万州区科学技术局')
  })
})

describe('从管道来的', () => {
  it('一行一句，每句答的是前一句问的', async () => {
    const seat = seated(false)
    await seat.type(WANZHOU, '2', '1')
    await seat.leave()
    expect(seat.replies.at(-1)?.check?.facts).toMatchObject({ joint_build: false, legal_person: true })
  })
})
