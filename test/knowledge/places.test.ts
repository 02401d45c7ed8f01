import { describe, expect, it } from 'vitest'
import { type PlaceMention, regulationsAround, regulationsNamed } from '../../src/knowledge/index.ts'
import { knowledge } from '../support/library.ts'

const { places, regulations } = knowledge
const sure = (text: string) => places.mentionsIn(text).filter((mention) => mention.sure)
const only = (text: string): PlaceMention | undefined => {
  const [first, another] = places.mentionsIn(text)
  return another ? undefined : first
}

describe('全国的行政区划', () => {
  it.each([
    ['山东省聊城市', ['山东省聊城市']],
    ['义乌市和昆山市', ['义乌市', '昆山市']],
    ['内蒙古锡林郭勒盟', ['内蒙古锡林郭勒盟']],
    ['西双版纳的', ['西双版纳']],
    ['鹏城技术创新中心', ['鹏城']],
    ['四川和云南', ['四川', '云南']],
    ['凉山州、黔东南', ['凉山州', '黔东南']],
    ['聊城高新区的企业', ['聊城高新区']],
    ['Zhejiang', ['Zhejiang']],
  ])('%s', (text, said) => expect(sure(text).map((mention) => mention.said)).toEqual(said))

  it.each([
    '扩大理事会',
    '院长治理',
    '股东营收',
    '创新余额',
    '市里和县里',
    '上海市场',
    '确保定期报送',
    '和合作单位',
    '新兴产业',
    '晋升',
    'adjiangsun',
  ])('%s：词缝里的字不是地名', (text) => expect(sure(text).filter(({ said }) => said !== '上海')).toEqual([]))

  it('说法和条文里没有被误认的地名', () => {
    const asked = [...knowledge.phrasings.values()].flatMap((phrasing) => phrasing.asked)
    const clauses = [...regulations.values()].flatMap(({ regulation }) => regulation.clauses)
    const named = [...asked, ...clauses.map(({ text }) => text)].flatMap(sure)
    const codes = new Set(named.flatMap(({ kind, codes: all }) => (kind === 'division' ? all : [])))
    expect([...codes].sort()).toEqual(['37', '3715', '50', '500101', '51', '53'])
  })

  it('每个省级都有名字，不带“省”“市”也认', () => {
    const provinces =
      '北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾'.split(
        ' ',
      )
    expect(provinces.filter((province) => sure(province).length !== 1)).toEqual([])
  })

  it('两千八百个县都有全名，全名都认', () => {
    const counties = [...places.words.divisions.matchAll(/^(\d{6}) (.{3,})$/gmu)]
    expect(counties.length).toBeGreaterThan(2800)
    const nameless = new Set(places.words.nameless)
    const missed = counties.filter(
      ([, code, name = '']) => !nameless.has(name) && !only(name)?.codes.includes(code ?? ''),
    )
    expect(missed.map(([line]) => line)).toEqual([])
  })
})

describe('一个地方有几种叫法', () => {
  it.each([
    ['万州', '500101'],
    ['萬州', undefined],
    ['重庆万州', '500101'],
    ['三峡库区', '500101'],
    ['江北水城', '3715'],
    ['川', '51'],
    ['在渝企业', '50'],
    ['魔都', '31'],
    ['Wan Zhou', '500101'],
    ['SICHUAN', '51'],
    ['两江新区', '50/两江新区'],
  ])('%s → %s', (text, code) => expect(only(text)?.codes[0]).toBe(code))

  it('银川、汶川、芙蓉里的字，不是四川、成都', () => {
    for (const text of ['银川', '汶川', '芙蓉', '成渝地区双城经济圈'])
      expect(sure(text).flatMap(({ codes }) => codes)).not.toContain('51')
    expect(sure('芙蓉和成渝')).toEqual([])
  })

  it('同名的，前面说了在哪里就是哪里的；没说，几处都可能', () => {
    expect(only('长春朝阳区')?.codes).toEqual(['220104'])
    expect(only('北京朝阳')?.codes).toEqual(['110105'])
    expect(only('朝阳区')?.codes).toEqual(['110105', '220104'])
  })

  it('也是平常话的，看站在哪里', () => {
    expect(only('我们在大同')?.placed).toBe(true)
    expect(only('扩大同意范围')?.placed).toBe(false)
    expect(only('注册资本在中山')?.sure).toBe(false)
    expect(places.mentionsIn('晋级').some(({ placed }) => placed)).toBe(false)
    expect(only('晋省的')?.sure).toBe(true)
  })
})

describe('一个地方归哪一部', () => {
  const around = (text: string) =>
    (only(text)?.codes ?? []).flatMap((code) => regulationsAround(code, regulations)).map(({ id }) => id)
  it.each([
    ['临清', ['liaocheng']],
    ['东阿县', ['liaocheng']],
    ['万州区', ['wanzhou']],
    ['涪陵', ['chongqing']],
    ['重庆市', ['chongqing']],
    ['绵阳', ['sichuan']],
    ['天府新区', ['sichuan']],
    ['济南', []],
  ])('%s 在 %s', (text, ids) => expect(around(text)).toEqual(ids))

  it('省会说的是省里的，别的市不是', () => {
    const named = (text: string) =>
      places
        .mentionsIn(text)
        .flatMap((mention) => regulationsNamed(mention, knowledge))
        .map(({ id }) => id)
    expect(named('成都')).toEqual(['sichuan'])
    expect(named('昆明市')).toEqual(['yunnan'])
    expect(named('绵阳')).toEqual([])
    expect(named('四川绵阳')).toEqual(['sichuan'])
    expect(named('济南')).toEqual([])
  })
})

describe('再长的话也只读一遍', () => {
  it('步数随字数涨，不随地名涨', () => {
    const steps = (text: string) => {
      let asked = 0
      const counted = new Proxy(Object(text), {
        get: (target, key) => {
          if (key === 'slice') asked++
          const value = Reflect.get(target, key)
          return typeof value === 'function' ? value.bind(target) : value
        },
      })
      places.mentionsIn(counted)
      return asked
    }
    for (const piece of ['川', '呼和浩特', '山东省聊城市临清市', 'wanzhou ', '博尔塔拉蒙古自治'])
      expect(steps(piece.repeat(400)) / steps(piece.repeat(200))).toBeLessThan(2.2)
  })
})
