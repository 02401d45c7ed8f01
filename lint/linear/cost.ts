import { RegExpParser } from '@eslint-community/regexpp'
import { Chars } from 'regexp-ast-analysis'
import { reachedFrom, type Shared, troublesOf } from './ambiguity.ts'
import { statesOf } from './automaton.ts'
import { nodesOf } from './nodes.ts'

/** How often a letter of a text can be read when a pattern is looked for in it: Infinity where that grows with the text. */
export interface Cost {
  readonly readings: number
  /** The loops that it comes from, as written. */
  readonly loops: readonly string[]
}

const parser = new RegExpParser({ ecmaVersion: 2024 })

export function costOf({ source, flags }: { readonly source: string; readonly flags: string }): Cost {
  const known = parser.parseFlags(flags)
  const { unicode, unicodeSets } = known
  const pattern = parser.parsePattern(source, 0, source.length, { unicode, unicodeSets })
  const costs = nodesOf(pattern, known).map((nodes): Cost => {
    const troubles = troublesOf(statesOf(nodes, Chars.all(known)))
    const endless = troubles.filter(
      (trouble) => trouble.kind === 'doubled' || trouble.most === Number.POSITIVE_INFINITY,
    )
    if (endless.length > 0)
      return { readings: Number.POSITIVE_INFINITY, loops: [...new Set(endless.flatMap(({ loops }) => loops))] }
    return dearest(troubles.filter((trouble) => trouble.kind === 'shared'))
  })
  return costs.reduce((worst, cost) => (cost.readings > worst.readings ? cost : worst))
}

/** The chain of bounded loops that multiplies most. */
function dearest(troubles: readonly Shared[]): Cost {
  const after = new Map<Shared, Cost>()
  const open = new Set<Shared>()
  const costFrom = (trouble: Shared): Cost => {
    const known = after.get(trouble)
    if (known) return known
    open.add(trouble)
    const reached = new Set(reachedFrom(trouble.to))
    const rest = best(
      troubles.filter(({ from }) => reached.has(from)).flatMap((next) => (open.has(next) ? [] : costFrom(next))),
    )
    open.delete(trouble)
    const cost = { readings: trouble.most * rest.readings, loops: [...new Set([...trouble.loops, ...rest.loops])] }
    after.set(trouble, cost)
    return cost
  }
  return best(troubles.map(costFrom))
}

const best = (costs: readonly Cost[]): Cost =>
  costs.reduce((worst, cost) => (cost.readings > worst.readings ? cost : worst), { readings: 1, loops: [] })
