import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { office } from '../drafting/office.ts'
import { opened } from './browser.ts'

const FILE = 'test/drafting/shiyan.txt'

const offices: ReturnType<typeof office>[] = []
afterAll(() => {
  for (const each of offices) each.close()
})

/** A clerk who has signed in and handed a file in, and is at its draft. */
async function atDraft(js: boolean) {
  const at = office()
  offices.push(at)
  const { page, at: address, close, wrong, pass } = await opened({ js, ports: { drafting: at.drafting } })
  onTestFinished(close)
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const follow = (name: string) => page.getByRole('link', { name }).click()
  /** Waits for a step to be over, and gives what is told of it. */
  const over = async (name: string) => {
    // So many pages are asked for as no person does in no time at all.
    pass(60_000)
    await page.getByRole('heading', { level: 1, name: new RegExp(`^${name}：(?:办好了|没有办成)`, 'u') }).waitFor()
    return page.locator('main').innerText()
  }

  await page.goto(`${address}/keep`)
  await page.getByLabel('姓名').fill('李芳')
  await page.getByLabel('密码').fill('a password of tests')
  await press('登录')
  await follow('文本的增改')
  await page.getByLabel(/^文件/u).setInputFiles(FILE)
  await page.getByLabel(/哪里的文件/u).fill('十堰')
  await page.getByLabel(/管哪一类/u).fill('技术创新中心')
  await press('读入文件')
  expect(await over('读入文件')).toContain('读入文件：办好了')
  await follow('看草稿 shiyan')
  const confirm = () => press('对，确认')
  const done = async () => {
    await page.getByText('谁改过什么').click()
    return page.locator('main').innerText()
  }
  return { at, page, press, follow, over, confirm, done, wrong, entry: page.locator('#entry h2') }
}

describe('浏览器里加一部文本', () => {
  it('从一份文件到投入使用，再撤下', async () => {
    const { at, page, press, follow, over, confirm, done, wrong, entry } = await atDraft(true)
    // One entry after the other, until only matters are left.
    for (let count = 0; (await entry.textContent())?.startsWith('事项') === false; count += 1) {
      expect(count).toBeLessThan(30)
      await confirm()
    }
    expect(await done()).toContain('李芳：确认 4.2:研发人员不少于26人')

    await press('试一遍')
    expect(await over('试一遍')).toContain('都读得回来')
    await follow('看草稿 shiyan')
    await press('投入使用')
    expect(await over('投入使用')).toContain('shiyan 已投入使用')
    expect([...at.known().knowledge.regulations.keys()]).toContain('shiyan')
    await follow('回到文本的增改')
    await page.getByText('撤下shiyan').click()
    await page.locator('form[action$="/shiyan/retire"] button').click()
    expect(await over('撤下')).toContain('shiyan 已撤下')
    expect([...at.known().knowledge.regulations.keys()]).not.toContain('shiyan')
    expect(wrong).toEqual([])
  })

  it('没有脚本也读得进、确认得了', async () => {
    const { confirm, done, entry } = await atDraft(false)
    const first = (await entry.textContent()) ?? ''
    await confirm()
    expect(await done()).toContain('李芳：确认 document_number')
    expect(first).toContain('文件本身')
  })
})
