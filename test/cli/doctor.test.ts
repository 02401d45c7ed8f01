import { describe, expect, it } from 'vitest'
import { wence } from '../support/cli.ts'

const fine = { what: 'Node', state: 'ok', found: '20.19.0' } as const
const wrong = { what: 'database', state: 'wrong', found: 'w.db is damaged', remedy: 'put back a backup' } as const
const doubtful = { what: 'index', state: 'doubtful', found: 'it cannot be kept', remedy: 'make it writable' } as const

describe('wence doctor', () => {
  it('一张表：什么、怎样、怎么办；没有要改的就是 0', async () => {
    const { status, out } = await wence(['doctor'], { findings: [fine, doubtful] })
    expect(status).toBe(0)
    for (const text of ['Node', '20.19.0', 'doubtful', 'make it writable']) expect(out).toContain(text)
  })

  it('有要改的：退出 1', async () => {
    const { status, out } = await wence(['doctor'], { findings: [fine, wrong] })
    expect(status).toBe(1)
    expect(out).toContain('WRONG')
  })

  it('--json：一个 JSON', async () => {
    const { status, json } = await wence(['doctor', '--json'], { findings: [fine, wrong] })
    expect(status).toBe(1)
    expect(json()).toEqual([fine, wrong])
  })
})
