import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { median } from './random.ts'

type Say = (name: string, value: string) => void

const STARTS = 7
const PEOPLE = 300
const EACH = 4
/** Requests that wait for their acknowledgement at a time. */
const AT_ONCE = 16
const LINES = ['万州 补助多少', '聊城 公示多少天', '云南 第二十四条', '重庆 附件2', '四川 研发场地要多大']
const MAIN = join(process.cwd(), 'dist', 'main.js')
const SECRET = 'a signing secret of Slack'

interface Running {
  readonly child: ChildProcess
  /** Resolves with what the pattern's group matched in a line, of both outputs. */
  readonly said: (pattern: RegExp) => Promise<string>
  readonly stop: () => Promise<void>
}

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Running {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  const lines: string[] = []
  const readers = [child.stdout, child.stderr].map((input) => createInterface({ input }))
  for (const reader of readers) reader.on('line', (line) => lines.push(line))
  const said = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      for (const line of lines) {
        const found = pattern.exec(line)
        if (found) return found[1] ?? line
      }
      await Promise.race([...readers.map((reader) => once(reader, 'line')), once(child, 'exit')])
      if (child.exitCode !== null) throw new Error(`${args.join(' ')} ended: ${lines.join('\n')}`)
    }
  }
  const stop = async () => {
    if (child.exitCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  return { child, said, stop }
}

const folder = (): string => mkdtempSync(join(tmpdir(), 'wence-bench-'))

const serveEnv = (database: string, more: Record<string, string> = {}): Record<string, string> => ({
  WENCE_DB: join(database, 'wence.db'),
  WENCE_PORT: '0',
  ...more,
})

async function memoryOf(address: string): Promise<number> {
  const metrics = await (await fetch(`${address}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\S+)/mu.exec(metrics)?.[1]) / 2 ** 20
}

const RSS = "data:text/javascript,process.on('exit',()=>process.stderr.write('rss '+process.resourceUsage().maxRSS))"

function bareNode(): { readonly ms: number; readonly mb: number } {
  const from = performance.now()
  const run = spawnSync(process.execPath, ['--import', RSS, '-e', '0'], { encoding: 'utf8' })
  return { ms: performance.now() - from, mb: Number(/rss (\d+)/u.exec(run.stderr)?.[1]) / 1024 }
}

/** From the start of the process to the first request answered, with a new database each time; and its memory then. */
async function startUp(name: string, args: readonly string[], env: Record<string, string>, say: Say): Promise<void> {
  const runs: { readonly ms: number; readonly mb: number; readonly bare: ReturnType<typeof bareNode> }[] = []
  for (let i = 0; i < STARTS; i++) {
    const bare = bareNode()
    const database = folder()
    const from = performance.now()
    const service = start([MAIN, 'serve', ...args], serveEnv(database, env))
    const address = await service.said(/(http:\/\/127\.0\.0\.1:\d+)/u)
    if (env.WENCE_SLACK_PORT) await service.said(/HTTP on port (\d+)/u)
    await fetch(`${address}/healthz`)
    const ms = performance.now() - from
    runs.push({ ms, mb: await memoryOf(address), bare })
    await service.stop()
    rmSync(database, { recursive: true })
  }
  const [ms, mb] = [median(runs.map((run) => run.ms)), median(runs.map((run) => run.mb))]
  const [bareMs, bareMb] = [median(runs.map(({ bare }) => bare.ms)), median(runs.map(({ bare }) => bare.mb))]
  const ratios = `${(ms / bareMs).toFixed(1)} times the time, ${(mb / bareMb).toFixed(1)} times the memory of node -e 0`
  say(`serve: start-up, ${name}`, `${ms.toFixed(0)} ms, ${mb.toFixed(0)} MB, ${ratios}`)
}

function signed(body: string): Record<string, string> {
  const at = String(Math.floor(Date.now() / 1000))
  const hash = createHmac('sha256', SECRET).update(`v0:${at}:${body}`).digest('hex')
  return {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'x-slack-request-timestamp': at,
    'x-slack-signature': `v0=${hash}`,
  }
}

const eventOf = (n: number): string => {
  const user = `U${n % PEOPLE}`
  const ts = `${1_700_000_000 + n}.000100`
  const text = LINES[(n + Math.floor(n / PEOPLE)) % LINES.length]
  const event = { type: 'message', channel: `D${user}`, channel_type: 'im', user, text, ts, event_ts: ts }
  return JSON.stringify({
    token: 't',
    team_id: 'T1',
    api_app_id: 'A1',
    type: 'event_callback',
    event_id: `Ev${n}`,
    event,
  })
}

/** Sends all events, so many at a time; how long each waited for its acknowledgement, in milliseconds, sorted. */
async function acknowledged(port: string): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const waits: number[] = []
  let next = 0
  const post = (body: string) =>
    new Promise<void>((resolve, reject) => {
      const from = performance.now()
      const sent = request(
        { port, host: '127.0.0.1', path: '/slack/events', method: 'POST', agent, headers: signed(body) },
        (response) => {
          response.resume().on('end', () => {
            waits.push(performance.now() - from)
            if (response.statusCode === 200) resolve()
            else reject(new Error(`status ${response.statusCode}`))
          })
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })
  const sender = async () => {
    while (next < PEOPLE * EACH) await post(eventOf(next++))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sender))
  agent.destroy()
  return waits.sort((a, b) => a - b)
}

const at = (waits: readonly number[], share: number): number => waits[Math.floor(waits.length * share)] ?? 0

/** A storm of direct messages through the HTTP receiver: answers a second, and how long Slack waits for its acknowledgement. */
async function underLoad(env: Record<string, string>, say: Say): Promise<void> {
  const empty = start(['.bench/bench/empty-server.js'])
  const emptyPort = await empty.said(/port (\d+)/u)
  await acknowledged(emptyPort)
  const least = await acknowledged(emptyPort)
  await empty.stop()

  const database = folder()
  const service = start([MAIN, 'serve'], serveEnv(database, env))
  const address = await service.said(/(http:\/\/127\.0\.0\.1:\d+)/u)
  const port = await service.said(/HTTP on port (\d+)/u)
  const from = performance.now()
  const waits = await acknowledged(port)
  const taken = performance.now() - from
  for (;;) {
    const metrics = await (await fetch(`${address}/metrics`)).text()
    if (Number(/event="answered"\} (\d+)/u.exec(metrics)?.[1] ?? 0) >= PEOPLE * EACH) break
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const seconds = (performance.now() - from) / 1000
  const memory = await memoryOf(address)
  await service.stop()
  rmSync(database, { recursive: true })
  say(`serve: ${PEOPLE * EACH} messages of ${PEOPLE} people, answers a second`, ((PEOPLE * EACH) / seconds).toFixed(0))
  say('serve: the storm was taken in within', `${(taken / 1000).toFixed(1)} s, answered within ${seconds.toFixed(1)} s`)
  say('serve: memory after the storm', `${memory.toFixed(0)} MB`)
  for (const [name, share] of [
    ['median', 0.5],
    ['99th percentile', 0.99],
  ] as const) {
    const [ours, bare] = [at(waits, share), at(least, share)]
    const ratio = `${(ours / bare).toFixed(0)} times an empty server's ${bare.toFixed(1)} ms`
    say(`serve: acknowledgement under that load, ${name}`, `${ours.toFixed(0)} ms, ${ratio} (Slack waits 3000 ms)`)
  }
}

/** What the service costs. Slack's side, and the empty server, are processes of their own on the same machine. */
export async function benchServe(say: Say): Promise<void> {
  const api = start(['.bench/bench/slack-api.js'])
  const slack = {
    WENCE_SLACK_BOT_TOKEN: 'xoxb-bench',
    WENCE_SLACK_SIGNING_SECRET: SECRET,
    WENCE_SLACK_API_URL: `http://127.0.0.1:${await api.said(/port (\d+)/u)}/api/`,
    WENCE_SLACK_PORT: '0',
    WENCE_SLACK_AGENT_VIEW: 'no',
  }
  await startUp('no channel', ['--without-channels'], {}, say)
  await startUp('Slack over HTTP', [], slack, say)
  await underLoad(slack, say)
  await api.stop()
}
