import { describe, expect, it } from 'vitest'
import { Desk } from '../../src/desk/index.ts'
import { ears } from '../support/ears.ts'
import { index, knowledge } from '../support/library.ts'

const desk = new Desk(knowledge, { today: () => '2026-11-20', now: () => 0, newId: () => 'r', index, ears })
const ask = (question: string) => desk.ask(question)
const refs = async (question: string) => (await ask(question)).citations.map(({ ref }) => ref)

describe('文号像条号一样，是一个指引', () => {
  it.each([
    '云科联发〔2022〕6号是个啥文',
    '云科联发【2022】6号',
    '云科联发 2022 6号讲什么的',
    '请问云科联发(2022)第6号',
  ])('%s：收录了的，说是哪一份、效力如何', async (question) => {
    const reply = await ask(question)
    expect(reply.lead).toContain('《云南省技术创新中心建设运行管理办法（试行）》（已届满）')
  })
  it('收录的文本提到的，说是哪一条怎么提的', async () => {
    const reply = await ask('万州科局发（2022）19号文还算不算')
    expect(reply.lead).toContain('同时废止')
    expect(reply.citations.map(({ ref }) => ref)).toEqual(['wanzhou:28'])
    expect(await refs('国科发区[2021]17号跟云南的办法啥关系')).toContain('yunnan:1')
  })
  it('谁也没提到的，说没有收录，收录了哪些', async () => {
    const reply = await ask('鲁科字〔2019〕31号')
    expect(reply).toMatchObject({ kind: 'refusal' })
    expect(reply.lead).toContain('没有收录鲁科字〔2019〕31号')
    expect(reply.text).toContain('万州科局发〔2024〕3号')
  })
  it('拿文号问里面的事，答里面的事', async () => {
    expect(await refs('渝发改规范〔2024〕2号里虚报材料怎么处理')).toContain('chongqing:15')
    expect(await refs('按鲁科字〔2019〕31号的意思，万州公示要几天')).toContain('wanzhou:9.4')
  })
})

describe('条号在句子哪里都认', () => {
  it.each([
    ['云南10.2要多少固定人员', 'yunnan:10.2', 'answer'],
    ['万州8.6', 'wanzhou:8.6', 'clause'],
    ['万州 第贰拾肆条', 'wanzhou:24', 'clause'],
    ['聊城 clause 17', 'liaocheng:17', 'clause'],
    ['万州办法里8.8说的上年度投入是多少', 'wanzhou:8.8', 'answer'],
  ])('%s', async (question, ref, kind) => {
    const reply = await ask(question)
    expect([reply.kind, reply.citations[0]?.ref]).toEqual([kind, ref])
  })
  it.each(['四川的条件 随便讲四条', '研发占比8.1 万州行不行', '聊城占比3.5%够吗'])('%s：不是条号', async (question) => {
    expect((await ask(question)).kind).not.toBe('clause')
  })
})

it.each([
  ['“卡脖子”出在四川哪里', 'sichuan:9.3'],
  ['33618说的是啥', 'chongqing:1'],
])('原文里的专名照原样找：%s', async (question, ref) => {
  expect(await refs(question)).toContain(ref)
})

describe('别的版本没有收录', () => {
  it.each(['万州原办法的场地要求', '万州2022年那一版补助多少', '万州没修订的时候人数是几个，旧版'])(
    '%s',
    async (question) => {
      const reply = await ask(question)
      expect(reply).toMatchObject({ kind: 'refusal', citations: [{ ref: 'wanzhou:28' }] })
    },
  )
  it('说的就是这一版，照答', async () => {
    expect(await refs('万州2024年这版的研发人员要几个')).toContain('wanzhou:8.6')
  })
})

describe('联系方式不提供；只提到的，不妨碍回答', () => {
  it.each(['云南财政厅座机号码是多少', '把聊城经办人的微信发我', '万州科技局电话'])('%s', async (question) => {
    expect((await ask(question)).kind).toBe('refusal')
  })
  it.each([
    ['对方电话13700001111，问万州公示几天', 'wanzhou:9.4'],
    ['刚打进来一个电话，是做手机壳的，云南场地要多大', 'yunnan:10.4'],
    ['她留了邮箱，想知道聊城筹建几年', 'liaocheng:8bis.4'],
    ['我们开发足球训练软件，万州场地能不能小一点', 'wanzhou:8.7'],
  ])('%s', async (question, ref) => {
    expect(await refs(question)).toContain(ref)
  })
})

describe('没有地名', () => {
  it.each(['想打听个事', '我想咨询一下政策'])('%s：说能做什么，给地方选', async (question) => {
    const reply = await ask(question)
    expect(reply.kind).toBe('question')
    expect(reply.options?.map(({ label }) => label)).toContain('万州（现行）')
  })
  it.each(['怎么申报', '需要啥条件', '申报材料有哪些'])('%s：给地方选，生效的在前', async (question) => {
    const reply = await ask(question)
    expect(reply.kind).toBe('question')
    expect(reply.options?.[0]?.label).toContain('现行')
    expect(reply.citations.every(({ ref }) => ref.startsWith('wanzhou:'))).toBe(true)
  })
})

describe('问效力，先答效力', () => {
  it.each([
    ['云南那个办法过期没有', '云南办法已届满：有效期至 2025 年 4 月 5 日'],
    ['聊城的生效了吗', '未生效'],
    ['万州办法现在管用吗', '万州办法现行有效'],
    ['Is the Yunnan regulation still valid today?', 'expired on 5 April 2025'],
  ])('%s', async (question, words) => {
    const { lead = '' } = await ask(question)
    expect(lead).toContain(words)
    expect(lead.length).toBeLessThanOrEqual(90)
  })
  it('问两份，两份都答；全问，按效力分', async () => {
    expect((await ask('万州和云南的办法都还有效吗')).lead).toMatch(/万州办法现行有效.*云南办法已届满/u)
    expect((await ask('这几个办法哪些还有效')).lead).toContain('已届满：四川、云南')
  })
})
