import type { RegulationKnowledge } from '../knowledge/index.ts'
import { type Clause, type ClauseId, childrenOf } from '../law/index.ts'

/** How far the requirements of an article are written down. */
export interface Coverage {
  readonly ref: ClauseId
  readonly label: string
  /** Its items that demand something, or itself where it has none. */
  readonly items: number
  readonly written: number
  readonly judged: number
  readonly unmodelled: number
  /** What nobody has spoken of yet. */
  readonly unspoken: number
  /** Entries that nobody has confirmed. */
  readonly unconfirmed: number
}

type Known = Pick<RegulationKnowledge, 'regulation' | 'conditions' | 'judged' | 'unmodelled'>

/** Each article in which something is demanded; `waiting` are the clauses of entries that nobody has confirmed. */
export function coverageOf(
  { regulation, conditions, judged, unmodelled }: Known,
  waiting: readonly ClauseId[] = [],
): Coverage[] {
  const written = conditions.map(({ ref }) => ref)
  const open = unmodelled.map(({ phrase }) => phrase.ref)
  const left = judged.map(({ ref }) => ref)
  const cited = [...written, ...open, ...left, ...waiting]
  return regulation.clauses
    .filter(({ kind }) => kind === 'article')
    .flatMap((article) => {
      const own = cited.filter((ref) => isWithin(ref, article.id))
      if (own.length === 0) return []
      // What is demanded by the article itself is no list of items: 有下列情形的撤销，三年内不得申报.
      const items = own.some((ref) => ref !== article.id) ? itemsOf(regulation, article) : []
      const units = items.length > 0 ? items : [article]
      const has = (list: readonly ClauseId[], unit: Clause) => list.some((ref) => isWithin(ref, unit.id))
      const states = units.map((unit) =>
        has(open, unit)
          ? 'unmodelled'
          : has(written, unit)
            ? 'written'
            : has(left, unit)
              ? 'judged'
              : has(waiting, unit)
                ? 'waiting'
                : 'unspoken',
      )
      const count = (state: (typeof states)[number]) => states.filter((each) => each === state).length
      return [
        {
          ref: article.id,
          label: article.label,
          items: units.length,
          written: count('written'),
          judged: count('judged'),
          unmodelled: count('unmodelled'),
          unspoken: count('unspoken'),
          unconfirmed: waiting.filter((ref) => isWithin(ref, article.id)).length,
        },
      ]
    })
}

const itemsOf = (regulation: RegulationKnowledge['regulation'], above: Clause): Clause[] =>
  childrenOf(regulation, above.id).flatMap((child) =>
    child.kind === 'paragraph' ? itemsOf(regulation, child) : [child],
  )

const isWithin = (ref: ClauseId, above: ClauseId): boolean => ref === above || ref.startsWith(`${above}.`)

/** 第十条 6 项：已写 4，专家评判 1，未写 1；未确认 2。 */
export function coverageLine({ label, items, written, judged, unmodelled, unspoken, unconfirmed }: Coverage): string {
  const parts = [
    `已写 ${written}`,
    `专家评判 ${judged}`,
    `未写 ${unmodelled}`,
    ...(unspoken > 0 ? [`没有提到 ${unspoken}`] : []),
  ]
  return `${label} ${items} 项：${parts.join('，')}${unconfirmed > 0 ? `；未确认 ${unconfirmed}` : ''}。`
}
