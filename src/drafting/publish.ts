import { loadKnowledge } from '../knowledge/drafting.ts'
import { type Knowledge, KnowledgeError, type Library } from '../knowledge/index.ts'
import { finished } from './confirm.ts'
import {
  DRAFTS,
  type Draft,
  type Opened,
  pathsOf,
  readDraft,
  saveDraft,
  withDone,
  withDraft,
  withProgramme,
  writeDraft,
} from './draft.ts'
import { waiting } from './entries.ts'
import { Refused, type Shelf, textIn } from './ports.ts'
import { unwrittenLines } from './unwritten.ts'
import type { DraftingWords } from './words.ts'

const REGULATIONS = 'knowledge/regulations'
const PROGRAMMES = 'knowledge/programmes.yaml'

/** Where the files of a regulation in service stand. */
const served = (id: string) => ({
  regulation: `${REGULATIONS}/${id}.yaml`,
  folder: `${REGULATIONS}/${id}`,
  /** The draft it was made of, kept for when it is taken out again. */
  draft: `${REGULATIONS}/${id}/draft`,
  seed: `seeds/${id}.txt`,
  original: (name: string) => `seeds/${id}.${name}`,
})

interface World {
  readonly shelf: Shelf
  readonly library: Library
  readonly opened?: Opened
  readonly words: DraftingWords
  /** What of this regulation is not read back; lines in Chinese. */
  readonly tried: (knowledge: Knowledge, library: Library, id: string) => Promise<readonly string[]>
  /** When it is done, and by whom, to be kept with the draft. */
  readonly at: string
  readonly by?: string
}

const doneBy = ({ at, by }: Pick<World, 'at' | 'by'>, what: string) => ({
  at,
  what,
  ...(by === undefined ? {} : { by }),
})

/** Puts a draft into service. The regulation's own file is written last: before that nothing of it counts. Throws Refused. */
export async function publishDraft(
  id: string,
  { shelf, library, opened, words, tried, ...doer }: World,
): Promise<readonly string[]> {
  const paths = served(id)
  if (await shelf.read(paths.regulation)) return goneOn(id, shelf)
  const draft = await readDraft(shelf, id)
  const ready = finished(draft)
  const grown = withDraft(library, ready)
  const misses = await tried(loaded(grown, { opened }), grown, id)
  if (misses.length > 0)
    throw new Refused([
      ...misses,
      `以上读不回来，没有投入使用。按文件和行改好，或用 wence confirm ${id} 把那一项改作“未写”（u），再 wence try ${id}。`,
    ])
  const original = await shelf.read(`${DRAFTS}/${id}/${draft.record.original}`)
  // The folder comes first: while the regulation's own file is not there, nothing beside it is read.
  await shelf.write(`${paths.folder}/statements.yaml`, ready.statements)
  await shelf.write(`${paths.folder}/facts.yaml`, ready.facts)
  if (original) await shelf.write(paths.original(draft.record.original), original)
  await shelf.write(paths.seed, ready.text)
  await withNewProgramme(draft, shelf)
  await shelf.write(paths.regulation, ready.regulation)
  await saveDraft(shelf, draft, withDone(draft, doneBy(doer, PUBLISHED)))
  await shelf.move(`${DRAFTS}/${id}`, paths.draft)
  const left = waiting(draft)
  const requirements = left.filter(({ section }) => ['conditions', 'judged', 'unmodelled'].includes(section)).length
  return [
    `${id} 已投入使用：${paths.regulation}。重新启动 wence 后生效。`,
    ...(left.length > 0
      ? [
          `没有确认的 ${left.length} 项没有带进去${requirements > 0 ? `；其中要求 ${requirements} 项，按“未写”算，写完以前不说符合` : ''}。`,
        ]
      : []),
    ...unwrittenLines(draft, words),
    `要撤下，用 wence retire ${id}。`,
  ]
}

/** What is kept of it with the draft. */
const PUBLISHED = '投入使用'
const RETIRED = '撤下'

/** A run that was broken off after the moment of truth has only the draft left to put away. */
async function goneOn(id: string, shelf: Shelf): Promise<readonly string[]> {
  const { draft } = served(id)
  const left = await shelf.read(pathsOf(id).record)
  if (!left || (await shelf.list(draft)).length > 0)
    throw new Refused([`${id} 已在使用；要改，先 wence retire ${id} 撤下，它又是草稿；改好再 wence publish ${id}。`])
  await shelf.move(`${DRAFTS}/${id}`, draft)
  return [`${id} 上次已投入使用，这次收好了草稿。`]
}

async function withNewProgramme({ record }: Draft, shelf: Shelf): Promise<void> {
  const before = record.programme && (await textIn(shelf, PROGRAMMES))
  if (before === undefined) return
  const after = withProgramme(before, record.programme)
  if (after !== before) await shelf.write(PROGRAMMES, after)
}

/** Knowledge with a draft in it. Throws Refused with all that is wrong. */
export const loadedWith = (library: Library, draft: Draft, opened?: Opened): Knowledge =>
  loaded(withDraft(library, draft), { opened, drafts: true })

interface Loading {
  readonly opened: Opened | undefined
  readonly drafts?: boolean
}

function loaded(library: Library, { opened, drafts = false }: Loading): Knowledge {
  try {
    return loadKnowledge(library, { drafts, ...(opened ? { open: opened } : {}) })
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error
    throw new Refused([
      ...error.faults.map(({ file, line, found, wanted }) => `${file}:${line}：${found}；应为 ${wanted}`),
      `共 ${error.faults.length} 处不对，改好再来。`,
    ])
  }
}

/** Takes a regulation out of service and makes it a draft again. Its own file goes first: from then on nothing of it counts. Throws Refused. */
export async function retireRegulation(
  id: string,
  { shelf, library, opened, ...doer }: Omit<World, 'tried' | 'words'>,
): Promise<readonly string[]> {
  const paths = served(id)
  const own = await textIn(shelf, paths.regulation)
  const begun = await shelf.list(paths.folder)
  if (own === undefined && begun.length === 0) throw new Refused([`${id} 不在使用；用 wence outline 看有哪些。`])
  if (own !== undefined) loaded(without(library, id), { opened })
  const kept = (await shelf.list(paths.draft)).length > 0
  const drafted = (await shelf.read(pathsOf(id).record)) !== undefined
  if (own !== undefined && kept && drafted) throw new Refused([`已有草稿 ${id}；先移开 ${DRAFTS}/${id} 再撤下。`])
  if (own !== undefined && !kept && !drafted) await writeDraft(shelf, await asDraft(id, own, library), new Uint8Array())
  if (own !== undefined) await shelf.move(paths.regulation, `${kept ? paths.draft : paths.folder}/${IN_SERVICE}`)
  const original = (await shelf.list(paths.draft)).find((name) => name.startsWith('original'))
  await shelf.remove(paths.seed)
  if (original) await shelf.remove(paths.original(original))
  if (kept) await shelf.move(paths.draft, `${DRAFTS}/${id}`)
  // A run that was broken off with the draft back in its place has only what was in service left to clear away.
  if (kept || (own === undefined && !begun.includes(IN_SERVICE))) await shelf.remove(paths.folder)
  else await shelf.move(paths.folder, `${DRAFTS}/${id}/in-service`)
  const draft = await readDraft(shelf, id)
  await saveDraft(shelf, draft, withDone(draft, doneBy(doer, RETIRED)))
  return [`${id} 已撤下，回到草稿 ${DRAFTS}/${id}；重新启动 wence 后生效。再投入使用：wence publish ${id}。`]
}

/** The file that was in service, as it is put away. */
const IN_SERVICE = 'in-service.yaml'

/** A regulation that was written without `wence add`, as a draft of which everything is confirmed. */
async function asDraft(id: string, regulation: string, { seeds, statements, facts }: Library): Promise<Draft> {
  const own = (files: readonly { readonly name: string; readonly text: string }[], name: string) =>
    files.find((file) => file.name === `${REGULATIONS}/${id}/${name}`)?.text
  return {
    id,
    text: seeds.find(({ file }) => file === `${id}.txt`)?.source ?? '',
    regulation,
    statements: own(statements, 'statements.yaml') ?? `regulation: ${id}\n`,
    facts: own(facts, 'facts.yaml') ?? 'facts: {}\n',
    record: { sha256: '', original: 'original', done: [] },
  }
}

/** The library as it is without a regulation: what else speaks of it is then at fault. */
function without(library: Library, id: string): Library {
  const own = `${REGULATIONS}/${id}`
  const others = <F extends { readonly name: string }>(files: readonly F[]) =>
    files.filter(({ name }) => name !== `${own}.yaml` && !name.startsWith(`${own}/`))
  return {
    ...library,
    facts: others(library.facts),
    regulations: others(library.regulations),
    statements: others(library.statements),
    precedents: others(library.precedents),
    stances: others(library.stances),
    seeds: library.seeds.filter(({ file }) => file !== `${id}.txt`),
  }
}
