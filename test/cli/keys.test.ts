import { describe, expect, it } from 'vitest'
import { hashOf } from '../../src/api/index.ts'
import { MemorySessionStore } from '../../src/store/index.ts'
import { wence } from '../support/cli.ts'

describe('wence keys', () => {
  it('发一个，只显示这一次；存的是散列；重名、收回、没有的都说清', async () => {
    const store = new MemorySessionStore()
    const run = (...args: string[]) => wence(['keys', ...args, '--db', 'x.db'], { store })
    expect((await run()).out).toContain('还没有发过')
    const added = await run('add', '窗口')
    expect(added.status).toBe(0)
    expect(added.out).toMatch(/^wence_[\w-]{32}$/u)
    expect(store.keys.list()).toMatchObject([{ name: '窗口', hash: hashOf(added.out) }])
    expect(await run('add', '窗口')).toMatchObject({ status: 1, out: '', err: expect.stringContaining('换个名称') })
    expect((await run()).out).not.toContain(added.out)
    expect((await run('add', 'a b')).status).toBe(2)
    expect(await run('remove', '窗口')).toMatchObject({ status: 0 })
    expect(await run('remove', '窗口')).toMatchObject({ status: 1, err: expect.stringContaining('没有叫') })
    expect(await wence(['keys'], { store })).toMatchObject({ status: 2, err: expect.stringContaining('--db') })
  })
})
