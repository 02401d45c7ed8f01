import type { DivisionMark } from './marks.ts'
import type { Node } from './node.ts'
import type { Tree } from './tree.ts'

type Unit = DivisionMark['unit']
const UNITS: readonly Unit[] = ['编', '章', '节']
const ADDRESS: Readonly<Record<Unit, string>> = { 编: 'part', 章: 'ch', 节: 's' }

/** The part, chapter and section being read, each within the one before. */
export class Divisions {
  readonly #open = new Map<Unit, Node>()

  constructor(private readonly tree: Tree) {}

  /** The innermost that is open. */
  get innermost(): Node | undefined {
    return [...this.#open.values()].at(-1)
  }

  /** The next of its unit in the division around it; chapters may also run on through the parts. */
  isDue(mark: DivisionMark): boolean {
    const before = this.#open.get(mark.unit)
    return mark.number === (before?.number ?? 0) + 1
  }

  begin(mark: DivisionMark, line: number): Node {
    for (const unit of UNITS.slice(UNITS.indexOf(mark.unit))) this.#open.delete(unit)
    const parent = this.innermost
    const section = mark.unit === '节'
    const node = this.tree.add({
      kind: section ? 'section' : 'chapter',
      address: `${parent ? `${parent.address}.` : ''}${ADDRESS[mark.unit]}${mark.number}`,
      label: `${parent?.label ?? ''}${mark.label}`,
      parent,
      line,
      number: mark.number,
    })
    this.#open.set(mark.unit, node)
    return node
  }
}
