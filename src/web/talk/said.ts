import { z } from 'zod'
import { type Option, REASONS, type Reply } from '../../desk/index.ts'

/** What a quick answer says of a fact, and to which question, as it comes back with a press. */
const Choice = z.object({
  fact: z.string(),
  value: z.json(),
  revision: z.int(),
  also: z.array(z.string()).exactOptional(),
  change: z.int().exactOptional(),
})

const Blamed = z.object({ reply: z.string(), reason: z.enum(REASONS) })

const Pressed = z.object({
  answers: Choice.exactOptional(),
  blames: Blamed.exactOptional(),
  about: z.string().max(64).exactOptional(),
})

/** One thing said: typed, or pressed. `letter` names the form it was said in, so that the same form sent twice is one thing said. */
const Said = z.object({
  words: z.string().trim().min(1).max(40_000),
  letter: z.string().max(64).default(''),
  pressed: z.string().max(20_000).default(''),
})

export interface SaidOnPage {
  readonly words: string
  readonly letter?: string
  readonly choice?: z.infer<typeof Choice>
  readonly blames?: z.infer<typeof Blamed>
  /** The reply that a remark is on. */
  readonly about?: string
}

/** What a press of an option carries besides its words; empty where it carries nothing. */
export const carriedBy = ({ answers, blames }: Option): string =>
  answers || blames ? JSON.stringify({ ...(answers ? { answers } : {}), ...(blames ? { blames } : {}) }) : ''

/** What a press of a remark on a reply carries. */
export const carriedOn = ({ id }: Reply): string => JSON.stringify({ about: id })

/** What a form of the conversation says; undefined where it says nothing. A press that cannot be read is taken by its words. */
export function saidIn(form: Readonly<Record<string, unknown>>): SaidOnPage | undefined {
  const { data } = Said.safeParse(form)
  if (!data) return undefined
  const { answers, blames, about } = pressedIn(data.pressed)
  return {
    words: data.words,
    ...(data.letter === '' ? {} : { letter: data.letter }),
    ...(answers ? { choice: answers } : {}),
    ...(blames ? { blames } : {}),
    ...(about === undefined ? {} : { about }),
  }
}

function pressedIn(json: string): z.infer<typeof Pressed> {
  if (json === '') return {}
  try {
    return Pressed.parse(JSON.parse(json))
  } catch {
    return {}
  }
}
