export { parseSeed, type Seed } from './parse.ts'
export { type PublicationBasis, type Standing, standingOn, type Term, termOf } from './term.ts'
