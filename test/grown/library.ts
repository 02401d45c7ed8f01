import { readdirSync } from 'node:fs'
import type { KnowledgeFile, Library } from '../../src/knowledge/index.ts'
import { library, textOf } from '../support/library.ts'

/** The project's own library, grown by the files of this folder: two regulations of 岳阳, what they say, and a programme; no code. */
export function grownLibrary(): Library {
  const base = library()
  const programmes = textOf('test/grown/programmes.yaml')
  return {
    ...base,
    seeds: [...base.seeds, ...files('seeds').map(({ name, text }) => ({ file: name, source: text }))],
    regulations: [...base.regulations, ...files('regulations')],
    subjects: [...base.subjects, ...files('subjects')],
    programmes: { ...base.programmes, text: base.programmes.text.replace(/^programmes:\n/mu, `$&${programmes}`) },
  }
}

const files = (folder: string): KnowledgeFile[] =>
  readdirSync(`test/grown/${folder}`)
    .sort()
    .map((name) => ({ name, text: textOf(`test/grown/${folder}/${name}`) }))
