import { describe, expect, it } from 'vitest'
import { bySubject, mostAsked } from '../../src/desk/by-subject.ts'
import { isSettled, type Miss, missId } from '../../src/desk/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { deskIn } from '../support/talk.ts'

const miss = (words: string, over: Partial<Miss> = {}): Miss => ({ kind: 'miss', words, count: 1, last: 1, ...over })

describe('没有答上的，按地方和事项', () => {
  it('同地同事归一处，没答上的多的在前，说有用的不算在里面', () => {
    const groups = bySubject(
      [
        miss('奖多少', { place: 'a' }),
        miss('给多少', { place: 'b', count: 2, last: 9 }),
        miss('奖几万', { place: 'a', count: 3, last: 5 }),
        miss('奖了', { place: 'b', kind: 'praise', count: 7 }),
      ],
      (words) => (words.startsWith('奖') ? '补助' : undefined),
    )
    expect(
      groups.map(({ place, subject, counts, last }) => [place, subject, counts.miss, counts.praise, last]),
    ).toEqual([
      ['a', '补助', 4, 0, 5],
      ['b', undefined, 2, 0, 9],
      ['b', '补助', 0, 7, 1],
    ])
  })

  it('只差标点的是一个，地方不同、种类不同的各是各的', () => {
    expect(missId(miss('评审费 多少？'))).toBe(missId(miss('评审费多少')))
    expect(missId(miss('评审费多少', { place: 'a' }))).not.toBe(missId(miss('评审费多少')))
    expect(missId(miss('评审费多少', { kind: 'complaint' }))).not.toBe(missId(miss('评审费多少')))
  })

  it('处理过的又有人问，就又是没处理的', () => {
    const settled = { kind: 'settled', by: '李', at: 5 } as const
    expect(isSettled(miss('问', { last: 5 }), [settled])).toBe(true)
    expect(isSettled(miss('问', { last: 6 }), [settled])).toBe(false)
    expect(isSettled(miss('问', { last: 5 }), [settled, { ...settled, kind: 'reopened' }])).toBe(false)
    expect(isSettled(miss('问'))).toBe(false)
  })
})

describe('问得最多的', () => {
  it('同地同事加在一起，条款多的在前；核对自成一行', () => {
    const on = { place: 'a', subject: 's' }
    expect(
      mostAsked([
        { ...on, clause: 'a:1', outcome: 'answered', times: 1 },
        { place: 'a', outcome: 'checked', times: 3 },
        { ...on, clause: 'a:2', outcome: 'answered', times: 4 },
        { ...on, outcome: 'unanswered', times: 2 },
      ]),
    ).toEqual([
      {
        ...on,
        times: 7,
        outcomes: { answered: 5, unanswered: 2 },
        clauses: [
          { ref: 'a:2', times: 4 },
          { ref: 'a:1', times: 1 },
        ],
      },
      { place: 'a', times: 3, outcomes: { checked: 3 }, clauses: [] },
    ])
  })

  it('对话里答的、没答上的、开始核对的都数，命令不数，一句话也不留', async () => {
    const store = new MemorySessionStore()
    const desk = deskIn({ store })
    for (const line of ['万州 补助多少', '出处', '谢谢', '万州评审费多少', '我们公司能不能申报聊城的'])
      await desk.turn('s', line)
    const asked = store.keeper.asked(0)
    expect(asked.map(({ place, outcome, times }) => [place, outcome, times])).toEqual(
      expect.arrayContaining([
        ['wanzhou', 'answered', 1],
        ['wanzhou', 'unanswered', 1],
        ['liaocheng', 'checked', 1],
      ]),
    )
    expect(asked.reduce((sum, { times }) => sum + times, 0)).toBe(3)
    const [answered] = desk.mostAsked(asked.filter(({ outcome }) => outcome === 'answered'))
    expect(answered?.subject).toMatch(/补助|资助|经费|支持/u)
    expect(answered?.clauses).toHaveLength(1)
  })

  it('只查不说的，什么也不数', async () => {
    const store = new MemorySessionStore()
    const desk = deskIn({ store })
    await desk.ask('万州 补助多少')
    expect(store.keeper.asked(0)).toEqual([])
  })
})
