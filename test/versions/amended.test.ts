import { describe, expect, it } from 'vitest'
import { Desk } from '../../src/desk/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { earsFor } from '../support/ears.ts'
import { loaded } from '../support/library.ts'
import { EMPTY, versionsLibrary, withTexts } from './library.ts'

const TITLE = '湘潭市科学技术局关于修改《湘潭市技术创新中心管理办法》的决定'
const decision = (effect: string) => ({
  id: 'xiangtan_amendment',
  source: `${TITLE}

潭科发〔2025〕6号

湘潭市科学技术局

2025年5月6日

第一条 将第五条修改为：“经认定的，给予40万元的补助。”

第二条 将第三条第2项修改为：“研发人员不少于30人。”

第三条 删去第三条第5项。

第四条 将第三条第3项修改为：“研发场地面积600平方米以上。”

第五条 ${effect}
`,
  yaml: `title: ${TITLE}
short: 湘潭修改决定
division: 4303 湘潭市
programme: technology_innovation_centre
document_number: { clause: front, phrase: 潭科发〔2025〕6号 }
conditions:
  - { clause: "2", fact: rd_staff, phrase: 研发人员不少于30人 }
amends:
  - { id: xiangtan, at: ["5"], clause: "1", phrase: 将第五条修改为：“经认定的，给予40万元的补助。” }
  - { id: xiangtan, at: ["3.2"], clause: "2", phrase: 将第三条第2项修改为：“研发人员不少于30人。” }
  - { id: xiangtan, at: ["3.5"], clause: "3", phrase: 删去第三条第5项, removes: true }
  - { id: xiangtan, at: ["3.3"], clause: "4", phrase: 将第三条第3项修改为：“研发场地面积600平方米以上。” }
${EMPTY}`,
})
let count = 0
const deskOn = (effect: string, today = () => '2026-11-20') => {
  const knowledge = loaded(withTexts(versionsLibrary(), [decision(effect)]))
  const ports = { now: () => 0, newId: () => `r${++count}`, store: new MemorySessionStore(), ears: earsFor(knowledge) }
  return { knowledge, desk: new Desk(knowledge, { ...ports, today }) }
}
const { knowledge, desk } = deskOn('本决定自2025年6月1日起施行。')
const FACTS = {
  registered_in: 'xiangtan',
  legal_person: true,
  rd_staff: 25,
  site_area: 700,
  rd_spend_last_year: 1_000_000,
  debt_ratio: 80,
}
const REST = '湘潭修改决定第四条还没有编进核对'

describe('引的条款后来被修改', () => {
  it.each(['湘潭技术创新中心补助多少', '湘潭技术创新中心办法第五条'])(
    '%s：说已修改，给修改后的话',
    async (question) => {
      const reply = await desk.ask(question)
      expect(reply.text).toContain(`第五条已被《${TITLE}》修改（2025年6月1日起）`)
      expect(reply.text).toContain('给予40万元的补助')
      expect(reply.citations.map(({ ref }) => ref)).toEqual(
        expect.arrayContaining(['xiangtan:5', 'xiangtan_amendment:1']),
      )
    },
  )

  it.each(['湘潭技术创新中心补助多少', '湘潭技术创新中心要多少研发人员', '湘潭技术创新中心的申报条件是什么'])(
    '%s：原来的话处处标明是修改前的，不打头',
    async (question) => {
      const { text, blocks } = await desk.ask(question)
      for (const words of ['30万元的补助', '不少于20人', '面积300平方米以上'])
        for (const block of [text, ...blocks.map((each) => each.text)])
          for (const line of block.split('\n'))
            for (const [, after = ''] of line.matchAll(new RegExp(`${words}(.{0,5})`, 'gu')))
              expect(`${words}${after}`).toContain('（修改前')
      expect(text.indexOf('已被《')).toBeLessThan(text.indexOf('修改前'))
    },
  )

  it('够不够，按原来的数不下结论', async () => {
    const reply = await desk.ask('湘潭技术创新中心25个研发人员够吗')
    expect(reply.yesNo).toBeUndefined()
    expect(reply.text).toContain('不少于30人')
  })

  it('比较、照原文找，一样标明', async () => {
    for (const reply of [
      await desk.compare('湘潭 聊城 补助多少'),
      await desk.compare('补助'),
      await desk.passages('经认定的，给予30万元的补助'),
    ]) {
      expect(reply.text).toContain('给予40万元的补助')
      expect(reply.text).toMatch(/给予30万元的补助。?（修改前）/u)
    }
  })

  it('对话里的出处、展开、第五条，一样标明', async () => {
    await desk.turn('talk', '湘潭技术创新中心补助多少')
    for (const words of ['出处', '展开', '第五条']) {
      const { text } = await desk.turn('talk', words)
      expect(text).toContain('给予40万元的补助')
      expect(text).toContain('给予30万元的补助。（修改前）')
    }
  })

  it('问修改决定本身，答的是它', async () => {
    const reply = await desk.ask('湘潭修改决定第一条')
    expect(reply.citations.map(({ ref }) => ref)).toEqual(['xiangtan_amendment:1'])
  })

  it('还有效吗：有效，并说哪几条改过', async () => {
    const { text } = await desk.ask('湘潭技术创新中心办法还有效吗')
    expect(text).toContain(`其中第五条、第三条第2项、第三条第5项、第三条第3项已被《${TITLE}》修改`)
  })

  it('修改施行以前的一天：照原来的，不提', async () => {
    const reply = await desk.ask('湘潭技术创新中心补助多少', { asOf: '2025-05-20' })
    expect(reply.text).toContain('30万元')
    expect(reply.text).not.toContain('修改')
  })

  it('没有被修改的条款，不提', async () => {
    expect((await desk.ask('湘潭技术创新中心怎么申报')).text).not.toContain('修改')
  })

  it('修改的文件没有审过的事，不说没有写', async () => {
    const { text } = await desk.ask('湘潭技术创新中心怎么撤销')
    expect(text).not.toContain('没有写')
  })
})

describe('核对一部被修改过的办法', () => {
  it('用修改后的数，删去的不算，没有编进来的说出来', () => {
    const { check, text } = desk.check('xiangtan', FACTS)
    expect(check?.verdict).toBe('unmet')
    expect(text).toContain('研发人员不少于30人')
    expect(text).toContain('湘潭修改决定第二条')
    expect(text).toContain(REST)
    expect(check?.conditions.map(({ ref }) => ref)).toEqual([
      'xiangtan:3.1',
      'xiangtan:3.1',
      'xiangtan:3.4',
      'xiangtan_amendment:2',
    ])
  })

  it('有一项改过而没有编进来，不说符合，也不说没有定条件', () => {
    const reply = desk.check('xiangtan', { ...FACTS, rd_staff: 35 })
    expect(reply.check?.verdict).toBe('unknown')
    expect(reply.text).toContain(REST)
    expect(reply.blocks.map(({ text }) => text).join()).not.toContain('没有定条件')
  })

  it.each([
    ['2025-05-31', 'xiangtan:3.2'],
    ['2025-06-01', 'xiangtan_amendment:2'],
  ])('%s：研发人员按 %s', (day, ref) => {
    const { check } = desk.check('xiangtan', FACTS, day)
    expect(check?.conditions.map((each) => each.ref)).toContain(ref)
  })

  it('核对中途修改施行了：接着按新的，前面说的都在', async () => {
    let today = '2025-05-20'
    const { desk: talk } = deskOn('本决定自2025年6月1日起施行。', () => today)
    const begun = await talk.turn('s', '我们是湘潭的公司，研发人员25人，能报技术创新中心吗')
    expect(begun.check?.conditions.find(({ ref }) => ref === 'xiangtan:3.2')?.status).toBe('met')
    today = '2025-06-02'
    const next = await talk.turn('s', '是独立法人')
    expect(next.check).toMatchObject({ verdict: 'unmet', facts: { rd_staff: 25, legal_person: true } })
    expect(next.text).toContain('研发人员不少于30人')
  })

  it('何时施行凭文本定不下来：原来的数不算，新的也不算', async () => {
    const { desk: unsure } = deskOn('本决定由市科技局负责解释。')
    const { check, text } = unsure.check('xiangtan', { ...FACTS, rd_staff: 15, debt_ratio: 60 })
    expect(check?.verdict).toBe('unknown')
    expect(check?.conditions.map(({ ref }) => ref)).toEqual(['xiangtan:3.1', 'xiangtan:3.1', 'xiangtan:3.4'])
    expect(text).toContain('湘潭修改决定第二条、湘潭修改决定第四条、湘潭修改决定第三条还没有编进核对')
    expect((await unsure.ask('湘潭技术创新中心补助多少')).text).toContain('凭文本定不下来')
    const before = await unsure.ask('湘潭技术创新中心补助多少', { asOf: '2025-05-05' })
    expect(before.text).not.toContain('修改')
  })

  it('条件引了已被修改的条款、新的没有写，提醒经办人', () => {
    const [only, ...others] = knowledge.warnings
    expect(others).toEqual([])
    expect(only?.where).toMatch(/xiangtan-2024\.yaml:\d+/u)
    expect(only?.found).toBe('条件引的“3.3”已被 xiangtan_amendment 修改，核对时按“未写”算')
  })
})
