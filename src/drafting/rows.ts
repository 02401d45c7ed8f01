import { at, isValues, type Path, type Values } from './edits.ts'

/** A line of a requirement as a clerk reads it: what leads in, something tested, a band, something that scores. */
export interface Row {
  /** By which it is called; what only holds others together, within a requirement, has none. */
  readonly number?: number
  readonly depth: number
  readonly role: 'heading' | 'test' | 'by-size' | 'band' | 'scored'
  /** Where it stands in the requirement. */
  readonly path: Path
  readonly clause: string
  readonly node: Values
}

const GROUPS = ['any', 'all'] as const
const COUNTED = ['at_least', 'none'] as const

export const isTree = (value: Values): boolean =>
  [...GROUPS, ...COUNTED, 'score', 'bands'].some((key) => value[key] !== undefined)

/** A requirement line by line, in the order of its file. What leads in to the whole is number 0. */
export function rowsOf(value: Values): Row[] {
  const rows = under(value, { path: [], depth: 0, clause: String(value.clause ?? '') })
  const named = rows.filter(({ role }, i) => i === 0 || role !== 'heading')
  const first = rows[0]?.role === 'heading' ? 0 : 1
  return rows.map((row) => (named.includes(row) ? { ...row, number: first + named.indexOf(row) } : row))
}

type Seat = Pick<Row, 'path' | 'depth' | 'clause'>

function under(node: Values, above: Seat): Row[] {
  const clause = String(node.clause ?? above.clause)
  const seat = { ...above, clause }
  const row = (role: Row['role']): Row => ({ ...seat, role, node })
  for (const key of GROUPS) if (Array.isArray(node[key])) return [row('heading'), ...listed(node[key], [key], seat)]
  for (const key of COUNTED)
    if (isValues(node[key])) return [row('heading'), ...listed(at(node, [key]).of, [key, 'of'], seat)]
  if (isValues(node.score)) return [row('heading'), ...listed(at(node, ['score']).items, ['score', 'items'], seat)]
  if (node.points !== undefined || node.judged !== undefined) return [row('scored')]
  const bands = listed(node.bands, ['bands'], seat)
  if (bands.length === 0) return [row('test')]
  return [row(node.by === undefined ? 'scored' : 'by-size'), ...bands]
}

function listed(list: unknown, inner: Path, { path, depth, clause }: Seat): Row[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((each: unknown, i) => {
    const seat = { path: [...path, ...inner, i], depth: depth + 1, clause }
    const node = at(each, [])
    if (node.when === undefined) return under(node, seat)
    return [{ ...seat, clause: String(node.clause ?? clause), role: 'band' as const, node }]
  })
}
