import { describe, expect, it } from 'vitest'
import { knowledge } from '../support/library.ts'

const { programmes, regulations } = knowledge
const named = (text: string) => programmes.mentionsIn(text).map((mention) => mention.programmes)

describe('项目的名字', () => {
  it.each([
    ['技术创新中心', [['technology_innovation_centre']]],
    ['industry innovation centres', [['industry_innovation_centre']]],
    ['创新中心', [['technology_innovation_centre', 'industry_innovation_centre']]],
    ['制造业创新中心', [['manufacturing_innovation_centre']]],
    ['企业技术中心和重点实验室', [['enterprise_technology_centre'], ['key_laboratory']]],
    ['科技小巨人', [['little_giant']]],
    ['研发中心', []],
  ])('%s', (text, ids) => expect(named(text)).toEqual(ids))

  it('没有列名的，看名字怎么收尾', () => {
    const ends = (text: string) => programmes.endingsIn(text).map(({ end }) => text.slice(0, end))
    expect(ends('省级中试基地怎么申报')).toEqual(['省级中试基地'])
    expect(ends('产业创新平台')).toEqual([])
    expect(ends('公共服务平台')).toEqual(['公共服务平台'])
  })

  it('收录的每一部都说得出是哪个项目，中心的名字由地方和项目合成', () => {
    for (const { programme, center, division } of regulations.values()) {
      expect(programmes.get(programme)).toBeDefined()
      expect(center).toBe(`${knowledge.places.division(division)?.name}${programmes.nameOf(programme)}`)
    }
  })
})

describe('不相干的事', () => {
  it.each([
    ['今天天气怎么样', '天气'],
    ['write some python', 'python'],
    ['excellent', undefined],
    ['股票期权怎么发', undefined],
    ['股票怎么发', '股票'],
  ])('%s', (text, word) => expect(knowledge.outside.wordIn(text)).toBe(word))
})
