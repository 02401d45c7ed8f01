import { describe, expect, it } from 'vitest'
import { Desk } from '../../src/desk/index.ts'
import { made } from '../support/declared.ts'
import { earsFor } from '../support/ears.ts'
import { loaded } from '../support/library.ts'

const desk = () => {
  const knowledge = loaded(made())
  return new Desk(knowledge, { today: () => '2026-11-20', now: () => 0, newId: () => 'r', ears: earsFor(knowledge) })
}

describe('新种类的事实，从提问到结论', () => {
  it('表里问什么，照单位和日期填', async () => {
    const wence = desk()
    const asked: Record<string, unknown>[] = []
    let reply = await wence.turn('s', '我们公司能不能申报临清')
    const answers: Record<string, string> = {
      founded: '2019年3月',
      running: '两年',
      throughput: '6万吨',
      rating: '85分',
      testers: '15台',
      building: '80天',
    }
    while (reply.kind === 'question' && asked.length < Object.keys(answers).length) {
      asked.push(...(reply.form ?? []).map(({ fact, kind, unit }) => ({ fact, kind, unit })))
      const fields = (reply.form ?? []).map(({ fact }) => [fact, answers[fact] ?? '不知道'])
      reply = await wence.turn('s', '填表', { answers: Object.fromEntries(fields) })
    }
    expect(asked).toEqual([
      { fact: 'founded', kind: 'date', unit: undefined },
      { fact: 'running', kind: 'quantity', unit: '个月' },
      { fact: 'throughput', kind: 'quantity', unit: '吨' },
      { fact: 'rating', kind: 'quantity', unit: '分' },
      { fact: 'testers', kind: 'quantity', unit: '台' },
      { fact: 'building', kind: 'quantity', unit: '日' },
    ])
    expect(reply.check?.verdict).toBe('met')
    expect(reply.check?.facts).toEqual({
      founded: '2019-03',
      running: 24,
      throughput: 60_000,
      rating: 85,
      testers: 15,
      building: 80,
    })
  })

  it('给出的值和差距照各自的单位说', () => {
    const { check } = desk().check('mouxian', {
      founded: '2020-02-01',
      running: 15,
      throughput: { min: 40_000, max: 60_000 },
      rating: 79.5,
      testers: 10,
      building: 95,
    })
    const told = (check?.conditions ?? []).map(({ given, gap }) => [given, gap])
    expect(check?.verdict).toBe('unmet')
    expect(told).toEqual([
      ['2020年2月1日', '超出 31 天'],
      ['15 个月', '还差 3 个月'],
      ['40000 吨至 60000 吨', '还差至多 10000 吨'],
      ['79.5 分', '还差 0.5 分'],
      ['10 台', '还差 2 台'],
      ['95 日', '超出 5 日'],
    ])
  })
})
