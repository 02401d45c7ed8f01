export { type Mask, type Masked, masking, withoutNumbers } from './mask.ts'
export { numbersIn } from './numbers.ts'
export type { Kind, Token } from './token.ts'
export type { Vocabulary } from './vocabulary.ts'
