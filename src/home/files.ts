import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { fingerprintOf, freeze, type Knowledge, type KnowledgeFile, type Library, thaw } from '../knowledge/index.ts'

/** The program's folder: this file stands two below it, in src/ as in dist/. */
export const HOME = new URL('../../', import.meta.url)

const text = (path: string, home = HOME): string => readFileSync(new URL(path, home), 'utf8')

/** The knowledge files and the seeds beside the program, or in a folder that has the same two. */
export function readLibrary(home = HOME): Library {
  const names = (folder: string, end: string) =>
    readdirSync(new URL(folder, home))
      .filter((name) => name.endsWith(end))
      .sort()
  const file = (name: string) => ({ name, text: text(name, home) })
  const folders = foldersIn(home)
  /** The files of this name in the folders of the regulations. */
  const besideRegulations = (name: string): { readonly path: string; readonly regulation: string }[] =>
    folders
      .map((regulation) => ({ path: `${REGULATIONS}${regulation}/${name}`, regulation }))
      .filter(({ path }) => existsSync(new URL(path, home)))
  return {
    facts: [
      ...names('knowledge/facts/', '.yaml').map((name) => file(`knowledge/facts/${name}`)),
      ...besideRegulations('facts.yaml').map(({ path }) => file(path)),
    ],
    words: file('knowledge/words.yaml'),
    subjects: names('knowledge/subjects/', '.yaml').map((name) => file(`knowledge/subjects/${name}`)),
    matters: names('knowledge/matters/', '.yaml').map((name) => file(`knowledge/matters/${name}`)),
    statements: besideRegulations('statements.yaml').map(({ path }) => file(path)),
    precedents: besideRegulations('precedents.jsonl').map(({ path, regulation }) => ({ ...file(path), regulation })),
    stances: besideRegulations('stances.jsonl').map(({ path, regulation }) => ({ ...file(path), regulation })),
    asking: file('knowledge/asking.yaml'),
    places: { divisions: file('knowledge/places/divisions.txt'), names: file('knowledge/places/names.yaml') },
    programmes: file('knowledge/programmes.yaml'),
    outside: file('knowledge/outside.yaml'),
    courtesies: file('knowledge/courtesies.yaml'),
    plain: file('knowledge/plain.yaml'),
    regulations: names('knowledge/regulations/', '.yaml').map((name) => file(`knowledge/regulations/${name}`)),
    folders,
    seeds: names('seeds/', '.txt')
      // Beside a seed stands the file it was read from, as the office handed it over.
      .filter((name) => !name.endsWith('.original.txt'))
      .map((name) => ({ file: name, source: text(`seeds/${name}`, home) })),
  }
}

/** The folders of regulations, which are called by their ids. */
const foldersIn = (home: URL): string[] =>
  readdirSync(new URL(REGULATIONS, home), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
const REGULATIONS = 'knowledge/regulations/'

/** The sentences that knowledge is tried with. */
export const sentencesFile = (home = HOME): KnowledgeFile => ({ name: TRY, text: text(TRY, home) })
const TRY = 'knowledge/try.yaml'

/** The words by which a regulation is read when it is drafted. */
export const draftingFile = (home = HOME): KnowledgeFile => ({ name: DRAFTING, text: text(DRAFTING, home) })
const DRAFTING = 'knowledge/drafting.yaml'

/** Only the built program keeps anything beside itself: a build clears it away, for other code may read the same files otherwise. */
export const BUILT = import.meta.url.endsWith('.js')

const besideProgram = (name: string): URL => new URL(`../.${name}`, import.meta.url)

/** Written whole or not at all; throws where the program may not write. */
export const keepSurely = (name: string, content: string | Uint8Array): void =>
  writeSurely(besideProgram(name), content)

function writeSurely(file: URL, content: string | Uint8Array): void {
  const unfinished = new URL(`${file.href}.${process.pid}`)
  try {
    writeFileSync(unfinished, content)
    renameSync(unfinished, file)
  } finally {
    rmSync(unfinished, { force: true })
  }
}

/** Where the program may not write, every start makes it anew. */
export function keep(name: string, content: string | Uint8Array): void {
  try {
    if (BUILT) keepSurely(name, content)
  } catch {
    // What was to be kept is at hand; only the next start is slower.
  }
}

export function kept(name: string): Buffer | undefined {
  try {
    return BUILT ? readFileSync(besideProgram(name)) : undefined
  } catch {
    return undefined
  }
}

/** What package.json says. */
export function programVersion(): string {
  const { version } = JSON.parse(text('package.json')) as { readonly version: string }
  return version
}

const SNAPSHOT = 'library.snapshot'

export interface ReadKnowledge {
  readonly knowledge: Knowledge
  /** One name for one state of the files it was read from. */
  readonly fingerprint: string
}

/** Checked knowledge with the fingerprint of its files, from the snapshot of an earlier start where they are still the same. */
export async function readKnowledge(home = HOME): Promise<ReadKnowledge> {
  const library = readLibrary(home)
  const {
    facts,
    words,
    subjects,
    matters,
    statements,
    precedents,
    stances,
    asking,
    places,
    programmes,
    outside,
    courtesies,
    plain,
    regulations,
    folders,
    seeds,
  } = library
  const fingerprint = fingerprintOf([
    ...facts,
    words,
    ...subjects,
    ...matters,
    ...statements,
    ...precedents,
    ...stances,
    asking,
    places.divisions,
    places.names,
    programmes,
    outside,
    courtesies,
    plain,
    ...regulations,
    { name: REGULATIONS, text: folders.join('\n') },
    ...seeds.map(({ file, source }) => ({ name: file, text: source })),
  ])
  const known = thaw(kept(SNAPSHOT) ?? new Uint8Array(), fingerprint)
  if (known) return { knowledge: known, fingerprint }
  const { loadKnowledge } = await import('../knowledge/load.ts')
  const knowledge = loadKnowledge(library)
  keep(SNAPSHOT, freeze(knowledge, fingerprint))
  return { knowledge, fingerprint }
}

/** What people write, by act: hearing learns from it when the program is built. */
export const utteranceFiles = (): KnowledgeFile[] =>
  readdirSync(new URL(UTTERANCES, HOME))
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => ({ name: `${UTTERANCES}${name}`, text: text(`${UTTERANCES}${name}`) }))
const UTTERANCES = 'knowledge/utterances/'

/** What hearing has learned stands beside the built program; run from its sources, the program reads the same. */
const HEARING = 'dist/hearing.bin'

/** Throws where it may not write. */
export const keepHearing = (bytes: Uint8Array): void => writeSurely(new URL(HEARING, HOME), bytes)

/** Throws where the program has not been built. */
export function keptHearing(): Buffer {
  try {
    return readFileSync(new URL(HEARING, HOME))
  } catch (cause) {
    throw new Error(`${HEARING} cannot be read, and nothing is heard without it: \`npm run build\` makes it`, { cause })
  }
}

/** What a model is told for each task, as text. */
export const promptFile = (task: string): string => readFileSync(new URL(`prompts/${task}.md`, HOME), 'utf8')
