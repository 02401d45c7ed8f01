import { isMap, isNode, LineCounter, parseDocument } from 'yaml'
import type { Fault } from '../knowledge/index.ts'
import { type Draft, pathsOf } from './draft.ts'
import { addTo, edited, type Path } from './edits.ts'
import { type Entry, entriesIn } from './entries.ts'
import { newFactsIn, withoutUnused } from './facts-used.ts'
import { faultsOf, type Held } from './holding.ts'
import { NAMELESS, wordsFor } from './text-of-draft.ts'

export interface Sound {
  readonly draft: Draft
  /** What was taken back, and what is still wrong. */
  readonly lines: readonly string[]
}

/** What hangs on an entry that does not hold is checked only when that one is gone. */
const ROUNDS = 6

/** The draft as knowledge would load it: of what does not hold nothing is proposed, and a requirement among it is one that nothing tests. */
export function soundDraft(draft: Draft, held: Omit<Held, 'knowledge'>): Sound {
  const lines: string[] = []
  let sound = draft
  for (let round = 0; round < ROUNDS; round += 1) {
    const faults = faultsOf(sound, held)
    if (faults.length === 0) return { draft: sound, lines }
    const wrong = entriesAt(sound, faults)
    if (wrong.length === 0) return { draft: sound, lines: [...lines, ...stillWrong(faults)] }
    lines.push(...wrong.map(takenBack))
    sound = without(
      sound,
      wrong.map(({ entry }) => entry),
    )
  }
  return { draft: sound, lines: [...lines, ...stillWrong(faultsOf(sound, held))] }
}

const stillWrong = (faults: readonly Fault[]): string[] =>
  faults.length === 0
    ? []
    : [
        '这几处不是草稿里哪一项的错，要先改好才能试和投入使用：',
        ...faults.map(({ file, line, found, wanted }) => `${file}:${line}：${found}；应为 ${wanted}`),
      ]

interface Wrong {
  readonly entry: Entry
  readonly fault: Fault
}

const takenBack = ({ entry: { section, key, value }, fault: { found, wanted } }: Wrong): string => {
  const done =
    section === 'conditions'
      ? '改作“未写”'
      : section === 'facts'
        ? '去掉，用它的条件改作“未写”'
        : isRequirement(section) && value.about !== NAMELESS
          ? '名称去掉'
          : '去掉'
  return `“${key}”对不上，已${done}：${found}；应为 ${wanted}`
}

const isRequirement = (section: Entry['section']): boolean => section === 'judged' || section === 'unmodelled'

/** The entries in which something is wrong, each once. */
function entriesAt(draft: Draft, faults: readonly Fault[]): Wrong[] {
  const paths = pathsOf(draft.id)
  const stretches = (['regulation', 'facts', 'statements'] as const).flatMap((name) => {
    const own = entriesIn(draft).filter((entry) => fileOf(entry) === name)
    const lines = linesIn(draft[name])
    return own.map((entry) => ({ entry, file: paths[name], ...lines(entry.path) }))
  })
  return stretches.flatMap(({ entry, file, from, to }) => {
    const fault = faults.find((each) => each.file === file && each.line >= from && each.line <= to)
    return fault ? [{ entry, fault }] : []
  })
}

const fileOf = ({ section }: Entry) =>
  section === 'facts' ? 'facts' : section === 'statements' ? 'statements' : 'regulation'

/** On which lines of a file something stands, with its key. */
function linesIn(text: string): (path: Path) => { readonly from: number; readonly to: number } {
  const lines = new LineCounter()
  const file = parseDocument(text, { lineCounter: lines })
  const lineAt = (offset: number) => lines.linePos(offset).line
  return (path) => {
    const node = file.getIn(path, true)
    const above = path.length > 1 ? file.getIn(path.slice(0, -1), true) : file.contents
    const pair = isMap(above) ? above.items.find(({ key }) => String(key) === String(path.at(-1))) : undefined
    const [start = 0, end = start] = (isNode(node) && node.range) || []
    const from = isNode(pair?.key) ? (pair.key.range?.[0] ?? start) : start
    return { from: lineAt(from), to: lineAt(Math.max(start, end - 1)) }
  }
}

/** Conditions become requirements that nothing tests, with those on a fact that goes; what is about something is told by its clause. */
function without(draft: Draft, entries: readonly Entry[]): Draft {
  const gone = new Set(entries.filter(({ section }) => section === 'facts').map(({ key }) => key))
  const conditions = entriesIn(draft).filter(
    (entry) =>
      entry.section === 'conditions' &&
      (entries.some(({ section, key }) => section === 'conditions' && key === entry.key) ||
        newFactsIn(entry.value, draft).some((fact) => gone.has(fact))),
  )
  const others = entries.filter(({ section }) => section !== 'conditions' && section !== 'facts')
  const named = others.filter(({ section, value }) => isRequirement(section) && value.about !== NAMELESS)
  const dropped = others.filter((entry) => !named.includes(entry) && entry.section !== 'statements')
  let made = edited(draft, 'regulation', (file) => {
    for (const { path } of named) file.setIn([...path, 'about'], NAMELESS)
    for (const { path } of [...conditions, ...dropped].sort(lastFirst)) file.deleteIn(path)
    for (const { value } of conditions) {
      const words = wordsFor(value, draft)
      if (words) addTo(file, 'unmodelled', { proposed: true, ...words, about: NAMELESS })
    }
  })
  if (gone.size > 0)
    made = edited(made, 'facts', (file) => {
      for (const id of gone) file.deleteIn(['facts', id])
    })
  const matters = others.filter(({ section }) => section === 'statements')
  if (matters.length > 0)
    made = edited(made, 'statements', (file) => {
      for (const { path } of matters) file.deleteIn(path)
    })
  return withoutUnused(made)
}

/** What is deleted moves what stands behind it. */
const lastFirst = ({ path: a }: Entry, { path: b }: Entry): number => Number(b[1] ?? 0) - Number(a[1] ?? 0)
