import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { opened } from './browser.ts'

const WAIT = 60_000

const next = (page: Page) => page.locator('[data-next]')
const card = (page: Page) => page.locator('#card')
const receipt = (page: Page) => page.locator('#receipt')

async function begun(options: Parameters<typeof opened>[0] = {}) {
  const world = await opened(options)
  await world.page.goto(`${world.at}/check`)
  await world.page.getByRole('button', { name: '核对万州区技术创新中心' }).click()
  await next(world.page).waitFor()
  return world
}

const CALLED = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim()"

/** Goes by Tab until what has the focus is called so. */
async function tabTo(page: Page, name: string) {
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate(CALLED)) === name) return
  }
  throw new Error(`the keyboard does not reach ${name}`)
}

/** Until what is asked next has the focus. A wait that evaluates words would need what the pages' policy forbids. */
const focusOnNext = (page: Page) => page.locator('[data-next] :focus').waitFor()

describe('核，在浏览器里', () => {
  it('从第一句话到打印出来的报告，不重新打开页面', { timeout: WAIT }, async () => {
    const { page, context, wrong, close } = await begun()
    await page.evaluate("document.body.dataset.same = 'yes'")
    await page.getByLabel('一次说完也行').fill('独立法人，场地三百八十平，设备两百多，研发12个人')
    await page.getByRole('button', { name: '记下这些' }).click()
    await receipt(page).getByText('没有写单位').waitFor()
    expect(await receipt(page).innerText()).toContain('记下：依托单位是独立法人')
    expect(await card(page).innerText()).toContain('还差 120 平方米')
    await receipt(page).getByRole('button', { name: '是，两百多万元' }).click()
    await receipt(page).getByText('记下：科研仪器设备原值 两百多万元').waitFor()

    await page.getByLabel('研发场地面积有多大？').fill('500')
    await page.getByRole('button', { name: '修改研发场地面积' }).click()
    await receipt(page).getByText('500平方米').waitFor()
    expect(await card(page).innerText()).not.toContain('还差')
    expect(await page.evaluate('document.body.dataset.same')).toBe('yes')

    await page.getByLabel('报告上写谁').fill('某某技术有限公司')
    await page.getByRole('button', { name: '看报告、打印' }).click()
    await page.getByRole('heading', { name: '条件对照报告' }).waitFor()
    expect(page.url()).not.toContain('applicant')
    await page.emulateMedia({ media: 'print' })
    const printed = await page.locator('body').innerText()
    for (const text of ['某某技术有限公司', '万州科局发〔2024〕3号', '500平方米', '申报单位（盖章）', '条文原文'])
      expect(printed).toContain(text)
    expect(printed).not.toContain('回到核对')
    expect(printed).not.toContain('经办登录')
    // Between the margins of A4 lie 174 mm.
    await page.setViewportSize({ width: Math.floor((174 / 25.4) * 96), height: 900 })
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/u)
    expect(context.pages()).toHaveLength(1)
    expect(wrong).toEqual([])
    await close()
  })

  it('报告在屏幕上不宽过 A4，手机上也不用左右拖', { timeout: WAIT }, async () => {
    const { page, at, close } = await begun({ width: 1600 })
    await page.goto(`${at}/check/report`)
    const width = await page.locator('.report').evaluate((each) => each.getBoundingClientRect().width)
    expect(width).toBeLessThanOrEqual((210 / 25.4) * 96 + 1)
    await page.setViewportSize({ width: 360, height: 720 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
    await close()
  })

  it('写了还没提交的、打开着的，别处提交以后都还在', { timeout: WAIT }, async () => {
    const { page, wrong, close } = await begun({ width: 390, height: 800 })
    await page.getByText('其余还没说的').click()
    await page.getByLabel('上年度（去年全年）研发投入多少？').fill('还没写完 2')
    // What stands in the field at the very moment the receipt is there.
    const field = await page.getByLabel('上年度（去年全年）研发投入多少？').getAttribute('id')
    await page.evaluate(`new MutationObserver(() => {
      globalThis.atOnce ??= document.getElementById('${field}').value
    }).observe(document.getElementById('receipt'), { childList: true })`)
    await page.getByRole('button', { name: '具有自主知识产权：不知道' }).click()
    await receipt(page).getByText('具有自主知识产权 不知道').waitFor()
    expect(await page.evaluate('globalThis.atOnce')).toBe('还没写完 2')
    expect(await page.getByLabel('上年度（去年全年）研发投入多少？').inputValue()).toBe('还没写完 2')
    expect(await page.getByLabel('上年度（去年全年）研发投入多少？').isVisible()).toBe(true)

    await page.getByLabel('研发人员有多少人？').fill('好几个')
    await page.getByRole('button', { name: '填写研发人员' }).click()
    await receipt(page).getByText('没有从“好几个”里读出研发人员').waitFor()
    expect(await page.getByLabel('研发人员有多少人？').inputValue()).toBe('好几个')
    expect(await page.getByLabel('上年度（去年全年）研发投入多少？').inputValue()).toBe('还没写完 2')
    await page.getByLabel('研发人员有多少人？').fill('12')
    await page.getByRole('button', { name: '填写研发人员' }).click()
    await receipt(page).getByText('记下：研发人员 12人').waitFor()
    expect(await page.locator('#f-rd_staff').inputValue()).toBe('12人')
    expect(wrong).toEqual([])
    await close()
  })

  it('只用键盘：答了一题焦点就在下一题，跳过、返回、假设、报告都到得了', { timeout: WAIT }, async () => {
    const { page, at, wrong, close } = await opened()
    await page.goto(`${at}/check`)
    await tabTo(page, '核对万州区技术创新中心')
    await page.keyboard.press('Enter')
    await next(page).waitFor()
    await tabTo(page, '多个单位联合建设：否')
    await page.keyboard.press('Enter')
    await receipt(page).getByText('记下').waitFor()
    await focusOnNext(page)
    const asked = await next(page).locator('form[id^="q-"]').first().getAttribute('id')
    await tabTo(page, '跳过这个问题')
    await page.keyboard.press('Enter')
    await page.locator(`[data-next]:not(:has(#${asked}))`).waitFor()
    await focusOnNext(page)
    await tabTo(page, '返回上一步')
    await page.keyboard.press('Enter')
    await page.locator(`[data-next]:has(#${asked})`).waitFor()
    await tabTo(page, '填写研发人员')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.type('9')
    await page.keyboard.press('Enter')
    await card(page).getByText('还差 1 人').waitFor()
    await page.locator('#f-rd_staff:focus').waitFor()
    await page.locator('#suppose-fact').focus()
    const chosen = "document.querySelector('#suppose-fact').selectedOptions[0].textContent"
    for (let steps = 0; steps < 30 && (await page.evaluate(chosen)) !== '研发人员'; steps += 1)
      await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await page.keyboard.type('12')
    await page.keyboard.press('Enter')
    await card(page).getByText('假设研发人员是12人').waitFor()
    expect(await card(page).getByRole('columnheader', { name: '假设之后' }).count()).toBe(1)
    await tabTo(page, '看报告、打印')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '条件对照报告' }).waitFor()
    expect(await page.locator('.report').innerText()).toContain('还差 1 人')
    expect(wrong).toEqual([])
    await close()
  })

  it('没有脚本也从头走到报告', { timeout: WAIT }, async () => {
    const { page, at, close } = await begun({ js: false })
    await page.getByLabel('一次说完也行').fill('场地三百八十平，设备两百多')
    await page.getByRole('button', { name: '记下这些' }).click()
    await page.getByRole('button', { name: '是，两百多万元' }).click()
    await receipt(page).getByText('记下：科研仪器设备原值 两百多万元').waitFor()
    await page.locator('#suppose-fact').selectOption({ label: '研发场地面积' })
    await page.getByLabel('假设是多少').fill('600')
    await page.getByRole('button', { name: '算一算' }).click()
    expect(await card(page).innerText()).toContain('假设研发场地面积是600平方米')
    await page.getByRole('button', { name: '要一个回来的链接' }).click()
    expect(await page.locator('#link a').getAttribute('href')).toContain(`${at}/back/`)
    const file = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载 Word' }).click()
    expect((await file).suggestedFilename()).toMatch(/^wence-.*\.docx$/u)
    await page.getByRole('button', { name: '看报告、打印' }).click()
    expect(await page.locator('.report').innerText()).toContain('还差 120 平方米')
    await close()
  })

  it('凭链接在另一个浏览器里接着核对', { timeout: WAIT }, async () => {
    const { page, context, close } = await begun()
    await page.getByLabel('一次说完也行').fill('研发137个人')
    await page.getByRole('button', { name: '记下这些' }).click()
    await receipt(page).getByText('137').waitFor()
    await page.getByRole('button', { name: '要一个回来的链接' }).click()
    const link = (await page.locator('#link a').getAttribute('href')) ?? ''
    expect(link).not.toContain('137')
    const other = await context.browser()?.newContext()
    const elsewhere = await other?.newPage()
    await elsewhere?.goto(link)
    expect(await elsewhere?.locator('#f-rd_staff').inputValue()).toContain('137')
    expect(elsewhere?.url()).toMatch(/\/check$/u)
    await other?.close()
    await close()
  })
})
