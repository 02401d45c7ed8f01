import { describe, expect, it } from 'vitest'
import { wordOf } from '../report/word.ts'
import { wence } from '../support/cli.ts'

const CHECK = ['check', '--region', '云南', '--fact', '固定人员=99']
const denied = async () => {
  throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' })
}

describe('wence check --report', () => {
  it('.html 写成网页，.md 写成 Markdown，卡片照样印出来', async () => {
    const plain = await wence(CHECK)
    for (const [file, opening] of [
      ['报告.html', '<!doctype html>'],
      ['a/b.MD', '# 云南省技术创新中心：条件对照报告'],
    ] as const) {
      const { status, out, err, written } = await wence([...CHECK, '--report', file])
      expect([status, err]).toEqual([0, ''])
      expect(out).toBe(plain.out)
      expect(Object.keys(written)).toEqual([file])
      expect(written[file]?.startsWith(opening)).toBe(true)
      expect(written[file]).toContain('还差 1 人')
    }
    expect(plain.written).toEqual({})
  })

  it('.docx 写成 Word，字节不走样', async () => {
    const { status, written } = await wence([...CHECK, '--report', '报告.docx'])
    expect(status).toBe(0)
    const { paragraphs } = wordOf(Buffer.from(written['报告.docx'] ?? '', 'latin1'))
    expect(paragraphs[0]).toEqual({ style: 'Title', text: '云南省技术创新中心：条件对照报告' })
    expect(paragraphs.map(({ text }) => text).join('\n')).toContain('还差 1 人')
  })

  it('写明制作的日期、按哪一天判断、文本库的版本', async () => {
    const { written } = await wence([...CHECK, '--as-of', '2024-01-01', '--report', 'r.md'])
    expect(written['r.md']).toContain('**效力：现行**（按2024年1月1日判断，按现行文本对照）')
    expect(written['r.md']).toContain(
      '- 制作日期：2026年11月20日\n- 判断效力的日期：2024年1月1日\n- 文本库版本：corpus-of-the-tests\n',
    )
  })

  it('--json 的输出不因报告而变', async () => {
    const plain = await wence([...CHECK, '--json'])
    const { out, written } = await wence([...CHECK, '--json', '--report', 'r.html'])
    expect(out).toBe(plain.out)
    expect(Object.keys(written)).toEqual(['r.html'])
  })

  it.each(['r.pdf', 'r.htm', 'r.html.txt', 'report', '.md', '-', '', '/dev/stdout'])(
    '%j 不是 .md、.html 或 .docx：退出 2，说怎样才对，什么也不写',
    async (file) => {
      const { status, out, err, written } = await wence([...CHECK, '--report', file])
      expect([status, out, written]).toEqual([2, '', {}])
      expect(err).toBe(`--report ${file}：报告只有 .md、.html、.docx 几种，看文件名的结尾；如 --report 报告.docx`)
    },
  )

  it('和 --jsonl 不能同用', async () => {
    const { status, err } = await wence(['check', '--jsonl', '--report', 'r.md'])
    expect(status).toBe(2)
    expect(err).toContain('不能同用')
  })

  it('写不了就退出 1，说是哪个文件、为什么；卡片不因此丢掉', async () => {
    const { status, out, err } = await wence([...CHECK, '--report', 'r.html'], { write: denied })
    expect(status).toBe(1)
    expect(out).toBe((await wence(CHECK)).out)
    expect(err).toBe(
      'wence: cannot write the report to r.html: no permission to write there. Name a .md or .html or .docx file that can be written.',
    )
  })

  it('没有想到的缘故，照原话说', async () => {
    const write = async () => {
      throw new Error('what is there is not a regular file')
    }
    const { status, err } = await wence([...CHECK, '--report', 'r.html'], { write })
    expect(status).toBe(1)
    expect(err).toContain('cannot write the report to r.html: what is there is not a regular file. Name')
  })

  it('help 里列出来', async () => {
    const { out } = await wence(['help', 'check'])
    expect(out).toContain('--report <文件>')
  })
})
