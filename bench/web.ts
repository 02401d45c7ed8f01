import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { chromium } from 'playwright-core'
import { examples } from '../test/support/library.ts'
import { form, webIn } from '../test/web/app.ts'
import { median } from './random.ts'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
/** So many people type at once, a sign in so many milliseconds. */
const PEOPLE = 200
const BETWEEN = 200
const SIGNS = 20
const ROUNDS = 3

const at99 = (taken: readonly number[]): number =>
  [...taken].sort((a, b) => a - b)[Math.floor(taken.length * 0.99)] ?? 0

async function taking(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Everybody asks from an address of their own: limits are no part of what is measured. */
function asked() {
  const made = webIn()
  let n = 0
  const ask = (path: string, init?: RequestInit) =>
    made.ask(path, init, `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n++ & 255}`)
  return { ...made, ask }
}

/** The desk on the web: fragments and moving verdicts on the server, people typing at once, and a key to its hits in a browser. */
export async function benchWeb(say: (name: string, value: string) => void): Promise<void> {
  const { ask, app } = asked()
  const words = examples<{ readonly q: string }>('dev/questions.jsonl').map(({ q }) => q)
  const part = { headers: { 'hx-request': 'true' } }
  const find = async (q: string) => (await ask(`/?q=${encodeURIComponent(q)}`, part)).text()
  for (const q of words) await find(q)
  const fragments: number[] = []
  for (let round = 0; round < ROUNDS; round++) for (const q of words) fragments.push(await taking(() => find(q)))
  say(
    'web: a fragment of hits',
    `median ${median(fragments).toFixed(1)} ms (wanted: 3), p99 ${at99(fragments).toFixed(1)} ms`,
  )

  const begun = await ask('/check/begin', form({ regulation: 'wanzhou' }))
  const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? ''
  const verdicts: number[] = []
  for (let i = 0; i < 100; i++) {
    const filled = form({ fact: 'rd_staff', words: `${i + 1}人`, ...(i > 0 ? { held: `${i}人` } : {}) }, cookie)
    const sent = { ...filled, headers: { ...filled.headers, ...part.headers } }
    verdicts.push(await taking(async () => (await ask('/check/answers', sent)).text()))
  }
  say('web: a moving verdict', `median ${median(verdicts.slice(10)).toFixed(1)} ms (wanted: 5)`)

  const waits: number[] = []
  await Promise.all(
    Array.from({ length: PEOPLE }, async (_, person) => {
      await new Promise((resolve) => setTimeout(resolve, (person * BETWEEN) / PEOPLE))
      for (let sign = 0; sign < SIGNS; sign++) {
        const typed = words[(person + sign) % words.length] ?? ''
        waits.push(await taking(() => find(typed)))
        await new Promise((resolve) => setTimeout(resolve, BETWEEN))
      }
    }),
  )
  say(
    `web: ${PEOPLE} people typing`,
    `median ${median(waits).toFixed(0)} ms, p99 ${at99(waits).toFixed(0)} ms (wanted: 150)`,
  )
  say('web: memory', `${Math.round(process.memoryUsage().rss / 1e6)} MB`)

  const server = createServer(getRequestListener((request) => app.fetch(request, { from: '127.0.0.1' })))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } })
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const keys: number[] = []
    for (const q of words.slice(0, 20)) {
      await page.fill('#q', q.slice(0, 12))
      await page.waitForTimeout(700)
      const swapped = page.evaluate(
        "new Promise((done) => { let from; addEventListener('input', () => { from = performance.now() }, { once: true }); addEventListener('htmx:afterSwap', () => done(performance.now() - from), { once: true }) })",
      )
      await page.locator('#q').press('End')
      await page.keyboard.insertText('少')
      keys.push(Number(await swapped))
    }
    say(
      'web: a key to its hits on the screen',
      `median ${median(keys).toFixed(0)} ms, 80 of it the pause (wanted: 120)`,
    )
  } finally {
    await browser.close()
    server.closeAllConnections()
    server.close()
  }
}
