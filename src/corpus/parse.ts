import {
  type Clause,
  type Leaf,
  type LeafRole,
  type Regulation,
  type SourceDefect,
  type Span,
  textOf,
} from '../law/index.ts'
import { gapsIn } from './defects.ts'
import { type DocumentLines, documentsOf } from './documents.ts'
import { isBlank, linesOf } from './lines.ts'
import { titleOf } from './naming.ts'
import type { Node, Placed } from './node.ts'
import { readOutline } from './outline.ts'
import { type Printed, printedOf } from './printed.ts'
import type { Tree } from './tree.ts'

/** A seed file: its name, for messages, and its text as read. */
export interface Seed {
  readonly file: string
  readonly source: string
}

interface PrintedSeed extends Seed {
  readonly printed: Printed
}

/**
 * Every regulation in a seed file. `nameOf` gives each its id from its title; ids of clauses are built on it.
 * Never throws on any text: what cannot be placed stands in the leaves as `unplaced` and among the defects with its line.
 */
export function parseSeed(seed: Seed, nameOf: (title: string, index: number) => string): Regulation[] {
  const printed = printedOf(seed.source)
  const documents = documentsOf(linesOf(printed))
  return documents.map((document, i) => {
    const title = titleOf(document.lines.slice(0, document.body))
    const start = i === 0 ? 0 : (document.lines[0]?.printed.start ?? 0)
    const end = documents[i + 1]?.lines[0]?.printed.start ?? seed.source.length
    return regulationFrom({ ...seed, printed }, document, { start, end }, title, nameOf(title, i))
  })
}

function regulationFrom(
  seed: PrintedSeed,
  document: DocumentLines,
  range: Span,
  title: string,
  id: string,
): Regulation {
  const frontId = `${id}:front`
  const front = document.lines.slice(0, document.body)
  const tree = readOutline(document.lines.slice(document.body), seed.source)
  const fold = folding(tree)
  const idOf = (node: Node) => `${id}:${(fold.get(node) ?? node).address}`
  const clauses: Clause[] = [
    ...(front.length > 0 ? [clauseOfFront(seed, front, frontId)] : []),
    ...tree.nodes.filter((node) => !fold.has(node)).map((node) => clauseOf(node, seed, idOf)),
  ]
  const placed = [
    ...front.map((line) => ({ start: line.start, end: line.end, role: 'front' as LeafRole, clause: frontId })),
    ...tree.placed.map((piece) => leafOf(piece, idOf)),
  ]
  const remarks = [...tree.remarks, ...gapsIn(tree.nodes.filter((node) => !fold.has(node)))]
  const defects: SourceDefect[] = remarks.map(({ kind, nodes, line, text }) => ({
    kind,
    clauses: nodes.map(idOf),
    line,
    text,
  }))
  if (front.length === document.lines.length && front[0]) {
    defects.push({
      kind: 'unplaced',
      clauses: [],
      line: front[0].number,
      text: '全文没有可辨认的“第×条”，未能分出条款',
    })
  }
  return {
    id,
    file: seed.file,
    source: seed.source,
    range,
    title,
    clauses,
    leaves: tile(seed.source, range, [...placed, ...markupIn(seed.printed, range)]),
    defects,
  }
}

/** An article of one paragraph is that paragraph: the words belong to the article itself. */
function folding(tree: Tree): Map<Node, Node> {
  const paragraphs = new Map<Node, Node[]>()
  for (const node of tree.nodes) {
    if (node.kind !== 'paragraph' || node.parent?.kind !== 'article') continue
    const siblings = paragraphs.get(node.parent)
    if (siblings) siblings.push(node)
    else paragraphs.set(node.parent, [node])
  }
  const fold = new Map<Node, Node>()
  for (const [article, own] of paragraphs) {
    if (own.filter(({ spans }) => spans.length > 0).length <= 1) for (const node of own) fold.set(node, article)
    for (const { spans } of own) for (const span of spans) article.spans.push(span)
  }
  return fold
}

function clauseOf(node: Node, seed: Seed, idOf: (node: Node) => string): Clause {
  return {
    id: idOf(node),
    kind: node.kind,
    label: node.label,
    ...(node.title === undefined ? {} : { title: node.title }),
    text: textOf(seed.source, node.spans, node.cells ? ' ' : ''),
    spans: node.spans,
    ...(node.parent ? { parent: idOf(node.parent) } : {}),
    ...(node.cells ? { cells: node.cells } : {}),
  }
}

function clauseOfFront(seed: Seed, front: DocumentLines['lines'], id: string): Clause {
  const spans = front.map(({ start, end }) => ({ start, end }))
  return { id, kind: 'front', label: '文首', text: textOf(seed.source, spans, '\n'), spans }
}

const leafOf = ({ start, end, role, node }: Placed, idOf: (node: Node) => string): Leaf => ({
  start,
  end,
  role,
  ...(node ? { clause: idOf(node) } : {}),
})

const markupIn = ({ markup }: Printed, range: Span): Leaf[] =>
  markup
    .filter(({ start, end }) => start >= range.start && end <= range.end)
    .map(({ start, end }) => ({ start, end, role: 'markup' }))

/** Lays the placed pieces end to end over the range; the white space between them is padding or a page break. */
function tile(source: string, range: Span, placed: readonly Leaf[]): Leaf[] {
  const leaves: Leaf[] = []
  let at = range.start
  const fill = (end: number) => {
    if (end <= at) return
    const between = source.slice(at, end)
    const blank = isBlank(between)
    const role: LeafRole = !blank ? 'unplaced' : /\f|(?:\r?\n[^\S\n]*){3,}/u.test(between) ? 'page-break' : 'padding'
    leaves.push({ start: at, end, role })
    at = end
  }
  for (const leaf of [...placed].sort((a, b) => a.start - b.start)) {
    // Markup inside words that were placed as they stand.
    if (leaf.start < at) continue
    fill(leaf.start)
    leaves.push(leaf)
    at = leaf.end
  }
  fill(range.end)
  return leaves
}
