import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { office } from '../drafting/office.ts'
import { opened } from './browser.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']

/** What axe finds wrong with a page as it stands: rule and the elements, each a line. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate<string[]>(
    `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(RULES)} } }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160))))`,
  )
}

const isWide = (page: Page) =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth')

const UNFOLD = "for (const each of document.querySelectorAll('details')) each.open = true"

/** Every page and state, one after another; each is named. */
async function* states(page: Page, at: string): AsyncGenerator<string> {
  const go = (path: string) => page.goto(`${at}${path}`)
  await go('/')
  yield '查，空的'
  await page.fill('#q', '聊城 撤销 情形')
  await page.waitForSelector('.answer .lead')
  yield '查，有命中和关键的一句'
  for (const path of [
    '/r',
    '/r/wanzhou/8.7',
    '/r/chongqing',
    '/compare?q=公示',
    '/about',
    '/docs',
    '/nothing',
    '/keep',
  ]) {
    await go(encodeURI(path))
    yield path
  }
  await go('/ask')
  yield '问，开头'
  await page.fill('#words', '我们公司设备两百多万，够报万州的吗')
  await page.click('#say button')
  await page.waitForSelector('.turn')
  await page.evaluate(UNFOLD)
  yield '问，有答复，折的都打开'
  await go('/check')
  yield '核，接着上次的'
  await page.fill('#all', '场地380平，研发12个人')
  await page.click('text=记下这些')
  await page.waitForSelector('#receipt .lead')
  await page.evaluate(UNFOLD)
  yield '核，记下以后，全部打开'
  await page.fill('#suppose-words', '600平')
  await page.selectOption('#suppose-fact', 'site_area')
  await page.getByRole('button', { name: '算一算' }).click()
  await page.waitForSelector('text=假设之后')
  yield '核，假设'
  await page.getByRole('button', { name: '要一个回来的链接' }).click()
  await page.waitForSelector('#link a')
  yield '核，链接'
  for (const path of ['/check/places', '/check/report?applicant=甲公司']) {
    await go(encodeURI(path))
    yield path
  }
  await go('/keep')
  await page.fill('#password', 'a password of tests')
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForSelector('text=您好')
  yield '经办，什么也没有'
  await go('/?q=' + '食堂补贴')
  await page.getByRole('button', { name: /记下来/u }).click()
  await page.waitForSelector('text=记下了')
  await go('/ask')
  await page.fill('#words', '转人工')
  await page.click('#say button')
  await page.waitForSelector('.reply.handoff')
  await go('/keep?days=90')
  await page.evaluate(UNFOLD)
  await page.locator('.said button').first().click()
  await page.waitForSelector('text=您好')
  await page.evaluate(UNFOLD)
  yield '经办，有单子、有没答上的、有处理了的'
  await page.locator('a[href^="/keep/tickets/"]').first().click()
  await page.waitForSelector('#words')
  yield '单子'
  await go('/keep/drafts')
  await page.evaluate(UNFOLD)
  yield '文本的增改'
  await page.setInputFiles('#file', 'test/drafting/shiyan.txt')
  await page.fill('#place', '不在此处')
  await page.fill('#programme', '技术创新中心')
  const handIn = () => page.getByRole('button', { name: '读入文件' }).click()
  await handIn()
  await page.waitForSelector('[role="alert"]', { timeout: 60_000 })
  yield '读入文件，没有办成'
  await page.setInputFiles('#file', 'test/drafting/shiyan.txt')
  await page.fill('#place', '十堰')
  await handIn()
  await page.waitForSelector('text=看草稿', { timeout: 60_000 })
  yield '读入文件，办好了'
  await go('/keep/drafts/shiyan')
  await page.evaluate(UNFOLD)
  yield '草稿，看一项要求'
  await go('/keep/drafts/shiyan?entry=publicity_days')
  await page.evaluate(UNFOLD)
  yield '草稿，看一个事项'
}

describe.each([
  [360, 'light'],
  [1280, 'light'],
  [1280, 'dark'],
] as const)('无障碍，%i 像素，%s', (width, colorScheme) => {
  it('每一页、每个样子：axe 没有话说，横着不用拖', async () => {
    const clerks = office()
    const { page, at, close, wrong } = await opened({ width, ports: { drafting: clerks.drafting } })
    onTestFinished(async () => {
      await close()
      clerks.close()
    })
    await page.emulateMedia({ colorScheme })
    const found: string[] = []
    for await (const name of states(page, at)) {
      for (const finding of await findings(page)) found.push(`${name} ${finding}`)
      if (await isWide(page)) found.push(`${name} 比屏幕宽`)
    }
    expect(found).toEqual([])
    // The page that is not there is told by the browser too.
    expect(wrong.filter((line) => !line.includes('404'))).toEqual([])
  })
})
