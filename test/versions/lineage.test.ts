import { describe, expect, it } from 'vitest'
import { Desk } from '../../src/desk/index.ts'
import { KnowledgeError } from '../../src/knowledge/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { earsFor } from '../support/ears.ts'
import { loaded } from '../support/library.ts'
import { EMPTY, type Made, versionsLibrary, withTexts } from './library.ts'

/** A text of 邵阳: what is asked of people and money in it, how it ends, and what it makes of others. */
const text = (
  id: string,
  title: string,
  number: string,
  day: string,
  figure: string,
  last: string,
  links = '',
): Made => ({
  id,
  source: `${title}\n\n${number}\n\n${day}\n\n第一条 为规范建设，制定本办法。\n\n第二条 申报应当具备下列条件：\n\n1. 在邵阳市内注册。\n2. 研发人员不少于${figure}人。\n\n第三条 经认定的，给予${figure}万元的补助。\n\n第四条 ${last}\n`,
  yaml: `title: ${title}
short: 邵阳${'甲乙丙丁戊'.charAt(Number(id.slice(-1)) - 1)}办法
division: 4305 邵阳市
programme: technology_innovation_centre
document_number: { clause: front, phrase: ${number} }
conditions:
  - { clause: "2.2", fact: rd_staff, phrase: 研发人员不少于${figure}人 }
${EMPTY}
${links}`,
  subjects: `says:\n  conditions: ["2"]\n  staff: ["2.2"]\n  grant: [{ clause: "3", phrases: [给予${figure}万元的补助] }]\n  term: ["4"]\nsilent: []`,
})
const TRIAL = '邵阳市技术创新中心管理办法（试行）'
const SECOND = '邵阳市技术创新中心管理办法'
const THIRD = '邵阳市技术创新中心建设管理办法'
const ended = (title: string) => `《${title}》同时废止`
const first = text('sy1', TRIAL, '邵科发〔2019〕1号', '2019年1月5日', '10', '本办法自2019年2月1日起施行。')
const second = (links = `replaces: [{ id: sy1, clause: "4", phrase: ${ended(TRIAL)} }]`) =>
  text('sy2', SECOND, '邵科发〔2021〕2号', '2021年3月5日', '20', `本办法自2021年4月1日起施行，${ended(TRIAL)}。`, links)
const third = (
  effect = '自2024年6月1日起施行',
  links = `replaces: [{ id: sy2, clause: "4", phrase: ${ended(SECOND)} }]`,
) => text('sy3', THIRD, '邵科发〔2024〕3号', '2024年5月5日', '30', `本办法${effect}，${ended(SECOND)}。`, links)
const draft = text(
  'sy4',
  `${THIRD}（征求意见稿）`,
  '邵科发〔2026〕4号',
  '2026年5月5日',
  '50',
  `本办法自2026年xx月xx日起施行，${ended(THIRD)}。`,
  `replaces: [{ id: sy3, clause: "4", phrase: ${ended(THIRD)} }]`,
)
const repeal: Made = {
  id: 'sy_repeal',
  source: `邵阳市科学技术局关于废止文件的决定\n\n邵科发〔2025〕9号\n\n2025年8月1日\n\n第一条 《${THIRD}》予以废止。\n\n第二条 本决定自2025年9月1日起施行。\n`,
  yaml: `title: 邵阳市科学技术局关于废止文件的决定
short: 邵阳废止决定
division: 4305 邵阳市
programme: technology_innovation_centre
conditions: []
${EMPTY}
repeals: [{ id: sy3, clause: "1", phrase: 《${THIRD}》予以废止 }]`,
}
let count = 0
function deskOf(texts: readonly Made[]): Desk {
  const knowledge = loaded(
    withTexts(
      versionsLibrary(() => false),
      texts,
    ),
  )
  const ports = { today: () => '2026-11-20', now: () => 0, newId: () => `r${++count}` }
  return new Desk(knowledge, { ...ports, store: new MemorySessionStore(), ears: earsFor(knowledge) })
}
const faultsOf = (texts: readonly Made[]): string => {
  try {
    loaded(
      withTexts(
        versionsLibrary(() => false),
        texts,
      ),
    )
    return ''
  } catch (error) {
    if (error instanceof KnowledgeError) return error.message
    throw error
  }
}
const ASKED = '邵阳技术创新中心补助多少'
const cited = (reply: Awaited<ReturnType<Desk['ask']>>) => reply.citations.map(({ ref }) => ref.split(':')[0])

describe('一部换一部，再换一部', () => {
  const desk = deskOf([first, second(), third()])
  it.each([
    ['2019-02-01', '10万元', 'sy1'],
    ['2021-03-31', '10万元', 'sy1'],
    ['2021-04-01', '20万元', 'sy2'],
    ['2024-05-31', '20万元', 'sy2'],
    ['2024-06-01', '30万元', 'sy3'],
    ['2026-11-20', '30万元', 'sy3'],
  ])('%s：%s', async (asOf, grant, id) => {
    const reply = await desk.ask(ASKED, { asOf })
    expect(reply.text).toContain(grant)
    expect(new Set(cited(reply))).toEqual(new Set([id]))
  })

  it.each([
    [`${TRIAL}补助多少`, '10万元', `已被《${SECOND}》代替`],
    [`${SECOND}补助多少`, '20万元', `已被《${THIRD}》代替`],
    ['邵阳技术创新中心2020年的时候补助多少', '10万元', `已被《${SECOND}》代替`],
  ])('%s', async (question, grant, said) => {
    const { text: told } = await desk.ask(question)
    expect(told).toContain(grant)
    expect(told).toContain(said)
  })

  it('核对旧的一部：说明已被代替，不说可以', () => {
    const reply = desk.check('sy1', { rd_staff: 35 })
    expect(reply.text).toContain('按已被代替的文本对照')
    expect(reply.yesNo).toBeUndefined()
  })
})

describe('废止了，没有新的', () => {
  const desk = deskOf([first, second(), third(), repeal])
  it('答案说已废止，带原话', async () => {
    const reply = await desk.ask(ASKED)
    expect(reply.text).toContain('自2025年9月1日起已被《邵阳市科学技术局关于废止文件的决定》废止')
    expect(reply.text).toContain(`《${THIRD}》予以废止`)
  })

  it('废止前一天照旧，并说要废止', async () => {
    const { text: told } = await desk.ask(ASKED, { asOf: '2025-08-31' })
    expect(told).toContain('30万元')
    expect(told).not.toContain('已废止')
    expect(told).toContain('2025年9月1日起')
  })

  it.each(['我们是邵阳的公司，研发人员35人，能报技术创新中心吗', '邵阳技术创新中心还能申报吗'])(
    '%s：不说可以',
    async (question) => {
      const reply = await desk.ask(question)
      expect(reply.check?.regulation).toBe('sy3')
      expect(reply.yesNo).not.toBe('yes')
      expect(reply.text).not.toContain('可以')
      expect(reply.text).toContain('按已废止的文本对照')
    },
  )
})

describe('新的还是征求意见稿', () => {
  const desk = deskOf([first, second(), third(), draft])
  it('不代替现行的', async () => {
    const reply = await desk.ask(ASKED)
    expect(reply.text).toContain('30万元')
    expect(reply.notices).toEqual([])
    expect(desk.check('sy3', { rd_staff: 35 }).text).toContain('按现行文本对照')
  })

  it('点名问征求意见稿，答的是它，并说没有生效', async () => {
    const { text: told } = await desk.ask('邵阳技术创新中心征求意见稿补助多少')
    expect(told).toContain('50万元')
    expect(told).not.toContain('30万元')
    expect(told).toContain('征求意见稿')
  })
})

describe('没有写明何时施行', () => {
  const desk = deskOf([first, second(), third('由市科技局负责解释')])
  it('印发以前，不是它', async () => {
    expect((await desk.ask(ASKED, { asOf: '2022-06-01' })).text).toContain('20万元')
  })
  it('印发以后，是它', async () => {
    expect((await desk.ask(ASKED)).text).toContain('30万元')
  })
})

describe('只写了名称', () => {
  const named = `replaces: [{ title: ${SECOND}, clause: "4", phrase: ${ended(SECOND)} }]`
  it('库里恰有一部叫这个：就是它', async () => {
    const desk = deskOf([first, second(), third(undefined, named)])
    expect((await desk.ask(`${SECOND}还有效吗`)).text).toContain(`已被《${THIRD}》代替`)
  })

  it('库里有两部同名：告诉经办人', () => {
    const twin = text('sy5', SECOND, '邵科发〔2020〕7号', '2020年3月5日', '15', '本办法自2020年4月1日起施行。')
    const other = `replaces: [{ id: sy5, clause: "4", phrase: ${ended(TRIAL)} }]`
    expect(faultsOf([twin, second(other), third(undefined, named)])).toContain(
      `title“${SECOND}”，库里有 2 部叫这个名称：`,
    )
  })
})
