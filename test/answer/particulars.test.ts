import { describe, expect, it } from 'vitest'
import { Desk } from '../../src/desk/index.ts'
import { ears } from '../support/ears.ts'
import { index, knowledge } from '../support/library.ts'

const desk = new Desk(knowledge, { today: () => '2026-11-20', now: () => 0, newId: () => 'r', index, ears })
const ask = (question: string) => desk.ask(question)

describe('问的那一项条文里没有这样的话：说没有找到什么，不拿相近的一条当答案', () => {
  it.each([
    ['万州认定的20万能不能发工资', '薪酬数额'],
    ['云南追回资金要不要算利息', '利息'],
    ['聊城共建协议要不要律师见证', '见证'],
    ['四川中心需要验资吗', '验资'],
  ])('%s: 没有找到写%s的', async (question, thing) => {
    const reply = await ask(question)
    expect(reply.kind === 'refusal' || reply.yesNo === 'not-stated').toBe(true)
    expect(reply.lead).toContain(`没有找到写${thing}的条文`)
    expect(reply.text).not.toContain('没有写')
  })
})

describe('条文写了的照答', () => {
  it.each([
    ['聊城科研人员一年在岗多少天才算数', 'liaocheng:8.4'],
    ['万州对诚信失信有什么惩罚', 'wanzhou:24'],
    ['重庆产业创新中心摘要限多少字', 'chongqing:annex1.1'],
    ['云南企业牵头配套资金什么比例', 'yunnan:28'],
    ['万州医院能不能当依托单位', 'wanzhou:8.1'],
    ['四川成熟一个启动一个什么意思', 'sichuan:10.3'],
    ['万州对中心名称长度有限制吗', 'wanzhou:26'],
  ])('%s: %s', async (question, ref) => {
    const { kind, citations } = await ask(question)
    expect(kind).not.toBe('refusal')
    expect(citations.map((citation) => citation.ref).some((cited) => cited.startsWith(ref))).toBe(true)
  })
})
