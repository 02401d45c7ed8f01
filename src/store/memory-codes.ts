import type { CodeStore, KeptCode } from '../desk/index.ts'

/** Codes that last as long as the program, by which checks go on elsewhere. */
export class MemoryCodes implements CodeStore {
  #codes: readonly KeptCode[] = []

  offer(code: KeptCode): void {
    this.#codes = [...this.#codes.filter(({ session }) => session !== code.session), code]
  }

  sessionOf(hash: string, now: number): string | undefined {
    return this.#codes.find((code) => code.hash === hash && code.expires > now)?.session
  }

  end(hash: string, now: number): boolean {
    const isLive = this.sessionOf(hash, now) !== undefined
    this.#codes = this.#codes.filter((code) => code.hash !== hash)
    return isLive
  }

  /** All that are kept. */
  list(): readonly KeptCode[] {
    return this.#codes
  }

  /** Those of a person go, and those that have ended. */
  clear({ person, now = Number.NEGATIVE_INFINITY }: { readonly person?: string; readonly now?: number }): void {
    this.#codes = this.#codes.filter((code) => code.person !== person && code.expires > now)
  }
}
