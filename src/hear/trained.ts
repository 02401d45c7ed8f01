import { createHash } from 'node:crypto'
import type { Vocabulary } from './frame.ts'
import type { Ears } from './hear.ts'
import { type Models, packed, unpacked } from './models.ts'

/** What a file of models says of itself in its first line. */
export interface About {
  /** Names the models by their own bytes: the same numbers have the same name, whatever they were learned from. */
  readonly hash: string
  readonly utterances: { readonly count: number; readonly fingerprint: string }
  /** Of the knowledge whose words stood in the utterances as slots. Other knowledge is heard by the same models. */
  readonly vocabulary: string
}

/** Ears with the name of the models they hear by, which is kept with what was heard. */
export interface TrainedEars extends Ears {
  readonly model: string
}

const hashOf = (models: Models): string => createHash('sha256').update(packed(models, {})).digest('hex')

/** Models as one file: a line that says what they are, then their numbers. */
export const fileOf = (models: Models, from: Omit<About, 'hash'>): Uint8Array =>
  packed(models, { hash: hashOf(models), ...from })

/** What the first line of a file of models says. Throws where it is no such file. */
export function aboutOf(bytes: Uint8Array): About {
  const end = bytes.indexOf(NEWLINE)
  if (end < 0) throw new Error('a file of models has a first line that says what they are; this one has none')
  const { hash, utterances, vocabulary }: About = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString('utf8'))
  return { hash, utterances, vocabulary }
}
const NEWLINE = 10

/** Ears from what is known and the bytes of a file of models. Throws where the file is not whole. */
export const earsOf = (vocabulary: Vocabulary, bytes: Uint8Array): TrainedEars => ({
  vocabulary,
  models: unpacked(bytes),
  model: aboutOf(bytes).hash,
})
