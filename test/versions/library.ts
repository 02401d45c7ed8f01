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

/** A made-up text and what is known of it: the lines of its file after `id` and `seed`, and of its subjects. */
export interface Made {
  readonly id: string
  readonly source: string
  readonly yaml: string
  readonly subjects?: string
}

/** A library with more texts. */
export const withTexts = (base: Library, texts: readonly Made[]): Library => ({
  ...base,
  seeds: [...base.seeds, ...texts.map(({ id, source }) => ({ file: `${id}.txt`, source }))],
  regulations: [
    ...base.regulations,
    ...texts.map(({ id, yaml }) => ({ name: `${id}.yaml`, text: `id: ${id}\nseed: ${id}.txt\n${yaml}\n` })),
  ],
  subjects: [
    ...base.subjects,
    ...texts.flatMap(({ id, subjects }) =>
      subjects === undefined ? [] : [{ name: `${id}-subjects.yaml`, text: `regulation: ${id}\n${subjects}\n` }],
    ),
  ],
})

/** The keys of a regulation's file that must be there, and are empty. */
export const EMPTY = 'called: []\napplication: []\njudged: []\npreferences: []\nnotes: []'
