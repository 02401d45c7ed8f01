import { describe, expect, it } from 'vitest'
import { assess } from '../../src/eligibility/index.ts'
import type { RegulationKnowledge } from '../../src/knowledge/index.ts'
import { waysOf } from '../../src/try/ways.ts'
import { requiringLibrary } from '../requirements/library.ts'
import { loaded } from '../support/library.ts'

const knowledge = loaded(requiringLibrary())
const regulation = knowledge.regulations.get('yiyang') as RegulationKnowledge
const ways = (name: string) => {
  const condition = regulation.conditions.find(({ id }) => id.endsWith(`/${name}`))
  if (!condition) throw new Error(`no condition ${name}`)
  return waysOf(condition.requires, knowledge.facts).map((way) => ({
    ...way,
    status: assess(regulation, way.values, knowledge.facts, '2026-11-20').findings.find(
      (finding) => finding.condition.id === condition.id,
    )?.status,
  }))
}

describe('合成的要求，每一种情形各试一遍', () => {
  it('每一档，够的和不够的', () => {
    const all = ways('yy_rd_share')
    expect(all.map(({ name, meets }) => `${name} ${meets}`)).toEqual([
      'band 1 true',
      'band 1 false',
      'band 2 true',
      'band 2 false',
      'band 3 true',
      'band 3 false',
    ])
    expect(all.map(({ status }) => status)).toEqual(['met', 'unmet', 'met', 'unmet', 'met', 'unmet'])
    expect(new Set(all.map(({ values }) => values.yy_sales)).size).toBe(3)
  })

  it('几项中满足几项，每一项都当过其中之一', () => {
    const all = ways('merits')
    expect(all.map(({ status }) => status)).toEqual(['met', 'met', 'met', 'met', 'met'])
    for (const { values } of all)
      expect(Object.values(values).filter((value) => value === true || Number(value) >= 3)).toHaveLength(3)
  })

  it('不予认定的情形，有一种就不符合', () => {
    expect(ways('excluded').map(({ status }) => status)).toEqual(['unmet', 'unmet'])
  })

  it('单独一项没有别的情形', () => {
    expect(ways('yy_growth')).toEqual([])
  })
})
