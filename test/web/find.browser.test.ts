import { describe, expect, it, onTestFinished } from 'vitest'
import { opened } from './browser.ts'

const FOCUSED = "document.activeElement?.getAttribute('href')"

const finding = async (...how: Parameters<typeof opened>) => {
  const made = await opened(...how)
  onTestFinished(made.close)
  const asked: string[] = []
  made.page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (pathname === '/' && request.headers()['hx-request']) asked.push(searchParams.get('q') ?? '')
  })
  await made.page.goto(`${made.at}/`)
  return { ...made, asked }
}

describe('在浏览器里查', () => {
  it('输入法还在拼的时候什么也不发，选定以后只发一次；拼的时候按回车不提交', async () => {
    const { page, context, asked, wrong } = await finding()
    const typing = await context.newCDPSession(page)
    expect(await page.evaluate('document.activeElement?.id')).toBe('q')
    for (const text of ['c', 'ch', 'che', 'chexiao'])
      await typing.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await page.keyboard.press('Enter')
    await page.waitForTimeout(400)
    expect(asked).toEqual([])
    await typing.send('Input.insertText', { text: '撤销' })
    await page.waitForSelector('[data-hit]')
    await page.waitForTimeout(400)
    expect(asked).toEqual(['撤销'])
    expect(page.url()).toContain(encodeURIComponent('撤销'))
    expect(wrong).toEqual([])
  })

  it('只用键盘：打字，往下选，c 复制成纯文字，回车打开，/ 回到框里', async () => {
    const { page, wrong } = await finding()
    await page.keyboard.type('万州 场地面积')
    await page.waitForSelector('[data-hit]')
    await page.waitForTimeout(400)
    await page.keyboard.press('ArrowDown')
    const first = await page.evaluate<string>(FOCUSED)
    expect(first).toMatch(/^\/r\/wanzhou\//u)
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate<string>(FOCUSED)).not.toBe(first)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('c')
    await page.waitForSelector('#said:has-text("已复制")', { state: 'attached' })
    const copied = await page.evaluate<string>('navigator.clipboard.readText()')
    expect(copied).toMatch(
      /^《重庆市万州区技术创新中心建设运行管理办法（修订）》第.+：“.+”（现行，查于 2026-11-20）$/su,
    )
    await page.keyboard.press('ArrowUp')
    expect(await page.evaluate('document.activeElement?.id')).toBe('q')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('/')
    expect(await page.evaluate('document.activeElement?.id')).toBe('q')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${first}`)
    expect(await page.locator('.opened').count()).toBe(1)
    expect(wrong).toEqual([])
  })

  it('没有剪贴板的浏览器里也复制得了', async () => {
    const { page } = await finding()
    await page.addInitScript("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    await page.reload()
    await page.fill('#q', '公示')
    await page.waitForSelector('[data-copy]:visible')
    await page.locator('[data-copy]').first().click()
    await page.waitForSelector('#said:has-text("已复制")', { state: 'attached' })
  })

  it('关键的一句在命中之后到；选了地方，接着打还是那个地方', async () => {
    const { page } = await finding()
    await page.fill('#q', '公示几天')
    await page.waitForSelector('[data-hit]')
    await page.locator('.chips label', { hasText: '万州' }).click()
    await page.waitForSelector('.answer .lead')
    expect(await page.locator('.answer .lead').innerText()).toContain('5个工作日')
    await page.fill('#q', '研发人员')
    await page.waitForSelector('#hits mark:has-text("研发")')
    const places = await page.evaluate<string[]>(
      "[...document.querySelectorAll('[data-hit]')].map((hit) => hit.getAttribute('href'))",
    )
    expect(places.every((href) => href.startsWith('/r/wanzhou/'))).toBe(true)
    expect(page.url()).toContain('place=wanzhou')
  })

  it('没有脚本：填了按“找”，照样有命中，点开是原文', async () => {
    const { page } = await finding({ js: false })
    await page.fill('#q', '聊城 撤销 情形')
    await page.getByRole('button', { name: '找', exact: true }).click()
    await page.locator('[data-hit]').first().click()
    expect(page.url()).toContain('/r/liaocheng/19')
    expect(await page.locator('.card').innerText()).toContain('予以撤销')
  })

  it('选的地方和哪一类，看了别的页面回来还在；地址里写明的照地址', async () => {
    const { page, at } = await finding()
    await page.check('input[name="place"][value="liaocheng"]')
    await page.goto(`${at}/r/wanzhou/8.7`)
    await page.click('nav >> text=查条文')
    const chosen = () => page.evaluate("document.querySelector('input[name=place]:checked')?.value")
    await page.waitForSelector('input[name="place"][value="liaocheng"]:checked')
    await page.fill('#q', '撤销')
    await page.waitForSelector('[data-hit]')
    for (const hit of await page.locator('[data-hit]').all())
      expect(await hit.getAttribute('href')).toMatch(/^\/r\/liaocheng\//u)
    await page.goto(`${at}/?q=${encodeURIComponent('公示')}&place=wanzhou`)
    expect(await chosen()).toBe('wanzhou')
  })

  it.each([360, 1280])('%i 像素：打开的那一条看得见，复制和前后就在它下面，c 复制它', async (width) => {
    const { page, at } = await finding({ width, height: 740 })
    await page.goto(`${at}/r/wanzhou/8.7`)
    const copy = page.locator('[data-opened] [data-copy]')
    for (const shown of [page.locator('[data-opened] p').first(), copy]) {
      const box = await shown.boundingBox()
      expect(box?.y).toBeGreaterThanOrEqual(0)
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(740)
    }
    await page.keyboard.press('c')
    await page.waitForSelector('#said:has-text("已复制")', { state: 'attached' })
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toContain('第八条第7项：“研发场地面积')
  })
})
