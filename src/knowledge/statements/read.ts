import type { z } from 'zod'
import { type Phrase, places, type Regulation, type RegulationId, squeeze } from '../../law/index.ts'
import type { Faults, Step } from '../faults.ts'
import { lacksOf } from '../issues.ts'
import { clauseOf, missing, phraseIn, Unresolved } from '../resolve.ts'
import { quoted } from '../similar.ts'
import type { KnowledgeFile, YamlFile } from '../yaml.ts'
import { type MattersYaml, PrecedentLine, StanceLine, type StatementsYaml } from './schema.ts'
import type { Matter, MatterId, Precedent, Stance, Statement } from './types.ts'

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
        if (declared.has(id)) throw new Unresolved(`事项${quoted(id)}写了第二遍`, '一个事项只写一处')
        const alike = labels.get(matter.label)
        if (alike !== undefined)
          throw new Unresolved(`名称${quoted(matter.label)}，${quoted(alike)}也叫这个`, '只归一个事项的名称')
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
    if (!found) throw missing('办法', 'regulations', value.regulation, texts.keys())
    return found
  })
  if (!text) return
  const each = <T>(list: Readonly<Record<MatterId, T>>, name: string, statement: (of: T) => Statement) => {
    for (const [id, of] of Object.entries(list))
      at([name, id], () => {
        const cells = said.get(id)
        if (!cells) throw missing('事项', 'matters', id, said.keys())
        if (cells[text.id])
          throw new Unresolved(`事项${quoted(id)}写了第二遍`, '一个事项只写在“stated:”、“open:”、“silent:”之一')
        cells[text.id] = statement(of)
      })
  }
  for (const [id, sentences] of Object.entries(value.proposed))
    for (const [i, { clause, phrase }] of sentences.entries())
      at(['proposed', id, i], () => {
        if (!said.has(id)) throw new Unresolved(`事项 ${id}`, 'knowledge/matters 里有的事项')
        phraseIn(text, clause, phrase)
      })
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
      throw new Unresolved(`写成没有说，文本里却有${quoted(word)}`, '写进“stated:”；或者用“but:”说明那为什么不算', {
        words: word,
      })
    return { state: 'silent', ...(near ? { near: clauseOf(text, near).id } : {}) }
  })
}

/** What was asked before and how it was answered, of one regulation. */
export const readPrecedents = (file: KnowledgeFile, regulation: Regulation, faults: Faults): Precedent[] =>
  linesOf(file, PrecedentLine, faults, ({ clause, phrase, q, answer }, id) => ({
    id: `${regulation.id}#${id}`,
    asked: q,
    phrase: firstIn(regulation, clause, phrase),
    answer,
  }))

/** Which words speak for what a phrase says, and which against it, of one regulation. */
export const readStances = (file: KnowledgeFile, regulation: Regulation, faults: Faults): Stance[] =>
  linesOf(file, StanceLine, faults, ({ clause, phrase, norm, pro, contra }, id) => {
    const both = pro.find((word) => contra.includes(word))
    if (both !== undefined) throw new Unresolved(`${quoted(both)}两边都有`, '一个词只写在“pro”或“contra”一边')
    return { id: `${regulation.id}#${id}`, phrase: firstIn(regulation, clause, phrase), norm, pro, contra }
  })

/** Each line of a file of JSON, read; a faulty one is told with its number. */
function linesOf<S extends z.ZodType, T>(
  { name, text }: KnowledgeFile,
  schema: S,
  faults: Faults,
  read: (line: z.output<S>, number: number) => T,
): T[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return []
    const at = { file: name, line: i + 1 }
    const written = jsonOf(line)
    const parsed = schema.safeParse(written)
    if (!parsed.success) {
      const lacks =
        written === undefined
          ? [
              {
                found: `${quoted(line.slice(0, 60))}，读不成“{…}”`,
                wanted: '花括号括起来的一行，引号、括号成对，标点都用半角',
              },
            ]
          : lacksOf(parsed.error.issues, written, schema)
      faults.add(...lacks.map(({ found, wanted }) => ({ ...at, found, wanted })))
      return []
    }
    try {
      return [read(parsed.data, i + 1)]
    } catch (error) {
      if (!(error instanceof Unresolved)) throw error
      faults.tell(error, () => at)
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
