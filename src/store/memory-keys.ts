import type { KeptKey, KeyStore } from '../api/index.ts'

/** Keys of other programs that last as long as the program. */
export class MemoryKeys implements KeyStore {
  readonly #keys = new Map<string, KeptKey>()

  add(key: KeptKey): boolean {
    if (this.#keys.has(key.name)) return false
    this.#keys.set(key.name, key)
    return true
  }

  list(): readonly KeptKey[] {
    return [...this.#keys.values()]
  }

  remove(name: string): boolean {
    return this.#keys.delete(name)
  }
}
