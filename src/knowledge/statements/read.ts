import { z } from 'zod'
import { type Phrase, places, type Regulation, type RegulationId, squeeze } from '../../law/index.ts'
import type { Fault } from '../faults.ts'
import { clauseOf, phraseIn, Unresolved } from '../resolve.ts'
import type { KnowledgeFile, YamlFile } from '../yaml.ts'
import { type MattersYaml, PrecedentLine, StanceLine, type StatementsYaml } from './schema.ts'
import type { Matter, MatterId, Precedent, Stance, Statement } from './types.ts'

type Step = <T>(path: readonly PropertyKey[], step: () => T) => T | undefined

interface File<T> {
  readonly yaml: YamlFile
  readonly value: T
  readonly at: Step
}

/** All matters with what each regulation says on them; what leads nowhere, or is said to be silent and is not, is told at its entry. */
export function readMatters(
  files: readonly File<MattersYaml>[],
  statements: readonly File<StatementsYaml>[],
  texts: ReadonlyMap<RegulationId, Regulation>,
): ReadonlyMap<MatterId, Matter> {
  const declared = new Map<MatterId, MattersYaml['matters'][string]>()
  const labels = new Map<string, MatterId>()
  for (const { value, at } of files)
    for (const [id, matter] of Object.entries(value.matters))
      at(['matters', id], () => {
        if (declared.has(id)) throw new Unresolved(`the matter ${id} a second time`, 'one entry for a matter')
        const alike = labels.get(matter.label)
        if (alike !== undefined)
          throw new Unresolved(`the label ${matter.label}, which ${alike} has too`, 'a label of one matter only')
        labels.set(matter.label, id)
        declared.set(id, matter)
      })
  const said = new Map([...declared.keys()].map((id) => [id, {} as Record<RegulationId, Statement>]))
  for (const file of statements) statementsOf(file, said, texts)
  return new Map(
    [...declared]
      .sort(([, a], [, b]) => (a.label < b.label ? -1 : 1))
      .map(([id, { label, whether, asked }]) => [
        id,
        { id, label, ...(whether ? { whether } : {}), asked, said: said.get(id) ?? {} },
      ]),
  )
}

function statementsOf(
  { value, at }: File<StatementsYaml>,
  said: ReadonlyMap<MatterId, Record<RegulationId, Statement>>,
  texts: ReadonlyMap<RegulationId, Regulation>,
): void {
  const text = at(['regulation'], () => {
    const found = texts.get(value.regulation)
    if (!found) throw new Unresolved(`the regulation ${value.regulation}`, `one of ${[...texts.keys()].join(', ')}`)
    return found
  })
  if (!text) return
  const each = <T>(list: Readonly<Record<MatterId, T>>, name: string, statement: (of: T) => Statement) => {
    for (const [id, of] of Object.entries(list))
      at([name, id], () => {
        const cells = said.get(id)
        if (!cells) throw new Unresolved(`the matter ${id}`, 'a matter of knowledge/matters')
        if (cells[text.id])
          throw new Unresolved(`${id} a second time`, 'one of `stated:`, `open:` and `silent:` for a matter')
        cells[text.id] = statement(of)
      })
  }
  each(value.stated, 'stated', ({ clause, phrase, answer }) => ({
    state: 'stated',
    phrase: phraseIn(text, clause, phrase),
    ...(answer ? { answer } : {}),
  }))
  each(value.open, 'open', ({ clause, phrase }) => ({ state: 'open', phrase: phraseIn(text, clause, phrase) }))
  each(value.silent, 'silent', ({ near, searched, but }) => {
    const source = squeeze(text.source)
    const word = searched.find((each) => source.includes(squeeze(each)))
    if (word !== undefined && but === undefined)
      throw new Unresolved(
        `silence, and the word ${word} in the text`,
        '`stated:`, or `but:` saying why it settles nothing',
      )
    return { state: 'silent', ...(near ? { near: clauseOf(text, near).id } : {}) }
  })
}

/** What was asked before and how it was answered, of one regulation. */
export const readPrecedents = (file: KnowledgeFile, regulation: Regulation, faults: Fault[]): Precedent[] =>
  linesOf(file, PrecedentLine, faults, ({ clause, phrase, q, answer }, id) => ({
    id: `${regulation.id}#${id}`,
    asked: q,
    phrase: firstIn(regulation, clause, phrase),
    answer,
  }))

/** Which words speak for what a phrase says, and which against it, of one regulation. */
export const readStances = (file: KnowledgeFile, regulation: Regulation, faults: Fault[]): Stance[] =>
  linesOf(file, StanceLine, faults, ({ clause, phrase, norm, pro, contra }, id) => {
    const both = pro.find((word) => contra.includes(word))
    if (both !== undefined) throw new Unresolved(`${both} on both sides`, 'a word that speaks for it or against it')
    return { id: `${regulation.id}#${id}`, phrase: firstIn(regulation, clause, phrase), norm, pro, contra }
  })

/** Each line of a file of JSON, read; a faulty one is told with its number. */
function linesOf<S extends z.ZodType, T>(
  { name, text }: KnowledgeFile,
  schema: S,
  faults: Fault[],
  read: (line: z.output<S>, number: number) => T,
): T[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return []
    const parsed = schema.safeParse(jsonOf(line))
    try {
      if (!parsed.success)
        throw new Unresolved(`a line that does not read: ${line.slice(0, 60)}`, z.prettifyError(parsed.error))
      return [read(parsed.data, i + 1)]
    } catch (error) {
      if (!(error instanceof Unresolved)) throw error
      faults.push({ file: name, line: i + 1, found: error.found, wanted: error.wanted })
      return []
    }
  })
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** The words where they stand first: said twice in a clause, they say the same. */
function firstIn(regulation: Regulation, address: string, words: string): Phrase {
  const clause = clauseOf(regulation, address)
  const [span] = places(clause.text, words)
  return span
    ? { ref: clause.id, text: clause.text.slice(span.start, span.end), span }
    : phraseIn(regulation, address, words)
}
