export { hashOf, type KeptKey, type KeyStore, ownerOf } from './keys.ts'
export { Operations, Unanswerable } from './operations.ts'
