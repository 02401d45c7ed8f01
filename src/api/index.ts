export { Asked, Check, Clause, FoundClause, Reply } from './forms.ts'
export { hashOf, type KeptKey, type KeyStore, ownerOf } from './keys.ts'
export { Operations, Unanswerable } from './operations.ts'
