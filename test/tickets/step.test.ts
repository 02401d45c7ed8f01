import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openTicket, QUIET, type Step, stateAt, stepped, type Ticket } from '../../src/tickets/index.ts'
import { NOON, opening } from '../store/turns.ts'

const ticket = () => openTicket(opening())

/** A ticket after steps that all may follow. */
function having(...steps: readonly Step[]): Ticket {
  return steps.reduce((before, step) => {
    const outcome = stepped(before, step)
    if ('refused' in outcome) throw new Error(`${step.kind} refused: ${outcome.refused.why}`)
    return outcome.ticket
  }, ticket())
}

const taken = (by: string, at = NOON + 1): Step => ({ kind: 'taken', at, by })
const answered = (by: string, at = NOON + 2): Step => ({ kind: 'answered', at, by, words: '可以' })

describe('一步接一步', () => {
  it('接手、答复、再问、办结、重新打开', () => {
    const person: Step = { kind: 'person', at: NOON + 3, words: '那兼职呢' }
    expect(having().state).toBe('open')
    expect(having(taken('李')).state).toBe('taken')
    expect(having(taken('李'), answered('李')).state).toBe('answered')
    expect(having(taken('李'), answered('李'), person).state).toBe('taken')
    const closed = having(taken('李'), { kind: 'closed', at: NOON + 4, by: '李' })
    expect(closed.state).toBe('closed')
    expect(stepped(closed, { kind: 'reopened', at: NOON + 5, by: '王' })).toMatchObject({ ticket: { state: 'taken' } })
  })

  it('没人接手就答复，算接了手', () => {
    expect(having(answered('李')).taken).toEqual({ by: '李', at: NOON + 2 })
  })

  it.each<[string, Ticket, Step, object]>([
    ['别人已接手', having(taken('李')), taken('王'), { why: 'taken', by: '李', at: NOON + 1 }],
    ['别人已接手，也不替他答', having(taken('李')), answered('王'), { why: 'taken', by: '李', at: NOON + 1 }],
    ['自己已接手', having(taken('李')), taken('李'), { why: 'own', by: '李', at: NOON + 1 }],
    [
      '办结了的不答',
      having({ kind: 'closed', at: NOON, by: '李' }),
      answered('李'),
      { why: 'closed', by: '李', at: NOON },
    ],
    ['没办结的不用打开', ticket(), { kind: 'reopened', at: NOON, by: '李' }, { why: 'not-closed', state: 'open' }],
    ['空话不算答复', ticket(), { ...answered('李'), words: ' ' } as Step, { why: 'no-words' }],
    ['接了手的不再催', having(taken('李')), { kind: 'overdue', at: NOON + 9 }, { why: 'not-open', state: 'taken' }],
    ['只催一次', having({ kind: 'overdue', at: NOON }), { kind: 'overdue', at: NOON + 9 }, { why: 'once' }],
  ])('%s：说得出为什么', (_, before, step, refused) => {
    expect(stepped(before, step)).toEqual({ refused })
  })

  it('要接别人的：说了强制才行', () => {
    expect(stepped(having(taken('李')), { ...taken('王'), force: true } as Step)).toMatchObject({
      ticket: { state: 'taken', taken: { by: '王' } },
    })
  })

  it('答复以后一天没有动静，算办结；刚好一天还不算', () => {
    const quiet = having(answered('李'))
    expect(stateAt(quiet, NOON + 2 + QUIET)).toBe('answered')
    expect(stateAt(quiet, NOON + 3 + QUIET)).toBe('closed')
    expect(stepped(quiet, answered('李', NOON + 3 + QUIET))).toMatchObject({ refused: { why: 'closed' } })
  })

  const step = fc.oneof(
    fc.record({
      kind: fc.constant('taken' as const),
      by: fc.constantFrom('李', '王'),
      force: fc.constant(true as const),
    }),
    fc.record({ kind: fc.constant('taken' as const), by: fc.constantFrom('李', '王') }),
    fc.record({ kind: fc.constant('answered' as const), by: fc.constantFrom('李', '王'), words: fc.string() }),
    fc.record({ kind: fc.constant('closed' as const), by: fc.constantFrom('李', '王') }),
    fc.record({ kind: fc.constant('closed' as const) }),
    fc.record({ kind: fc.constant('reopened' as const), by: fc.constantFrom('李', '王') }),
    fc.record({ kind: fc.constant('person' as const), words: fc.string() }),
    fc.record({ kind: fc.constant('transcript' as const), transcript: fc.constant([{ words: '问', reply: '答' }]) }),
    fc.record({ kind: fc.constant('overdue' as const) }),
  )

  it('随便怎么走：每步恰好多一件事或者什么都不变；办结以后只能重新打开；接手的人总是最后接手或答复的', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.nat({ max: QUIET * 2 })), { maxLength: 30 }), (steps) => {
        let now = NOON
        let before = ticket()
        for (const [each, later] of steps) {
          now += later
          const state = stateAt(before, now)
          const outcome = stepped(before, { ...each, at: now } as Step)
          if ('refused' in outcome) continue
          const next = outcome.ticket
          expect(next.events).toHaveLength(before.events.length + 1)
          expect(next.events.slice(0, -1)).toEqual(before.events)
          expect(next.events.at(-1)).toMatchObject({ kind: each.kind, at: now })
          if (state === 'closed') expect(each.kind).toBe('reopened')
          const owner = next.events.findLast(({ kind }) => kind === 'taken' || kind === 'answered')?.by
          expect(next.taken?.by).toBe(owner)
          if (stateAt(next, now) === 'open') expect(next.taken).toBeUndefined()
          before = next
        }
      }),
    )
  })
})
