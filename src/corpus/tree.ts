import type { ClauseKind, LeafRole, Span } from '../law/index.ts'
import { wordsOf } from './lines.ts'
import type { Node, Placed, Remark } from './node.ts'

const HAN = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']
const PLACES = ['', '十', '百', '千']

/** 1 to 9999 in Chinese numerals, as clause labels have them: 十二, 一百零三, 一百一十. */
export function hanNumeral(n: number): string {
  if (n > 9999) return String(n)
  const digits = [...String(n)].map(Number)
  let text = ''
  digits.forEach((digit, i) => {
    if (digit > 0) text += (HAN[digit] ?? '') + (PLACES[digits.length - 1 - i] ?? '')
    else if (digits.slice(i).some((later) => later > 0) && !text.endsWith('零')) text += '零'
  })
  return text.replace(/^一十/u, '十')
}

/** What a node begins with. */
export interface Beginning {
  readonly kind: ClauseKind
  readonly address: string
  readonly label: string
  readonly parent: Node | undefined
  readonly line: number
  readonly number?: number
}

/** The nodes of one regulation as they grow, each address used once, and the stretches given to them. */
export class Tree {
  readonly nodes: Node[] = []
  readonly placed: Placed[] = []
  readonly remarks: Remark[] = []
  readonly #used = new Map<string, Node>()
  readonly #times = new Map<string, number>()
  readonly #paragraphs = new Map<Node, number>()

  constructor(readonly source: string) {}

  /** Adds a node; a second one with an address already used gets `bis` and a remark on the source. */
  add(beginning: Beginning): Node {
    const { address: wanted, label, kind } = beginning
    const first = this.#used.get(wanted)
    const addressAt = (order: number) => wanted + (order === 1 ? '' : order === 2 ? 'bis' : `bis${order}`)
    let order = (this.#times.get(wanted) ?? 0) + 1
    while (this.#used.has(addressAt(order))) order++
    this.#times.set(wanted, order)
    const address = addressAt(order)
    const repeat = first ? `（第${hanNumeral(order)}个同号${kind === 'article' ? '条' : '项'}）` : ''
    const node: Node = { ...beginning, address, label: label + repeat, spans: [] }
    this.#used.set(address, node)
    this.nodes.push(node)
    if (first) this.remark('number-twice', [first, node], node.line, `原文的“${label}”编号重复`)
    return node
  }

  /** A further paragraph of an article, chapter or annex. */
  addParagraph(host: Node, line: number): Node {
    const number = this.paragraphsOf(host) + 1
    this.#paragraphs.set(host, number)
    const label = `${host.label}第${hanNumeral(number)}款`
    return this.add({ kind: 'paragraph', address: `${host.address}.p${number}`, label, parent: host, line })
  }

  paragraphsOf(host: Node): number {
    return this.#paragraphs.get(host) ?? 0
  }

  /** Gives a stretch of the seed its role; stretches of no length are none. */
  place(span: Span, role: LeafRole, node?: Node): void {
    if (span.end > span.start) this.placed.push({ start: span.start, end: span.end, role, ...(node ? { node } : {}) })
  }

  /** Words of a clause; a line break inside them is none of them. */
  say(node: Node, span: Span): void {
    for (let from = span.start; from < span.end; ) {
      const found = this.source.indexOf('\n', from)
      const end = found < 0 ? span.end : Math.min(found, span.end)
      const words = wordsOf(this.source, { start: from, end })
      if (words.end > words.start) {
        node.spans.push(words)
        this.place(words, 'text', node)
      }
      from = end + 1
    }
  }

  /** Words of a clause's title; 总　则 is one word, and its words are what the clause says. */
  entitle(node: Node, title: { readonly text: string } & Span): void {
    for (const match of title.text.matchAll(/\S+/gu)) {
      const start = title.start + match.index
      const span = { start, end: start + match[0].length }
      node.spans.push(span)
      this.place(span, 'title', node)
      node.title = joined(node.title ?? '', this.source.slice(span.start, span.end))
    }
  }

  remark(kind: Remark['kind'], nodes: readonly Node[], line: number, text: string): void {
    this.remarks.push({ kind, nodes, line, text })
  }

  has(address: string): boolean {
    return this.#used.has(address)
  }
}

const joined = (before: string, word: string): string =>
  before + (/[\x20-\x7e]$/u.test(before) && /^[\x20-\x7e]/u.test(word) ? ' ' : '') + word
