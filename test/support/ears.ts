import { readFileSync } from 'node:fs'
import { earsOf, type TrainedEars, vocabularyOf } from '../../src/hear/index.ts'
import { folder } from '../../src/text/index.ts'
import { library, loaded } from './library.ts'

/** What the build learned; nothing is learned in a test. Throws where there was no build. */
export function learned(): Buffer {
  try {
    return readFileSync('dist/hearing.bin')
  } catch (cause) {
    throw new Error('dist/hearing.bin cannot be read: run `npm run build` first', { cause })
  }
}

let made: TrainedEars | undefined

/** The project's own ears, made once a process. */
export function ears(): TrainedEars {
  made ??= earsOf(vocabularyOf(loaded(library('knowledge/heard')), folder()), learned())
  return made
}
