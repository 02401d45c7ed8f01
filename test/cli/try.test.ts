import { describe, expect, it } from 'vitest'
import { wence } from '../support/cli.ts'

const MISREAD = {
  kind: 'fact',
  id: 'registered_in',
  way: 'stated',
  says: '我们注册在其他地方',
  wants: '"elsewhere"',
  got: '没有读到',
  file: 'knowledge/facts/host.yaml',
  line: 105,
} as const
const OUTCOME = { tried: 3, faults: [MISREAD] }

describe('wence try', () => {
  it('都读得回来，说试了几句，退出状态 0', async () => {
    const { status, out } = await wence(['try'], { outcome: { tried: 3, faults: [] } })
    expect(status).toBe(0)
    expect(out).toBe('试了 3 句，都读得回来。')
  })

  it('读不回来的，说文件、行、说的话和读成了什么，退出状态 1', async () => {
    const { status, out } = await wence(['try', '万州'], { outcome: OUTCOME })
    expect(status).toBe(1)
    expect(out.split('\n')).toEqual([
      '第四条 1 项：已写 0，专家评判 1，未写 0。',
      '第八条 9 项：已写 7，专家评判 2，未写 0。',
      '第二十四条 1 项：已写 1，专家评判 0，未写 0。',
      'knowledge/facts/host.yaml:105：registered_in（stated）说“我们注册在其他地方”，应读出 "elsewhere"，读到 没有读到',
      '试了 3 句，1 句读不回来。',
    ])
  })

  it('--json 是一个值', async () => {
    const { status, out } = await wence(['try', '--json'], { outcome: OUTCOME })
    expect(status).toBe(1)
    expect(JSON.parse(out)).toEqual({ ...OUTCOME, coverage: [] })
  })

  it('没有收录的地方是用法错', async () => {
    const { status, err } = await wence(['try', '月球'], { outcome: OUTCOME })
    expect(status).toBe(2)
    expect(err).toContain('月球：没有这个地方')
    expect(err).toContain('wanzhou（万州）')
  })
})
