import { describe, expect, it } from 'vitest'
import { serviceSettings } from '../../src/service/settings.ts'
import { DAY, entry, opening, openStore } from '../store/turns.ts'
import { eventually } from '../support/eventually.ts'
import { serving } from './world.ts'

describe('没有人接手的单子', () => {
  it('等过了设的时间：服务两边都说，只说一次', async () => {
    const store = openStore()
    const opened = Date.now() - 6 * 60_000
    store.save(entry({ at: opened, expires: opened + DAY, notes: [{ kind: 'ticket', opening: opening({ opened }) }] }))
    const { stop } = await serving({ offers: [], env: { WENCE_TICKET_WAIT: '5' }, openStore: async () => store })
    await eventually(() =>
      expect(store.tickets.get('T1')?.events.map(({ kind }) => kind)).toEqual(['opened', 'overdue']),
    )
    expect(store.inbox.waiting('wechat')).toBe(1)
    await stop()
  })

  it('设得不对的说得出', () => {
    expect(serviceSettings({ WENCE_TICKET_WAIT: '0', WENCE_TICKETS: 'maybe' })).toEqual({
      faults: ['WENCE_TICKETS must be yes or no', 'WENCE_TICKET_WAIT must be whole minutes, 1 to 10080'],
    })
    expect(serviceSettings({ WENCE_TICKETS: 'yes' })).toMatchObject({ clerks: true, ticketWait: 30 * 60_000 })
  })
})
