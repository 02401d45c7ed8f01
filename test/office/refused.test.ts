import { describe, expect, it } from 'vitest'
import { readOfficeFile } from '../../src/office/index.ts'
import { docxOf, p, r } from './docx.ts'
import { pdfOf } from './pdf.ts'
import { zippedUp } from './zipped.ts'

const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const ole = (stream: string) =>
  new Uint8Array(
    Buffer.concat([latin('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1'), Buffer.alloc(600), Buffer.from(stream, 'utf16le')]),
  )
const bare = (trailer = '') => pdfOf([{ words: [] }, { words: [] }], 'to-unicode', trailer)
const nested = `<w:document>${'<w:p>'.repeat(400)}${'</w:p>'.repeat(400)}</w:document>`
const main = (text: string) =>
  zippedUp([
    {
      name: '_rels/.rels',
      text: '<R><r Type="x/officeDocument" Target="word/document.xml"/></R>',
    },
    { name: 'word/document.xml', text },
  ])

const ENCRYPTED = `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'11'.repeat(32)}>/U<${'22'.repeat(32)}>>>`

describe('读不了的文件：说是什么，怎么办', () => {
  it.each<[string, string, Uint8Array, string, string]>([
    ['空文件', 'a.docx', new Uint8Array(), '空的', '重新下载'],
    ['只有空白', 'a.txt', latin(' \r\n \n'), '空白', '重新另存'],
    ['旧的 .doc', 'a.doc', ole('WordDocument'), '.doc', '另存为 .docx'],
    ['.wps', 'a.wps', ole('WpsDocument'), '.wps', '另存为 .docx'],
    ['加密的 .docx', 'a.docx', ole('EncryptedPackage'), '加了密码', '去掉打开密码'],
    ['.rtf', 'a.rtf', latin('{\\rtf1 x}'), '.rtf', '另存为 .docx'],
    ['PNG', 'a.png', latin('\x89PNG\r\n\x1a\n'), '图片', 'OCR'],
    ['改了名的 JPEG', 'a.docx', latin('\xFF\xD8\xFF\xE0'), '图片', 'OCR'],
    ['BMP', 'a.bmp', latin('BM\x36\x00\x00\x00\x00\x00\x00\x00'), '图片', 'OCR'],
    ['压缩包', 'a.zip', zippedUp([{ name: 'a.txt', text: '第一条' }]), '压缩包', '解压'],
    ['加密的压缩包', 'a.zip', zippedUp([{ name: 'a.txt', text: '第一条', encrypted: true }]), '加了密码', '去掉密码'],
    ['RAR', 'a.rar', latin('Rar!\x1a\x07'), '压缩包', '解压'],
    ['表格', 'a.xlsx', zippedUp([{ name: 'xl/workbook.xml', text: '<a/>' }]), 'Excel', '复制到 .docx'],
    ['OFD', 'a.ofd', zippedUp([{ name: 'OFD.xml', text: '<a/>' }]), '.ofd', '另存为 PDF'],
    ['网页', 'a.txt', latin('<!DOCTYPE html><p>x'), '网页', '浏览器'],
    ['坏了的 .docx', 'a.docx', docxOf(p(r('第一条'))).slice(0, 300), '损坏', '重新下载'],
    ['正文不合 XML', 'a.docx', main('<w:document><w:body></w:document>'), '损坏', '修复'],
    ['正文带实体声明', 'a.docx', main('<!DOCTYPE d [<!ENTITY e "x">]><w:document/>'), '文档类型声明', '修复'],
    ['正文嵌套太深', 'a.docx', main(nested), '嵌套太深', '修复'],
    ['没有字的 .docx', 'a.docx', docxOf(p('')), '没有文字', '另存'],
    [
      '解开后太大',
      'a.docx',
      docxOf(p(r('第一条')), {}, [{ name: 'x', text: 'x', claims: 2 ** 29 }]),
      '压缩的内容太多',
      '另存',
    ],
    [
      '说小了的炸弹',
      'a.docx',
      zippedUp([{ name: '_rels/.rels', text: 'x'.repeat(2 ** 20), claims: 8 }]),
      '损坏',
      '重新下载',
    ],
    [
      '文件太多',
      'a.docx',
      docxOf(
        p(r('第一条')),
        {},
        Array.from({ length: 4100 }, (_, i) => ({ name: `${i}`, text: '' })),
      ),
      '压缩的内容太多',
      '另存',
    ],
    ['扫描的 PDF', 'a.pdf', bare(), '没有文字层', 'OCR'],
    ['加密的 PDF', 'a.pdf', bare(ENCRYPTED), '加了密码', '没有密码'],
    ['坏了的 PDF', 'a.pdf', latin('%PDF-1.4\nnothing'), '损坏', '另存'],
    ['认不出的编码', 'a.txt', new Uint8Array(4000).map((_, i) => (i * 7919) % 251), '认不出', 'UTF-8'],
    ['超过大小', 'a.txt', new Uint8Array(50 * 2 ** 20 + 1), '上限', '去掉图片'],
  ])('%s', async (_, name, bytes, found, remedy) => {
    const read = await readOfficeFile({ name, bytes })
    expect(read).toEqual({ refused: expect.stringContaining(found), remedy: expect.stringContaining(remedy) })
    expect(Object.values(read).join('')).not.toContain('\n')
  })
})
