import { describe, expect, it } from 'vitest'
import { form, webIn } from './app.ts'

const q = (words: string, more = '') => `/?q=${encodeURIComponent(words)}${more}`

describe('查', () => {
  it('没有脚本也能查：框、地方、命中都在一页里，每条带效力，查的词标出来', async () => {
    const { ask } = webIn()
    const page = await (await ask(q('撤销 情形', '&place=liaocheng'))).text()
    expect(page).toContain('<!doctype html>')
    expect(page).toContain('value="撤销 情形"')
    expect(page).toMatch(/href="\/r\/liaocheng\/19"/u)
    expect(page).toContain('<span class="standing draft">征求意见稿</span>')
    expect(page).toContain('<mark>撤销</mark>')
    expect(page).not.toContain('/r/wanzhou/')
  })

  it('按类别找，只有那一类的；没有的地方当没有说', async () => {
    const { ask } = webIn()
    const industry = await (await ask(q('研发人员', `&programme=${encodeURIComponent('产业创新中心')}`))).text()
    expect([...industry.matchAll(/href="\/r\/([a-z]+)\/[^"]+" data-hit/gu)].map(([, id]) => id)).toContain('chongqing')
    expect(industry).not.toMatch(/href="\/r\/wanzhou\/[^"]+" data-hit/u)
    expect((await ask(q('研发人员', '&place=nowhere'))).status).toBe(200)
  })

  it('边打边找只换命中的一段', async () => {
    const { ask } = webIn()
    const part = await (await ask(q('公示'), { headers: { 'hx-request': 'true' } })).text()
    expect(part).toMatch(/^<div id="hits"/u)
    expect(part).not.toContain('<html')
  })

  it('关键的一句另取：和命令行的答复是同一个', async () => {
    const { ask, desk } = webIn()
    const part = await (await ask(`/lead?q=${encodeURIComponent('万州 公示几天')}`)).text()
    const reply = await desk.ask('万州 公示几天')
    expect(reply.lead).toBeDefined()
    expect(part).toContain(reply.lead)
  })

  it('没找到的记下来：隐去号码，经办看得到', async () => {
    const { ask, store } = webIn()
    const kept = await ask('/missed', form({ q: '万州 食堂补贴 13800138000', place: 'wanzhou' }))
    expect(kept.status).toBe(200)
    const [miss, ...others] = store.misses(0)
    expect(others).toEqual([])
    expect(miss).toMatchObject({ kind: 'miss', place: 'wanzhou' })
    expect(miss?.words).toContain('食堂补贴')
    expect(miss?.words).not.toContain('13800138000')
    expect((await ask('/missed', form({ q: ' ' }))).status).toBe(503)
  })

  it('每条有自己的地址：开在全文里，带前后和引文；没有的条款是 404', async () => {
    const { ask } = webIn()
    const page = await (await ask('/r/wanzhou/8.7')).text()
    expect(page).toContain('《重庆市万州区技术创新中心建设运行管理办法（修订）》第八条第7项：“')
    expect(page).toContain('（现行，查于 2026-11-20）')
    expect(page).toMatch(/后一处：.{0,20}第八条第8项/u)
    expect(page).toContain('id="c-8.7"')
    expect(page).toContain('第二十四条')
    expect((await ask('/r/wanzhou/99')).status).toBe(404)
    expect((await ask('/r/nowhere')).status).toBe(404)
    expect(await (await ask('/r')).text()).toContain('已届满')
  })

  it('冒号结尾的一条连同下面各项一起引', async () => {
    const { ask } = webIn()
    const page = await (await ask('/r/liaocheng/19')).text()
    expect(page).toMatch(/data-copy="[^"]*予以撤销[^"]*依托单位自愿提出撤销/u)
  })

  it('几个地方都有命中的，给各地对照的链接；只有一个地方的不给', async () => {
    const { ask } = webIn()
    const link = `href="/compare?${new URLSearchParams({ q: '公示' })}"`
    expect(await (await ask(q('公示'))).text()).toContain(link)
    expect(await (await ask(q('公示', '&place=wanzhou'))).text()).not.toContain('/compare?')
  })

  it('一件事各地并排', async () => {
    const { ask } = webIn()
    expect(await (await ask('/compare')).text()).toContain('对照什么')
    const page = await (await ask(`/compare?q=${encodeURIComponent('公示')}`)).text()
    for (const place of ['万州', '聊城', '重庆']) expect(page).toContain(place)
  })
})
