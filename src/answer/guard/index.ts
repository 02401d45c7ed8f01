export { type Evidence, slotsOf } from './evidence.ts'
export { type Finding, guard, type Judgement } from './guard.ts'
