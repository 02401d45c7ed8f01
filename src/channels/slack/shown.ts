import { z } from 'zod'

const card = z.object({ channel: z.string(), ts: z.string() })

/** Where the card of a ticket stands. */
export type Shown = z.infer<typeof card>

/** The same as a ticket keeps it. */
export const whereOf = ({ channel, ts }: Shown): string => JSON.stringify({ channel, ts } satisfies Shown)

/** Undefined where none was shown. */
export function shownIn(where: string | undefined): Shown | undefined {
  if (!where) return undefined
  try {
    return card.parse(JSON.parse(where))
  } catch {
    return undefined
  }
}
