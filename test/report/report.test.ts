import { describe, expect, it } from 'vitest'
import { squeeze } from '../../src/law/index.ts'
import { readFigures } from '../../src/quantity/index.ts'
import { asWord, type Edition, reportOf } from '../../src/report/index.ts'
import { kinds, qualified } from '../support/applicants.ts'
import { knowledge } from '../support/library.ts'
import { opened } from '../support/replies.ts'
import { desk, edition, formsOf, made, tableOf, unescaped } from './made.ts'
import { all, first, textOf } from './page.ts'
import { unzipped } from './word.ts'

const headings = (markdown: string) => markdown.split('\n').filter((line) => /^#{1,2} /u.test(line))

const base = (id: string) => {
  const regulation = knowledge.regulations.get(id)
  if (!regulation) throw new Error(id)
  return qualified(regulation, 'enterprise')
}

describe('一份报告', () => {
  it('云南：固定人员差一人，不符合的在前，文本已届满写在抬头', () => {
    const { page, markdown } = made('yunnan', { ...base('yunnan'), fixed_rd_staff: 99 })
    expect(headings(markdown)).toEqual([
      '# 云南省技术创新中心：条件对照报告',
      '## 按已届满文本对照：不符合',
      '## 逐项对照',
      '## 要符合，须改变什么',
      '## 还须补充什么',
      '## 由专家或主管部门评判',
      '## 优先支持',
      '## 说明',
      '## 条文原文',
      '## 本报告',
    ])
    expect(['#', '##'].flatMap((mark, i) => all(page, `h${i + 1}`).map((each) => `${mark} ${textOf(each)}`))).toEqual(
      headings(markdown),
    )
    expect(textOf(first(page, 'header'))).toContain('云南省技术创新中心建设运行管理办法（试行）')
    expect(textOf(first(page, 'header'))).toContain('已过有效期按2026年11月20日判断，按已届满文本对照')
    expect(textOf(first(page, 'header'))).toContain('有效期至 2025 年 4 月 5 日')

    const [head, rule, row, ...others] = tableOf(markdown)
    expect(head).toEqual(['结果', '条件', '要求', '给出', '差距', '条款'])
    expect(rule).toEqual(head?.map(() => '---'))
    expect(row).toEqual([
      '✗ 不符合',
      '研发团队固定人员',
      '研发团队中固定人员不少于 100 人',
      '99 人',
      '还差 1 人',
      '云南办法第十条第（二）项',
    ])
    expect(new Set(others.map(([mark]) => mark))).toEqual(new Set(['✓ 符合']))
    expect(markdown).toContain(
      '- **✗ 不符合：研发团队固定人员** （云南办法第十条第（二）项）\n  - 差距：还差 1 人\n  - 要求：研发团队中固定人员不少于 100 人\n  - 给出：99 人\n\n## 还须补充什么\n\n没有。',
    )
  })

  it('表格读屏也读得懂：有题，列头行头各有归属，条款连到原文', () => {
    const { page, reply } = made('yunnan', { fixed_rd_staff: 99 })
    const table = first(page, 'table')
    expect(textOf(first(table, 'caption'))).not.toBe('')
    expect(all(first(table, 'thead'), 'th').map(({ attributes }) => attributes.scope)).toEqual(Array(6).fill('col'))
    const rows = all(first(table, 'tbody'), 'tr')
    expect(rows.length).toBe(reply.check?.conditions.length)
    for (const row of rows) {
      expect(row.children.length).toBe(6)
      expect(all(row, 'th').map(({ attributes }) => attributes.scope)).toEqual(['row'])
    }
    const ids = all(page, 'section').flatMap(({ attributes: { id } }) => id ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    const links = all(page, 'a').map(({ attributes: { href = '' } }) => href)
    expect(links.length).toBe(rows.length)
    for (const href of links) expect(ids.map((id) => `#${id}`)).toContain(href)
  })

  it('万州软件企业场地 380 平方米：由主管部门裁量，写明差多少、哪句话留有余地、问谁', () => {
    const { markdown, page } = made('wanzhou', { ...base('wanzhou'), software_industry: true, site_area: 380 })
    expect(markdown).toContain('## 按现行文本对照：需主管部门裁量')
    const [, , row] = tableOf(markdown)
    expect(row?.slice(0, 5)).toEqual([
      '△ 由主管部门裁量',
      '研发场地面积',
      '研发场地面积 500 平方米以上',
      '380 平方米',
      '还差 120 平方米',
    ])
    const change = textOf(first(first(page, 'main'), 'dl'))
    expect(change).toContain('可适当低于以上标准')
    expect(change).toContain('重庆市万州区科学技术局')
  })

  it('没填的列为还须补充；已达到而不知是否适用的，说明缺什么', () => {
    const { markdown } = made('liaocheng', { rd_spend_3y: 2e7 })
    const rows = tableOf(markdown).filter(([mark]) => mark === '? 待补充')
    expect(rows.map(([, , , given]) => given)).toContain('未填')
    const missing = markdown.slice(markdown.indexOf('## 还须补充什么'), markdown.indexOf('## 由专家'))
    for (const [, label = ''] of rows) expect(unescaped(missing)).toContain(`**${label}**`)
    expect(missing).toContain('给出的情况已达到；是否适用本项还不能定')
    expect(missing).toContain('还要问：')
    expect(markdown).toContain('已给出的情况里，没有须改变的。')
  })

  it('场地大概五百平方米：给出、差距、还要知道什么，都列在还须补充里', () => {
    const { markdown } = made('wanzhou', { site_area: { min: 450, max: 550 }, software_industry: false })
    expect(markdown).toContain(
      '- **研发场地面积** （万州办法第八条第7项）\n  - 要求：研发场地面积 500 平方米以上\n  - 给出：450 平方米至 550 平方米\n  - 差距：还差至多 50 平方米\n  - 说明：还不能定，要知道：研发场地面积。',
    )
  })

  it('答复里没有名目的话，归在说明里', () => {
    const { reply } = made('sichuan', {})
    const { markdown } = formsOf({ ...reply, blocks: [...reply.blocks, { kind: 'words', text: '另有一句。' }] })
    expect(markdown).toContain('## 说明\n\n另有一句。')
  })

  it('全都符合，也写明符合条件不等于取得申报资格或获得认定', () => {
    for (const { id } of knowledge.regulations.values()) {
      const { page, markdown } = made(id, base(id))
      expect(textOf(first(page, 'main'))).toContain('符合条件不等于取得申报资格或获得认定')
      expect(markdown).toContain('符合条件不等于取得申报资格或获得认定')
    }
  })

  it('结论的说法和卡片上的一样', () => {
    const facts = [{}, base('wanzhou'), { rd_staff: 9 }, { ...base('wanzhou'), rd_spend_last_year: 1 }]
    const verdicts = facts.map((told) => {
      const { reply, report } = made('wanzhou', told)
      const label = report.verdict.label.replace('按现行文本对照：', '')
      expect(reply.text).toContain(`【${label}】`)
      for (const { mark, label: condition } of report.rows) expect(opened(reply)).toContain(`${mark}｜${condition}`)
      return reply.check?.verdict
    })
    expect(verdicts).toEqual(['unknown', 'met', 'unmet', 'discretionary'])
  })

  it.each([
    ['yunnan', '2025-04-05', '现行', '按2025年4月5日判断，按现行文本对照'],
    ['yunnan', '2025-04-06', '已过有效期', '按2025年4月6日判断，按已届满文本对照'],
    ['sichuan', '2024-01-31', '现行', '按2024年1月31日判断，按现行文本对照'],
    ['liaocheng', '2026-11-20', '征求意见稿', '按2026年11月20日判断，按征求意见稿对照'],
    ['chongqing', '2024-06-29', '尚未施行', '按2024年6月29日判断，按尚未施行的文本对照'],
    ['chongqing', '2024-06-30', '是否已施行不能确定', '按2024年6月30日判断，按施行日期不明的文本对照'],
  ])('%s 在 %s：%s，是哪一天说的写在旁边', (region, asOf, label, basis) => {
    const { page, markdown } = made(region, {}, asOf)
    expect(textOf(first(page, 'header'))).toContain(`${label}${basis}`)
    expect(markdown).toContain(`**效力：${label}**（${basis}）`)
    expect(textOf(first(page, 'footer'))).toContain('制作日期2026年11月20日')
  })

  it('不是结论的答复，写不成报告', async () => {
    await expect(async () => reportOf(await desk.ask('万州 研发场地要多大'), edition)).rejects.toThrow(/is no verdict/u)
    await expect(async () => reportOf(await desk.ask('我们在万州，研发人员12人，能申报吗'), edition)).rejects.toThrow(
      'of kind question',
    )
  })
})

const digits = (text: string) => text.replace(/\P{Nd}/gu, '')

/** A figure as an account has it, softened by no more than words: 最多还要问 14 项 is 14 项, and 4 项 is not. */
const stands = (surface: string, figure: string) =>
  digits(surface) === digits(figure) && (figure.includes(surface) || surface.includes(figure))

const DATES = ['2023-06-01', '2024-06-30', '2026-11-20']

describe('报告不丢一句，也不多一个数字', () => {
  for (const regulation of knowledge.regulations.values()) {
    const cases = [
      {},
      { site_area: { min: 450, max: 550 }, own_ip: true, rd_staff: 3 },
      ...kinds.map((kind) => qualified(regulation, kind)),
    ]

    it(`${regulation.place}：答复里的每句话都在报告里，引文一字不差`, () => {
      for (const asOf of DATES) {
        for (const facts of cases) {
          const { reply, page, markdown, word } = made(regulation.id, facts, asOf)
          const written = word.paragraphs.map(({ text }) => text).join('\n')
          const seen = { html: textOf(page), markdown: unescaped(markdown), word: written }
          const lines = reply.blocks
            // The gaps stand in the report's own chapter on what would have to change.
            .filter(({ kind, section }) => kind !== 'condition' && section !== 'changes')
            .flatMap(({ text }) => text.split('\n'))
            .map((line) => line.replace(/^\s*·\s*/u, ''))
            .filter((line) => !line.startsWith('【'))
          const told = (reply.check?.conditions ?? []).flatMap(({ label, required, given, gap, quote }) => [
            label,
            required,
            given ?? '',
            gap ?? '',
            quote,
          ])
          for (const text of [...lines, ...told]) {
            expect(seen.html).toContain(text)
            expect(seen.markdown).toContain(text)
            expect(seen.word).toContain(text)
          }
          for (const { about } of reply.check?.judged ?? []) expect(seen.html).toContain(about)
          expect(all(page, 'blockquote').map(textOf)).toEqual(reply.citations.map(({ quote }) => quote))
          const quoted = word.paragraphs.filter(({ style }) => style === 'Quote').map(({ text }) => text)
          expect(quoted).toEqual(reply.citations.map(({ quote }) => quote))
          for (const { quote } of reply.citations) expect(seen.markdown).toContain(`> ${quote}`)
        }
      }
    })

    it(`${regulation.place}：每个数字都是答复里的，或是制作、判断的日期`, () => {
      for (const asOf of DATES) {
        for (const facts of cases) {
          const { reply, page, markdown, report, word } = made(regulation.id, facts, asOf)
          const known = [
            ...reply.figures.map(({ text }) => squeeze(text)),
            ...report.colophon.slice(0, 2).map(({ text }) => text),
          ]
          expect(known.at(-2)).toBe('2026年11月20日')
          const texts = [
            ...all(page, 'title', 'h1', 'h2', 'h3', 'p', 'th', 'td', 'li', 'dt', 'dd', 'caption').map(textOf),
            ...unescaped(markdown).split('\n'),
            ...word.paragraphs.map(({ text }) => text),
          ]
          const found = texts.flatMap((text) => readFigures(text.replace(edition.corpus, '')))
          expect(found.length).toBeGreaterThan(0)
          const unsourced = found
            .filter(({ figure, kind }) => figure || kind === 'date' || kind === 'document-number')
            .map(({ surface }) => squeeze(surface))
            .filter((surface) => !known.some((figure) => stands(surface, figure)))
          expect(unsourced).toEqual([])
        }
      }
    })
  }
})

describe('Word', () => {
  const facts = { rd_staff: 9, site_area: 380, software_industry: true }

  it('同一份报告，每次都是同样的字节；制作的日子从外面来', () => {
    const bytes = (madeOn: Edition['madeOn']) => asWord(reportOf(desk.check('wanzhou', facts), { ...edition, madeOn }))
    expect(bytes('2026-11-20')).toEqual(bytes('2026-11-20'))
    expect(unzipped(bytes('2026-11-20')).get('docProps/core.xml')).toContain('>2026-11-20T00:00:00Z<')
    expect(unzipped(bytes('2026-11-21')).get('docProps/core.xml')).toContain('>2026-11-21T00:00:00Z<')
  })

  it('表和网页的一样：每项条件一行，行不拆、表头每页重印', () => {
    const { word, page } = made('wanzhou', facts)
    const cells = all(page, 'tr').map((row) => all(row, 'th', 'td').map(textOf))
    expect(word.rows).toEqual(cells)
    expect(all(word.document, 'w:cantSplit')).toHaveLength(cells.length)
    expect(all(word.document, 'w:tblHeader')).toHaveLength(1)
  })

  it('条款点得到它的原文', () => {
    const { word } = made('wanzhou', facts)
    const marks = all(word.document, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name'])
    expect(new Set(marks).size).toBe(marks.length)
    const links = all(word.document, 'w:hyperlink').map(({ attributes }) => attributes['w:anchor'])
    expect(links.length).toBeGreaterThan(10)
    expect(links.filter((link) => !marks.includes(link))).toEqual([])
  })

  it('用到的样式、部件都在，不取外面的东西', () => {
    const files = unzipped(asWord(reportOf(desk.check('wanzhou', facts), edition)))
    const styles = new Set((files.get('word/styles.xml') ?? '').match(/(?<=w:styleId=")[^"]+/gu))
    const { word } = made('wanzhou', facts)
    expect(word.paragraphs.filter(({ style }) => !styles.has(style))).toEqual([])
    const named = [...(files.get('[Content_Types].xml') ?? '').matchAll(/PartName="\/([^"]+)"/gu)].map(
      ([, name]) => name,
    )
    expect(named.sort()).toEqual([...files.keys()].filter((name) => !/rels$|Types/u.test(name)).sort())
    expect([...files.values()].join('')).not.toMatch(/TargetMode|macro|INCLUDE/u)
  })
})
