import { parseSeed } from '../corpus/index.ts'
import type { Clause, Regulation } from '../law/index.ts'
import type { Draft } from './draft.ts'
import { at, type Values, valueAt, valuesOf } from './edits.ts'
import { Refused } from './ports.ts'

/** A draft's own text, clause by clause. Throws Refused where it has none. */
export function regulationIn({ id, text }: Pick<Draft, 'id' | 'text'>): Regulation {
  const [own] = parseSeed({ file: `${id}.txt`, source: text }, () => id)
  if (!own) throw new Refused([`草稿 ${id} 没有正文；用 wence add … --again 重做。`])
  return own
}

export const clauseIn = ({ id, clauses }: Regulation, address: unknown): Clause | undefined =>
  clauses.find((clause) => clause.id === `${id}:${String(address)}`)

/** Of an item's address the words that lead in, which tell whose requirement it is; undefined of what stands by itself. */
export function leadsIn(draft: Draft): (address: unknown) => string | undefined {
  const regulation = regulationIn(draft)
  return (address) => {
    const item = clauseIn(regulation, address)
    const over = regulation.clauses.find(({ id }) => id === item?.parent)
    return item?.kind === 'item' && over?.text
      ? over.text
          .trim()
          .split(/[。\n]/u)
          .findLast((each) => each !== '')
      : undefined
  }
}

/** Words of the text that stand for a whole requirement: its own phrase, or that of what leads in, or its clause. */
export function wordsFor(
  value: Values,
  draft: Draft,
): { readonly clause: string; readonly phrase: string } | undefined {
  const clause = String(value.clause)
  if (typeof value.phrase === 'string') return { clause, phrase: value.phrase }
  for (const key of [['at_least'], ['none'], ['score', 'pass']]) {
    const phrase = valueAt(value, [...key, 'phrase'])
    if (typeof phrase === 'string') return { clause: String(at(value, key).clause ?? clause), phrase }
  }
  const phrase = clauseIn(regulationIn(draft), clause)?.text.trim()
  return phrase ? { clause, phrase } : undefined
}

/** The place that a draft's regulation is of, as its file names it. */
export const divisionOf = ({ regulation }: Draft): string =>
  String(valuesOf(regulation).division ?? '')
    .split(' ')
    .slice(1)
    .join(' ')

/** What a requirement is about is told by its clause where it has no name. */
export const NAMELESS = '本条款的要求'
