import { createHash } from 'node:crypto'

/** Where an index is kept between starts. Either may throw: an index that cannot be read is built, one that cannot be kept is built again. */
export interface IndexStore {
  read(name: string): Uint8Array | undefined
  /** Written whole or not at all, if the store can. */
  write(name: string, bytes: Uint8Array): void
}

/** What an index must have been made from to be of use. */
export interface Made {
  readonly corpus: string
  readonly embedder: string
  readonly dimension: number
}

/** Goes up when the layout, or the way text becomes tokens, changes. */
const FORMAT = 'wence-index-5'

/** The SHA-256 of these, one after another, in hexadecimal digits. */
export const digestOf = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

const headOf = ({ corpus, embedder, dimension }: Made, payload: Uint8Array): string =>
  `${FORMAT} ${corpus} ${encodeURIComponent(embedder)} ${dimension} ${payload.length} ${digestOf(payload)}`

/** Index bytes with a line before them that says what they are and what they were made from. */
export function sealed(payload: Uint8Array, made: Made): Uint8Array {
  const head = headOf(made, payload)
  return Buffer.concat([Buffer.from(`${head.padEnd(Math.ceil((head.length + 1) / 4) * 4 - 1)}\n`), payload])
}

/** The bytes that were sealed; undefined where they are of another corpus or embedder, cut short or changed. */
export function opened(bytes: Uint8Array, made: Made): Uint8Array | undefined {
  const end = bytes.indexOf(0x0a)
  if (end < 0) return undefined
  const payload = bytes.subarray(end + 1)
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, end).toString('latin1').trimEnd()
  return head === headOf(made, payload) ? payload : undefined
}

/** The saved payload if it is the right one, else a new one, which is saved. */
export function kept<T>(
  store: IndexStore | undefined,
  name: string,
  made: Made,
  { load, build, pack }: { load: (payload: Uint8Array) => T; build: () => T; pack: (index: T) => Uint8Array },
): T {
  try {
    const payload = opened(store?.read(name) ?? new Uint8Array(), made)
    if (payload) return load(payload)
  } catch {
    // Unreadable is as good as absent.
  }
  const index = build()
  try {
    store?.write(name, sealed(pack(index), made))
  } catch {
    // The index is at hand; only the next start is slower.
  }
  return index
}
