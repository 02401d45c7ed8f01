import { parse, stringify } from 'yaml'
import { z } from 'zod'
import { loadKnowledge, YamlFile } from '../knowledge/drafting.ts'
import type { Knowledge, KnowledgeFile, Library } from '../knowledge/index.ts'
import { Refused, type Shelf, textIn } from './ports.ts'

/** What was done with a draft, and with what: drafts/<id>/draft.yaml. */
const Record = z.strictObject({
  sha256: z.string(),
  original: z.string(),
  encoding: z.string().optional(),
  /** A programme that knowledge does not have yet. */
  programme: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  done: z.array(z.strictObject({ at: z.string(), what: z.string(), by: z.string().optional() })),
})
export type DraftRecord = z.infer<typeof Record>
/** Something that was done with a draft: on which day or at what moment, and by whom where that is known. */
export type Done = DraftRecord['done'][number]

/** A draft's files, as they stand in drafts/<id>/. */
export interface Draft {
  readonly id: string
  readonly record: DraftRecord
  readonly text: string
  /** In the forms of knowledge/regulations/<id>.yaml, <id>/statements.yaml and knowledge/facts. */
  readonly regulation: string
  readonly statements: string
  readonly facts: string
}

export const DRAFTS = 'drafts'

const pathsIn = (folder: string, id: string) => ({
  text: `${folder}/${id}.txt`,
  regulation: `${folder}/${id}.yaml`,
  statements: `${folder}/${id}/statements.yaml`,
  facts: `${folder}/${id}/facts.yaml`,
  record: `${folder}/draft.yaml`,
})
export const pathsOf = (id: string) => pathsIn(`${DRAFTS}/${id}`, id)

/** Drafts there are; what was begun and broken off has a dot in its name and is none. */
export const draftIds = async (shelf: Shelf): Promise<readonly string[]> =>
  (await shelf.list(DRAFTS)).filter((name) => /^[a-z][a-z0-9_]*$/u.test(name))

/** The draft of this id. Throws Refused where there is none, or where it is not whole. */
export async function readDraft(shelf: Shelf, id: string): Promise<Draft> {
  const ids = await draftIds(shelf)
  if (!ids.includes(id))
    throw new Refused([`没有草稿 ${id}；${ids.length > 0 ? `现有：${ids.join('、')}` : '先用 wence add 建一份'}`])
  const paths = pathsOf(id)
  const file = async (path: string) => {
    const text = await textIn(shelf, path)
    if (text === undefined)
      throw new Refused([`草稿 ${id} 不全：缺 ${path}；从备份里拿回来，或用 wence add … --again 重建`])
    return text
  }
  const draft = {
    id,
    record: recordIn(await file(paths.record), paths.record),
    text: await file(paths.text),
    regulation: await file(paths.regulation),
    statements: await file(paths.statements),
    facts: await file(paths.facts),
  }
  const slips = (['regulation', 'statements', 'facts'] as const).flatMap(
    (key) => new YamlFile({ name: paths[key], text: draft[key] }).read(ANY).faults,
  )
  if (slips.length > 0)
    throw new Refused([
      ...slips.map((slip) => `${slip.file}:${slip.line}：${slip.found}；应为 ${slip.wanted}`),
      `草稿 ${id} 读不懂，改好再来。`,
    ])
  return draft
}

/** Here only whether a file can be read matters; what it says is checked when it is loaded. */
const ANY = z.looseObject({})

function recordIn(text: string, path: string): DraftRecord {
  const read = new YamlFile({ name: path, text }).value
  const { data, error } = Record.safeParse(read)
  if (!data) throw new Refused([`${path} 读不懂：${error.issues.map((issue) => issue.path.join('.')).join('、')} 不对`])
  return data
}

/** Writes a whole new draft, or nothing that counts as one. */
export async function writeDraft(shelf: Shelf, draft: Draft, original: Uint8Array): Promise<void> {
  const unfinished = `${DRAFTS}/.${draft.id}`
  await shelf.remove(unfinished)
  const paths = pathsIn(unfinished, draft.id)
  await shelf.write(`${unfinished}/${draft.record.original}`, original)
  for (const key of ['text', 'regulation', 'statements', 'facts'] as const) await shelf.write(paths[key], draft[key])
  await shelf.write(paths.record, stringify(draft.record))
  await shelf.move(unfinished, `${DRAFTS}/${draft.id}`)
}

export const withDone = (draft: Draft, done: Done): Draft => ({
  ...draft,
  record: { ...draft.record, done: [...draft.record.done, done] },
})

/** Writes what differs; a fact before the conditions that are on it. */
export async function saveDraft(shelf: Shelf, before: Draft, after: Draft): Promise<void> {
  const paths = pathsOf(after.id)
  for (const key of ['facts', 'statements', 'regulation'] as const)
    if (before[key] !== after[key]) await shelf.write(paths[key], after[key])
  if (before.record !== after.record) await shelf.write(paths.record, stringify(after.record))
}

/** The library as it would be with these files of a regulation. */
export function withDraft(library: Library, { id, record, ...draft }: Draft): Library {
  const paths = pathsOf(id)
  const file = (key: 'regulation' | 'statements' | 'facts') => ({ name: paths[key], text: draft[key] })
  return {
    ...library,
    seeds: [...library.seeds, { file: `${id}.txt`, source: draft.text }],
    regulations: [...library.regulations, file('regulation')],
    statements: [...library.statements, file('statements')],
    facts: [...library.facts, file('facts')],
    programmes: { ...library.programmes, text: withProgramme(library.programmes.text, record.programme) },
  }
}

/** knowledge/programmes.yaml with one entry more, before the others; as it is where it has it. */
export function withProgramme(text: string, programme: DraftRecord['programme']): string {
  if (!programme || text.includes(`\n  ${programme.id}:`)) return text
  return text.replace(/^programmes:\n/mu, `$&  ${programme.id}: { names: [${JSON.stringify(programme.name)}] }\n`)
}

/** Files of knowledge as they were parsed before: most are the same from one step to the next. */
export type Opened = (file: KnowledgeFile) => YamlFile

/** A file parsed once, as long as what is made here is kept. */
export function openedOnce(): Opened {
  const known = new WeakMap<KnowledgeFile, YamlFile>()
  return (file) => {
    const yaml = known.get(file) ?? new YamlFile(file)
    known.set(file, yaml)
    return yaml
  }
}

/** Knowledge with a draft in it; what nobody has confirmed is checked and left out. Throws KnowledgeError. */
export const knowledgeWith = (library: Library, draft: Draft, opened?: Opened): Knowledge =>
  loadKnowledge(withDraft(library, draft), { drafts: true, ...(opened ? { open: opened } : {}) })

/** What a draft's file says. */
export const readYaml = (text: string): unknown => parse(text)
