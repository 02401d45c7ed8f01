import { describe, expect, it } from 'vitest'
import { wordOf } from '../report/word.ts'
import { HOST, webIn } from './app.ts'
import { readable, visitorOf } from './visitor.ts'

const DAY = 24 * 60 * 60 * 1000

const receipt = (page: string) =>
  readable(/<div id="receipt"[^>]*>([\s\S]*?)<\/div><form class="noprint"/u.exec(page)?.[1] ?? '')
const card = (page: string) => readable(/<section id="card"[\s\S]*?<\/section>/u.exec(page)?.[0] ?? '')
const verdict = (page: string) => /【([^】]+)】/u.exec(card(page))?.[1]
const fieldOf = (page: string, fact: string) =>
  new RegExp(`<form id="q-${fact}"[\\s\\S]*?</form>`, 'u').exec(page)?.[0] ?? ''
const asked = (page: string) => /data-next[\s\S]*?<form id="q-(\w+)"/u.exec(page)?.[1]
const option = (page: string, label: string) => {
  const form = [...page.matchAll(/<form[^>]*action="\/check\/say"[^>]*>[\s\S]*?<\/form>/gu)]
    .map(([each]) => each)
    .find((each) => readable(each) === label)
  const value = (name: string) =>
    readable(new RegExp(`name="${name}" value="([^"]*)"`, 'u').exec(form ?? '')?.[1] ?? '')
  return { words: value('words'), pressed: value('pressed') }
}

async function begun(regulation = 'wanzhou') {
  const world = webIn()
  const visitor = visitorOf(world)
  const page = await visitor.submit('/check/begin', { regulation })
  return { ...world, visitor, page }
}

/** All that the text of 万州 asks, with enough of each. */
const ENOUGH: Readonly<Record<string, string>> = {
  joint_build: '否',
  software_industry: '否',
  legal_person: '是',
  clean_credit_3y: '是',
  no_major_incident_3y: '是',
  internal_rules: '是',
  own_ip: '是',
  revoked_within_3y: '否',
  rd_staff: '12',
  site_area: '500',
  equipment_value: '两百多',
  rd_spend_last_year: '300',
  transfer_income_last_year: '200万元',
  lead_investment_commitment: '是',
  joint_agreement: '是',
}

async function answered(visitor: ReturnType<typeof visitorOf>, answers: Readonly<Record<string, string>>) {
  let page = ''
  for (const [fact, words] of Object.entries(answers)) page = await visitor.submit('/check/answers', { fact, words })
  return page
}

describe('核：没有脚本，从第一句话到结论', () => {
  it('一次说完：收据写听到的，没写单位的反问，按钮答得了；结论旁边还差多少', async () => {
    const { visitor, page } = await begun()
    expect(verdict(page)).toBe('待补充')
    const said = await visitor.submit('/check/say', { words: '独立法人，场地三百八十平，设备两百多，研发12个人' })
    expect(receipt(said)).toContain('记下：依托单位是独立法人；研发场地面积 三百八十平；研发人员 12个人')
    expect(receipt(said)).toContain('“两百多”没有写单位，是 两百多万元 吗？')
    expect(card(said)).toContain('还差 120 平方米')
    expect(asked(said)).toBe('equipment_value')
    const yes = option(said, '是，两百多万元')
    expect(yes.words).toBe('是')
    const confirmed = await visitor.submit('/check/say', yes)
    expect(receipt(confirmed)).toContain('记下：科研仪器设备原值 两百多万元')
    expect(fieldOf(confirmed, 'equipment_value')).toContain('value="两百多"')
  })

  it('逐项填，结论跟着变：符合；场地改成 380，不符合，还差 120 平方米', async () => {
    const { visitor } = await begun()
    const all = await answered(visitor, ENOUGH)
    expect(verdict(all)).toBe('符合硬性条件')
    const less = await visitor.submit('/check/answers', { fact: 'site_area', words: '380', held: '500平方米' })
    expect(receipt(less)).toContain('研发场地面积 380平方米')
    expect(verdict(less)).toBe('不符合')
    expect(card(less)).toContain('还差 120 平方米')
  })

  it('只写数就当栏里写的单位，长得不像的还是反问', async () => {
    const { visitor, page } = await begun()
    expect(fieldOf(page, 'rd_spend_last_year')).toContain('只写数就当 万元')
    const short = await visitor.submit('/check/answers', { fact: 'rd_spend_last_year', words: '300' })
    expect(receipt(short)).toBe('记下：上年度研发投入 300万元。')
    const long = await visitor.submit('/check/answers', { fact: 'equipment_value', words: '3000000' })
    expect(receipt(long)).toContain('“3000000”没有写单位')
  })

  it('不知道是一个按钮，记下的也是不知道', async () => {
    const { visitor, page } = await begun()
    expect(fieldOf(page, 'own_ip')).toContain('aria-label="具有自主知识产权：不知道"')
    expect(fieldOf(page, 'rd_staff')).toContain('name="unknown"')
    const unknown = await visitor.submit('/check/answers', { fact: 'rd_staff', words: '', unknown: '1' })
    expect(receipt(unknown)).toContain('研发人员 不知道')
    expect(fieldOf(unknown, 'rd_staff')).toContain('value="不知道"')
  })

  it('按钮说得出改的是哪一项', async () => {
    const { visitor } = await begun()
    const page = await visitor.submit('/check/answers', { fact: 'rd_staff', words: '12' })
    expect(fieldOf(page, 'rd_staff')).toContain('aria-label="修改研发人员"')
    expect(fieldOf(page, 'site_area')).toContain('aria-label="填写研发场地面积"')
  })

  it('没读懂的栏说没读懂，写的字还在，记着的没有动', async () => {
    const { visitor } = await begun()
    await visitor.submit('/check/answers', { fact: 'rd_staff', words: '12' })
    const page = await visitor.submit('/check/answers', { fact: 'rd_staff', words: '好几个', held: '12人' })
    expect(receipt(page)).toBe('没有从“好几个”里读出研发人员，没有记；换个写法再填。')
    expect(fieldOf(page, 'rd_staff')).toContain('value="好几个"')
    expect(fieldOf(page, 'rd_staff')).toContain('aria-invalid="true"')
    const again = await visitor.get('/check')
    expect(fieldOf(again, 'rd_staff')).toContain('value="12人"')
    const empty = await visitor.submit('/check/answers', { fact: 'site_area', words: ' ' })
    expect(receipt(empty)).toBe('研发场地面积还没有填。')
    expect(fieldOf(empty, 'rd_staff')).toContain('value="12人"')
  })

  it('跳过的排到后面，返回又问它', async () => {
    const { visitor, page } = await begun()
    const first = asked(page)
    const skipped = await visitor.submit('/check/say', { words: '跳过' })
    expect(asked(skipped)).not.toBe(first)
    expect(fieldOf(skipped, first ?? '')).not.toBe('')
    expect(asked(await visitor.get('/check'))).toBe(asked(skipped))
    const back = await visitor.submit('/check/say', { words: '返回' })
    expect(receipt(back)).toContain('退回了一步')
    expect(asked(back)).toBe(first)
  })

  it('假设是另一列，什么都不记', async () => {
    const { visitor, desk, store } = await begun()
    await visitor.submit('/check/answers', { fact: 'site_area', words: '380' })
    const [session = ''] = store.people()
    const before = JSON.stringify([desk.form(session), desk.standing(session)?.check, desk.log(session)])
    const supposed = await visitor.submit('/check/suppose', { fact: 'site_area', words: '600' })
    expect(supposed).toContain('<th scope="col">假设之后</th>')
    expect(card(supposed)).toContain('假设研发场地面积是600平方米')
    const row = /<tr><th scope="row">研发场地面积[\s\S]*?<\/tr>/u.exec(supposed)?.[0] ?? ''
    const [now, then] = [...row.matchAll(/<td[^>]*>[\s\S]*?<\/td>/gu)].map(([cell]) => readable(cell))
    expect(now).toContain('还差 120 平方米')
    expect(then).toContain('符合')
    // What the supposition changes stands before what it leaves as it is.
    expect(supposed.indexOf('不变')).toBeGreaterThan(supposed.indexOf(row))
    expect(JSON.stringify([desk.form(session), desk.standing(session)?.check, desk.log(session)])).toBe(before)
    const unread = await visitor.submit('/check/suppose', { fact: 'site_area', words: '很大很大' })
    expect(receipt(unread)).toBe('没有从“很大很大”里读出研发场地面积，换个写法再算。')
  })

  it('几个地方并排：每个文本一行，各按各的数', async () => {
    const { visitor, desk } = await begun()
    await visitor.submit('/check/answers', { fact: 'site_area', words: '380' })
    const page = await visitor.get('/check/places')
    expect(page).toContain('项由专家或主管部门评判')
    const rows = [...page.matchAll(/<tr><th scope="row">[\s\S]*?<\/tr>/gu)].map(([row]) => readable(row))
    expect(rows).toHaveLength(desk.texts.regulations().length)
    expect(rows[0]).toContain('研发场地面积，还差 120 平方米')
    expect(rows.find((row) => row.startsWith('云南'))).toContain('还差 1120 平方米')
  })
})

describe('核：各是各的', () => {
  it('两个人互相看不见对方说的', async () => {
    const world = webIn()
    const [one, other] = [visitorOf(world), visitorOf(world)]
    await one.submit('/check/begin', { regulation: 'wanzhou' })
    await other.submit('/check/begin', { regulation: 'wanzhou' })
    await one.submit('/check/answers', { fact: 'rd_staff', words: '137' })
    for (const path of ['/check', '/check/places', '/check/report', '/ask']) {
      expect(await other.get(path)).not.toContain('137')
      expect(await visitorOf(world).get(path)).not.toContain('137')
    }
    expect(await one.get('/check')).toContain('137')
    expect(one.jar.get('wence')).not.toBe(other.jar.get('wence'))
  })

  it('格子里的话只当那一格的答案：写了别的，什么都不办，也不记', async () => {
    const { visitor, tickets, store } = await begun()
    for (const words of ['转人工', '删除我的数据', '换到聊城', '是', '万州 公示多少天']) {
      const page = await visitor.submit('/check/answers', { fact: 'rd_staff', words })
      expect(readable(page)).toContain(`没有从“${words}”里读出研发人员，没有记`)
    }
    expect(tickets.list()).toEqual([])
    expect(store.people()).toHaveLength(1)
    const page = await visitor.submit('/check/answers', { fact: 'rd_staff', words: '17个，场地380平' })
    expect(fieldOf(page, 'rd_staff')).toContain('value="17')
    expect(fieldOf(page, 'site_area')).not.toContain('380')
  })

  it('反问了还没有答的，再打开这一页还在，按钮还答得了；答了就没有了', async () => {
    const { visitor } = await begun()
    await visitor.submit('/check/say', { words: '场地600平，设备两百多' })
    const again = await visitor.get('/check')
    expect(receipt(again)).toContain('“两百多”还没有记：科研仪器总值记作“两百多万元”，对吗？')
    expect(fieldOf(await visitor.submit('/check/say', option(again, '是')), 'equipment_value')).toContain(
      'value="两百多"',
    )
    expect(receipt(await visitor.get('/check'))).not.toContain('还没有记')
  })

  it('这个浏览器里另有一次核对：先问，写着它自己的链接；说换才换，两次都还在', async () => {
    const { ask, ...world } = await begun()
    const other = visitorOf({ ask })
    await other.submit('/check/begin', { regulation: 'sichuan' })
    const token = world.visitor.jar.get('wence') ?? ''
    const own = other.jar.get('wence') ?? ''
    const asked = await other.send(`/back/${token}`)
    expect(asked.status).toBe(409)
    expect(await asked.text()).toContain(`/back/${own}`)
    expect(other.jar.get('wence')).toBe(own)
    expect(await other.get('/check')).toContain('核对四川')
    expect(await other.submit('/back', { token, instead: '1' })).toContain('核对万州')
    expect(await other.submit('/back', { token: own, instead: '1' })).toContain('核对四川')
    expect((await other.send(`/back/${own}`)).status).toBe(303)
  })

  it('要一个接续码：写着怎么用、多久；在别处说出来就接着，只能用一次；没有核对的要不到', async () => {
    const { visitor, desk, ask } = await begun()
    await visitor.submit('/check/answers', { fact: 'rd_staff', words: '137' })
    expect(await visitor.get('/check')).toContain('到微信或Slack里接着核对')
    const page = await visitor.submit('/check/code', {})
    const [words = ''] = /接着核对 [0-9B-Z]{4}-[0-9B-Z]{4}/u.exec(page) ?? []
    expect(page).toContain('一刻钟内有效')
    expect(page).toContain(`data-copy="${words}"`)
    expect((await desk.turn('wechat:b', words, { person: 'wechat:b' })).text).toContain('接过来了')
    expect(desk.standing('wechat:b')?.check?.facts).toHaveProperty('rd_staff')
    expect((await desk.turn('wechat:c', words, { person: 'wechat:c' })).text).toContain('没有这个接续码')
    const nobody = await visitorOf({ ask }).post('/check/code', {})
    expect(nobody.status).toBe(400)
    expect(nobody.headers.get('set-cookie')).toBeNull()
  })

  it('凭链接在别的浏览器里接着办；存的是摘要，地址里没有情况，到期会说', async () => {
    const { visitor, store, pass, ...world } = await begun()
    await visitor.submit('/check/answers', { fact: 'rd_staff', words: '137' })
    const page = await visitor.submit('/check/link', {})
    const [, link = ''] = /href="(https:\/\/[^"]*\/back\/[^"]*)"/u.exec(page) ?? []
    expect(page).toContain('有效到 2026年11月21日')
    const token = link.split('/').at(-1) ?? ''
    expect(link).toBe(`https://${HOST}/back/${token}`)
    expect(token).toMatch(/^[\w-]{24}$/u)
    for (const id of store.people()) expect(id).not.toContain(token)
    expect(JSON.stringify(store.people().map((id) => store.held(id)))).not.toContain(token)

    const elsewhere = visitorOf({ ...world })
    expect(fieldOf(await elsewhere.get(`/back/${token}`), 'rd_staff')).toContain('value="137人"')
    const pasted = visitorOf({ ...world })
    expect(fieldOf(await pasted.submit('/back', { token: ` ${link} ` }), 'rd_staff')).toContain('value="137人"')

    const wrong = await visitorOf({ ...world }).send(`/back/${'x'.repeat(24)}`)
    expect(wrong.status).toBe(404)
    expect(wrong.headers.getSetCookie()).toEqual([])
    expect(readable(await wrong.text())).toContain('链接写错了，或者过了期')
    pass(DAY + 1)
    const ended = await visitorOf({ ...world }).send(`/back/${token}`)
    expect(ended.status).toBe(404)
    expect(readable(await ended.text())).toContain('内容已经删掉')
  })

  it('写什么都是字：尖括号不成标签', async () => {
    const { visitor } = await begun()
    const words = '<img src=x onerror=alert(1)>"\''
    const page = await visitor.submit('/check/answers', { fact: 'rd_staff', words })
    expect(page).not.toContain('<img')
    expect(readable(fieldOf(page, 'rd_staff').match(/value="([^"]*)" auto/u)?.[1] ?? '')).toBe(words)
    expect(await visitor.submit('/check/report', { applicant: words })).not.toContain('<img')
  })
})

describe('报告', () => {
  it('网页、Word 和结果卡说的是同样的情况、数、来源和条文', async () => {
    const { visitor, desk, store } = await begun()
    await answered(visitor, { ...ENOUGH, site_area: '380', rd_staff: '9', own_ip: '不知道' })
    const [session = ''] = store.people()
    const reply = desk.standing(session)
    const check = reply?.check
    const form = { applicant: '某某技术有限公司' }
    const page = await visitor.submit('/check/report', form)
    const word = wordOf(new Uint8Array(await (await visitor.post('/check/report.docx', form)).arrayBuffer()))
    const inWord = word.paragraphs.map(({ text }) => text).join('\n')
    const shown = readable(page)

    const ofPage = [...page.matchAll(/<tr><td[\s\S]*?<\/tr>/gu)].map(([row]) =>
      [...row.matchAll(/<t[dh][^>]*>([\s\S]*?)<\/t[dh]>/gu)].map(([, cell = '']) => readable(cell)),
    )
    expect(ofPage.length).toBe(check?.conditions.length)
    expect(word.rows.slice(1)).toEqual(ofPage)
    for (const { label, required, given = '', gap = '', clause } of check?.conditions ?? []) {
      const row = ofPage.find(([, name, of]) => name === label && of === required)
      expect(row?.slice(3, 5)).toEqual([given || '未填', gap])
      expect(row?.[5]).toContain(clause)
    }
    expect(ofPage.flat()).toContain('还差 120 平方米')
    expect(ofPage.flat()).toContain('还差 1 人')
    for (const { title, quote } of reply?.citations ?? []) {
      expect(shown).toContain(title)
      expect(shown).toContain(quote)
      expect(inWord).toContain(title)
      expect(inWord).toContain(quote)
    }
    for (const text of [shown, inWord]) {
      expect(text).toContain('某某技术有限公司')
      expect(text).toContain('万州科局发〔2024〕3号')
      expect(text).toContain('2026年11月20日')
      expect(text).toMatch(/申报单位（盖章）：[\s\S]*经办人（签字）：[\s\S]*日期：/u)
    }
    const number = /报告编号：?(\d{8}-[\dB-Z]{10})/u
    expect(number.exec(shown)?.[1]).toBeDefined()
    expect(number.exec(shown)?.[1]).toBe(number.exec(inWord)?.[1])
  })

  it('情况变了，报告换一个编号；单位名称哪里都不存', async () => {
    const { visitor, store } = await begun()
    const numberOf = async () =>
      /\d{8}-[\dB-Z]{10}/u.exec(await visitor.submit('/check/report', { applicant: '某某公司' }))
    const first = await numberOf()
    expect((await numberOf())?.[0]).toBe(first?.[0])
    await visitor.submit('/check/answers', { fact: 'rd_staff', words: '9' })
    expect((await numberOf())?.[0]).not.toBe(first?.[0])
    expect(JSON.stringify(store.people().map((id) => store.held(id)))).not.toContain('某某公司')
  })

  it('没填单位的留一格手写；没有核对过的没有报告', async () => {
    const { visitor, ...world } = await begun()
    expect(readable(await visitor.get('/check/report'))).toContain('申报单位＿＿＿')
    const response = await visitorOf(world).send('/check/report.docx')
    expect(response.headers.get('location')).toBe('/check')
  })
})
