import { readdirSync } from 'node:fs'
import type { KnowledgeFile, Library } from '../../src/knowledge/index.ts'
import { library, textOf } from '../support/library.ts'

/** The project's own library and three regulations as clerks added them: one of the same kind, one with bands and a score, one with n of m and ages. */
export function addedLibrary(): Library {
  const base = library()
  return {
    ...base,
    seeds: [...base.seeds, ...files('seeds').map(({ name, text }) => ({ file: name, source: text }))],
    facts: [...base.facts, ...files('facts')],
    regulations: [...base.regulations, ...files('regulations')],
  }
}

const files = (folder: string): KnowledgeFile[] =>
  readdirSync(`test/added/${folder}`)
    .sort()
    .map((name) => ({ name, text: textOf(`test/added/${folder}/${name}`) }))
