import { z } from 'zod'
import type { HandedOver } from '../handed-over.ts'

/** A row of knowledge/utterances: `‖` parts the acts. */
const Row = z.strictObject({
  t: z.string().min(1),
  a: z.array(z.string()).min(1),
  f: z.record(z.string(), z.unknown()).default({}),
  v: z.record(z.string(), z.unknown()).default({}),
  c: z.string().optional(),
  o: z.union([z.literal(1), z.literal(0)]).optional(),
  in: z.enum(['transcript', 'ticket']).optional(),
})

/** The first line: by whom it was written, from what, and when. */
const Head = z.strictObject({ by: z.string(), from: z.string(), on: z.iso.date() })

export interface Utterance {
  readonly text: string
  /** Offsets in `text` where a new act begins. */
  readonly seams: readonly number[]
  readonly acts: readonly string[]
  readonly facts: Readonly<Record<string, unknown>>
  /** Values said that do not count: of plans, of others, what was added. */
  readonly values: Readonly<Record<string, unknown>>
  readonly asked?: string
  readonly open: boolean
  /** Said of a hand-off to people, and of nothing else. */
  readonly of?: HandedOver
  /** The year in which it was written. */
  readonly thisYear: number
}

const SEAM = '‖'

/** The rows of a file of utterances; its first line says by whom. Throws with the line that cannot be read. */
export function utterancesIn(name: string, text: string): Utterance[] {
  const thisYear = Number(Head.parse(JSON.parse(text.slice(0, text.indexOf('\n')))).on.slice(0, 4))
  return text
    .split('\n')
    .map((line, i) => ({ line: line.trim(), at: i + 1 }))
    .filter(({ line, at }) => line !== '' && at > 1)
    .map(({ line, at }) => {
      const read = Row.safeParse(JSON.parse(line))
      if (!read.success) throw new Error(`${name}:${at}: ${z.prettifyError(read.error)}`)
      const { t, a, f, v, c, o, in: of } = read.data
      const pieces = t.split(SEAM)
      const seams: number[] = []
      for (const piece of pieces.slice(0, -1)) seams.push((seams.at(-1) ?? 0) + piece.length)
      return {
        text: pieces.join(''),
        seams,
        acts: a,
        facts: f,
        values: v,
        ...(c ? { asked: c } : {}),
        ...(of ? { of } : {}),
        open: o === 1,
        thisYear,
      }
    })
}
