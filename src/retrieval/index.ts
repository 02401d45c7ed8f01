export { type DocumentNumber, documentNumbersIn, isSameDocument } from './document-number.ts'
export type { Embedder } from './embedder.ts'
export {
  ClauseFinder,
  type Finder,
  type FinderOptions,
  type Found,
  type Hit,
  type Ingredients,
} from './finder.ts'
export { HybridFinder, type HybridOptions } from './hybrid-finder.ts'
export type { IndexStore } from './index-file.ts'
export { asksAmount, type MatterHit } from './likeness.ts'
export type { Sleep, Waiting } from './patience.ts'
export { type Preferred, preferring } from './preferring.ts'
export type { Reranker } from './reranker.ts'
