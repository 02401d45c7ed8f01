import { z } from 'zod'

const Place = z.number().int().min(1)
const Whether = z.enum(['yes', 'no', 'depends'])
const Words = z.string().trim().min(1)

/** What a new fact may be: what knowledge calls its kinds. */
export const FACT_KINDS = ['money', 'area', 'share', 'count', 'duration', 'date', 'score', 'yes-no'] as const

/** What is changed of a new fact; `id` where the condition is on several. */
export const FactChange = z.strictObject({
  id: z.string().optional(),
  label: Words.optional(),
  ask: Words.optional(),
  words: z.array(Words).min(1).optional(),
  unit: Words.optional(),
  kind: z.enum(FACT_KINDS).optional(),
})
export type FactChange = z.output<typeof FactChange>

/** What is changed of a requirement: of its line `item`, or of the whole. */
export const RequirementChange = z.strictObject({
  item: z.number().int().min(0).optional(),
  fact: Words.optional(),
  phrase: Words.optional(),
  is: z.boolean().optional(),
  one_of: z.array(Words).min(1).optional(),
  label: Words.optional(),
  by: Words.optional(),
  when: Words.optional(),
  // biome-ignore lint/suspicious/noThenProperty: 则, as knowledge has it; it is never called
  then: Words.optional(),
  points: Words.optional(),
  most: Words.optional(),
  judged: Words.optional(),
  /** Of an office: its full name. Of a text that is replaced: the one that is held. */
  name: Words.optional(),
  id: Words.optional(),
})
export type RequirementChange = z.output<typeof RequirementChange>

/** Words of the text as a clerk names them: the clause by its number or as it is printed, and a phrase in it. */
export const Passage = z.strictObject({ clause: Words, phrase: Words })
export type Passage = z.output<typeof Passage>

/** What a person says to an entry: yes, no, judged by experts, not modelled, to be asked again; what it should be instead; of a matter, which sentence settles it or leaves it open, or that the text has nothing on it, with the words looked for. */
export const Answered = z.union(
  [
    z.enum(['y', 'n', 'j', 'u', 'r']),
    z.strictObject({ stated: z.union([Place, Passage]), answer: Whether.optional() }),
    z.strictObject({ open: z.union([Place, Passage]) }),
    // Nothing is told as 没有写 that nobody looked for.
    z.strictObject({ silent: z.array(Words).min(1) }),
    z.strictObject({ new_fact: FactChange }),
    RequirementChange,
  ],
  {
    error:
      '应是 "y"、"n"、"j"、"u"、"r"（答过的重新来），要求改成 {"fact":…,"phrase":…,"is":…}、改一行 {"item":行号,…}、改新情况 {"new_fact":{…}}，事项是 {"stated":句号}、{"open":句号}（句号也可以是 {"clause":…,"phrase":…}）或 {"silent":["找过的词"]}',
  },
)
export type Answered = z.output<typeof Answered>
