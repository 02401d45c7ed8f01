import { z } from 'zod'
import type { ProposerAsked, ProposerSaid } from '../drafting/index.ts'
import { stretchOf } from './stretch.ts'
import { type Asked, fitting, oneOf } from './tasks.ts'

/** More than this is no reading of so many sentences. */
const MOST_EACH = 6

const whole = z.object({ proposals: z.array(z.unknown()) })

export function toPropose({ facts, demands }: ProposerAsked): Asked<readonly ProposerSaid[]> {
  const proposal = z.object({
    demand: oneOf(demands.map(({ id }) => id)),
    words: z.string(),
    fact: oneOf(facts.map(({ id }) => id)).nullable(),
    holds: z.boolean().nullable(),
  })
  const texts = new Map(demands.map(({ id, printed }) => [id, printed]))
  return {
    task: 'propose',
    data: {
      facts: facts.map(({ id, name, figure }) => ({ id, name, figure })),
      demands: demands.map(({ id, printed }) => ({ id, printed })),
    },
    form: z.object({ proposals: z.array(proposal) }),
    read: (answer) => {
      const { data } = whole.safeParse(answer)
      return (
        data &&
        fitting(data.proposals, proposal)
          .slice(0, MOST_EACH * demands.length)
          .flatMap((said) => {
            const words = stretchOf(texts.get(said.demand) ?? '', said.words)
            return words === undefined ? [] : [{ ...said, words }]
          })
      )
    },
  }
}
