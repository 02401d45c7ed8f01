import { describe, expect, it } from 'vitest'
import { Desk } from '../../src/desk/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { wence } from '../support/cli.ts'
import { earsFor } from '../support/ears.ts'
import { knowledge as before, loaded } from '../support/library.ts'
import { grownLibrary } from './library.ts'

const knowledge = loaded(grownLibrary())
let count = 0
const desk = new Desk(knowledge, {
  today: () => '2026-11-20',
  now: () => 0,
  newId: () => `r${++count}`,
  store: new MemorySessionStore(),
  ears: earsFor(knowledge),
})
const run = (...args: string[]) => wence(args, { library: { knowledge, desk } })
const refsOf = ({ citations }: { readonly citations: readonly { readonly ref: string }[] }) =>
  citations.map(({ ref }) => ref)

describe('列得出', () => {
  it('岳阳的两部办法，条款一条不少', async () => {
    const { out } = await run('outline', 'yueyang', '--jsonl')
    const ids = out.split('\n').map((line) => JSON.parse(line).id)
    for (const id of ['front', 'ch1', '4.6', '5.2', '8', '12.3', '13']) expect(ids).toContain(`yueyang:${id}`)
    const station = (await run('outline', 'yueyang_station', '--json')).json()
    expect(station.map(({ id }: { id: string }) => id)).toEqual(
      ['front', '1', '2', '3', '3.1', '3.2', '3.3', '4', '5', '6'].map((id) => `yueyang_station:${id}`),
    )
  })

  it('一地有两部，说出是哪一种就是那一部', async () => {
    expect((await run('outline', '岳阳市技术攻关站')).out).toContain('岳阳市技术攻关站管理办法')
    expect((await run('outline', '岳阳市技术创新中心')).out).toContain('岳阳市技术创新中心管理办法')
    const { status, err } = await run('outline', '岳阳')
    expect(status).toBe(2)
    expect(err).toContain('yueyang（岳阳市技术创新中心）')
    expect(err).toContain('yueyang_station（岳阳市技术攻关站）')
  })
})

describe('找得到', () => {
  it.each([
    ['场地面积', 'yueyang', 'yueyang:4.3'],
    ['整改', 'yueyang', 'yueyang:11'],
    ['年度报告', 'yueyang', 'yueyang:9'],
    ['研发投入', 'yueyang_station', 'yueyang_station:3.3'],
    ['专家到站', 'yueyang_station', 'yueyang_station:2'],
  ])('%s，在 %s', async (words, region, ref) => {
    const { hits } = (await run('find', words, '--region', region, '--json')).json()
    expect(hits[0].ref).toBe(ref)
  })
})

describe('问得着，引的是它自己的条文', () => {
  it.each([
    ['岳阳技术创新中心研发场地要多大', 'yueyang:4.3', '300平方米以上'],
    ['岳阳创新中心需要多少研发人员', 'yueyang:4.2', '不少于15人'],
    ['岳阳技术创新中心资产负债率有什么要求', 'yueyang:4.5', '低于65%'],
    ['岳阳技术创新中心补助多少', 'yueyang:8', '30万元'],
    ['岳阳技术创新中心多久评估一次', 'yueyang:11', '每四年'],
    ['岳阳技术创新中心主任任期几年', 'yueyang:7', '三年'],
    ['岳阳技术创新中心变更名称要几天内报', 'yueyang:10', '15个工作日'],
    ['岳阳办法第九条', 'yueyang:9', '每年2月底前'],
    ['岳阳技术攻关站要多少研发人员', 'yueyang_station:3.2', '不少于6人'],
    ['技术攻关站补助多少', 'yueyang_station:5', '8万元'],
    ['攻关站公示多久', 'yueyang_station:4', '5个工作日'],
    ['岳洋技术攻关站补助多少', 'yueyang_station:5', '8万元'],
    ['岳阳县的技术攻关站要什么条件', 'yueyang_station:3.3', '不低于50万元'],
  ])('%s', async (question, ref, words) => {
    const reply = await desk.ask(question)
    expect(reply.kind).not.toBe('refusal')
    expect(refsOf(reply)).toContain(ref)
    expect(new Set(refsOf(reply).map((each) => each.split(':')[0]))).toEqual(new Set([ref.split(':')[0]]))
    expect(reply.text).toContain(words)
  })

  it('只说岳阳，两部都答，分得清哪一行是哪一种', async () => {
    const reply = await desk.ask('岳阳的补助有多少')
    expect(refsOf(reply).sort()).toEqual(['yueyang:8', 'yueyang_station:5'])
    expect(reply.text).toMatch(/岳阳市技术攻关站｜.*8万元/u)
    expect(reply.text).toMatch(/岳阳市技术创新中心｜.*30万元/u)
  })

  it('有没有效，照它自己的施行日期和有效期', async () => {
    expect((await desk.ask('岳阳技术创新中心的办法还有效吗')).text).toContain('2030年5月31日')
    expect((await desk.ask('岳阳技术攻关站的办法还有效吗')).text).toContain('没有印有效期')
  })
})

describe('比得了', () => {
  it.each([
    ['岳阳技术创新中心 聊城 研发场地', ['yueyang:4.3', 'liaocheng:8.3']],
    ['万州 岳阳技术创新中心 研发人员', ['wanzhou:8.6', 'yueyang:4.2']],
    ['岳阳技术攻关站 万州 上年度研发投入', ['yueyang_station:3.3', 'wanzhou:8.8']],
  ])('%s', async (words, refs) => {
    const { citations } = (await run('compare', ...words.split(' '), '--json')).json()
    expect(refsOf({ citations }).sort()).toEqual([...refs].sort())
  })

  it('各地一起比，岳阳在内；没有写的那部说没有', async () => {
    const reply = await desk.compare('研发场地')
    expect(refsOf(reply)).toContain('yueyang:4.3')
    expect(reply.text).toMatch(/^四川.*｜未规定｜$/mu)
    expect(reply.text).not.toContain('岳阳办法没有相关规定')
  })

  it('同一地方的两种，放在一起比', async () => {
    const reply = await desk.ask('岳阳的技术创新中心和技术攻关站的研发人员要求有什么不同')
    expect(refsOf(reply).sort()).toEqual(['yueyang:4.2', 'yueyang_station:3.2'])
  })
})

const CENTRE = [
  '注册地=湖南省岳阳市',
  'legal_person=是',
  'clean_credit_3y=是',
  '研发人员=15',
  '研发场地=300平方米',
  'equipment_value=150万',
  'rd_spend_last_year=120万元',
  '资产负债率=64%',
  'own_ip=是',
]
const checked = async (region: string, facts: readonly string[]) =>
  (await run('check', '--region', region, '--json', ...facts.flatMap((fact) => ['--fact', fact]))).json()
const statusesOf = ({ conditions }: { conditions: readonly { id: string; status: string }[] }) =>
  Object.fromEntries(conditions.map(({ id, status }) => [id, status]))

describe('用 --fact 逐条核对', () => {
  it('样样刚好达到：符合', async () => {
    const check = await checked('yueyang', CENTRE)
    expect(check.verdict).toBe('met')
    expect(check.conditions).toHaveLength(9)
  })

  it.each([
    ['研发人员差一人', '研发人员=14', '4.2/rd_staff'],
    ['场地差一点', '研发场地=299.9平方米', '4.3/site_area'],
    ['设备差一万', 'equipment_value=149万', '4.3/equipment_value'],
    ['研发投入差一点', 'rd_spend_last_year=119.99万元', '4.4/rd_spend_last_year'],
    ['资产负债率正好六成五，不是低于', '资产负债率=65%', '4.5/debt_ratio'],
    ['注册在长沙', '注册地=长沙', '4.1/registered_in'],
    ['有不良信用记录', 'clean_credit_3y=否', '4.1/clean_credit_3y'],
  ])('%s：不符合', async (_, fact, id) => {
    const [name] = fact.split('=')
    const check = await checked('yueyang', [...CENTRE.filter((each) => !each.startsWith(`${name}=`)), fact])
    expect(check.verdict).toBe('unmet')
    expect(Object.entries(statusesOf(check)).filter(([, status]) => status === 'unmet')).toEqual([[id, 'unmet']])
  })

  it.each(['湖南省岳阳市', '岳阳', '君山区', 'yueyang', 'yueyang_station'])(
    '注册地写 %s，两部办法都认',
    async (place) => {
      for (const [region, id] of [
        ['yueyang', '4.1/registered_in'],
        ['yueyang_station', '3.1/registered_in'],
      ] as const)
        expect(statusesOf(await checked(region, [`注册地=${place}`]))[id]).toBe('met')
    },
  )

  it('同样的情况，攻关站照它自己的条件', async () => {
    const facts = ['注册地=岳阳', 'legal_person=是', '研发人员=6', 'rd_spend_last_year=50万']
    expect((await checked('岳阳市技术攻关站', facts)).verdict).toBe('met')
    expect(statusesOf(await checked('yueyang', facts))).toMatchObject({
      '4.2/rd_staff': 'unmet',
      '4.4/rd_spend_last_year': 'unmet',
    })
  })
})

describe('谈得下去', () => {
  it('岳阳的企业一项一项说，核对的是岳阳的', async () => {
    const first = await desk.turn('talk', '我们是岳阳的企业，研发人员20人，能报技术创新中心吗')
    expect(first.check).toMatchObject({ regulation: 'yueyang', facts: { rd_staff: 20 } })
    const second = await desk.turn('talk', '场地280平，设备两百万')
    expect(second.check?.verdict).toBe('unmet')
    const third = await desk.turn('talk', '换到岳阳市技术攻关站')
    expect(third.check?.regulation).toBe('yueyang_station')
  })

  it('说到它的办法，不当成在那里注册', () =>
    expect(desk.read('岳阳市的技术攻关站，我们研发人员8人')).toEqual({ rd_staff: 8 }))

  it('两种都能报，没说是哪一种，就问', async () => {
    const reply = await desk.ask('岳阳县的公司能报吗')
    expect(reply.options?.map(({ send }) => send).sort()).toEqual([
      '我们能不能申报岳阳市技术创新中心',
      '我们能不能申报岳阳市技术攻关站',
    ])
  })
})

describe('不拒绝它有的，不替它说没有', () => {
  it.each([...knowledge.regulations.values()].map(({ center }) => center))('%s：不说没有收录', async (center) => {
    const reply = await desk.ask(`${center}怎么申报`)
    expect(reply.text).not.toContain('没有收录')
    expect(reply.kind).not.toBe('refusal')
  })

  it('收录以前：没有这个地方，没有这种项目', () => {
    expect(before.regulations.has('yueyang')).toBe(false)
    expect(before.programmes.mentionsIn('技术攻关站')).toEqual([])
  })

  const spoken = [...knowledge.subjects.values()].flatMap(({ label, clauses }) =>
    [...new Set(clauses.map(({ ref }) => ref.split(':')[0] ?? ''))]
      .filter((id) => id.startsWith('yueyang'))
      .map((id) => [knowledge.regulations.get(id)?.center ?? '', label, id]),
  )
  it.each(spoken)('%s 写了%s，不说没有', async (center, label, id) => {
    const reply = await desk.ask(`${center} ${label}`)
    expect(reply.kind).not.toBe('refusal')
    expect(reply.text).not.toMatch(/没有(?:对.*作出规定|相关规定|写)/u)
    expect(refsOf(reply).every((ref) => ref.startsWith(`${id}:`))).toBe(true)
  })

  it('真没有写的，说没有写，只说它没有', async () => {
    const reply = await desk.ask('攻关站的场地要多大')
    expect(reply.kind).toBe('refusal')
    expect(reply.text).toContain('岳阳攻关站办法没有对研发场地作出规定')
  })

  it('没有收录的，还是没有', async () => {
    expect((await desk.ask('聊城技术攻关站怎么申报')).text).toContain('没有收录聊城市技术攻关站的文件')
    expect((await desk.ask('长沙技术创新中心怎么申报')).text).toContain('没有收录长沙的文件')
    expect((await desk.ask('湖南省技术创新中心怎么申报')).text).toContain('没有收录湖南省的文件')
  })
})
