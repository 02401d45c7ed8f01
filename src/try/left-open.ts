import type { Expression, Requirement, Score } from '../knowledge/index.ts'

/** A miss is left to the authority whatever the applicant is. */
export const isAlways = (when: Expression): boolean => 'all' in when && when.all.length === 0

/** Whether a requirement that all its facts meet hangs on what people give all the same: points of experts, without which the mark is missed. */
export const isLeftOpenMet = (requirement: Requirement): boolean =>
  requirement.kind === 'score' ? !reaches(requirement, pointsIn(requirement, 'best', false)) : false

/** Whether a requirement that all its facts miss may pass all the same: by the authority's grace, or by points of experts. */
export function isLeftOpenMissed(requirement: Requirement): boolean {
  if (requirement.relax?.some(({ when }) => isAlways(when))) return true
  switch (requirement.kind) {
    case 'score':
      return reaches(requirement, pointsIn(requirement, 'worst', true))
    case 'any':
    case 'at_least':
      return requirement.of.filter(isLeftOpenMissed).length >= requirement.least
    default:
      return false
  }
}

const reaches = ({ op, threshold }: Score, points: number): boolean =>
  op === 'gt'
    ? points > threshold
    : op === 'ge'
      ? points >= threshold
      : op === 'lt'
        ? points < threshold
        : points <= threshold

/** Points of an applicant who has the best of each item, or the worst, counted here and not by what is tried. */
const pointsIn = ({ of }: Score, way: 'best' | 'worst', judged: boolean): number =>
  of.reduce((sum, item) => {
    if (item.kind === 'judged') return sum + (judged ? item.most : 0)
    if (item.kind === 'awarded') return sum + (way === 'best' ? item.points : 0)
    const points = item.bands.map((band) => band.points)
    return sum + (way === 'best' ? Math.max(...points) : Math.min(...points))
  }, 0)
