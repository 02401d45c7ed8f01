import { describe, expect, it } from 'vitest'
import { hear } from '../../src/hear/index.ts'
import { ears } from '../support/ears.ts'

const tellsIn = (words: string) => hear(words, {}, ears()).acts.flatMap((act) => (act.act === 'tell' ? [act] : []))

describe('一个数由几个数合成：每一份是哪几个字、多少、叫什么', () => {
  it.each([
    ['设备A 85万 B 60万 C 70万', ['A 850000', 'B 600000', 'C 700000']],
    ['有三台设备：光谱仪86.5万、三坐标118万、显微镜40万', ['光谱仪 865000', '三坐标 1180000', '显微镜 400000']],
    ['场地一楼300平，二楼200平', ['一楼 300', '二楼 200']],
    ['设备85+60+70万', [' 850000', ' 600000', ' 700000']],
  ])('%s', (words, parts) => {
    const [tell] = tellsIn(words)
    expect(tell?.parts?.map(({ name = '', value }) => `${name} ${value}`)).toEqual(parts)
    for (const { span, words: own } of tell?.parts ?? []) expect(words.slice(span.start, span.end)).toBe(own)
  })
  it('只有一个数，没有分项', () => {
    expect(tellsIn('设备215万').map(({ parts }) => parts)).toEqual([undefined])
  })
})

describe('不说数，只说怎么变', () => {
  it.each([
    ['去掉显微镜', 'less', 'equipment_value'],
    ['还是按原来的', 'restore', null],
    ['设备还是按原来的', 'restore', 'equipment_value'],
  ])('%s', (words, how, fact) => {
    expect(tellsIn(words)).toMatchObject([{ how, fact, value: null }])
  })
  it('正问着别的，也不当作它的回答', () => {
    const { acts } = hear('扣掉B', { open: true, asked: 'joint_build' }, ears())
    expect(acts).toMatchObject([{ act: 'tell', fact: null, how: 'less' }])
  })
})
