import { factsTested, type Requirement } from '../knowledge/index.ts'
import { isAlways, isLeftOpenMissed } from './left-open.ts'
import { type Facts, meeting, missing, type Values, valuesIn } from './trees.ts'

/** Values by which a requirement is met, or missed, in one of the several ways there are. */
export interface Way {
  readonly name: string
  readonly values: Values
  readonly meets: boolean
  /** A miss in this way is left to the authority. */
  readonly leftOpen?: boolean
}

/** Every band, every item of a list and every situation that shuts out, each by itself; none where items share a fact, for no value tells them apart. */
export function waysOf(requirement: Requirement, facts: Facts): Way[] {
  if (requirement.kind === 'bands') return ofBands(requirement, facts)
  if (requirement.kind === 'score' || !('of' in requirement) || shares(requirement.of)) return []
  const { kind, of, least } = requirement
  return of.flatMap((item, i): Way[] => {
    const others = [...of.slice(i + 1), ...of.slice(0, i)]
    const name = `${kind} ${i + 1}`
    if (kind === 'none') return way(name, false, [meeting(item, facts), ...others.map((each) => missing(each, facts))])
    if (kind === 'all')
      return way(name, false, [missing(item, facts), ...others.map((each) => meeting(each, facts))]).map((each) => ({
        ...each,
        leftOpen: isLeftOpenMissed(item) || isEased(requirement),
      }))
    const met = others.slice(0, least - 1).map((each) => meeting(each, facts))
    const missed = others.slice(least - 1).map((each) => missing(each, facts))
    return way(name, true, [meeting(item, facts), ...met, ...missed])
  })
}

const way = (name: string, meets: boolean, values: readonly (Values | undefined)[]): Way[] =>
  values.every((each) => each !== undefined) ? [{ name, meets, values: Object.assign({}, ...values) }] : []

const shares = (items: readonly Requirement[]): boolean => {
  const all = items.flatMap((item) => [...new Set(factsTested(item))])
  return new Set(all).size < all.length
}

const isEased = ({ relax }: Requirement): boolean => relax?.some(({ when }) => isAlways(when)) ?? false

function ofBands(requirement: Extract<Requirement, { kind: 'bands' }>, facts: Facts): Way[] {
  const { by, bands } = requirement
  const leftOpen = isEased(requirement)
  return bands.flatMap(({ range, bound }, i) =>
    [true, false].flatMap((meets): Way[] => {
      const values = meets ? meeting(bound, facts) : missing(bound, facts)
      const name = `band ${i + 1}`
      return values ? [{ name, meets, leftOpen, values: { ...values, [by.fact]: valuesIn(range) } }] : []
    }),
  )
}
