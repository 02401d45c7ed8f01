import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readDraft } from '../../src/drafting/index.ts'
import { office } from '../drafting/office.ts'
import { form, webIn } from './app.ts'

const PASSWORD = 'a password of tests'
const FILE = 'test/drafting/shiyan.txt'
const at = office()
afterAll(at.close)

const world = webIn({ config: { password: PASSWORD }, ports: { drafting: at.drafting } })
const { ask } = world
const cookie =
  (await ask('/keep/in', form({ password: PASSWORD, name: '李芳' }))).headers.get('set-cookie')?.split(';')[0] ?? ''

const page = async (path: string) => (await ask(path, { headers: { cookie } })).text()
const post = (path: string, fields: Readonly<Record<string, string>>) => ask(path, form(fields, cookie))
const upload = (
  fields: Readonly<Record<string, string>>,
  name = '十堰办法.txt',
  bytes: string | Buffer = readFileSync(FILE),
) => {
  const body = new FormData()
  for (const [key, value] of Object.entries(fields)) body.set(key, value)
  body.set('file', new File([new Uint8Array(Buffer.from(bytes))], name))
  return ask('/keep/drafts', { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin', cookie } })
}

/** The page of a step once it is over. */
async function over(response: Response): Promise<string> {
  expect(response.status).toBe(303)
  const path = response.headers.get('location') ?? ''
  for (;;) {
    const shown = await ask(path, { headers: { cookie } })
    if (shown.headers.get('refresh') === null) return shown.text()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** The entry that a draft's page is opened at, as its form names it. */
const looked = (html: string): string => unescaped(/name="entry" value="([^"]*)"/u.exec(html)?.[1] ?? '')
const unescaped = (html: string): string =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

const answer = (fields: Readonly<Record<string, string>>) => post('/keep/drafts/shiyan/answers', fields)
const draft = () => readDraft(at.shelf, 'shiyan')
const phrases = ({ regulation }: { readonly regulation: string }, section: string) =>
  parse(regulation)[section].map(({ phrase }: { readonly phrase: string }) => phrase)
const opened = (key: string) => page(`/keep/drafts/shiyan?entry=${encodeURIComponent(key)}`)

describe('在网页上加一部文本', () => {
  it('没有登录的看不到，也办不了', async () => {
    for (const path of ['/keep/drafts', '/keep/drafts/shiyan', '/keep/steps/1'])
      expect((await ask(path)).status).toBe(403)
    expect((await ask('/keep/drafts/wanzhou/retire', form({}))).status).toBe(403)
    expect(await at.shelf.list('drafts')).toEqual([])
  })

  it('还没有草稿：说没有，在使用的都列着，可以交一份文件', async () => {
    const html = await page('/keep/drafts')
    expect(html).toContain('没有没投入使用的草稿')
    expect(html).toContain('type="file"')
    expect(html).toContain('/keep/drafts/wanzhou/retire')
  })

  it('认不出的地方：没有办成，说是哪里不对，填过的都在', async () => {
    const html = await over(await upload({ place: '不在此处', programme: '技术创新中心', id: 'shiyan' }))
    expect(html).toContain('没有这个地方')
    expect(html).toContain('value="不在此处"')
    expect(html).toContain('value="技术创新中心"')
    expect(html).toContain('value="shiyan"')
    expect(html).not.toMatch(/--|wence /u)
    expect(await at.shelf.list('drafts')).toEqual([])
  })

  it('没有正文的文件、空文件、没有写地方：都说清楚', async () => {
    expect(await over(await upload({ place: '十堰', programme: '技术创新中心' }, '通知.txt', '今天放假。'))).toContain(
      '没有认出一条条文',
    )
    expect(await (await upload({ place: '十堰', programme: '技术创新中心' }, '空.txt', '')).text()).toContain(
      '没有收到文件',
    )
    expect(await (await upload({ place: '', programme: '技术创新中心' })).text()).toContain('要写明是哪里的文件')
  })

  it('交一份文件：读出标题、施行日期、条件，都没有确认；原文在旁边，引到的字标着', async () => {
    const told = await over(await upload({ place: '十堰', programme: '技术创新中心' }))
    expect(told).toContain('十堰市技术创新中心管理办法')
    expect(told).toContain('/keep/drafts/shiyan')
    const html = await page('/keep/drafts/shiyan')
    expect(html).toMatch(/还有 \d+ 项没有确认，确认以前不算数/u)
    expect(html).toContain('id="c-4.2"')
    const entry = await opened('4.2:研发人员不少于26人')
    expect(looked(entry)).toBe('4.2:研发人员不少于26人')
    expect(entry).toContain('<mark>研发人员不少于26人</mark>')
    expect((await draft()).record.done.at(-1)).toMatchObject({ by: '李芳', what: '读入 十堰办法.txt' })
  })

  it('同一份再交一次：接着做，不重写', async () => {
    expect(await over(await upload({ place: '十堰', programme: '技术创新中心' }))).toContain('已有草稿 shiyan，接着做')
  })

  it('确认一项，接着看下一项；谁、什么时候、什么，都记着', async () => {
    const key = '4.2:研发人员不少于26人'
    const response = await answer({ entry: key, as: 'y' })
    expect(response.status).toBe(303)
    const next = await page(response.headers.get('location') ?? '')
    expect(looked(next)).not.toBe(key)
    expect((await draft()).record.done.at(-1)).toEqual({
      at: '2026-11-20T02:00:00.000Z',
      what: `确认 ${key}`,
      by: '李芳',
    })
    expect(next).toContain(`李芳：确认 ${key}`)
    expect(next).toContain(`重新确认条件：〔4.2〕研发人员不少于26人`)
  })

  it('改成原文里没有的字：不改草稿，说原文是什么，写过的还在', async () => {
    const before = await draft()
    const key = '4.2:研发场地面积620平方米以上'
    const response = await answer({ entry: key, as: 'change', phrase: '研发场地面积999平方米以上' })
    expect(response.status).toBe(409)
    const html = await response.text()
    expect(html).toContain('role="alert"')
    expect(html).toContain('value="研发场地面积999平方米以上"')
    expect(looked(html)).toBe(key)
    expect(await draft()).toEqual(before)
  })

  it('确认了的可以重新确认，要求可以归专家评判、不算、先不编', async () => {
    const key = '4.2:研发人员不少于26人'
    await answer({ entry: key, as: 'r' })
    expect(looked(await opened(key))).toBe(key)
    await answer({ entry: key, as: 'u' })
    expect(phrases(await draft(), 'unmodelled')).toContain('研发人员不少于26人')
    await answer({ entry: '4.1:近三年无不良信用记录', as: 'j' })
    expect(phrases(await draft(), 'judged')).toContain('近三年无不良信用记录')
    expect((await answer({ entry: '不在的', as: 'y' })).status).toBe(409)
    expect((await answer({ entry: key, as: '不认识' })).status).toBe(409)
  })

  it('加一项要求：原文里的字才行，加上以后就看它', async () => {
    const wrong = await post('/keep/drafts/shiyan/own', { clause: '4.2', phrase: '没有的字' })
    expect(wrong.status).toBe(409)
    expect(await wrong.text()).toContain('value="没有的字"')
    const response = await post('/keep/drafts/shiyan/own', { clause: '4.2', phrase: '研发人员不少于26人' })
    expect(response.status).toBe(303)
    expect(looked(await page(response.headers.get('location') ?? ''))).toContain('研发人员不少于26人')
  })

  it('事项：选哪一句写明，另指一句，没有写要说找过哪些词', async () => {
    const [first, second] = ['publicity_days', 'subsidy_full'] as const
    expect((await answer({ entry: first, as: 'stated' })).status).toBe(409)
    expect((await answer({ entry: first, as: 'open', sentence: '1' })).status).toBe(303)
    expect((await answer({ entry: second, as: 'silent', words: ' ' })).status).toBe(409)
    expect((await answer({ entry: second, as: 'silent', words: '公示期、异议' })).status).toBe(303)
    const { statements } = await draft()
    const judged = parse(statements)
    expect(judged.open).toHaveProperty(first)
    expect(JSON.stringify(judged.silent[second])).toContain('公示期')
  })

  it('试一遍、投入使用、撤下，都记着是谁；没有一行说的是终端里的命令', async () => {
    const keys = async () => looked(await page('/keep/drafts/shiyan'))
    for (let key = await keys(); key !== '' && key.includes(':'); key = await keys())
      await answer({ entry: key, as: 'y' })
    const tried = await over(await post('/keep/drafts/shiyan/try', {}))
    expect(tried).toMatch(/试了 \d+ 句，都读得回来/u)
    expect(tried).toMatch(/第四条 6 项：/u)
    const published = await over(await post('/keep/drafts/shiyan/publish', {}))
    expect(published).toContain('已投入使用')
    expect(published).toContain('重新启动问策')
    expect([...at.known().knowledge.regulations.keys()]).toContain('shiyan')
    expect(await page('/keep/drafts')).toContain('/keep/drafts/shiyan/retire')
    const again = await over(await post('/keep/drafts/shiyan/publish', {}))
    expect(again).toContain('没有办成')
    const retired = await over(await post('/keep/drafts/shiyan/retire', {}))
    expect(retired).toContain('已撤下')
    for (const html of [tried, published, again, retired]) expect(html).not.toMatch(/wence [a-z]|--[a-z]/u)
    expect([...at.known().knowledge.regulations.keys()]).not.toContain('shiyan')
    expect((await draft()).record.done.slice(-2)).toMatchObject([
      { what: '投入使用', by: '李芳' },
      { what: '撤下', by: '李芳' },
    ])
  })

  it('没有的草稿、走出去的路径、没有的一步：404 或说没有，什么都不动', async () => {
    expect((await ask('/keep/drafts/nowhere', { headers: { cookie } })).status).toBe(404)
    for (const id of ['..%2f..%2fpackage', '%2e%2e', 'A'])
      expect((await post(`/keep/drafts/${id}/retire`, {})).status).toBe(404)
    expect((await post('/keep/drafts/shiyan/erase', {})).status).toBe(404)
    expect(await page('/keep/steps/999')).toContain('没有这一步')
  })

  it('文件夹写不了：说是谁的事，什么都没有改', async () => {
    const denied = Object.assign(new Error('denied'), { code: 'EROFS' })
    const { ask: asked } = webIn({
      config: { password: PASSWORD },
      ports: {
        drafting: async () => ({
          ...(await at.drafting()),
          shelf: { ...at.shelf, write: () => Promise.reject(denied) },
        }),
      },
    })
    const response = await asked(
      '/keep/drafts/shiyan/answers',
      form({ entry: '4.2:研发场地面积620平方米以上', as: 'y' }, cookie),
    )
    expect(response.status).toBe(409)
    expect(await response.text()).toContain('WENCE_HOME')
  })
})
