import { readdirSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Knowledge, Library } from '../../src/knowledge/index.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { YamlFile } from '../../src/knowledge/yaml.ts'
import type { IndexStore } from '../../src/retrieval/index.ts'

/** Tests and benches are started by npm, in the project's own folder. */
const root = pathToFileURL(`${process.cwd()}/`)

export const textOf = (path: string): string => readFileSync(new URL(path, root), 'utf8')

/** The project's own knowledge and seeds. */
export function library(): Library {
  const file = (name: string) => ({ name, text: textOf(name) })
  const names = (folder: string, end: string) =>
    readdirSync(new URL(folder, root))
      .filter((name) => name.endsWith(end))
      .sort()
  return {
    facts: names('knowledge/facts/', '.yaml').map((name) => file(`knowledge/facts/${name}`)),
    words: file('knowledge/words.yaml'),
    subjects: names('knowledge/subjects/', '.yaml').map((name) => file(`knowledge/subjects/${name}`)),
    asking: file('knowledge/asking.yaml'),
    places: { divisions: file('knowledge/places/divisions.txt'), names: file('knowledge/places/names.yaml') },
    programmes: file('knowledge/programmes.yaml'),
    outside: file('knowledge/outside.yaml'),
    regulations: names('knowledge/regulations/', '.yaml').map((name) => file(`knowledge/regulations/${name}`)),
    seeds: names('seeds/', '.txt').map((name) => ({ file: name, source: textOf(`seeds/${name}`) })),
  }
}

const opened = new Map<string, YamlFile>()

/** Loads knowledge of which most files are the project's own; those are parsed once a process. */
export const loaded = (changed: Library): Knowledge =>
  loadKnowledge(changed, (file) => {
    const key = `${file.name}\n${file.text}`
    const yaml = opened.get(key) ?? new YamlFile(file)
    opened.set(key, yaml)
    return yaml
  })

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
