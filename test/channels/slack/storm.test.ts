import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import type { SlackDesk } from '../../../src/channels/slack/index.ts'
import { newFile, openStore } from '../../store/turns.ts'
import { builtProgram } from '../../support/program.ts'
import { full, sized } from '../../support/size.ts'
import { directMessage, SECRET, type Started, sent, signedHeaders, started } from '../../support/slack.ts'
import { allText } from '../../support/slack-limits.ts'
import { type Fault, SlackServer } from '../../support/slack-server.ts'
import { deskIn } from '../../support/talk.ts'

let open: Started[] = []
afterEach(async () => {
  for (const { channel } of open) await channel.stop(0)
  await open[0]?.slack.stop()
  open = []
})

/** The same numbers each time. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

const marksOf = (slack: SlackServer) =>
  slack.answers.map(({ metadata }) => `${metadata?.event_payload.reply}/${metadata?.event_payload.part}`)

const PEOPLE = sized(200)
const EACH = [0, 1, 2]

describe(`${PEOPLE} 人一起来`, () => {
  it('重的、乱序的、限流的、断线的都有，两个进程分着收：一句不少、一句不重', async () => {
    const random = numbers(7)
    const plain = deskIn().welcome()
    // Only the way there and back is under test: the desk says the words back.
    const desk: SlackDesk = Object.assign(deskIn(), {
      turn: async (_: string, words: string, { letter }: { letter: string }) => ({
        ...plain,
        id: letter,
        blocks: [{ kind: 'words' as const, text: words }],
      }),
    })
    const store = openStore(newFile(), { now: Date.now() })
    const shared = { inbox: store.inbox, store }
    const first = await started({ ...shared, ports: { desk } })
    const second = await started({ ...shared, slack: first.slack, ports: { desk, owner: 'p2' } })
    open = [first, second]
    const { slack } = first
    slack.faults = ({ method }): Fault | undefined => {
      if (method !== 'chat.postMessage') return undefined
      const chance = random()
      if (chance < 0.1) return { kind: 'busy', seconds: 1 }
      if (chance < 0.14) return { kind: 'lost', done: true }
      return chance < 0.18 ? { kind: 'lost', done: false } : undefined
    }
    const people = Array.from({ length: PEOPLE }, (_, i) => `U${i}`)
    const said = people.flatMap((user) => EACH.map((n) => directMessage(slack, user, `${user} 第${n}句`)))
    const twice = [...said, ...said]
    const shuffled = twice.map((message) => ({ message, at: random() })).sort((a, b) => a.at - b.at)
    for (let i = 0; i < shuffled.length; i += 50) {
      const batch = shuffled.slice(i, i + 50)
      const statuses = await Promise.all(
        batch.map(async ({ message }) => (await sent(random() < 0.5 ? first.channel : second.channel, message)).status),
      )
      expect(new Set(statuses)).toEqual(new Set([200]))
    }
    const answered = () => [...first.audit, ...second.audit].filter(({ event }) => event === 'answered').length
    await slack.until(() => answered() === said.length)
    expect(slack.answers.map(({ blocks }) => allText(blocks)).sort()).toEqual(
      people.flatMap((user) => EACH.map((n) => `${user} 第${n}句`)).sort(),
    )
    expect(new Set(marksOf(slack)).size).toBe(said.length)
    expect(slack.refused).toEqual([])
    expect([...first.audit, ...second.audit].filter(({ event }) => event === 'seen')).toHaveLength(said.length)
  })

  it('一个人连着说的，按说的先后答', async () => {
    const one = await started()
    open = [one]
    const words = ['我们公司能不能申报万州的', '研发人员8人', '返回', '研发人员18人']
    for (const line of words) await sent(one.channel, directMessage(one.slack, 'U1', line))
    await one.slack.until(() => one.audit.filter(({ event }) => event === 'answered').length === words.length)
    const desk = deskIn()
    const replies = []
    for (const line of words) replies.push((await desk.turn('s', line)).blocks[0]?.text ?? '')
    const drawn = one.slack.answers.map(({ blocks }) => allText(blocks).replace(/\s/gu, ''))
    for (const [i, text] of replies.entries()) expect(drawn[i]).toContain(text.replace(/\s/gu, ''))
  })
})

/** The channel in a process of its own, on one file; resolves with its port. */
async function startProcess(slack: SlackServer, file: string, owner: string) {
  builtProgram()
  const args = ['test/support/slack-process.mjs', slack.apiUrl, file, owner]
  const env = { ...process.env, SECRET }
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env })
  onTestFinished(() => void child.kill('SIGKILL'))
  const over = once(child, 'close').then(() => ['the process ended'])
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), over])
  if (!/^\d+$/u.test(line)) throw new Error(line)
  return { child, port: Number(line), ended: once(child, 'close') }
}

describe('进程在半路被杀', () => {
  const halfWay: [string, string, boolean][] = [
    ['第一条发出以后', 'chat.postMessage', true],
    ['第一条发出以前', 'chat.postMessage', false],
    ['文件传完以后', 'files.completeUploadExternal', true],
  ]
  it.each(full ? halfWay : halfWay.slice(-1))(
    '%s：下一个进程接着发，一部分不少、一部分不重',
    async (_, method, done) => {
      const slack = new SlackServer()
      await slack.start()
      onTestFinished(() => slack.stop())
      const file = newFile()
      const first = await startProcess(slack, file, 'p1')
      let killed = false
      slack.faults = (call): Fault | undefined => {
        if (killed || call.method !== method) return undefined
        killed = true
        first.child.kill('SIGKILL')
        return { kind: 'lost', done }
      }
      const say = async (port: number, words: string) => {
        const body = JSON.stringify(directMessage(slack, 'U1', words))
        const headers = { 'content-type': 'application/json', ...signedHeaders(body) }
        expect((await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', headers, body })).status).toBe(
          200,
        )
      }
      await say(first.port, '我们公司能不能申报万州的，研发人员8人，导出报告')
      if (method !== 'chat.postMessage') await say(first.port, '导出报告').catch(() => undefined)
      await first.ended
      const second = await startProcess(slack, file, 'p2')
      await say(second.port, '导出报告')
      const files = () => slack.posted.flatMap(({ files: own }) => own ?? []).map(({ name }) => name)
      const reports = method === 'chat.postMessage' ? 1 : 2
      // What the dead process had begun is answered once its time has run out, which may be after what came since.
      const answered = () => new Set(marksOf(slack).map((mark) => mark.split('/')[0])).size
      await slack.until(() => files().length >= reports && answered() > reports)
      expect(files().sort()).toEqual(Array(reports).fill('wence-wanzhou-2026-11-20.docx'))
      const marks = marksOf(slack)
      expect(new Set(marks).size).toBe(marks.length)
      expect(answered()).toBe(reports + 1)
    },
  )
})
