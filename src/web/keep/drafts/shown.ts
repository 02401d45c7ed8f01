import {
  type Draft,
  type DraftingPorts,
  type Entry,
  entryLines,
  factOf,
  isTree,
  keysOf,
  newFactsIn,
  plainly,
  regulationIn,
  rowsOf,
  SECTION_NAMES,
} from '../../../drafting/index.ts'
import type { EntryAnswers, NewFact } from './entry-form.tsx'

/** What was typed into a form and not taken. */
export type Typed = Readonly<Record<string, string | undefined>>

/** An entry in the list of those that wait. */
export interface ListedEntry {
  readonly key: string
  readonly name: string
  /** A matter may be judged later: what nobody has judged is never told as not written. */
  readonly isMatter: boolean
}

/** An entry as the page shows it: its lines, what may be said to it, and the clauses that it stands in. */
export interface ShownEntry extends ListedEntry {
  readonly heading: string
  readonly lines: readonly string[]
  readonly answers: EntryAnswers
  /** Words of the text, each at the address of its clause. */
  readonly passages: readonly { readonly clause: string; readonly phrase: string }[]
}

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value))

/** What an entry is called in a list. */
export function listedEntry({ key, section, value }: Entry, { knowledge }: DraftingPorts): ListedEntry {
  const words =
    section === 'statements' ? (knowledge.matters.get(key)?.label ?? key) : text(value.phrase ?? value.label)
  const at = text(value.clause)
  return {
    key,
    isMatter: section === 'statements',
    name: `${SECTION_NAMES[section]}：${at === '' ? '' : `〔${at}〕`}${words || key}`,
  }
}

export function shownEntry(entry: Entry, draft: Draft, ports: DraftingPorts): ShownEntry {
  const { key, section, value } = entry
  const sentences = section === 'statements' ? passagesIn(value.sentences) : []
  const facts = section === 'facts' ? [key] : section === 'conditions' ? newFactsIn(value, draft) : []
  const rows = section !== 'facts' && isTree(value) ? rowsOf(value) : []
  const keys =
    section === 'identity'
      ? ['phrase', ...(value.name === undefined ? [] : ['name']), ...(value.title === undefined ? [] : ['id'])]
      : section === 'statements' || section === 'facts'
        ? []
        : rows.length > 0
          ? [...new Set(rows.flatMap((row) => (row.number === undefined ? [] : keysOf(row))))]
          : ['fact', 'phrase', 'is']
  return {
    ...listedEntry(entry, ports),
    heading: `${SECTION_NAMES[section]}${value.clause === undefined ? '' : `〔${text(value.clause)}〕`}`,
    // A matter's sentences stand beside their buttons.
    lines: entryLines(entry, draft, ports.knowledge).slice(0, section === 'statements' ? 1 : undefined),
    passages:
      section === 'statements'
        ? sentences
        : passagesIn([value, ...rows.map(({ clause, node }) => ({ clause, ...node }))]),
    answers: {
      key,
      section:
        section === 'identity'
          ? 'identity'
          : section === 'facts'
            ? 'fact'
            : section === 'statements'
              ? 'matter'
              : 'requirement',
      keys,
      rows: rows.flatMap(({ number, node }) =>
        number === undefined ? [] : [{ number, words: text(node.phrase ?? node.label ?? node.when ?? node.fact) }],
      ),
      facts: facts.map((id) => newFact(id, draft)),
      sentences,
      isWhether: ports.knowledge.matters.get(key)?.whether !== undefined,
    },
  }
}

function newFact(id: string, draft: Draft): NewFact {
  const { label, ask, words, kind, unit } = factOf(draft, id)
  return {
    id,
    label: plainly(text(label)),
    ask: plainly(text(ask)),
    words: Array.isArray(words) ? words.join('、') : '',
    kind: text(kind),
    unit: text(unit),
  }
}

const passagesIn = (values: unknown): { readonly clause: string; readonly phrase: string }[] =>
  (Array.isArray(values) ? values : []).flatMap(({ clause, phrase, when, then: wanted }: Record<string, unknown>) =>
    [phrase, when, wanted].flatMap((words) =>
      typeof words === 'string' && clause !== undefined ? [{ clause: String(clause), phrase: words }] : [],
    ),
  )

/** A clause of the draft's text, with the words that an entry is on marked. */
export interface ShownClause {
  readonly address: string
  readonly label: string
  readonly depth: number
  readonly isHeading: boolean
  readonly pieces: readonly { readonly text: string; readonly marked: boolean }[]
}

const HEADED = new Set(['chapter', 'section', 'annex', 'annex-section'])

export function clausesOf(draft: Draft, passages: ShownEntry['passages']): ShownClause[] {
  const { id, clauses } = regulationIn(draft)
  const depths = new Map<string, number>()
  return clauses.map((clause) => {
    const depth = clause.parent === undefined ? 0 : (depths.get(clause.parent) ?? 0) + 1
    depths.set(clause.id, depth)
    const address = clause.id.slice(id.length + 1)
    const { title = '', text: own } = clause
    const words = own.startsWith(title) ? own : `${title}\n${own}`
    return {
      address,
      label: clause.label,
      depth,
      isHeading: HEADED.has(clause.kind),
      pieces: piecesOf(words.trim(), passages.find((each) => each.clause === address)?.phrase),
    }
  })
}

function piecesOf(words: string, phrase: string | undefined): ShownClause['pieces'] {
  const at = phrase === undefined ? -1 : words.indexOf(phrase)
  if (phrase === undefined || at < 0) return words === '' ? [] : [{ text: words, marked: false }]
  return [
    { text: words.slice(0, at), marked: false },
    { text: phrase, marked: true },
    { text: words.slice(at + phrase.length), marked: false },
  ].filter((piece) => piece.text !== '')
}
