import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newFile } from '../store/turns.ts'
import { eventually } from '../support/eventually.ts'
import { builtProgram } from '../support/program.ts'
import { directMessage, SECRET, signedHeaders } from '../support/slack.ts'
import { MALFORMED, sentAsIs } from '../support/slack-malformed.ts'
import { SlackServer } from '../support/slack-server.ts'
import { got } from './world.ts'

/** The program itself; `said` resolves with the first line on standard error that matches. */
function start(args: readonly string[], env: Record<string, string>, first: readonly string[] = []) {
  const child = spawn(process.execPath, [...first, builtProgram(), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '', ...env },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let out = ''
  const err: string[] = []
  child.stdout.on('data', (piece) => {
    out += piece
  })
  const lines = createInterface({ input: child.stderr })
  lines.on('line', (line) => err.push(line))
  const ended = once(child, 'close').then(([status]) => ({ status, out, err: err.join('\n') }))
  const said = async (pattern: RegExp) => {
    for (;;) {
      const line = err.find((each) => pattern.test(each))
      if (line) return pattern.exec(line)?.[1] ?? line
      const over = await Promise.race([once(lines, 'line').then(() => false), ended.then(() => true)])
      if (over) throw new Error(`it ended: ${err.join('\n')}`)
    }
  }
  return { child, ended, said }
}

/** Goes wrong in the process before the program is loaded into it: whenever it is told to. */
const GOES_WRONG = ['--import', './test/support/going-wrong.mjs']

const slackOn = (slack: SlackServer, file: string) => ({
  WENCE_DB: file,
  WENCE_PORT: '0',
  WENCE_SLACK_BOT_TOKEN: 'xoxb-token',
  WENCE_SLACK_SIGNING_SECRET: SECRET,
  WENCE_SLACK_API_URL: slack.apiUrl,
  WENCE_SLACK_PORT: '0',
  WENCE_SLACK_AGENT_VIEW: 'no',
})

async function delivered(port: string, events: readonly object[]): Promise<void> {
  for (const event of events) {
    const body = JSON.stringify(event)
    const headers = { 'content-type': 'application/json', ...signedHeaders(body) }
    const { status } = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', headers, body })
    expect(status).toBe(200)
  }
}

describe('程序', () => {
  it('一个渠道也没开：说设什么，退出 2，标准输出什么也没有', async () => {
    const { status, out, err } = await start(['serve'], { WENCE_DB: newFile() }).ended
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain('no channel is on')
  })

  it.each(['SIGTERM', 'SIGINT'] as const)('%s：收好退出 0', async (signal) => {
    const service = start(['serve', '--without-channels'], { WENCE_DB: newFile(), WENCE_PORT: '0' })
    const address = await service.said(/(http:\/\/127\.0\.0\.1:\d+)/u)
    expect((await got(address, '/healthz')).body).toBe('ok\n')
    service.child.kill(signal)
    const { status, out } = await service.ended
    expect({ status, out }).toEqual({ status: 0, out: '' })
  })

  it('Slack 的程序被杀在半路，再启动接着答：每句答一次', async () => {
    const slack = new SlackServer()
    await slack.start()
    onTestFinished(() => slack.stop())
    const file = newFile()
    const env = slackOn(slack, file)
    const people = ['U1', 'U2', 'U3', 'U4']
    const events = people.map((user) => directMessage(slack, user, '云南第二十四条'))
    // The first parts arrive, and Slack answers nobody any more.
    slack.faults = ({ method }) =>
      method === 'chat.postMessage' && slack.posted.filter(({ user }) => user === undefined).length >= 2
        ? { kind: 'stalled' }
        : undefined
    const first = start(['serve'], env)
    await delivered(await first.said(/HTTP on port (\d+)/u), events)
    const answers = () => slack.posted.filter(({ user }) => user === undefined)
    await eventually(() => expect(answers().length).toBeGreaterThanOrEqual(2))
    first.child.kill('SIGKILL')
    await first.ended
    slack.faults = () => undefined
    const second = start(['serve'], env)
    await delivered(await second.said(/HTTP on port (\d+)/u), events)
    await eventually(() => {
      for (const user of people) expect(answers().some(({ channel }) => channel === `D${user}`)).toBe(true)
    })
    second.child.kill('SIGTERM')
    expect((await second.ended).status).toBe(0)
    for (const user of people) {
      const texts = answers().filter(({ channel }) => channel === `D${user}`)
      expect(texts.map(({ text }) => text)).toEqual([expect.stringContaining('绩效评估')])
    }
  })

  it('不成样子的请求结束不了它；没人接住的错结束它：记下来不带话，退出 1，没答的话下次答一遍', async () => {
    const slack = new SlackServer()
    await slack.start()
    onTestFinished(() => slack.stop())
    const env = { ...slackOn(slack, newFile()), WENCE_DRAIN: '1' }
    // Slack asks to wait: what came is acknowledged and not answered yet.
    slack.faults = ({ method }) => (method === 'chat.postMessage' ? { kind: 'busy', seconds: 600 } : undefined)
    const first = start(['serve'], env, GOES_WRONG)
    const port = await first.said(/HTTP on port (\d+)/u)
    for (const body of Object.values(MALFORMED).flat())
      expect([400, 415]).toContain((await sentAsIs(body, port)).status)
    await delivered(port, [directMessage(slack, 'U1', '云南第二十四条')])
    await slack.until(() => slack.calls.some(({ method }) => method === 'chat.postMessage'))
    first.child.kill('SIGUSR2')
    const { status, out, err } = await first.ended
    expect({ status, out }).toEqual({ status: 1, out: '' })
    const [told = ''] = err.split('\n').filter((line) => line.includes('"fatal"'))
    expect(JSON.parse(told)).toMatchObject({
      uncaught: 'rejection',
      fault: 'Error',
      at: expect.arrayContaining([expect.stringContaining('going-wrong.mjs')]),
    })
    for (const secret of ['私密', '云南', '万州']) expect(err).not.toContain(secret)
    expect(slack.answers).toEqual([])

    slack.faults = () => undefined
    const second = start(['serve'], env)
    await slack.until(() => slack.answers.length > 0)
    second.child.kill('SIGTERM')
    expect((await second.ended).status).toBe(0)
    expect(slack.answers.map(({ text }) => text)).toEqual([expect.stringContaining('绩效评估')])
  })
})
