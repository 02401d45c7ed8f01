/** Text and numbers one after another in one run of bytes, each at a multiple of four so that numbers can be read in place. */
export type Part = string | Uint32Array | Float32Array

const WORD = 4
const padded = (length: number): number => Math.ceil(length / WORD) * WORD

export function packed(parts: readonly Part[]): Uint8Array {
  const encoder = new TextEncoder()
  const chunks = parts.map((part) =>
    typeof part === 'string' ? encoder.encode(part) : new Uint8Array(part.buffer, part.byteOffset, part.byteLength),
  )
  const head = Uint32Array.of(chunks.length, ...chunks.map(({ length }) => length))
  const bytes = new Uint8Array(head.byteLength + chunks.reduce((sum, { length }) => sum + padded(length), 0))
  bytes.set(new Uint8Array(head.buffer))
  let at = head.byteLength
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += padded(chunk.length)
  }
  return bytes
}

export interface Parts {
  text(part: number): string
  numbers(part: number): Uint32Array
  weights(part: number): Float32Array
}

/** Reads what `packed` wrote. The bytes are copied once if they do not begin at a multiple of four. */
export function unpacked(source: Uint8Array): Parts {
  const bytes = source.byteOffset % WORD === 0 ? source : source.slice()
  const word = (at: number) => new Uint32Array(bytes.buffer, bytes.byteOffset + at * WORD, 1)[0] ?? 0
  const count = word(0)
  const starts: number[] = []
  let at = (count + 1) * WORD
  for (let part = 0; part < count; part++) {
    starts.push(at)
    at += padded(word(part + 1))
  }
  const place = (part: number) => bytes.byteOffset + (starts[part] ?? 0)
  return {
    text: (part) => new TextDecoder().decode(new Uint8Array(bytes.buffer, place(part), word(part + 1))),
    numbers: (part) => new Uint32Array(bytes.buffer, place(part), word(part + 1) / WORD),
    weights: (part) => new Float32Array(bytes.buffer, place(part), word(part + 1) / WORD),
  }
}
