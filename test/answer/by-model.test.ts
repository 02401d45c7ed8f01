import { describe, expect, it } from 'vitest'
import { guard, shownOf, unsupported } from '../../src/answer/index.ts'
import { regulationOf } from '../../src/law/index.ts'
import { knowledge } from '../support/library.ts'

const refs = [...knowledge.regulations.values()].flatMap(({ regulation }) => regulation.clauses.map(({ id }) => id))
const textOf = (ref: string) =>
  knowledge.regulations.get(regulationOf(ref))?.regulation.clauses.find(({ id }) => id === ref)?.text ?? ''

describe('给模型看的条文里没有数字', () => {
  it('五个文本的每一条：数量都换成了占位符，门禁一个也找不出', () => {
    const leaking = refs.filter((ref) => {
      const { clauses, evidence } = shownOf('', [ref], knowledge)
      return guard(clauses[0]?.text ?? '{{', evidence).verdict === 'block'
    })
    expect(leaking).toEqual([])
    expect(refs.length).toBeGreaterThan(300)
  })

  it('限定的话跟着数字走：最高、一般、原则上、以上都在占位符里', () => {
    const shown = shownOf('', ['wanzhou:9.4', 'wanzhou:8.8', 'wanzhou:8.7'], knowledge)
    const texts = shown.clauses.map(({ text }) => text).join()
    for (const word of ['最高', '原则上', '以上，', '不少于']) expect(texts).not.toContain(word)
    const printed = [...shown.prints.values()].map((part) => (part.kind === 'phrase' ? part.phrase.text : ''))
    expect(printed).toEqual(expect.arrayContaining(['最高20万元', '原则上不低于 200 万元', '不少于5个工作日']))
  })

  it('占位符打印出来的，正是条文里那一段', () => {
    for (const ref of refs)
      for (const part of shownOf('', [ref], knowledge).prints.values())
        if (part.kind === 'phrase') {
          const { text, span } = part.phrase
          expect(textOf(part.phrase.ref).slice(span.start, span.end).replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
        }
  })

  it('问话里的数字也换掉，打印时是问的人自己的写法', () => {
    const { question, prints } = shownOf('设备两百多万，五百平，够吗', [], knowledge)
    expect(question).toBe('设备{{applicant#1}}，{{applicant#2}}，够吗')
    expect(prints.get('applicant#1')).toEqual({ kind: 'given', text: '两百多万' })
  })

  it('资料库里没有的条款，什么也不给', () => {
    expect(shownOf('', ['wanzhou:99', 'beijing:1'], knowledge).clauses).toEqual([])
  })
})

/** A sentence with each figure of the clause as the slot it was shown as. */
const judge = (ref: string, sentence: string, question = '') => {
  const { clauses, question: asked } = shownOf(question, [ref], knowledge)
  const ground = {
    clause: clauses[0]?.text ?? '',
    around: '依托单位应具备以下条件。万州区技术创新中心。聊城',
    question: asked,
  }
  return unsupported(sentence, ground)
}

describe('一句话，条款撑不撑得住', () => {
  it.each([
    ['wanzhou:9.4', '对新认定的区级技术创新中心，给予{{wanzhou:9.4#2}}的补助'],
    ['wanzhou:9.4', '公示时间{{wanzhou:9.4#1}}'],
    ['wanzhou:8.7', '从事软件研究开发等特殊行业的，研发场地面积和研发设备原值可适当低于以上标准'],
    ['wanzhou:8.8', '依托单位上年度研发投入{{wanzhou:8.8#1}}'],
    ['liaocheng:8.5', '高校、科研院所牵头建设的，必须联合市内企业共同申报'],
    ['yunnan:28', '以企业为主体建设的配套投入资金与省财政资金比例{{yunnan:28#3}}'],
    ['yunnan:28', '以非企业为主体建设的配套投入资金与省财政资金比例{{yunnan:28#4}}'],
    ['liaocheng:8.5', '鼓励企业牵头联合高校、科研院所共建技术创新中心'],
  ])('%s：%s', (ref, sentence) => expect(judge(ref, sentence)).toBeUndefined())

  it.each([
    ['说的是别的事', 'wanzhou:9.4', '审核材料由街道办事处先行受理并出具意见', 'strange-words'],
    ['把无异议说成有异议', 'wanzhou:9.4', '经公示有异议的按程序予以认定', 'negation'],
    [
      '把不低于说成可以低于',
      'wanzhou:8.7',
      '从事软件研究开发等特殊行业的研发场地面积和研发设备原值不可适当低于以上标准',
      'negation',
    ],
    ['鼓励说成必须', 'liaocheng:8.5', '企业必须牵头联合高校、科研院所共建技术创新中心', 'strength'],
    ['必须说成可以', 'liaocheng:8.5', '高校、科研院所牵头建设的，可以联合市内企业共同申报', 'strength'],
    [
      '场地和设备的数字对调',
      'wanzhou:8.7',
      '研发场地面积{{wanzhou:8.7#2}}，科研仪器总值{{wanzhou:8.7#1}}',
      'misplaced',
    ],
    [
      '企业和非企业的比例对调',
      'yunnan:28',
      '以企业为主体建设的配套投入资金与省财政资金比例{{yunnan:28#4}}',
      'misplaced',
    ],
    ['公示几天说成补助几天', 'wanzhou:9.4', '对新认定的区级技术创新中心，给予{{wanzhou:9.4#1}}的补助', 'misplaced'],
    ['替人下结论', 'wanzhou:8.7', '研发场地面积{{wanzhou:8.7#1}}达标', 'verdict'],
    ['换了机关', 'wanzhou:9.4', '经财政局局长办公会审议通过后对创新中心拟认定名单予以公示', 'agent'],
  ])('%s：不给看', (_what, ref, sentence, why) => expect(judge(ref, sentence)).toBe(why))

  it('空话和半个字不出错', () => {
    for (const sentence of ['', '。', '万', '，，，']) expect(judge('wanzhou:9.4', sentence)).toBe('strange-words')
  })
})
