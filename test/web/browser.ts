import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { webIn } from './app.ts'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

let browser: Promise<Browser> | undefined

/** One browser for a file of tests. */
export function browserHere(): Promise<Browser> {
  if (!existsSync(CHROMIUM))
    throw new Error(`no browser at ${CHROMIUM}: apt-get install chromium fonts-noto-cjk, or set CHROMIUM`)
  browser ??= chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  return browser
}

afterAll(async () => {
  await (await browser)?.close()
  browser = undefined
})

/** The desk on the web on a free port, and a page in a browser on it. */
export async function opened({
  width = 1280,
  height = 900,
  js = true,
  ...world
}: { width?: number; height?: number; js?: boolean } & Parameters<typeof webIn>[0] = {}) {
  const made = webIn({
    elapsed: () => performance.now(),
    ...world,
    config: { password: 'a password of tests', ...world.config, url: undefined as never },
  })
  const server = createServer(
    getRequestListener((request, { incoming }) =>
      made.app.fetch(request, { from: ('socket' in incoming ? incoming.socket.remoteAddress : undefined) ?? '' }),
    ),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const context = await (await browserHere()).newContext({
    viewport: { width, height },
    javaScriptEnabled: js,
    locale: 'zh-CN',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page: Page = await context.newPage()
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()))
  const close = async () => {
    await context.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { ...made, at, page, context, wrong, close }
}
