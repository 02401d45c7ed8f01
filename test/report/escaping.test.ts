import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Reply } from '../../src/reply/index.ts'
import { escapeHtml } from '../../src/report/html.ts'
import { escapeMarkdown } from '../../src/report/markdown.ts'
import { desk, formsOf, tableOf, unescaped } from './made.ts'
import { all, type Element, first, parsePage, skeleton, textOf } from './page.ts'

const FACTS = {
  software_industry: true,
  own_ip: true,
  site_area: 380,
  rd_staff: 9,
  rd_spend_last_year: { min: 1.5e6, max: 2.5e6 },
}

const reply = desk.check('wanzhou', FACTS)

/** A verdict on one condition of each status. */
const checked = (() => {
  const { check } = reply
  if (!check) throw new Error('no check')
  const one = (status: string) => check.conditions.filter((condition) => condition.status === status).slice(0, 1)
  return { ...check, conditions: ['unmet', 'discretionary', 'unknown', 'met'].flatMap(one) }
})()

/** It says a text wherever a person reads one: what no regulation or applicant says today may be said tomorrow. */
function saying(text: string): Reply {
  // A block's lines are paragraphs of their own; here each stays one.
  const line = text.replace(/[\n·]/gu, '_')
  return {
    ...reply,
    blocks: reply.blocks.filter(({ kind }) => kind === 'words').map((block) => ({ ...block, text: `${line}文` })),
    citations: checked.conditions.map(({ ref }) => ({ ref: `${ref}${text}`, title: text, quote: text })),
    notices: [{ kind: 'source-defect', regulation: 'wanzhou', text }],
    check: {
      ...checked,
      title: text,
      center: text,
      heading: text,
      conditions: checked.conditions.map((condition) => ({
        ...condition,
        ref: `${condition.ref}${text}`,
        label: text,
        required: text,
        given: text,
        gap: text,
        why: text,
      })),
    },
  }
}

const NASTY = [
  '<script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '</title><img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '&lt;b&gt; &amp;amp; &#x3c;',
  '<!-- ',
  ']]>',
  'javascript:alert(1)',
  '[link](javascript:alert(1))',
  '![x](http://example.invalid/x.png)',
  'https://example.invalid www.example.invalid <http://example.invalid>',
  '| a | b |\n| --- | --- |',
  '`code` ```\nfence\n```',
  '# heading\n===\n---\n***',
  '- item\n+ item\n1. item\n12) item\n    code',
  '> quote\n\n\n> quote\\',
  '**bold** _it_ ~~no~~ $x$ [^1] {x}',
  '\\',
  '\\|',
  '\\\\`|',
  'a\r\nb\rc\u2028d\u2029e\u0085f',
  '\u0000\u0007\u001b[31mred\u009b0m\u007f',
  '100\u202e002\u202c \u2066x\u2069 \u200f\u061c',
  '\ud800 \udc00 \ufffe \u{1ffff}',
  '𠮷野家 👩‍🔬 é שלום',
]
const PARTS = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '|',
  '\\',
  '`',
  '*',
  '_',
  '[',
  ']',
  '(',
  ')',
  '#',
  '-',
  '+',
  '=',
  '~',
  '$',
  '!',
  ':',
  '/',
]
const text = fc.oneof(
  fc.constantFrom(...NASTY),
  fc
    .array(
      fc.oneof(fc.constantFrom(...NASTY, ...PARTS, '\n', ' ', '\t', '1.', '·', '研发'), fc.string({ unit: 'binary' })),
    )
    .map((parts) => parts.join('')),
)

/** Ends of lines as \n, and no sign that steers. */
const clean = (said: string) =>
  said
    .replace(/\r\n|[\r\u0085\u2028\u2029]/gu, '\n')
    .replace(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (sign) =>
      '\n\t'.includes(sign) ? sign : '\ufffd',
    )
    .replace(/\p{Noncharacter_Code_Point}/gu, '\ufffd')
const oneLine = (said: string) =>
  clean(said)
    .split('\n')
    .map((line) => line.trim())
    .join(' ')
    .trim()

describe('网页：任何文字都只是文字', () => {
  const plain = skeleton(formsOf(saying('文字')).page)

  it('写进什么，都不多一个元素或属性，读出来还是那些字', () => {
    fc.assert(
      fc.property(text, (said) => {
        const { page, html } = formsOf(saying(`文${said}`))
        expect(skeleton(page)).toBe(plain)
        const [row] = all(first(page, 'tbody'), 'tr')
        expect(row?.children.slice(1, 5).map((cell) => (typeof cell === 'string' ? cell : textOf(cell)))).toEqual(
          Array(4).fill(clean(`文${said}`)),
        )
        expect(all(page, 'blockquote').map(textOf)).toEqual(all(page, 'blockquote').map(() => clean(`文${said}`)))
        expect(html).not.toMatch(/[^\P{Cc}\n\t]|\p{Cs}|\p{Bidi_Control}/u)
        for (const { attributes } of all(page, 'a')) expect(attributes.href).toMatch(/^#wanzhou:/u)
      }),
      { numRuns: 150 },
    )
  })

  it('控制符、改变方向的符号换成看得见的 \ufffd，两边的数字不会连成一个', () => {
    expect(escapeHtml('1\u202e2')).toBe('1\ufffd2')
    expect(escapeHtml('1\u00002\ud800\ufffe')).toBe('1\ufffd2\ufffd\ufffd')
    expect(escapeHtml('a\r\nb\rc\u2028d\te')).toBe('a\nb\nc\nd\te')
    expect(escapeHtml('👩‍🔬 שלום')).toBe('👩‍🔬 שלום')
  })

  it('没有脚本，不取外面的东西，样式只认自己这一份', () => {
    const { page } = formsOf(saying('文字'))
    expect(page.attributes).toMatchObject({ lang: 'zh-CN' })
    const tags = new Set(all(page).map(({ tag }) => tag))
    for (const tag of ['script', 'link', 'img', 'iframe', 'object', 'form', 'base']) expect(tags).not.toContain(tag)
    const names = new Set(all(page).flatMap(({ attributes }) => Object.keys(attributes)))
    expect([...names].filter((name) => name.startsWith('on') || ['src', 'style', 'srcset'].includes(name))).toEqual([])
    const style = textOf(first(page, 'style'))
    expect(style).not.toMatch(/url\(|@import|https?:/u)
    const [charset, policy] = all(first(page, 'head'), 'meta').map(({ attributes }) => attributes)
    expect(charset).toEqual({ charset: 'utf-8' })
    expect(policy).toEqual({
      'http-equiv': 'Content-Security-Policy',
      content: `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`,
    })
  })

  it('打印：A4、每页重印表头、一行不断在两页', () => {
    const style = textOf(first(formsOf(saying('文字')).page, 'style'))
    expect(style).toMatch(/@page \{\s*size: A4; margin:/u)
    expect(style).toContain('thead { display: table-header-group }')
    expect(style).toMatch(/\btr,[^{]*\{ break-inside: avoid \}/u)
  })

  it('读网页的尺子自己不放过错处', () => {
    const page = (body: string) => () => parsePage(`<!doctype html>\n<html>${body}</html>`)
    expect(page('<p class="a">x &lt; y</p>')).not.toThrow()
    for (const body of [
      '<p>x',
      '<p>a < b</p>',
      '<p>&nbsp</p>',
      '<p>&copy;</p>',
      '<p class=a></p>',
      '<P></P>',
      '<b><i></b></i>',
      '<!-- x -->',
    ])
      expect(page(body), body).toThrow()
  })
})

/** What Markdown makes of a line by how it begins. */
const opensAs = (line: string): string => /^(?:#{1,6} |> ?|\||\s*- (?:\*\*)?|)/u.exec(line)?.[0].trimEnd() ?? ''

describe('Markdown：任何文字都只是文字', () => {
  const shape = (markdown: string) => {
    const lines = markdown.split('\n').map(opensAs)
    // A quotation may have any number of lines, and no other thing may.
    return lines.filter((line, i) => line !== '>' || lines[i - 1] !== '>')
  }
  const plain = shape(formsOf(saying('文字')).markdown)

  it('写进什么，结构都不变，表格每行六格，读出来还是那些字', () => {
    fc.assert(
      fc.property(text, (said) => {
        const { markdown } = formsOf(saying(`文${said}`))
        expect(shape(markdown)).toEqual(plain)
        for (const cells of tableOf(markdown)) expect(cells.length).toBe(6)
        const [, , row] = tableOf(markdown)
        expect(row?.slice(1, 5)).toEqual(Array(4).fill(oneLine(`文${said}`)))
      }),
      { numRuns: 150 },
    )
  })

  it('记号都加了反斜杠，去掉就是原文', () => {
    fc.assert(
      fc.property(text, (said) => {
        const escaped = escapeMarkdown(said)
        expect(unescaped(escaped)).toBe(oneLine(said))
        const bare = escaped.replace(/\\[!-/:-@[-`{-~]/gu, '')
        expect(bare).not.toMatch(/[\\`*_{}[\]<>&|~#$\n]|:\/\/|www\./iu)
        expect(escaped).not.toMatch(/^(?:[-+=]|\d{1,9}[.)](?:\s|$))/u)
      }),
    )
  })

  it.each([
    ['a|b', 'a\\|b'],
    ['<b>', '\\<b\\>'],
    ['- 12.5%', '\\- 12.5%'],
    ['12.5%', '12.5%'],
    ['1. 甲', '1\\. 甲'],
    ['2024) ', '2024\\)'],
    ['甲\n乙\r\n 丙', '甲 乙 丙'],
    ['https://a www.b', 'https\\://a www\\.b'],
    ['（一）“原则上”', '（一）“原则上”'],
  ])('%j 写作 %j', (said, written) => {
    expect(escapeMarkdown(said)).toBe(written)
  })

  it('引文有几行就是几行，空行分段', () => {
    const quoting = (quote: string) =>
      formsOf({ ...saying('文字'), citations: [{ ref: 'wanzhou:8', title: '第八条', quote }] }).markdown
    expect(quoting('甲\n1. 乙\n\n丙')).toContain('### 第八条\n\n> 甲\\\n> 1\\. 乙\n>\n> 丙\n\n## 本报告')
  })
})

describe('Word：任何文字都只是文字', () => {
  const plain = skeletonOf(formsOf(saying('文字')).word.document)

  it('写进什么，都不多一个元素，读出来还是那些字', () => {
    fc.assert(
      fc.property(text, (said) => {
        const { word } = formsOf(saying(`文${said}`))
        expect(skeletonOf(word.document)).toBe(plain)
        expect(word.rows[1]?.slice(1, 5)).toEqual(Array(4).fill(clean(`文${said}`)))
        const quoted = word.paragraphs.filter(({ style }) => style === 'Quote')
        for (const { text: quote } of quoted) expect(quote).toBe(clean(`文${said}`))
      }),
      { numRuns: 150 },
    )
  })
})

/** Lines, tabs and what stands between them in a run are the text's own. */
function skeletonOf(element: Element): string {
  const children = element.children.flatMap((child) =>
    typeof child === 'string' || ['w:t', 'w:br', 'w:tab'].includes(child.tag) ? [] : [skeletonOf(child)],
  )
  return `${element.tag}[${Object.keys(element.attributes).join(' ')}](${children.join(' ')})`
}

describe('十万字', () => {
  it.each([
    ['小于号', '<'],
    ['竖线', '|'],
    ['空格', ' '],
    ['换行', '\n'],
    ['反斜杠', '\\'],
    ['一列各项', '\n· 甲'],
    ['序号', '1.'],
    ['改变方向的符号', '\u202e'],
    ['汉字', '研'],
  ])('%s重复十万遍，照样写成，一个不少', (_, sign) => {
    const said = `甲${sign.repeat(100_000)}乙`
    const [condition] = checked.conditions
    if (!condition) throw new Error('no condition')
    const { page, markdown, word } = formsOf({
      ...reply,
      blocks: [{ kind: 'words', text: said, section: 'note' }],
      citations: [{ ref: condition.ref, title: '第八条', quote: said }],
      check: { ...checked, conditions: [{ ...condition, given: said }] },
    })
    expect(textOf(first(page, 'blockquote'))).toBe(clean(said))
    expect(tableOf(markdown)[2]?.[3]).toBe(oneLine(said))
    expect(word.rows[1]?.[3]).toBe(clean(said))
  })
})
