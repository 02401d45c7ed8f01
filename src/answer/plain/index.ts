export { checked, FAULTS, type Fault } from './checked.ts'
export type { EntailsAsked, Explainer, PlainAsked, PlainClause, PlainSaid } from './explainer.ts'
export { plainly } from './plainly.ts'
export { type Shown, shownOf } from './shown.ts'
