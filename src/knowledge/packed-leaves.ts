import type { ClauseId, Leaf, LeafRole, Regulation } from '../law/index.ts'

/** The leaves of a regulation in few signs: there are twice as many as clauses, and hardly anybody asks for them. */
export interface PackedLeaves {
  readonly roles: readonly LeafRole[]
  readonly clauses: readonly ClauseId[]
  /** Four numbers a leaf: what lies between it and the one before, its length, its role, its clause; no clause is nothing. */
  readonly leaves: string
}

export type PackedRegulation = Omit<Regulation, 'leaves'> & { readonly packed: PackedLeaves }

export function packLeaves({ leaves, ...regulation }: Regulation): PackedRegulation {
  const [roles, clauses] = [new Map<LeafRole, number>(), new Map<ClauseId, number>()]
  const numberIn = <T>(known: Map<T, number>, each: T): number => {
    const number = known.get(each) ?? known.size
    known.set(each, number)
    return number
  }
  let last = 0
  const packed = leaves.map(({ start, end, role, clause }) => {
    const own = [
      start - last,
      end - start,
      numberIn(roles, role),
      clause === undefined ? '' : numberIn(clauses, clause),
    ]
    last = end
    return own.join(' ')
  })
  return { ...regulation, packed: { roles: [...roles.keys()], clauses: [...clauses.keys()], leaves: packed.join(',') } }
}

/** The same regulation, whose leaves are read when first asked for. */
export function unpackLeaves({ packed, ...regulation }: PackedRegulation): Regulation {
  let leaves: readonly Leaf[] | undefined
  return {
    ...regulation,
    get leaves() {
      leaves ??= leavesOf(packed)
      return leaves
    },
  }
}

function leavesOf({ roles, clauses, leaves }: PackedLeaves): Leaf[] {
  let last = 0
  return (leaves === '' ? [] : leaves.split(',')).map((leaf) => {
    const [gap = '', length = '', role = '', clause = ''] = leaf.split(' ')
    const start = last + Number(gap)
    last = start + Number(length)
    const own = clause === '' ? undefined : clauses[Number(clause)]
    return { start, end: last, role: roles[Number(role)] ?? 'unplaced', ...(own === undefined ? {} : { clause: own }) }
  })
}
