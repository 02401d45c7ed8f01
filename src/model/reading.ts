import { z } from 'zod'
import {
  FITS,
  type Named,
  ORDERS,
  type ReaderAsked,
  type ReaderSaid,
  SAID_ACTS,
  SAID_HOWS,
  SAID_MOODS,
  TONES,
  WANTS,
} from '../hear/index.ts'
import { stretchOf } from './stretch.ts'
import { type Asked, fitting, oneOf } from './tasks.ts'

/** More acts than this are no reading of one message. */
const MOST_ACTS = 20
const MOST_CLAUSES = 3

/** What an act is without what it has; a server that keeps to no schema leaves such things out. */
const BLANK = {
  ...{ fact: null, of: null, mood: null, how: null, holds: null, wants: null, about: [], regulations: [] },
  ...{ order: null, tone: null },
}

const whole = z.object({
  acts: z.array(z.unknown()).optional().catch(undefined),
  clauses: z.array(z.unknown()).optional().catch(undefined),
  courtesy: z.unknown().optional(),
})

const idsOf = (named: readonly { readonly id: string }[]): string[] => named.map(({ id }) => id)

const named = ({ id, name }: Named): Named => ({ id, name })

/** What a reader is given and nothing besides; what is the same for every message stands first, where servers know it from the last time. */
const dataOf = ({ facts, subjects, places, courtesies, clauses, before, asked, message }: ReaderAsked) => ({
  facts: facts.map(named),
  subjects: subjects.map(named),
  places: places.map(named),
  courtesies: courtesies.map(({ id, name, tone }) => ({ id, name, tone })),
  clauses: clauses.map(({ ref, name, text }) => ({ ref, name, text })),
  before,
  ...(asked === undefined ? {} : { asked }),
  message,
})

function formsOf({ facts, subjects, places, clauses, courtesies }: ReaderAsked) {
  const act = z.object({
    act: z.enum(SAID_ACTS),
    words: z.string(),
    fact: oneOf(idsOf(facts)).nullable(),
    of: z.enum(['applicant', 'other']).nullable(),
    mood: z.enum(SAID_MOODS).nullable(),
    how: z.enum(SAID_HOWS).nullable(),
    holds: z.boolean().nullable(),
    wants: z.enum(WANTS).nullable(),
    about: z.array(oneOf(idsOf([...subjects, ...facts]))),
    regulations: z.array(oneOf(idsOf(places))),
    order: z.enum(ORDERS).nullable(),
    tone: z.enum(TONES).nullable(),
  })
  const clause = z.object({ ref: oneOf(clauses.map(({ ref }) => ref)), fit: z.enum(FITS) })
  return { act, clause, courtesy: oneOf(idsOf(courtesies)).nullable() }
}

export function toRead(asked: ReaderAsked): Asked<ReaderSaid> {
  const { act, clause, courtesy } = formsOf(asked)
  return {
    task: 'read',
    data: dataOf(asked),
    form: z.object({ acts: z.array(act), clauses: z.array(clause), courtesy }),
    read: (answer) => {
      const { acts, clauses, courtesy: chosen } = whole.safeParse(answer).data ?? {}
      if (!acts && !clauses) return undefined
      const said = fitting((acts ?? []).map(filled), act).slice(0, MOST_ACTS)
      return {
        acts: said.flatMap((each) => {
          const words = stretchOf(asked.message, each.words)
          return words === undefined ? [] : [{ ...each, words }]
        }),
        clauses: firstOfEach(fitting(clauses ?? [], clause)).slice(0, MOST_CLAUSES),
        courtesy: courtesy.safeParse(chosen).data ?? null,
      }
    },
  }
}

const filled = (item: unknown): unknown =>
  typeof item === 'object' && item !== null
    ? { ...BLANK, ...Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null)) }
    : item

const firstOfEach = <T extends { readonly ref: string }>(chosen: readonly T[]): T[] =>
  chosen.filter(({ ref }, at) => chosen.findIndex((other) => other.ref === ref) === at)
