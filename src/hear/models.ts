import { type LinearModel, packModels, unpackModels } from './learning/index.ts'

/** What hearing has learned from knowledge/utterances. */
export interface Models {
  /** Which act a stretch is. */
  readonly act: LinearModel
  /** What a question wants, which order it is, in what tone it is said, how a fact is told. */
  readonly want: LinearModel
  readonly order: LinearModel
  readonly tone: LinearModel
  readonly telling: LinearModel
  /** Whether a gap parts two acts. */
  readonly seam: LinearModel
  /** Whether a named thing is said to be there. */
  readonly status: LinearModel
  /** Whether a figure is a value, a part of a sum, what is taken away, or nothing of now. */
  readonly figure: LinearModel
  /** Whether a figure is of a name. */
  readonly link: LinearModel
  /** Whether an answer that names nothing is a yes. */
  readonly answer: LinearModel
  /** What is said of a hand-off to people: whether the conversation is passed on; that it is to end, how far it is. */
  readonly transcript: LinearModel
  readonly ticket: LinearModel
  /** Hashes of the pairs of characters and the words that were met, ascending. */
  readonly words: Uint32Array
}

export const MODELS = [
  ...(['act', 'want', 'order', 'tone', 'telling', 'seam', 'status', 'figure', 'link', 'answer'] as const),
  ...(['transcript', 'ticket'] as const),
]
export type ModelName = (typeof MODELS)[number]

/** The act model's word for a stretch that is more than one act. */
export const SEVERAL = 'several'

/** The model that tells the kinds of an act apart. */
export const DETAILS: Readonly<Record<string, 'want' | 'order' | 'tone' | 'telling'>> = {
  ask: 'want',
  order: 'order',
  courtesy: 'tone',
  tell: 'telling',
}

export const packed = ({ words, ...models }: Models, about: Readonly<Record<string, unknown>>): Uint8Array =>
  packModels(models, words, about)

/** Models from the bytes that `packed` made. Throws where one is missing. */
export function unpacked(bytes: Uint8Array): Models {
  const { models, words } = unpackModels(bytes)
  for (const name of MODELS) if (!models[name]) throw new Error(`the file of models has no ${name}`)
  return { ...models, words } as unknown as Models
}
