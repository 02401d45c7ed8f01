import { z } from 'zod'
import { Text } from './forms.ts'
import { Outside } from './outside.ts'
import { wordingsOf } from './wording.ts'
import { WordingsYaml } from './wording-schema.ts'

const Words = z.array(Text).min(1)
const Asked = z.strictObject({ words: WordingsYaml, except: Words.default([]) })
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
  handover: z.strictObject({ end: Asked, progress: Asked, names: Words }),
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
      orders: (['end', 'progress'] as const).map((of) => ({
        of,
        words: wordingsOf(handover[of].words),
        except: small(handover[of].except),
      })),
      names: small(handover.names),
    },
    contact: { words: small(contact.words), for: small(contact.for), told: small(contact.told) },
    greeting: { words: small(greeting.words), beside: small(greeting.beside) },
  })
