import { describe, expect, it } from 'vitest'
import { Desk } from '../../src/desk/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { earsFor } from '../support/ears.ts'
import { loaded } from '../support/library.ts'
import { versionsLibrary } from './library.ts'

const knowledge = loaded(versionsLibrary())
let count = 0
const desk = new Desk(knowledge, {
  today: () => '2026-11-20',
  now: () => 0,
  newId: () => `r${++count}`,
  store: new MemorySessionStore(),
  ears: earsFor(knowledge),
})

describe('申报单位自己的年份，不是哪一版的年份', () => {
  it.each([
    '我们是湘潭的公司，2022年成立，2023年研发投入200万，能报技术创新中心吗',
    '我们是湘潭的公司，前年研发投入200万，能报技术创新中心吗',
    '我们是湘潭的公司，2021年拿过省科技进步奖，能报技术创新中心吗',
    '我们是湘潭的公司，2023年获得专利12件，能报技术创新中心吗',
    '我们是湘潭的公司，2020年成立，2022年营业收入1.2亿，能申报技术创新中心吗',
    '湘潭的企业，2023年的研发投入是150万，可以申报技术创新中心吗',
    '我们湘潭公司2022年那时候研发投入才60万，去年90万，能报技术创新中心吗',
    '湘潭的公司，去年被认定为高新技术企业，能报技术创新中心吗',
    '我们是湘潭的公司，2023年获得授权发明专利5件，去年又新增3件，能报技术创新中心吗',
    '我们在湘潭，2019年成立的，当时注册资本500万，能报技术创新中心吗',
    '我们是湘潭的，2023年的时候研发投入200万，能报技术创新中心吗',
    '我们湘潭的公司当时研发投入200万，能报技术创新中心吗',
  ])('%s', async (message) => {
    const reply = await desk.ask(message)
    expect(reply.check).toMatchObject({ regulation: 'xiangtan', verdict: 'unknown' })
    expect(reply.notices).toEqual([])
  })

  it.each([
    ['我们公司在湘潭，2021年6月注册成立，前年研发人员8人，现在25人，能不能报技术创新中心', 'rd_staff'],
    ['湘潭公司，2023年资产负债率70%，能报技术创新中心吗', 'debt_ratio'],
    ['湘潭公司，2022年场地只有120平方米，能报技术创新中心吗', 'site_area'],
  ])('早几年的数不拿来判现在：%s', async (message, fact) => {
    const { check } = await desk.ask(message)
    expect(check?.regulation).toBe('xiangtan')
    expect(check?.facts[fact]).toBeUndefined()
  })

  it('去年的数照样算', async () => {
    const { check } = await desk.ask('湘潭公司，2025年资产负债率70%，能报技术创新中心吗')
    expect(check).toMatchObject({ verdict: 'unmet', facts: { debt_ratio: 70 } })
  })
})

describe.each(['万州', '聊城', '云南'])('%s：没有条件问到的数，不是在问条文', (place) => {
  it.each(['2023年研发投入200万', '2021年申请了专利3件', '研发投入200万'])('%s', async (said) => {
    const reply = await desk.ask(`我们是${place}的公司，${said}，能报技术创新中心吗`)
    expect(reply.yesNo).not.toBe('yes')
    expect(reply.check?.verdict).toBe('unknown')
  })
})
