import type { Node, Remark } from './node.ts'
import { hanNumeral } from './tree.ts'

type Numbered = 'article' | 'chapter' | 'section'
const UNIT: Readonly<Record<Numbered, string>> = { article: '条', chapter: '章', section: '节' }

/** Numbers left out between one article, chapter or section and the next; paragraphs that may be lost articles are pointed to. */
export function gapsIn(nodes: readonly Node[]): Remark[] {
  const paragraphs = new Map<Node, number>()
  for (const node of nodes) {
    if (node.kind === 'paragraph' && node.parent) paragraphs.set(node.parent, (paragraphs.get(node.parent) ?? 0) + 1)
  }
  const remarks: Remark[] = []
  const last = new Map<string, Node>()
  for (const node of nodes) {
    if (node.kind !== 'article' && node.kind !== 'chapter' && node.kind !== 'section') continue
    if (node.number === undefined) continue
    // Chapters count anew in every part, sections in every chapter; articles run through.
    const run = node.kind + node.address.replace(/(?<!\d)\d+(?:bis\d*)?$/u, '')
    const before = last.get(run)
    last.set(run, node)
    if (before?.number === undefined || node.number <= before.number + 1) continue
    const text = gapText(node.kind, before, node.number - 1, paragraphs.get(before) ?? 0)
    remarks.push({ kind: 'numbers-missing', nodes: [before, node], line: node.line, text })
  }
  return remarks
}

function gapText(kind: Numbered, before: Node, last: number, paragraphs: number): string {
  const first = (before.number ?? 0) + 1
  const labelOf = (number: number) => `第${hanNumeral(number)}${UNIT[kind]}`
  const lost = first === last ? labelOf(first) : `${labelOf(first)}至${labelOf(last)}`
  const guessed = kind === 'article' && paragraphs - 1 === last - first + 1
  const guess = guessed ? `；${before.label}第一款之后未编号的各款可能就是，但不能作${lost}引用` : ''
  return `原文在${before.label}之后缺${lost}${guess}`
}
