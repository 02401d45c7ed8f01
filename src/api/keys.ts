import { createHash } from 'node:crypto'

/** A key as it is kept: nobody gets back from it to the key. */
export interface KeptKey {
  readonly name: string
  readonly hash: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Where the keys of programs are kept. Every method throws StoreFault. */
export interface KeyStore {
  /** False where the name is taken. */
  add(key: KeptKey): boolean
  list(): readonly KeptKey[]
  /** False where there is none of that name. */
  remove(name: string): boolean
}

export const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex')

/** Whose key it is; undefined where it is nobody's. Hashes are compared, so that time tells nothing of a key. */
export const ownerOf = (key: string, keys: KeyStore): string | undefined => {
  const hash = hashOf(key)
  return keys.list().find((each) => each.hash === hash)?.name
}
