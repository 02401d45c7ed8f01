import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { WechatWorld } from '../test/support/wechat.ts'
import { median } from './random.ts'

type Say = (name: string, value: string) => void

const COLD_RUNS = 9
const PEOPLE = 200
const EACH = 5
const LINES = ['万州 补助多少', '聊城 公示多少天', '云南 第二十四条', '那四川呢', '重庆 附件2']

const CHANNEL = pathToFileURL(join(process.cwd(), 'dist', 'channels', 'wechat', 'index.js')).href
const REPORT = "process.on('exit', () => process.stderr.write('rss ' + process.resourceUsage().maxRSS))"
const SCRIPTS = {
  'node -e 0': REPORT,
  'the channel': `${REPORT}; await import('${CHANNEL}')`,
  'the channel and wechaty': `${REPORT}; await import('${CHANNEL}'); await import('wechaty')`,
}

function cold(script: string): { readonly ms: number; readonly mb: number } {
  const start = performance.now()
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(run.stderr)
  return { ms: performance.now() - start, mb: Number(/rss (\d+)/u.exec(run.stderr)?.[1]) / 1024 }
}

/** What loading costs, each in a process of its own, taken in turn. */
function loading(say: Say): void {
  const runs = Object.entries(SCRIPTS).map(([name, script]) => ({
    name,
    script,
    took: [] as ReturnType<typeof cold>[],
  }))
  for (let i = 0; i < COLD_RUNS; i++) for (const { script, took } of runs) took.push(cold(script))
  const at = (took: readonly { readonly ms: number; readonly mb: number }[]) => ({
    ms: median(took.map(({ ms }) => ms)),
    mb: median(took.map(({ mb }) => mb)),
  })
  const bare = at(runs[0]?.took ?? [])
  for (const { name, took } of runs) {
    const { ms, mb } = at(took)
    const ratios = `${(ms / bare.ms).toFixed(1)} times the time, ${(mb / bare.mb).toFixed(1)} times the memory of node -e 0`
    say(`wechat: loading ${name}`, `${ms.toFixed(0)} ms, ${mb.toFixed(0)} MB, ${ratios}`)
  }
}

/** Messages through wechaty and its mock, with no pause between them. */
async function messages(say: Say): Promise<void> {
  const wechat = new WechatWorld({ WENCE_WECHAT_PACE: '0' })
  for (let i = 0; i < PEOPLE; i++) wechat.contact(`p${i}`, `某${i}`)
  await wechat.running()
  wechat.say('p0', LINES[0] ?? '')
  await wechat.answered()
  const start = performance.now()
  for (let turn = 0; turn < EACH; turn++)
    for (let i = 0; i < PEOPLE; i++) wechat.say(`p${i}`, LINES[(i + turn) % LINES.length] ?? '')
  await wechat.answered()
  const seconds = (performance.now() - start) / 1000
  await wechat.stop()
  const answered = wechat.audit.filter(({ event }) => event === 'answered').length - 1
  if (answered !== PEOPLE * EACH || wechat.faults.length > 0)
    throw new Error(`${answered} answered: ${wechat.faults[0]}`)
  say(`wechat: ${PEOPLE * EACH} messages of ${PEOPLE} people, answered a second`, (answered / seconds).toFixed(0))
  say('wechat: messages sent a second', (wechat.sent.length / seconds).toFixed(0))
}

export async function benchWechat(say: Say): Promise<void> {
  loading(say)
  await messages(say)
}
