import { readFileSync } from 'node:fs'
import { earsOf, type TrainedEars, vocabularyOf } from '../../src/hear/index.ts'
import type { Knowledge } from '../../src/knowledge/index.ts'
import { folder } from '../../src/text/index.ts'
import { knowledge } from './library.ts'

/** What the build learned; nothing is learned in a test. Throws where there was no build. */
export function learned(): Buffer {
  try {
    return readFileSync('dist/hearing.bin')
  } catch (cause) {
    throw new Error('dist/hearing.bin cannot be read: run `npm run build` first', { cause })
  }
}

const made = new WeakMap<Knowledge, TrainedEars>()

/** Ears on some knowledge, made once a process: what was learned of the project's own hears any. */
export const earsFor = (of: Knowledge) => (): TrainedEars => {
  const kept = made.get(of) ?? earsOf(vocabularyOf(of, folder()), learned())
  made.set(of, kept)
  return kept
}

/** The project's own ears. */
export const ears = earsFor(knowledge)
