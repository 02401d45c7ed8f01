import { describe, expect, it } from 'vitest'
import { wence } from '../support/cli.ts'

const chat = async (...said: readonly (readonly [string, string])[]) => {
  const stdin = said.map(([session, user]) => JSON.stringify({ session, user })).join('\n')
  return (await wence(['chat', '--jsonl'], { stdin })).lines()
}

describe('wence chat --jsonl', () => {
  it('数字是那个会话刚才列的：写明答的是哪一题', async () => {
    const [asked, other, picked] = await chat(
      ['a', '我们是企业，能不能申报万州的'],
      ['b', '我们是企业，能不能申报聊城的'],
      ['a', '2'],
    )
    expect(asked).toMatchObject({ session: 'a', asked: [{ fact: 'joint_build', revision: 1 }] })
    expect(asked.options[1]).toEqual({
      label: '不是',
      send: '不是',
      answers: { fact: 'joint_build', value: false, revision: 1 },
    })
    expect(other.session).toBe('b')
    expect(picked).toMatchObject({
      session: 'a',
      asked: [{ fact: 'legal_person', revision: 2 }],
      check: { facts: { applicant_kind: 'enterprise', joint_build: false } },
    })
  })

  it('转人工：没有人可转，不说已转', async () => {
    const [reply] = await chat(['a', '转人工'])
    expect(reply.kind).toBe('handoff')
    expect(reply.ticket).toBeUndefined()
    expect(reply.text).not.toMatch(/已转|单号/u)
  })
})
