import {
  type Clause,
  type ClauseId,
  type Phrase,
  places,
  quotable,
  type Regulation,
  regulationOf,
} from '../law/index.ts'
import { listed, oneOf, quoted } from './similar.ts'
import type { Template } from './types.ts'

/** Thrown inside loading where a reference leads nowhere; caught at the entry it stands in and told with its line. */
export class Unresolved extends Error {
  /** `about`: the words of the entry that are meant, and the lists of knowledge of which one should have had them as an id. */
  constructor(
    readonly found: string,
    readonly wanted: string,
    readonly about?: { readonly words: string; readonly lists?: readonly string[] },
  ) {
    super(found)
    this.name = 'Unresolved'
  }
}

/** An id that no entry of its list has. */
export const missing = (
  what: string,
  list: string | readonly string[],
  id: string,
  known: Iterable<string>,
): Unresolved => new Unresolved(`不认识的${what}${quoted(id)}`, oneOf(id, known), { words: id, lists: [list].flat() })

const excerpt = (text: string): string => (text.length <= 120 ? text : `${text.slice(0, 120)}…`)

export function clauseOf(regulation: Regulation, address: string): Clause {
  const clause = regulation.clauses.find(({ id }) => id === `${regulation.id}:${address}`)
  if (clause) return clause
  const near = regulation.clauses
    .map(({ id }) => id.slice(regulation.id.length + 1))
    .filter((id) => id.split('.')[0] === address.split('.')[0])
  throw new Unresolved(
    `条款${quoted(`${regulation.id}:${address}`)}，文本里没有`,
    near.length > 0 ? `下列之一：${listed(near)}` : '文本里有的条款（用“wence outline”看编号）',
    { words: address },
  )
}

/** The phrase's place in the clause; it must stand there once, so that it can mean only one thing. */
export function phraseIn(regulation: Regulation, address: string, phrase: string): Phrase {
  const clause = clauseOf(regulation, address)
  const found = places(clause.text, phrase)
  const [span, second] = found
  if (!span)
    throw new Unresolved(
      `${quoted(phrase)}，${quoted(clause.id)}里没有这句话`,
      `这一条的原话，一字不差：${quoted(excerpt(quotable(regulation, clause)))}`,
      { words: phrase },
    )
  if (second)
    throw new Unresolved(
      `${quoted(phrase)}，在${quoted(clause.id)}里出现 ${found.length} 次`,
      `长一些、只出现一次的原话：${quoted(excerpt(clause.text))}`,
      { words: phrase },
    )
  return { ref: clause.id, text: clause.text.slice(span.start, span.end), span }
}

/** Words with `{clause#phrase}` set into them; `at` finds the phrase. */
export function templateOf(text: string, at: (clause: string, phrase: string) => Phrase): Template {
  const parts: (string | Phrase)[] = []
  let from = 0
  for (const match of text.matchAll(/\{([^{}#]+)#([^{}]+)\}/gu)) {
    if (match.index > from) parts.push(text.slice(from, match.index))
    parts.push(at(match[1] ?? '', match[2] ?? ''))
    from = match.index + match[0].length
  }
  if (from < text.length) parts.push(text.slice(from))
  return parts
}

/** The regulations of the library by id. */
export type Texts = ReadonlyMap<string, Regulation>

/** A phrase named with its regulation: `wanzhou:8.7`. */
export function phraseAt(texts: Texts, ref: string, phrase: string): Phrase {
  return phraseIn(textOf(texts, regulationOf(ref)), ref.slice(ref.indexOf(':') + 1), phrase)
}

/** A clause named with its regulation, by its id. */
export const refOf = (texts: Texts, ref: string): ClauseId =>
  clauseOf(textOf(texts, regulationOf(ref)), ref.slice(ref.indexOf(':') + 1)).id

export function textOf(texts: Texts, id: string): Regulation {
  const text = texts.get(id)
  if (!text) throw missing('办法', 'regulations', id, texts.keys())
  return text
}
