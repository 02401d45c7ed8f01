import type { ItemMark, ItemStyle } from './marks.ts'
import type { Node } from './node.ts'
import { hanNumeral, type Tree } from './tree.ts'

/** A run of items of one style; the runs inside an item stand on top of its own. */
interface Level {
  readonly style: ItemStyle
  readonly number: number
  readonly node: Node
  /** The address that the numbers of this run are put after. */
  readonly base: Node
}

/** Where a list stands: in an article's paragraph, or in an annex. */
export interface ListHost {
  readonly node: Node
  readonly paragraph: Node | undefined
  readonly annex: boolean
}

/** The lists of items that are open, outermost first. */
export class Items {
  #levels: readonly Level[] = []

  constructor(private readonly tree: Tree) {}

  clear(): void {
    this.#levels = []
  }

  get outermost(): Node | undefined {
    return this.#levels[0]?.node
  }

  /** The number of the last item of `style` in the lists that are open. */
  last(style: ItemStyle): number | undefined {
    return this.#levels.find((level) => level.style === style)?.number
  }

  begin(mark: ItemMark, host: ListHost, line: number): Node {
    const found = this.#levels.findIndex(({ style }) => style === mark.style)
    const depth = found < 0 ? this.#levels.length : found
    const before = this.#levels[depth]
    const number = mark.style === 'dash' ? (before?.number ?? 0) + 1 : mark.number
    const base = before?.base ?? this.#levels[depth - 1]?.node ?? this.#baseIn(host, number)
    const node = this.#add(base, mark, number, depth, host.annex, line)
    if (before && number > before.number + 1) this.#missing(before.node, node)
    else if (!before && number > 1 && !this.tree.has(`${base.address}.${number - 1}`)) this.#missing(base, node)
    this.#levels = [...this.#levels.slice(0, depth), { style: mark.style, number, node, base }]
    return node
  }

  /** A second list in the article, under a later paragraph, is addressed through that paragraph. */
  #baseIn({ node, paragraph }: ListHost, number: number): Node {
    return paragraph && this.tree.paragraphsOf(node) > 1 && this.tree.has(`${node.address}.${number}`)
      ? paragraph
      : node
  }

  #add(base: Node, mark: ItemMark, number: number, depth: number, annex: boolean, line: number): Node {
    const section = annex && depth === 0 && mark.style === 'han-comma'
    const plain = mark.style === 'dash' ? `第${number}项` : mark.label
    const own = depth > 0 && !annex ? plain.replace(/项$/u, '目') : plain
    return this.tree.add({
      kind: section ? 'annex-section' : annex ? 'annex-item' : 'item',
      address: `${base.address}.${number}`,
      label: base.label + (section ? `第${hanNumeral(number)}部分` : own),
      parent: base,
      line,
      number,
    })
  }

  #missing(before: Node, node: Node): void {
    const text = `“${before.label}”之后即是“${node.label}”，其间编号缺失`
    this.tree.remark('numbers-missing', [before, node], node.line, text)
  }
}
