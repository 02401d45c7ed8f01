import { z } from 'zod'

/** What is looked for, and among which texts. Anything else in the address is left alone. */
export const FindQuery = z.object({
  q: z.string().max(400).default(''),
  place: z.string().max(60).default(''),
  programme: z.string().max(60).default(''),
})

export type FindQuery = z.infer<typeof FindQuery>

/** The same as an address. */
export function addressOfQuery({ q, place, programme }: FindQuery): string {
  const query = new URLSearchParams(Object.entries({ q, place, programme }).filter(([, value]) => value !== ''))
  return query.size > 0 ? `/?${query}` : '/'
}
