import { describe, expect, it } from 'vitest'
import { readOfficeFile } from '../../src/office/index.ts'
import { gbkOf } from './pdf.ts'

const TEXT = '第一条 为了规范管理，制定本办法。\n第二条 本办法自发布之日起施行，有效期两年。\n'
const TRADITIONAL = '第三條 本辦法所稱中心，係指技術創新中心。\n'
const utf16 = (text: string) => Buffer.from(text, 'utf16le')

/** 第三條 本辦法所稱中心，係指技術創新中心。 in Big5, made once with iconv. */
const BIG5 = 'b2c4a454b1f820a5bbbfecaa6ba9d2bad9a4a4a4dfa141ab59abfca7deb34eb3d0b773a4a4a4dfa1430a'

describe('各种编码的 .txt', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', Buffer.from(TEXT), TEXT],
    ['UTF-8 带 BOM', Buffer.from(`\uFEFF${TEXT}`), TEXT],
    ['UTF-16LE', Buffer.from([0xff, 0xfe, ...utf16(TEXT)]), TEXT],
    ['UTF-16BE', Buffer.from([0xfe, 0xff, ...utf16(TEXT).swap16()]), TEXT],
    ['UTF-16LE 没有 BOM', utf16(TEXT), TEXT],
    ['GB18030', gbkOf(TEXT), TEXT],
    ['Big5', Buffer.from(BIG5, 'hex'), TRADITIONAL],
  ])('%s', async (encoding, bytes, text) => {
    const read = await readOfficeFile({ name: 'a.txt', bytes: new Uint8Array(bytes) })
    expect(read).toMatchObject({ format: 'txt', encoding: encoding.split(' ')[0], text })
  })
})

it('行尾都成 \\n；.md 按名字', async () => {
  const read = await readOfficeFile({ name: 'a.md', bytes: new TextEncoder().encode('第一条\r\n第二条\r第三条') })
  expect(read).toMatchObject({ format: 'md', text: '第一条\n第二条\n第三条\n', notes: [] })
})

it('读不出的字，说在第几行', async () => {
  const bytes = Buffer.from(TEXT.repeat(10))
  bytes[TEXT.indexOf('规') * 3] = 0xff
  const read = await readOfficeFile({ name: 'a.txt', bytes: new Uint8Array(bytes) })
  expect(read).toMatchObject({ encoding: 'UTF-8', notes: [{ line: 1, found: expect.stringContaining('U+FFFD') }] })
})
