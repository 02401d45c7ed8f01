import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { readLibrary } from '../../src/home/index.ts'
import type { Knowledge, KnowledgeFile, Library } from '../../src/knowledge/index.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { YamlFile } from '../../src/knowledge/yaml.ts'
import type { IndexStore } from '../../src/retrieval/index.ts'

/** Tests and benches are started by npm, in the project's own folder. */
const root = pathToFileURL(`${process.cwd()}/`)

export const textOf = (path: string): string => readFileSync(new URL(path, root), 'utf8')

/** The project's own knowledge and seeds. */
export const library = readLibrary

const opened = new Map<string, YamlFile>()

/** Loads knowledge of which most files are the project's own; those are parsed once a process. */
export const loaded = (changed: Library): Knowledge => loadKnowledge(changed, { open: openedOnce })

/** A file parsed once a process. */
export const openedOnce = (file: KnowledgeFile): YamlFile => {
  const key = `${file.name}\n${file.text}`
  const yaml = opened.get(key) ?? new YamlFile(file)
  opened.set(key, yaml)
  return yaml
}

/** A library in which a text was changed: what was judged of its words has to be judged again, and is left out. */
export const unjudged = (changed: Library, id: string): Library => {
  const isOf = ({ name }: { name: string }) => name.startsWith(`knowledge/regulations/${id}/`)
  const others = <F extends { name: string }>(files: readonly F[]) => files.filter((file) => !isOf(file))
  return {
    ...changed,
    statements: others(changed.statements),
    precedents: others(changed.precedents),
    stances: others(changed.stances),
  }
}

export const knowledge = loaded(library())

const indexes = new Map<string, Uint8Array>()

/** An index is built once a process, and read from memory after that. */
export const index: IndexStore = {
  read: (name) => indexes.get(name),
  write: (name, bytes) => void indexes.set(name, bytes),
}

/** The rows of an example set. */
export const examples = <T>(name: string): T[] =>
  textOf(`test/eval/${name}`)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)
