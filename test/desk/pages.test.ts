import { describe, expect, it } from 'vitest'
import { drawReply as onSlack } from '../../src/channels/slack/draw.ts'
import { drawReply as onWechat } from '../../src/channels/wechat/draw.ts'
import { pageOf } from '../../src/desk/index.ts'
import { asHtml, asMarkdown } from '../../src/report/index.ts'
import { MemorySessionStore } from '../../src/store/index.ts'
import { newFile, openStore } from '../store/turns.ts'
import { deskIn } from '../support/talk.ts'

const PAGES = 'https://wence.example.gov.cn'
const ASKED = '万州 研发场地要多大'

describe('条文在网页上的地址', () => {
  it('没有网页的，什么地址都没有', async () => {
    const reply = await deskIn().ask(ASKED)
    expect(JSON.stringify(reply)).not.toContain('http')
    expect(onWechat(reply).join('')).not.toContain('原文：')
  })

  it('有网页的：引的每一条都有，微信里一行，Slack 里是链接', async () => {
    const reply = await deskIn({ pages: PAGES }).ask(ASKED)
    expect(reply.citations.length).toBeGreaterThan(0)
    for (const { ref, url } of reply.citations) expect(url).toBe(`${PAGES}${pageOf(ref)}`)
    const [first] = reply.citations
    expect(onWechat(reply).join('\n')).toContain(`原文：${first?.url}`)
    const links = JSON.stringify(onSlack(reply, {}))
    expect(links).toContain(`"url":"${first?.url}"`)
    expect(reply.text).not.toContain(PAGES)
  })

  it('报告里也有', async () => {
    const desk = deskIn({ pages: PAGES })
    await desk.turn('s', '逐条核对万州')
    const report = desk.report('s')
    if (!report) throw new Error('no report')
    const [{ ref } = { ref: '' }] = report.quotations
    expect(asHtml(report)).toContain(`href="${PAGES}${pageOf(ref)}"`)
    expect(asMarkdown(report)).toContain(`${PAGES}${pageOf(ref)}`)
  })

  it.each([
    ['内存', () => new MemorySessionStore()],
    ['SQLite', () => openStore(newFile())],
  ])('存下来再给，还在，%s', async (_name, made) => {
    const desk = deskIn({ pages: PAGES, store: made() })
    const first = await desk.turn('s', ASKED, { letter: 'k' })
    expect(first.citations[0]?.url).toContain(PAGES)
    expect(await desk.turn('s', ASKED, { letter: 'k' })).toEqual(first)
  })
})
