import type { LinearModel } from './linear.ts'

/** What the first line of a file of models says of each. */
interface Head {
  readonly name: string
  readonly classes: string[]
  readonly rows: number
  readonly step: number
  readonly bias: number[]
}

/** Models by name and a list of words as one file: a line of JSON that says what follows, then the numbers, little-endian. */
export function packModels(
  models: Readonly<Record<string, LinearModel>>,
  words: Uint32Array,
  about: Readonly<Record<string, unknown>>,
): Uint8Array {
  const names = Object.keys(models).sort()
  const head = names.map((name): Head => {
    const { classes, hashes, step, bias } = models[name] as LinearModel
    return { name, classes: [...classes], rows: hashes.length, step, bias: [...bias] }
  })
  const line = Buffer.from(`${JSON.stringify({ ...about, words: words.length, models: head })}\n`, 'utf8')
  const parts: Uint8Array[] = [line, littleEndian(words)]
  for (const name of names) {
    const { hashes, weights } = models[name] as LinearModel
    parts.push(littleEndian(hashes), Buffer.from(weights.buffer, weights.byteOffset, weights.length))
  }
  return Buffer.concat(parts)
}

function littleEndian(numbers: Uint32Array): Uint8Array {
  const bytes = Buffer.alloc(numbers.length * 4)
  numbers.forEach((number, i) => {
    bytes.writeUInt32LE(number, i * 4)
  })
  return bytes
}

/** The models and words of a file that `packModels` made, and what it says about them. Throws where the file is not whole. */
export function unpackModels(bytes: Uint8Array): {
  models: Record<string, LinearModel>
  words: Uint32Array
  about: Record<string, unknown>
} {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = buffer.indexOf(10)
  if (end < 0) throw new Error('a file of models without a first line')
  const {
    models: head,
    words: count,
    ...about
  } = JSON.parse(buffer.toString('utf8', 0, end)) as { models: Head[]; words: number }
  let at = end + 1
  const take = (length: number, what: string): Buffer => {
    if (at + length > buffer.length) throw new Error(`a file of models that ends within ${what}`)
    at += length
    return buffer.subarray(at - length, at)
  }
  const numbers = (length: number, what: string): Uint32Array => {
    const part = take(length * 4, what)
    return Uint32Array.from({ length }, (_, i) => part.readUInt32LE(i * 4))
  }
  const words = numbers(count, 'its words')
  const models: Record<string, LinearModel> = {}
  for (const { name, classes, rows, step, bias } of head) {
    const hashes = numbers(rows, name)
    const weights = take(rows * classes.length, name)
    models[name] = {
      classes,
      hashes,
      weights: new Int8Array(weights.buffer, weights.byteOffset, weights.length),
      step,
      bias: Float32Array.from(bias),
    }
  }
  return { models, words, about }
}
