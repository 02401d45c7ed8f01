import { z } from 'zod'
import { Text } from './forms.ts'

const WHERE = ['start', 'end', 'inside', 'figure'] as const

/** Words that may stand for words of a rule and say the same of it; '' where the word may be left out. */
export interface SameWords {
  readonly of: readonly string[]
  readonly say: readonly string[]
  /** At the start or the end of a phrase between stops, anywhere else, or right before a figure; everywhere where it is left out. */
  readonly where?: (typeof WHERE)[number] | undefined
  /** It says what is to be done. */
  readonly verb: boolean
}

/** How rules are said more plainly, in the words of any of them. */
export interface PlainWords {
  readonly same: readonly SameWords[]
  /** Words that hold one of those and are not it. */
  readonly solid: readonly string[]
  /** Words that a plain one may run into beside another. */
  readonly across: readonly string[]
  /** What a sentence may begin with. */
  readonly openings: readonly string[]
  /** What plain words are wished with, in small letters. */
  readonly asked: readonly string[]
}

/** knowledge/plain.yaml. */
export const PlainYaml = z.strictObject({
  same: z.array(
    z.strictObject({
      of: z.array(Text).min(1),
      say: z.array(z.string()).min(1),
      where: z.enum(WHERE).optional(),
      verb: z.boolean().default(false),
    }),
  ),
  solid: z.record(Text, Text),
  across: z.record(Text, Text),
  openings: z.array(Text).min(1),
  asked: z.array(Text).min(1),
})

export const plainWordsOf = ({ same, solid, across, openings, asked }: z.infer<typeof PlainYaml>): PlainWords => ({
  same,
  solid: listed(solid),
  across: listed(across),
  openings,
  asked: asked.map((words) => words.toLowerCase()),
})

const listed = (words: Readonly<Record<string, string>>): string[] => [
  ...new Set(Object.values(words).flatMap((each) => each.split(/\s+/u))),
]
