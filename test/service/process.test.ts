import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newFile, raw } from '../store/turns.ts'
import { eventually } from '../support/eventually.ts'
import { builtProgram } from '../support/program.ts'
import { directMessage, SECRET, signedHeaders } from '../support/slack.ts'
import { SlackServer } from '../support/slack-server.ts'
import { got } from './world.ts'

/** The program itself; `said` resolves with the first line on standard error that matches. */
function start(args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [builtProgram(), ...args], {
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
    const env = {
      WENCE_DB: file,
      WENCE_PORT: '0',
      WENCE_SLACK_BOT_TOKEN: 'xoxb-token',
      WENCE_SLACK_SIGNING_SECRET: SECRET,
      WENCE_SLACK_API_URL: slack.apiUrl,
      WENCE_SLACK_PORT: '0',
      WENCE_SLACK_AGENT_VIEW: 'no',
    }
    const people = ['U1', 'U2', 'U3', 'U4']
    const events = people.map((user) => directMessage(slack, user, '云南第二十四条'))
    const deliver = async (port: string) => {
      for (const event of events) {
        const body = JSON.stringify(event)
        const headers = { 'content-type': 'application/json', ...signedHeaders(body) }
        expect((await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', headers, body })).status).toBe(
          200,
        )
      }
    }
    // The first parts arrive, and Slack answers nobody any more.
    slack.faults = ({ method }) =>
      method === 'chat.postMessage' && slack.posted.filter(({ user }) => user === undefined).length >= 2
        ? { kind: 'stalled' }
        : undefined
    const first = start(['serve'], env)
    await deliver(await first.said(/HTTP on port (\d+)/u))
    const answers = () => slack.posted.filter(({ user }) => user === undefined)
    await eventually(() => expect(answers().length).toBeGreaterThanOrEqual(2))
    first.child.kill('SIGKILL')
    await first.ended
    slack.faults = () => undefined
    // What it had begun is its own until its time has run out.
    raw(file).exec('UPDATE owners SET until = 0')

    const second = start(['serve'], env)
    await deliver(await second.said(/HTTP on port (\d+)/u))
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
})
