import { describe, expect, it } from 'vitest'
import { webIn } from './app.ts'
import { readable, visitorOf } from './visitor.ts'

const letterOf = (page: string) => /<form id="say"[\s\S]*?name="letter" value="([^"]*)"/u.exec(page)?.[1] ?? ''
const newsOf = (page: string) => readable(/<section id="news"[\s\S]*?<\/section>/u.exec(page)?.[0] ?? '')
const forms = (page: string) =>
  [...page.matchAll(/<form method="post" action="\/ask"[\s\S]*?<\/form>/gu)].map(([form]) => {
    const value = (name: string) => readable(new RegExp(`name="${name}" value="([^"]*)"`, 'u').exec(form)?.[1] ?? '')
    return { label: readable(form), letter: value('letter'), words: value('words'), pressed: value('pressed') }
  })
const pressOf = (page: string, label: string) => {
  const { label: _shown, ...form } = forms(page).find((each) => each.label === label) ?? { label, words: '' }
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''))
}

const KEEPER = { password: 'a password of tests' }

async function signedIn(world: ReturnType<typeof webIn>) {
  const clerk = visitorOf(world)
  await clerk.submit('/keep/in', { ...KEEPER, name: '李经办' })
  return clerk
}

describe('问：没有脚本', () => {
  it('问一句，页里有原文和出处；再打开还看得到；没说话以前没有 cookie', async () => {
    const visitor = visitorOf(webIn())
    const page = await visitor.get('/ask')
    expect(visitor.jar.size).toBe(0)
    const told = await visitor.submit('/ask', { words: '万州场地要多大', letter: letterOf(page) })
    expect(readable(told)).toContain('研发场地面积 500 平方米以上')
    expect(told).toContain('href="/r/wanzhou/8.7"')
    expect(visitor.jar.size).toBe(1)
    expect(readable(await visitor.get('/ask'))).toContain('万州场地要多大')
  })

  it('同一张表发两次只是一句话，回的也一样', async () => {
    const world = webIn()
    const visitor = visitorOf(world)
    await visitor.submit('/ask', { words: '你好', letter: 'first-letter' })
    const page = await visitor.get('/ask')
    const form = { words: '万州场地要多大', letter: letterOf(page) }
    const first = await visitor.submit('/ask', form)
    const second = await visitor.submit('/ask', form)
    const [session = ''] = world.store.people()
    expect(world.desk.log(session).filter(({ words }) => words === form.words)).toHaveLength(1)
    expect(pressOf(first, '有用').pressed).toContain('about')
    expect(pressOf(second, '有用').pressed).toBe(pressOf(first, '有用').pressed)
    await visitor.submit('/ask', { words: form.words, letter: letterOf(first) })
    expect(world.desk.log(session).filter(({ words }) => words === form.words)).toHaveLength(2)
  })

  it('选项是按钮，按了就答了那一题；有用没用都记', async () => {
    const world = webIn()
    const visitor = visitorOf(world)
    const asked = await visitor.submit('/ask', { words: '我们公司能不能申报万州的', letter: 'a' })
    const no = pressOf(asked, '不是')
    expect(no.pressed).toContain('revision')
    const next = await visitor.submit('/ask', no)
    expect(readable(next)).toContain('记下')
    expect(next).toContain('href="/check"')
    const [session = ''] = world.store.people()
    expect(world.desk.form(session)?.fields.filter(({ held }) => held !== undefined)).toHaveLength(1)
    expect(readable(await visitor.submit('/ask', pressOf(next, '有用')))).toContain('谢谢，记下了')
    const asking = await visitor.submit('/ask', pressOf(asked, '没用'))
    expect(readable(asking)).not.toContain('没听准')
    expect(world.store.misses(0).map(({ kind }) => kind)).toContain('complaint')
  })

  it('同一题按了一个再按另一个，两个都听到；同一个连按两下只算一次', async () => {
    const world = webIn()
    const visitor = visitorOf(world)
    const asked = await visitor.submit('/ask', { words: '我们公司能不能申报万州的', letter: 'a' })
    for (const label of ['是', '是', '不是']) await visitor.submit('/ask', pressOf(asked, label))
    const [session = ''] = world.store.people()
    expect(world.desk.log(session).map(({ words }) => words)).toEqual(['我们公司能不能申报万州的', '是', '不是'])
  })

  it('空话和太长的话有一页说清楚，什么都不记', async () => {
    const world = webIn()
    const visitor = visitorOf(world)
    const response = await visitor.post('/ask', { words: '  ' })
    expect(response.status).toBe(400)
    expect(readable(await response.text())).toContain('话是空的，或者太长了')
    expect(world.store.people()).toEqual([])
  })
})

describe('转人工，两头都在网页上', () => {
  it('提问人转人工，经办人接手、答复、办结，提问人不动也看得到，再打开也看得到', async () => {
    const world = webIn({ config: KEEPER })
    const person = visitorOf(world)
    await person.submit('/ask', { words: '万州场地要多大', letter: 'a' })
    await person.submit('/ask', { words: '转人工', letter: 'b' })
    const [ticket] = world.tickets.list()
    const id = ticket?.id ?? ''
    expect(id).not.toBe('')
    const asks = { headers: { 'hx-request': 'true' } }
    const news = async () => newsOf(await (await person.send('/ask/news', asks)).text())
    expect(await news()).toContain(`单号 ${id}：还没有人接手`)

    const stranger = visitorOf(world)
    expect((await stranger.post(`/keep/tickets/${id}/take`, {})).status).toBe(403)
    const clerk = await signedIn(world)
    expect(await clerk.get('/keep')).toContain(`/keep/tickets/${id}`)
    expect(readable(await clerk.submit(`/keep/tickets/${id}/take`, {}))).toContain('已接手（李经办）')
    expect(await news()).toContain('已有人接手')
    await clerk.submit(`/keep/tickets/${id}/answer`, { words: '可以先电话问一下 <b>经办</b>' })
    expect(await news()).toContain('李经办答复：可以先电话问一下 <b>经办</b>')
    const again = await person.get('/ask')
    expect(again).not.toContain('<b>经办')
    expect(newsOf(again)).toContain('已答复')
    expect(await stranger.get('/ask')).not.toContain('可以先电话')

    await person.submit('/ask', { words: '那我明天去行吗', letter: 'c' })
    expect(readable(await clerk.get(`/keep/tickets/${id}`))).toContain('那我明天去行吗')
    await clerk.submit(`/keep/tickets/${id}/close`, {})
    const closed = await (await person.send('/ask/news', asks)).text()
    expect(newsOf(closed)).toContain('已办结')
    expect(closed).not.toContain('hx-trigger')
  })
})
