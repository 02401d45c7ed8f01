import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import {
  addRegulation,
  answered,
  type Draft,
  finished,
  Refused,
  unwrittenLines,
  withRequirement,
} from '../../src/drafting/index.ts'
import { office } from './office.ts'

const TEXT = `安康市富硒产业基地管理办法

第一章 总则

第一条 为规范安康市富硒产业基地（以下简称基地）的管理，制定本办法。

第二章 条件

第二条 申报基地的单位应当同时具备下列条件：

（一）在本市从事富硒生产，连片种植面积达到 300 亩，冷库容积率说明齐全；

（二）检测设备原值不低于80万元；已通过产地环境评价；

（三）原则上聘用农艺师不少于3人；

（四）仓储面积不少于900平方米，或者加工车间不少于600平方米；

（五）合作社申报的，带动农户不少于50户；

（六）主要负责人品行端正，能够胜任，群众认可度较高；

（七）原料抽检合格率不低于95%。原料抽检合格率不低于95%的，可以免检；

（八）种植面积，示范类达到900亩，领军型不少于700亩。

第三条 基地有下列情形之一的，不予认定：

（一）瞒报产量的；

（二）资产负债率超过80%的。

第四条 申报单位符合下列条件之一：

（一）获得省级示范称号，事迹突出；

（二）注册商标不少于2件。

第五条 本办法自2026年5月1日起施行。
`

const desk = office()
afterAll(desk.close)
let draft: Draft
let world: Awaited<ReturnType<typeof desk.drafting>>
beforeAll(async () => {
  world = await desk.drafting()
  const file = { name: 'ankang.txt', bytes: new TextEncoder().encode(TEXT) }
  draft = (await addRegulation({ file, place: '安康', programme: '富硒基地', newProgramme: true }, world)).draft
})

/** As if the program had proposed nothing of these sections. */
const bare = (of: Draft): Draft => ({
  ...of,
  regulation: of.regulation.replace(
    /\nconditions:[\s\S]*?\npreferences:/u,
    '\nconditions: []\njudged: []\nunmodelled: []\npreferences:',
  ),
  facts: 'facts: {}\n',
})
const add = (clause: string, phrase: string, of = bare(draft)) => withRequirement(of, { clause, phrase }, world)
const refused = (step: () => unknown): string => {
  try {
    step()
  } catch (error) {
    if (error instanceof Refused) return error.lines.join(' ')
    throw error
  }
  return ''
}

describe('经办人自己加一项要求：写条款和原文里的几个字', () => {
  it('有数的：数从短语里读，配上一项情况和问法，还等着确认，确认后算数', () => {
    const { draft: after, entry } = add('2.2', '检测设备原值不低于80万元')
    expect(entry).toMatchObject({
      key: '2.2:检测设备原值不低于80万元',
      section: 'conditions',
      value: { proposed: true },
    })
    const sure = finished(answered(after, entry.key, 'y', world))
    expect(parse(sure.regulation).conditions).toMatchObject([{ clause: '2.2', phrase: '检测设备原值不低于80万元' }])
    expect(JSON.stringify(parse(finished(after).regulation).conditions)).toBe('[]')
  })

  it('是非：没有数的几个字成一句问话', () => {
    const { draft: after, entry } = add('第二条第（二）项', '已通过产地环境评价')
    const fact = parse(after.facts).facts[String(entry.value.fact)]
    expect(entry.value).toMatchObject({ clause: '2.2', is: true })
    expect(fact).toMatchObject({ kind: 'yes-no', proposed: true })
    expect(fact.ask).toMatch(/通过产地环境评价.*？$/u)
  })

  it('只对一类申报的定的数，不当作对谁都要求', () => {
    for (const phrase of ['示范类达到900亩', '领军型不少于700亩'])
      expect(refused(() => add('2.8', phrase))).toContain('只对一部分申报的说')
    expect(add('2.2', '检测设备原值不低于80万元').entry.value.when).toBeUndefined()
  })

  it('程序原先放着未写的同一句，由加的这一项代替', () => {
    const waiting = answered(add('2.6', '群众认可度较高').draft, '2.6:群众认可度较高', 'u', world)
    expect(parse(waiting.regulation).unmodelled).toHaveLength(1)
    const again = add('2.6', '群众认可度较高', waiting)
    expect(parse(again.draft.regulation).unmodelled).toHaveLength(0)
    expect(refused(() => add('2.6', '群众认可度较高', again.draft))).toContain('已经是条件')
  })

  it('不在那一条、不止一处、没有那一条的，说出原文或在哪里，不收', () => {
    expect(refused(() => add('2.2', '带动农户不少于50户'))).toContain('2.5')
    expect(refused(() => add('2.2', '检测设备原值不低于90万元'))).toContain('原文是')
    expect(refused(() => add('2.7', '原料抽检合格率不低于95%'))).toContain('不止一处')
    expect(refused(() => add('2.9', '检测设备'))).toContain('有的是 2')
  })

  it('原则上的，达不到也不算不符合；只说一部分申报的，不对别人要求；或者连着的不单独收', () => {
    expect(add('2.3', '聘用农艺师不少于3人').entry.value.soft).toEqual({ phrase: '原则上' })
    expect(add('2.5', '带动农户不少于50户').entry.value.when).toBeDefined()
    expect(refused(() => add('2.4', '仓储面积不少于900平方米'))).toContain('或者')
  })

  it('不予认定的情形：有这种情形才是不符合；第二项加进同一组', () => {
    const one = add('3.1', '瞒报产量的')
    expect(one.entry.value).toMatchObject({ clause: '3', none: { of: [{ clause: '3.1', is: true }] } })
    const two = add('3.2', '资产负债率超过80%', one.draft)
    expect(two.entry.value).toMatchObject({ none: { of: [{ clause: '3.1' }, { clause: '3.2' }] }, proposed: true })
  })

  it('几项有其一的，没有读成一组，一项不单独收', () => {
    expect(refused(() => add('4.2', '注册商标不少于2件'))).toContain('单独一项不能成为条件')
  })
})

describe('逐行加', () => {
  it('加了就存，回的一行写着新情况怎么问；再答 y', async () => {
    await desk.shelf.write('x.txt', TEXT)
    await desk.run(['add', `${desk.folder}/x.txt`, '--place', '安康', '--programme', '富硒基地', '--new-programme'])
    const say = async (line: object) =>
      (await desk.run(['confirm', '--jsonl'], { stdin: `${JSON.stringify({ id: 'ankang', ...line })}\n` })).lines()[0]
    const added = await say({ add: { clause: '2.6', phrase: '能够胜任' } })
    expect(added).toMatchObject({ entry: '2.6:能够胜任', section: 'conditions' })
    const [fact] = Object.values<{ ask: string; words: string[] }>(added.new_facts)
    expect(fact?.ask).toContain('胜任')
    expect(await say({ entry: added.entry, as: 'y' })).toMatchObject({ left: added.left - 1 })
    expect((await say({ add: { clause: '2.6', phrase: '没有的话' } })).error).toContain('一字不差')
    expect((await say({ entry: 'x' })).error).toContain('"add"')
  })
})

describe('在终端里加', () => {
  it('+，哪一条，哪几个字；接着就问这一项', async () => {
    await desk.shelf.write('y.txt', TEXT.replaceAll('安康', '汉中'))
    await desk.run(['add', `${desk.folder}/y.txt`, '--place', '汉中', '--programme', '富硒基地', '--new-programme'])
    const first = (await desk.run(['confirm', 'hanzhong', '--list'])).lines()
    const skips = first.findIndex(({ section }) => ['conditions', 'judged', 'unmodelled'].includes(section))
    const stdin = [...Array(skips).fill('s'), '+', '2.6', '主要负责人品行端正', 'y', 'q'].join('\n')
    const { out } = await desk.run(['confirm', 'hanzhong'], { stdin: `${stdin}\n` })
    expect(out).toContain('条件〔2.6〕主要负责人品行端正')
    const left = (await desk.run(['confirm', 'hanzhong', '--list'])).lines()
    expect(left.some(({ value }) => value.phrase === '主要负责人品行端正')).toBe(false)
  })
})

describe('没有编进核对的要求', () => {
  const told = (of: Draft) => unwrittenLines(of, world.words).join('')

  it('没有确认、只是未写的都列出；整列都没有的只说引语那一条；确认了条件或专家评判的不列', () => {
    const { draft: one, entry } = add('2.2', '已通过产地环境评价')
    expect(told(one)).toContain('第二条各项、第三条各项')
    const sure = answered(one, entry.key, 'y', world)
    expect(told(sure)).toContain('第二条第（三）项')
    expect(told(sure)).not.toContain('第二条第（二）项')
    const left = answered(answered(sure, entry.key, 'r', world), entry.key, 'u', world)
    expect(told(left)).toContain('第二条各项')
    const judged = answered(answered(left, entry.key, 'r', world), entry.key, 'j', world)
    expect(told(judged)).not.toContain('第二条第（二）项')
  })
})

describe('事项另指一句', () => {
  it('列出的句子里没有对的，写条款和原文里的几个字；不在那里的不收', () => {
    const regulation = 'regulation: ankang\nstated: {}\nopen: {}\nsilent: {}\nproposed:\n'
    const [id] = [...world.knowledge.matters.values()]
      .filter(({ whether }) => whether === undefined)
      .map((each) => each.id)
    const of = { ...draft, statements: `${regulation}  ${id}: [{ clause: "1", phrase: "制定本办法" }]\n` }
    const passage = { clause: '第三条第（一）项', phrase: '瞒报产量' }
    const held = { clause: '3.1', phrase: '瞒报产量' }
    expect(parse(answered(of, String(id), { stated: passage }, world).statements).stated).toEqual({
      [String(id)]: held,
    })
    expect(parse(answered(of, String(id), { open: passage }, world).statements).open).toEqual({ [String(id)]: held })
    expect(refused(() => answered(of, String(id), { stated: { clause: '1', phrase: '瞒报' } }, world))).toContain('3.1')
  })
})
