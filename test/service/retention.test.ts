import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { USUAL_RETENTION } from '../../src/desk/index.ts'
import { retentionOf, serviceSettings } from '../../src/service/index.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

const UNITS = {
  WENCE_KEEP_NOTES: ['notes', DAY],
  WENCE_KEEP_REPLIES: ['replies', DAY],
  WENCE_KEEP_KEYS: ['keys', DAY],
  WENCE_SESSION_HOURS: ['session', HOUR],
} as const

describe('存多久', () => {
  it.each(Object.entries(UNITS))('%s：不设就是 README 写的数，设了就照设的', (name, [of, unit]) => {
    const [, usual] = new RegExp(`^\\| \`${name}\` \\|.*\\((\\d+)\\) \\|$`, 'mu').exec(readme) ?? []
    expect(USUAL_RETENTION[of]).toBe(Number(usual) * unit)
    expect(retentionOf({})).toEqual(USUAL_RETENTION)
    expect(retentionOf({ [name]: '5' })).toEqual({ ...USUAL_RETENTION, [of]: 5 * unit })
    expect(serviceSettings({ [name]: '5' })).toMatchObject({ retention: { [of]: 5 * unit } })
  })

  it.each([
    [{ WENCE_KEEP_NOTES: '0' }, 'WENCE_KEEP_NOTES must be whole days, 1 to 3650'],
    [{ WENCE_KEEP_REPLIES: 'week' }, 'WENCE_KEEP_REPLIES must be whole days, 1 to 365'],
    [{ WENCE_KEEP_KEYS: '1.5' }, 'WENCE_KEEP_KEYS must be whole days, 1 to 365'],
    [{ WENCE_SESSION_HOURS: '-1' }, 'WENCE_SESSION_HOURS must be whole hours, 1 to 8760'],
  ])('%j：说哪个变量、应是什么', (env, fault) => {
    expect(serviceSettings(env)).toEqual({ faults: [fault] })
    expect(() => retentionOf(env)).toThrow(fault)
  })
})
