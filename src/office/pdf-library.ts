import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { needed } from '../installed/index.ts'
import { Refused } from './office-file.ts'
import { joined, type Matrix, matrixOf, type Page, type Piece } from './pdf-page.ts'
import { rulesOf } from './pdf-rules.ts'

const PAGES = 2000

/** Names of a browser that pdf.js looks for as it is loaded, to draw pages with; here none is drawn. */
const DRAWING = ['DOMMatrix', 'ImageData', 'Path2D'] as const

async function loaded() {
  for (const name of DRAWING)
    if (!(name in globalThis))
      Object.defineProperty(globalThis, name, { value: class {}, configurable: true, writable: true })
  return needed('pdfjs-dist', () => import('pdfjs-dist/legacy/build/pdf.mjs'))
}

/** The pages of a PDF in order. Throws Refused where it is locked, damaged or too long. */
export async function readPages(bytes: Uint8Array): Promise<Page[]> {
  const { getDocument, OPS } = await loaded()
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const task = getDocument({
    data: new Uint8Array(bytes),
    // The tables of the older Chinese writings (GBK-EUC-H and the like) lie beside the library.
    cMapUrl: join(home, 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(home, 'standard_fonts') + sep,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    maxImageSize: 1,
    verbosity: 0,
  })
  try {
    const document = await task.promise
    if (document.numPages > PAGES)
      throw new Refused(`有 ${document.numPages} 页，超过 ${PAGES} 页的上限`, '请只留法规的正文和附件，分成几份再导入')
    return await pagesOf(document, OPS)
  } catch (error) {
    throw refusalFor(error)
  } finally {
    await task.destroy()
  }
}

function refusalFor(error: unknown): unknown {
  if (error instanceof Refused) return error
  if (error instanceof Error && error.name === 'PasswordException')
    return new Refused('这是加了密码的 PDF，打不开', '请用密码打开后另存或打印成没有密码的 PDF 再导入')
  return new Refused('PDF 已损坏，读不下去', '请重新下载，或用阅读器打开后另存一份 PDF 再导入')
}

async function pagesOf(document: PDFDocumentProxy, ops: Readonly<Record<string, number>>): Promise<Page[]> {
  const pages: Page[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    pages.push(await pageOf(page, number, ops))
    page.cleanup()
  }
  return pages
}

async function pageOf(page: PDFPageProxy, number: number, ops: Readonly<Record<string, number>>): Promise<Page> {
  const view = matrixOf(page.getViewport({ scale: 1 }).transform) ?? [1, 0, 0, -1, 0, 0]
  const { items } = await page.getTextContent()
  const [pieces, turned]: [Piece[], string[]] = [[], []]
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue
    const own = matrixOf(item.transform)
    const piece = own && pieceOf(item.str, item.width, joined(view, own))
    if (piece) pieces.push(piece)
    else turned.push(item.str)
  }
  const rules = pieces.length === 0 ? [] : rulesOf(await page.getOperatorList(), ops, view)
  return { number, pieces, rules, turned }
}

/** Undefined of text that stands aslant or upside down. */
function pieceOf(text: string, width: number, [a, b, c, d, x, y]: Matrix): Piece | undefined {
  const size = Math.hypot(c, d)
  return a > 0 && Math.abs(b) <= a * 0.05 ? { text, x, y, width, size } : undefined
}
