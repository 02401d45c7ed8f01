import { z } from 'zod'

const Word = z.string().trim().min(1)
const Words = z.array(Word).min(1)

/** A list of wordings: each a word on its own, or words with what must stand beside them. */
export const WordingsYaml = z
  .array(
    z.union([
      Word,
      z.strictObject({ words: Words, before: Words.optional(), with: Words.optional(), without: Words.optional() }),
    ]),
  )
  .min(1)
