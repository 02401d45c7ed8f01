/** The strongly connected parts of what can be reached from some nodes, each part before those it was reached from (Tarjan). */
export function partsOf<N>(roots: Iterable<N>, next: (node: N) => Iterable<N>): N[][] {
  const parts: N[][] = []
  const index = new Map<N, number>()
  const low = new Map<N, number>()
  const stack: N[] = []
  const open = new Set<N>()
  for (const root of roots) {
    if (index.has(root)) continue
    const work = [enter(root)]
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const { node, ways } = top
      const { value, done } = ways.next()
      if (!done) {
        if (!index.has(value)) work.push(enter(value))
        else if (open.has(value)) lower(node, index.get(value))
        continue
      }
      work.pop()
      const above = work.at(-1)
      if (above) lower(above.node, low.get(node))
      if (low.get(node) === index.get(node)) {
        const part = stack.splice(stack.lastIndexOf(node))
        for (const each of part) open.delete(each)
        parts.push(part)
      }
    }
  }
  return parts

  function enter(node: N) {
    index.set(node, index.size)
    low.set(node, index.size - 1)
    stack.push(node)
    open.add(node)
    return { node, ways: next(node)[Symbol.iterator]() }
  }

  function lower(node: N, to = 0) {
    low.set(node, Math.min(low.get(node) ?? 0, to))
  }
}
