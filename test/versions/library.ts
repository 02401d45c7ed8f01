import { readdirSync } from 'node:fs'
import type { KnowledgeFile, Library } from '../../src/knowledge/index.ts'
import { library, textOf } from '../support/library.ts'

const FOLDER = 'test/versions'

const files = (folder: string): KnowledgeFile[] =>
  readdirSync(`${FOLDER}/${folder}`)
    .sort()
    .map((name) => ({ name, text: textOf(`${FOLDER}/${folder}/${name}`) }))

/** The project's own library with the texts of this folder, or with some of them: a trial text, the one that replaced it, and one of another programme. */
export function versionsLibrary(
  only: (name: string) => boolean = () => true,
  change: (file: KnowledgeFile) => KnowledgeFile = (file) => file,
): Library {
  const base = library()
  const named = (folder: string) =>
    files(folder)
      .filter(({ name }) => only(name.replace(/\.[a-z]+$/u, '')))
      .map(change)
  return {
    ...base,
    seeds: [...base.seeds, ...named('seeds').map(({ name, text }) => ({ file: name, source: text }))],
    regulations: [...base.regulations, ...named('regulations')],
    subjects: [...base.subjects, ...named('subjects')],
  }
}
