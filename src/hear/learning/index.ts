export { type Example, learn, type Schooling } from './learn.ts'
export { type Features, hashOf, isMet, judge, type LinearModel, likeliest, scrambled, weightOf } from './linear.ts'
export { packModels, unpackModels } from './pack.ts'
