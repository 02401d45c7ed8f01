import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newFile } from '../store/turns.ts'
import { got } from './world.ts'

/** The program itself; `said` resolves with the first line on standard error that matches. */
function start(args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', ...args], {
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
      await once(lines, 'line')
    }
  }
  return { child, ended, said }
}

describe('程序', () => {
  it('一个渠道也没开：说设什么，退出 2，标准输出什么也没有', { timeout: 60_000 }, async () => {
    const { status, out, err } = await start(['serve'], { WENCE_DB: newFile() }).ended
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain('no channel is on')
  })

  it.each(['SIGTERM', 'SIGINT'] as const)('%s：收好退出 0', { timeout: 60_000 }, async (signal) => {
    const service = start(['serve', '--without-channels'], { WENCE_DB: newFile(), WENCE_PORT: '0' })
    const address = await service.said(/(http:\/\/127\.0\.0\.1:\d+)/u)
    expect((await got(address, '/healthz')).body).toBe('ok\n')
    service.child.kill(signal)
    const { status, out } = await service.ended
    expect({ status, out }).toEqual({ status: 0, out: '' })
  })
})
