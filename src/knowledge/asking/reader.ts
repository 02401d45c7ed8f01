import type { Knowledge } from '../types.ts'
import { type Mention, wordingReader } from '../wording-reader.ts'
import type { FigureId } from './types.ts'

/** What a question asks for, as far as its words show. */
export interface AskedFor {
  /** The kind of figure, by its measure word: 几天, 多少人. */
  readonly figure?: FigureId
  /** A bare number, 几个 or 多少: of what kind, the subject says. */
  readonly count: boolean
  /** How much something scores, which is no figure of the thing itself. */
  readonly points: boolean
  /** What a centre that exists must do and beware of. */
  readonly checkup: boolean
}

export interface AskingReader {
  /** The words that say what a question is about; grammar becomes a gap, so that no pair of characters joins across it. */
  matter(folded: string): string
  askedFor(folded: string): AskedFor
  /** The kind of figure wanted by words that name nothing it could be a figure of: 几年, 多少钱. */
  bare(folded: string): FigureId | undefined
}

/** Reads how things are asked, by the words of knowledge/asking.yaml. */
export function askingReader({ figures, asking }: Pick<Knowledge, 'figures' | 'asking'>): AskingReader {
  const lists = [...asking.values()].map(({ id, words, except }) => ({ of: id, words, except }))
  const reading = (id: string) => wordingReader(lists.filter(({ of }) => of === id))
  const [count, points, round, grammar, bare] = ['count', 'points', 'round', 'grammar', 'bare'].map(reading)
  const [exists, cares, plain] = ['exists', 'cares', 'plain'].map(reading)
  const figuring = wordingReader([...figures.values()].map((kind) => ({ of: kind, ...kind })))

  /** The kinds heard, without those that another goes before; the first said first. */
  const kindsIn = (folded: string) => {
    const heard = figuring(folded)
    const kinds = new Set(heard.map(({ of }) => of))
    const under = new Set([...kinds].flatMap(({ over }) => over))
    return heard.filter(({ of }) => !under.has(of.id))
  }
  return {
    matter: (folded) => without(folded, grammar?.(folded) ?? [], ' '),
    askedFor(folded) {
      const heard = (read: typeof count) => (read?.(folded).length ?? 0) > 0
      const checkup = heard(plain) || (heard(exists) && heard(cares))
      const asked = without(folded, round?.(folded) ?? [], '余')
      const kinds = kindsIn(asked).map(({ of }) => of)
      // 多少分算合格 is no question of what something scores.
      const mark = kinds.find((kind) => kind.points)
      if (heard(points))
        return { ...(mark ? { figure: mark.id } : {}), count: false, points: mark === undefined, checkup }
      const figure = kinds[0]?.id
      return { ...(figure ? { figure } : {}), count: (count?.(asked).length ?? 0) > 0, points: false, checkup }
    },
    bare(folded) {
      const kind = kindsIn(folded)[0]
      const left = without(without(folded, kind ? [kind] : [], ''), bare?.(folded) ?? [], '')
      return kind && left.replace(/[\s，。？?！!、]/gu, '') === '' ? kind.of.id : undefined
    },
  }
}

/** A text with something else where the mentions stood. */
function without(text: string, mentions: readonly Mention<unknown>[], instead: string): string {
  let [left, from] = ['', 0]
  for (const { start, end } of mentions) {
    if (start < from) continue
    left += text.slice(from, start) + instead
    from = end
  }
  return left + text.slice(from)
}
