import { describe, expect, it } from 'vitest'
import { opened } from './browser.ts'

const WAIT = 60_000

describe('问，在浏览器里', () => {
  it('说一句、按选项、打开折起来的、说有用，页面都不重新打开', { timeout: WAIT }, async () => {
    const { page, at, wrong, desk, store, close } = await opened({ width: 360, height: 740 })
    await page.goto(`${at}/ask`)
    await page.evaluate("document.body.dataset.same = 'yes'")
    const say = async (words: string) => {
      await page.getByLabel('说什么').fill(words)
      await page.keyboard.press('Enter')
    }
    const turns = page.locator('.turn')
    await say('我们公司能不能申报万州的')
    await turns.nth(0).waitFor()
    await turns.nth(0).getByRole('button', { name: '不是', exact: true }).click()
    await turns.nth(1).getByText('记下').waitFor()
    await say('各地撤销的情形有什么不同')
    await turns.nth(2).waitFor()
    const fold = page.locator('.turn details').last()
    await fold.locator('summary').click()
    expect(await fold.locator('p').first().isVisible()).toBe(true)
    await turns.nth(2).getByRole('button', { name: '有用' }).click()
    await turns.nth(3).getByText('谢谢，记下了').waitFor()
    expect(await page.evaluate('document.body.dataset.same')).toBe('yes')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
    const [session = ''] = store.people()
    expect(desk.log(session)[0]?.words).toBe('我们公司能不能申报万州的')
    await page.reload()
    await page.getByText('各地撤销的情形有什么不同').first().waitFor()
    expect(wrong).toEqual([])
    await close()
  })

  it('没有脚本也说得成、按得了', { timeout: WAIT }, async () => {
    const { page, at, close } = await opened({ js: false })
    await page.goto(`${at}/ask`)
    await page.getByLabel('说什么').fill('我们公司能不能申报万州的')
    await page.getByRole('button', { name: '说', exact: true }).click()
    await page.locator('.turn').getByRole('button', { name: '不是', exact: true }).click()
    expect(await page.locator('.turn').innerText()).toContain('记下')
    await close()
  })

  it('转人工：经办人在另一个浏览器里答，提问人不重新打开就看到，重新打开也看到', { timeout: WAIT }, async () => {
    const { page, at, context, wrong, close } = await opened()
    await page.goto(`${at}/ask`)
    for (const words of ['万州场地要多大', '转人工']) {
      await page.getByLabel('说什么').fill(words)
      await page.getByRole('button', { name: '说', exact: true }).click()
      await page.locator('.turn').filter({ hasText: words }).first().waitFor()
    }
    await page.locator('#news').getByText('还没有人接手').waitFor()
    await page.evaluate("document.body.dataset.same = 'yes'")

    const office = await context.browser()?.newContext()
    const desk = await office?.newPage()
    if (!desk) throw new Error('no second browser')
    await desk.goto(`${at}/keep`)
    await desk.getByLabel('姓名').fill('李经办')
    await desk.getByLabel('密码').fill('a password of tests')
    await desk.getByRole('button', { name: '登录' }).click()
    await desk.locator('a[href^="/keep/tickets/"]').click()
    await desk.getByRole('button', { name: '接手', exact: true }).click()
    await desk.getByLabel('答复').fill('请带上租赁合同来看一下')
    await desk.getByRole('button', { name: '发出答复' }).click()
    await desk.getByText('已答复').first().waitFor()

    await page.locator('#news').getByText('李经办答复：请带上租赁合同来看一下').waitFor()
    expect(await page.evaluate('document.body.dataset.same')).toBe('yes')
    await page.reload()
    await page.locator('#news').getByText('请带上租赁合同来看一下').waitFor()
    expect(wrong).toEqual([])
    await office?.close()
    await close()
  })
})
