import { describe, expect, it } from 'vitest'
import { coverageOf } from '../../src/knowledge/index.ts'
import { knowledge, library, loaded, unjudged } from '../support/library.ts'

const of = (id: string, known = knowledge) => coverageOf(known).find(({ regulation }) => regulation === id)

describe('每个文本说了多少事项，哪些条没有事项引到', () => {
  it('每个事项在每个文本里都判过：写了、没写定或没写', () => {
    for (const { regulation, stated, open, silent } of coverageOf(knowledge))
      expect([regulation, stated + open + silent]).toEqual([regulation, knowledge.matters.size])
  })

  it('引到的不列，引到的那条的上一级也不列', () => {
    const uncited = of('wanzhou')?.uncited ?? []
    for (const ref of ['wanzhou:8', 'wanzhou:8.6', 'wanzhou:8.7', 'wanzhou:9.4']) expect(uncited).not.toContain(ref)
  })

  it('一项也没判的文本：条条列出，标题不列', () => {
    const none = of('wanzhou', loaded(unjudged(library(), 'wanzhou')))
    expect(none).toMatchObject({ stated: 0, open: 0, silent: 0 })
    expect(none?.uncited).toContain('wanzhou:8.6')
    expect(none?.uncited.some((ref) => /:(ch\d|front)/u.test(ref))).toBe(false)
  })
})
