import { describe, expect, it } from 'vitest'
import {
  checked,
  type EntailsAsked,
  type Explainer,
  guard,
  type PlainAsked,
  type PlainSaid,
  plainly,
  shownOf,
} from '../../src/answer/index.ts'
import { squeeze } from '../../src/law/index.ts'
import type { Part } from '../../src/reply/index.ts'
import { knowledge } from '../support/library.ts'

const clauses = [...knowledge.regulations.values()].flatMap(({ regulation }) => regulation.clauses)
const judge = (ref: string, sentence: string) => checked(sentence, ref, shownOf([ref], knowledge))
const textOf = (part: Part): string =>
  part.kind === 'phrase' ? part.phrase.text : part.kind === 'words' ? part.text : ''
const printed = (slot: string) =>
  (shownOf([slot.split('#')[0] ?? ''], knowledge).prints.get(slot) ?? []).map(textOf).join('')

describe('给模型看的条文', () => {
  it('五个文本的每一条：数量都换成了占位符，门禁一个也找不出', () => {
    const leaking = clauses.filter(({ id }) => {
      const shown = shownOf([id], knowledge)
      return guard(shown.clauses[0]?.text ?? '{{', shown.grounds.get(id)?.evidence ?? { cited: [] }).verdict === 'block'
    })
    expect(leaking).toEqual([])
    expect(clauses.length).toBeGreaterThan(300)
  })

  it('占位符打印出来的，正是条文里那一段', () => {
    for (const { id } of clauses)
      for (const part of [...shownOf([id], knowledge).prints.values()].flat())
        if (part.kind === 'phrase') {
          const { ref, text, span } = part.phrase
          const source = clauses.find((clause) => clause.id === ref)?.text ?? ''
          expect(squeeze(source.slice(span.start, span.end))).toBe(squeeze(text))
        }
  })

  it.each([
    ['wanzhou:8.7#1', '〈研发场地面积〉500 平方米以上'],
    ['wanzhou:8.8#1', '〈上年度研发投入〉原则上不低于 200 万元'],
    ['wanzhou:23#5', '〈整改期限〉不超过半年'],
    ['yunnan:28#1', '〈创新中心建设期〉3年'],
    ['wanzhou:9.4#2', '最高20万元'],
    ['yunnan:28#3', '不低于3:1'],
    ['wanzhou:28#1', '2024 年 4 月 18 日'],
    ['chongqing:annex2.12#3', '5'],
  ])('%s 打印 %s', (slot, text) => expect(printed(slot)).toBe(text))

  it('说法换得的词，门禁都放得过', () => {
    const says = knowledge.plain.same.flatMap(({ say }) => say)
    for (const say of says) expect(guard(`单位${say}材料`, { cited: [] }).verdict, say).toBe('pass')
  })

  it('词里套着的词不换：负责人、取得、主要、报告、及时', () => {
    const { tokens } = shownOf([], knowledge)
    const swapped = tokens.of('主要负责人及时应用年度成果，相应经验报告').filter(({ plain }) => plain.length > 0)
    expect(swapped.map(({ text }) => text)).toEqual([])
  })

  it('引号里的词是名目，不换', () => {
    const { tokens } = shownOf([], knowledge)
    expect(tokens.of('评估结果为“较差”的').find(({ text }) => text === '较')?.plain).toEqual([])
  })
})

describe('换了说法，意思还是条文的', () => {
  it.each([
    ['wanzhou:8.6', '做研发的人是{{wanzhou:8.6#1}}。'],
    ['wanzhou:8.7', '做软件研发等特殊行业的研发场地面积和研发设备原值能适当低于上面的标准。'],
    ['wanzhou:9.4', '公示时间是{{wanzhou:9.4#1}}。'],
    ['wanzhou:9.4', '对新认定的区级技术创新中心，给{{wanzhou:9.4#2}}的补助。'],
    ['wanzhou:23', '说白了，如果评估结果是优秀的话，优先推荐报市级技术创新中心，优先支持区级科技计划项目。'],
    ['wanzhou:25', '绩效评估过程中，参加各方不能造假，不准以任何办法影响评估。'],
    ['wanzhou:24', '有下面情况之一的话，就撤掉区级技术创新中心认定，而且{{wanzhou:24#1}}不能再报。'],
    ['wanzhou:10', '中心理事会（董事会）、专家委员会成立了以后，报给区科技局备案。'],
    ['liaocheng:8.5', '高校、科研院所领头建设的，一定要联手市内企业一起报，联合共建单位是{{liaocheng:8.5#1}}。'],
    ['liaocheng:23', '在聊城，这个办法由市科技局负责解释。'],
    ['yunnan:23', '整改期满还没有通过的，就取消创新中心资格。'],
    ['sichuan:6.1', '省级相关部门跟各市（州）科技管理部门负责创新中心的培养、推荐和监督管理。'],
    ['wanzhou:5.1', '重庆市万州区科学技术局负责创新中心规划布局和宏观管理。'],
  ])('%s：%s', (ref, sentence) => expect(judge(ref, sentence)).toBeUndefined())
})

describe('意思变了的，不给看', () => {
  it.each([
    ['可以说成不能', 'wanzhou:8.7', '做软件研发等特殊行业的研发场地面积和研发设备原值不能适当低于上面的标准'],
    ['可以说成要', 'wanzhou:8.7', '做软件研发等特殊行业的研发场地面积和研发设备原值要适当低于上面的标准'],
    ['不得说成得', 'wanzhou:25', '参与各方得弄虚作假，不得以任何方式影响评估'],
    ['丢了一般', 'wanzhou:13', '专家委员会主任应由非牵头单位的人员担任'],
    ['丢了非', 'wanzhou:13', '专家委员会主任一般应由牵头单位的人员担任'],
    ['多了都', 'wanzhou:9.4', '经公示无异议的都按程序予以认定'],
    ['多了因为', 'wanzhou:9.4', '因为经公示无异议的按程序予以认定'],
    ['双重否定', 'wanzhou:9.4', '经公示没无异议的按程序予以认定'],
    ['是前面添了不', 'wanzhou:8.6', '研发人员不是{{wanzhou:8.6#1}}'],
    ['换了地方', 'liaocheng:23', '在万州区，本办法由市科技局负责解释'],
    ['换了机关', 'wanzhou:9.4', '经财政局局长办公会审议通过后对创新中心拟认定名单予以公示'],
    ['数字对调', 'wanzhou:8.7', '研发场地面积{{wanzhou:8.7#2}}，科研仪器总值{{wanzhou:8.7#1}}'],
    ['比例对调', 'yunnan:28', '以企业为主体建设的配套投入资金与省财政资金比例{{yunnan:28#4}}'],
    ['要是读成了如果', 'wanzhou:8.6', '创新中心管理主要负责人要是有丰富科研和管理经验的复合型人才'],
    ['从引号中间断开', 'liaocheng:3', '协同创新、服务产业的原则'],
    ['引号里换了词', 'wanzhou:23', '评估结果为“比较差”的，限期整改'],
  ])('%s', (_what, ref, sentence) => expect(judge(ref, sentence)).toBe('reworded'))

  it.each([
    ['丢了近三年', 'wanzhou:8.1', '没发生重大违法行为、重大质量事故、较大及以上安全事故'],
    ['丢了评估结果较差', 'wanzhou:23', '整改后验收仍“较差”的，撤销认定'],
    ['丢了情形', 'wanzhou:24', '撤销区级技术创新中心认定'],
    ['丢了又一层后果', 'wanzhou:24', '有下列情形之一的，撤销区级技术创新中心认定'],
    ['丢了谁牵头', 'liaocheng:8.5', '必须联合市内企业共同申报'],
    ['丢了什么时候', 'wanzhou:20', '应提出书面申请'],
    ['丢了没有写成“的”的条件', 'wanzhou:7.6', '应书面报区科技局批准'],
    ['丢了但书', 'liaocheng:8.2', '依托单位为高校、科研院所的，研发投入总额不作要求'],
    ['丢了“差”和“整改未通过”', 'yunnan:26.2', '取消其资格'],
    ['应用里的应不算应', 'liaocheng:11.p3', '推动成果转化和示范应用'],
    ['丢了给谁', 'wanzhou:9.4', '给予{{wanzhou:9.4#2}}的补助'],
  ])('%s', (_what, ref, sentence) => expect(judge(ref, sentence)).toBe('torn'))

  it.each([
    ['自己的数字', 'wanzhou:8.6', '研发人员不少于十人', 'figure'],
    ['别条的占位符', 'wanzhou:8.6', '研发人员{{wanzhou:8.7#1}}', 'figure'],
    ['没给的条款', 'wanzhou:99', '研发人员要有', 'clause'],
    ['链接', 'wanzhou:8.6', '研发人员见 http://x.cn', 'prose'],
    ['空话', 'wanzhou:8.6', '  ', 'prose'],
  ])('%s', (_what, ref, sentence, fault) => expect(judge(ref, sentence)).toBe(fault))

  it('每条条文里添一个“不”、删一个“不”，没有一句过得去', () => {
    const passed = clauses.flatMap(({ id }) => {
      const shown = shownOf([id], knowledge)
      const text = shown.grounds.get(id)?.clause ?? ''
      return text.split(/[。\n]/u).flatMap((sentence) =>
        [...sentence.matchAll(/应|可|须|不|未|无/gu)].flatMap(({ 0: sign, index }) => {
          const turned = /[不未无]/u.test(sign)
            ? `${sentence.slice(0, index)}${sentence.slice(index + 1)}`
            : `${sentence.slice(0, index)}不${sentence.slice(index)}`
          return checked(turned, id, shown) === undefined ? [turned] : []
        }),
      )
    })
    expect(passed).toEqual([])
  })
})

/** An explainer that says what it is told to, and upholds what `upholds` says at each time of asking. */
function explaining(said: readonly PlainSaid[], upholds: (time: number, asked: EntailsAsked) => readonly string[]) {
  const asked: PlainAsked[] = []
  let times = 0
  const explainer: Explainer = {
    explain: async (request) => {
      asked.push(request)
      return said[asked.length - 1]
    },
    entails: async (request) => upholds(++times, request),
  }
  return { explainer, asked, entailed: () => times }
}

const all = (_time: number, { pairs }: EntailsAsked) => pairs.map(({ id }) => id)
const one = (text: string, clause = 'wanzhou:9.4'): PlainSaid => ({ sentences: [{ text, clause }] })
const TRUE = '公示时间是{{wanzhou:9.4#1}}。'
const FALSE = '公示时间不是{{wanzhou:9.4#1}}。'

describe('转述', () => {
  const told = async ({ explainer }: { explainer: Explainer }) => {
    const blocked: string[] = []
    const caller = { channel: 'terminal', blocked: (why: string) => blocked.push(why) }
    const blocks = await plainly(['wanzhou:9.4'], '公示多久', knowledge, explainer, caller)
    return { blocked, texts: blocks?.map((block) => (block.kind === 'words' ? block.text.map(textOf).join('') : '')) }
  }

  it('先标明是转述，再逐句说，每句带着数字是什么', async () => {
    const { texts } = await told(explaining([one(TRUE)], all))
    expect(texts).toEqual(['模型转述，以原文为准：', '创新中心认定流程：公示时间是〈公示时间〉不少于5个工作日（）。'])
  })

  it('核对问两遍，有一遍说不是就不给看', async () => {
    const second = explaining([one(TRUE), one(TRUE)], (time, asked) => (time % 2 === 1 ? all(time, asked) : []))
    expect(await told(second)).toEqual({ blocked: ['entailed', 'entailed'], texts: undefined })
    expect(second.entailed()).toBe(4)
  })

  it('没有一句留得下，带着原因再问一次，此后不问', async () => {
    const again = explaining([one(FALSE), one(TRUE)], all)
    const { blocked, texts } = await told(again)
    expect(blocked).toEqual(['reworded'])
    expect(texts).toHaveLength(2)
    expect(again.asked.map(({ rejected }) => rejected)).toEqual([undefined, ['reworded']])
    const never = explaining([one(FALSE), one(FALSE), one(TRUE)], all)
    expect((await told(never)).texts).toBeUndefined()
    expect(never.asked).toHaveLength(2)
  })

  it('模型不在、不说、核对断了，都什么也不给', async () => {
    const broken: Explainer = { explain: async () => one(TRUE), entails: async () => undefined }
    expect((await told({ explainer: broken })).texts).toBeUndefined()
    expect((await told(explaining([], all))).texts).toBeUndefined()
    expect((await told(explaining([{ sentences: [] }], all))).texts).toBeUndefined()
  })

  it('程序已经拦下的句子，不送去核对', async () => {
    const { explainer, entailed } = explaining([one(FALSE), one(FALSE)], all)
    await told({ explainer })
    expect(entailed()).toBe(0)
  })
})
