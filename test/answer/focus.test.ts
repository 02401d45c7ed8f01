import { describe, expect, it } from 'vitest'
import { strangeFocus, uncounted } from '../../src/answer/focus.ts'
import { Desk } from '../../src/desk/index.ts'
import { ClauseFinder } from '../../src/retrieval/index.ts'
import { ears } from '../support/ears.ts'
import { index, knowledge } from '../support/library.ts'

const desk = new Desk(knowledge, { today: () => '2026-11-20', now: () => 0, newId: () => 'r', index, ears })
const finder = new ClauseFinder(knowledge)
const focusOf = (question: string) => {
  const { rest, hits } = finder.find(question)
  return strangeFocus(rest, hits, knowledge)
}
const ask = (question: string) => desk.ask(question)

describe('a thing asked after that the place does not write of is named, and nothing is answered', () => {
  it.each([
    ['万州认定的20万能不能发工资', '工资'],
    ['万州有没有营业额门槛', '营业额'],
    ['云南追回资金要不要算利息', '利息'],
    ['万州对中心名称长度有限制吗', '长度'],
    ['聊城共建协议要不要律师见证', '见证'],
    ['四川中心需要验资吗', '验资'],
    ['万州的年报要写多少字', '字数'],
  ])('%s: 没有写%s', async (question, thing) => {
    const reply = await ask(question)
    expect(reply.kind).toBe('refusal')
    expect(reply.text).toContain(`没有写${thing}`)
  })
})

describe('what the nearest clause or the people who ask for it do say is answered', () => {
  it.each([
    ['聊城科研人员一年在岗多少天才算数', 'liaocheng:8.4'],
    ['万州对诚信失信有什么惩罚', 'wanzhou:24'],
    ['重庆产业创新中心摘要限多少字', 'chongqing:annex1.1'],
    ['云南企业牵头配套资金什么比例', 'yunnan:28'],
    ['万州医院能不能当依托单位', 'wanzhou:8.1'],
    ['四川成熟一个启动一个什么意思', 'sichuan:10.3'],
  ])('%s: %s', async (question, ref) => {
    const { kind, citations } = await ask(question)
    expect(kind).not.toBe('refusal')
    expect(citations.map((citation) => citation.ref).some((cited) => cited.startsWith(ref))).toBe(true)
  })
})

describe('the focus of a question', () => {
  it.each(['万州理事会由谁组成', '四川评优秀有没有奖补', '聊城主任要什么职称', '云南要有几个国家级项目'])(
    'is nothing strange in %s',
    (question) => expect(focusOf(question)).toBeUndefined(),
  )

  it('is a measure that a text counts nothing in', () => {
    expect(uncounted('要写多少字', ['摘要（2500 字以内）'])).toBeUndefined()
    expect(uncounted('要写多少字', ['每年1月30日前'])).toBe('字数')
  })
})
