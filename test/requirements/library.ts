import { readdirSync } from 'node:fs'
import type { KnowledgeFile, Library } from '../../src/knowledge/index.ts'
import { library, textOf } from '../support/library.ts'

/** The project's own library and a regulation of 益阳 that has bands, counted items, ages, growth, a score and exclusions; no code. */
export function requiringLibrary(): Library {
  const base = library()
  const programmes = textOf('test/requirements/programmes.yaml')
  return {
    ...base,
    seeds: [...base.seeds, ...files('seeds').map(({ name, text }) => ({ file: name, source: text }))],
    facts: [...base.facts, ...files('facts')],
    regulations: [...base.regulations, ...files('regulations')],
    programmes: { ...base.programmes, text: base.programmes.text.replace(/^programmes:\n/mu, `$&${programmes}`) },
  }
}

const files = (folder: string): KnowledgeFile[] =>
  readdirSync(`test/requirements/${folder}`)
    .sort()
    .map((name) => ({ name, text: textOf(`test/requirements/${folder}/${name}`) }))
