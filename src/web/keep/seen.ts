import { z } from 'zod'

/** Periods that may be looked at, in days. */
export const PERIODS = ['7', '30', '90'] as const
/** What was said of no place. */
export const NOWHERE = 'none'

/** Of which place and how many days one looks at what was asked; anything else in the address is left alone. */
export const Seen = z.object({
  place: z.string().max(60).default(''),
  days: z.enum(PERIODS).default('30'),
})

export type Seen = z.infer<typeof Seen>

/** The same as an address. */
export const addressOfSeen = (seen: Seen): string => `/keep?${new URLSearchParams(seen)}`

/** Whether something of a place is looked at. */
export const isSeen = ({ place }: Seen, of: string | undefined): boolean => place === '' || (of ?? NOWHERE) === place
