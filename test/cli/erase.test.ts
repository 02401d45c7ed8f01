import { describe, expect, it } from 'vitest'
import { pseudonymWith } from '../../src/service/pseudonym.ts'
import { MemorySessionStore } from '../../src/store/index.ts'
import { entry, miss } from '../store/turns.ts'
import { wence } from '../support/cli.ts'

const PERSON = 'slack:T1:U1'
const pseudonym = pseudonymWith(Buffer.from('a key'))

function filled(): MemorySessionStore {
  const store = new MemorySessionStore()
  store.save(entry({ id: 'a', person: PERSON, notes: [miss('问'), miss('又问')] }))
  store.save(entry({ id: 'b', person: PERSON }))
  store.save(entry({ id: 'c', person: 'wechat:wxid_other' }))
  return store
}

describe('wence erase', () => {
  it('不加 --yes：说有多少，什么也不删', async () => {
    const store = filled()
    const { status, err } = await wence(['erase', PERSON, '--db', 'w.db'], { store })
    expect([status, err]).toEqual([2, expect.stringMatching(/2 条、对话 2 条，还没有删.*--yes/u)])
    expect(store.people()).toContain(PERSON)
  })

  it('加了：删这个人的，说删了多少；再来一遍，没有了，退出 1；别人的还在', async () => {
    const store = filled()
    const args = ['erase', PERSON, '--db', 'w.db', '--yes']
    const first = await wence(args, { store })
    expect([first.status, first.out]).toEqual([0, '删除了记下的问题和意见 2 条、对话 2 条。'])
    const second = await wence(args, { store })
    expect([second.status, second.err]).toEqual([1, expect.stringMatching(/没有“slack:T1:U1”的数据.*slack:T…:U…/u)])
    expect(store.people()).toEqual(['wechat:wxid_other'])
    expect((await wence([...args, '--json'], { store: filled() })).json()).toEqual({
      erased: true,
      held: { notes: 2, sessions: 2 },
    })
    expect((await wence([...args, '--json'], { store })).json()).toEqual({ erased: false, held: {} })
  })

  it('按日志里的编号：对得上就删；对不上、钥匙没有，都说', async () => {
    const store = filled()
    const args = ['erase', pseudonym(PERSON), '--pseudonym', '--db', 'w.db', '--yes']
    expect((await wence(args, { store, pseudonym: pseudonymWith(Buffer.from('another')) })).status).toBe(1)
    const without = await wence(args, { store })
    expect([without.status, without.err]).toEqual([2, expect.stringContaining('w.db.key')])
    expect((await wence(args, { store, pseudonym })).status).toBe(0)
    expect(store.people()).toEqual(['wechat:wxid_other'])
  })

  it('没有这个文件：不造一个空的；用法里写着怎么找人', async () => {
    const missing = await wence(['erase', PERSON, '--db', 'typo.db', '--yes'], { noFile: true })
    expect([missing.status, missing.err]).toEqual([2, expect.stringContaining('typo.db：没有这个文件')])
    expect((await wence(['erase', '--help'])).out).toMatch(/slack:T0123:U0456[\s\S]*--pseudonym[\s\S]*--yes/u)
    expect((await wence(['erase', '--db', 'w.db'])).status).toBe(2)
  })
})
