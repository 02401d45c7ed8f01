import { describe, expect, it } from 'vitest'
import { knowledge } from '../support/library.ts'
import { deskIn } from '../support/talk.ts'

const ask = (words: string) => deskIn().ask(words)

describe('条文没有写，写明过是没有写的', () => {
  it.each([
    ['云南的公示要挂几天', '公示天数', 'yunnan:12.4'],
    ['万州申报单位成立要满几年', '企业成立年限', 'wanzhou'],
    ['聊城的主任一届干几年', '主任任期', 'liaocheng'],
  ])('%s：说没有写%s', async (words, label, near) => {
    const reply = await ask(words)
    expect(reply.kind).toBe('refusal')
    expect(reply.lead).toContain(`没有写${label}`)
    expect(reply.citations.every(({ ref }) => ref.startsWith(near))).toBe(true)
  })

  it('问是不是的，没有写就是回答', async () => {
    const reply = await ask('万州的中心主任有没有年龄限制')
    expect([reply.kind, reply.yesNo]).toEqual(['answer', 'not-stated'])
    expect(reply.lead).toContain('没有写')
  })

  it('别处写了的，说哪一处、哪一条，原话是文中的', async () => {
    const { text } = await ask('云南的公示要挂几天')
    expect(text).toMatch(/(万州|聊城)[^\n]*写了：[^\n]*5 ?个工作日[^\n]*｜第/u)
  })

  it('说了问谁', async () => expect((await ask('云南的公示要挂几天')).text).toContain('云南省科学技术厅'))
})

it('留着没定的：不说没有写，说没有写定，引留着的那句', async () => {
  const open = [...knowledge.matters.values()].flatMap(({ label, asked, said }) =>
    Object.entries(said).flatMap(([id, statement]) =>
      statement.state === 'open' ? [{ id, label, phrase: statement.phrase, asked: asked[0] ?? '' }] : [],
    ),
  )
  expect(open.length).toBeGreaterThan(10)
  const places = new Map([...knowledge.regulations.values()].map(({ id, place }) => [id, place]))
  let told = 0
  for (const { id, label, phrase, asked } of open) {
    const reply = await ask(`${places.get(id)} ${asked}`)
    if (!reply.lead?.includes('没有写定')) continue
    told++
    if (reply.lead.includes(`${label}没有写定`)) expect(reply.lead).toContain(phrase.text)
  }
  expect(told).toBeGreaterThan(open.length / 2)
})

describe('这条自己写了的，不说没有写', () => {
  it.each(['万州公示几个工作日', '云南建设期几年', '万州补助最高多少', '云南设备原值要多少'])('%s', async (words) => {
    const reply = await ask(words)
    expect(reply.kind).toBe('answer')
    expect(reply.text).not.toContain('没有写')
  })
})

describe('没有判过、也没有找到的，只说没有找到', () => {
  it.each(['四川中心要不要验资', '云南追回的钱计不计利息', '聊城的材料要编页码吗', '聊城的研发用房可不可以是租的'])(
    '%s',
    async (words) => {
      const { kind, yesNo, lead, text } = await ask(words)
      // 问的是有没有这回事，没有找到就是回答。
      expect(kind).toBe('answer')
      expect(yesNo).toBe('not-stated')
      expect(lead).toContain('没有找到')
      expect(text).not.toContain('没有写')
      expect(text).toMatch(/问/u)
    },
  )
})

it.each(['四川 院士工作站', '聊城 院士工作站'])('没有问分数的，不说没有写分数：%s', async (words) => {
  expect((await ask(words)).lead).not.toContain('没有写院士工作站加几分')
})

describe('要的是哪种数，最近的条文没有这种数', () => {
  it.each([
    ['聊城整改期几个月', '没有写整改期限'],
    ['聊城 名单公示要挂几个工作日', '没有写公示天数'],
    ['云南考核多少分算过关', '分数线'],
    ['万州论证会请专家的费用归哪家出', '没有写'],
  ])('%s：%s，不拿别的数顶上', async (words, lead) => {
    const reply = await ask(words)
    expect(reply.kind).toBe('refusal')
    expect(reply.lead).toContain(lead)
  })

  it.each([
    ['云南的五百万分几批拨下来', 'refusal'],
    ['四川评上优秀的后补助有几多钱', 'refusal'],
    ['万州新认定的补助给好多钱', 'answer'],
    ['云南评成中的整改多久', 'answer'],
    ['四川培育期里是哪几项准备', 'answer'],
  ])('%s：%s', async (words, kind) => expect((await ask(words)).kind).toBe(kind))
})

describe('说条文里写了，条文里没有', () => {
  it.each(['万州办法明确了要有九十名博士，我们还差一半'])('%s：先说没有这样写', async (words) => {
    const reply = await ask(words)
    expect(reply.yesNo).toBe('not-stated')
    expect(reply.lead).toContain('条文没有这样写')
  })

  it('写着的数照着条文答', async () => {
    expect((await ask('万州规定场地500平以上，我们480平行吗')).lead).not.toContain('没有这样写')
  })
})

it.each([
  ['万州那个老的试行办法还作数吗', 'no'],
  ['万州2022年的试行办法是不是作废了', 'yes'],
])('%s：现行的写了废止，就是回答', async (words, yesNo) => {
  const reply = await ask(words)
  expect([reply.kind, reply.yesNo]).toEqual(['answer', yesNo])
  expect(reply.lead).toContain('废止')
})

it.each(['聊城的正式文件下个月能出台吗', '重庆明年还给补助不'])('%s：不作预测', async (words) =>
  expect((await ask(words)).kind).toBe('refusal'),
)
