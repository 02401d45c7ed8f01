import { z } from 'zod'
import { Text } from './forms.ts'
import { Outside } from './outside.ts'
import { wordingsOf } from './wording.ts'
import { WordingsYaml } from './wording-schema.ts'

const Words = z.array(Text).min(1)
const Asked = z.strictObject({ words: WordingsYaml, except: Words.default([]) })
/** English words with the blank between them and a name. */
const Spaced = z.array(z.string().min(1)).min(1)
const small = (words: readonly string[]): string[] => words.map((word) => word.toLowerCase())

/** knowledge/outside.yaml. */
export const OutsideYaml = z.strictObject({
  outside: z.record(z.string().trim().min(1), Words),
  inside: z.array(Text).default([]),
  asked: z.strictObject({
    handoff: Asked,
    'personal-data': Asked,
    prediction: Asked,
    instruction: Asked,
    'off-topic': Asked,
  }),
  handover: z.strictObject({
    ticket: Words,
    names: Words,
    hail: Words,
    own: Words,
    about: Words,
    calling: Words,
    spoken: Spaced,
    told: Words,
    asking: Spaced,
    beside: Words,
  }),
  contact: z.strictObject({ words: Words, for: Words, told: Words }),
  greeting: z.strictObject({ words: Words, beside: Words }),
})

export const outsideOf = ({
  outside,
  inside,
  asked,
  handover,
  contact,
  greeting,
}: z.infer<typeof OutsideYaml>): Outside =>
  new Outside({
    outside: Object.values(outside).flat(),
    inside,
    asked: Object.entries(asked).map(([of, { words, except }]) => ({
      of: of as keyof typeof asked,
      words: wordingsOf(words),
      except: small(except),
    })),
    handover: {
      ticket: small(handover.ticket),
      names: small(handover.names),
      hail: small(handover.hail),
      own: small(handover.own),
      about: small(handover.about),
      calling: small(handover.calling),
      spoken: small(handover.spoken),
      told: small(handover.told),
      asking: small(handover.asking),
      beside: small(handover.beside),
    },
    contact: { words: small(contact.words), for: small(contact.for), told: small(contact.told) },
    greeting: { words: small(greeting.words), beside: small(greeting.beside) },
  })
