import { crc32 } from 'node:zlib'

/** A file of an archive. */
export interface Entry {
  readonly name: string
  readonly text: string
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const VERSION = 20
/** Names are in UTF-8. */
const UTF8 = 0x0800
/** 1 January 1980, the first day there is: an archive tells nothing of when it was made. */
const DAY = 0x0021

/** An archive whose files stand in it as they are: the same files give the same bytes with every version of Node. */
export function zipped(entries: readonly Entry[]): Uint8Array {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const { name, text } of entries) {
    const [path, bytes] = [Buffer.from(name), Buffer.from(text)]
    const about = numbers(
      [2, VERSION],
      [2, UTF8],
      [2, 0],
      [2, 0],
      [2, DAY],
      [4, crc32(bytes)],
      [4, bytes.length],
      [4, bytes.length],
      [2, path.length],
      [2, 0],
    )
    const local = Buffer.concat([numbers([4, LOCAL]), about, path, bytes])
    central.push(
      Buffer.concat([
        numbers([4, CENTRAL], [2, VERSION]),
        about,
        numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, at]),
        path,
      ]),
    )
    locals.push(local)
    at += local.length
  }
  const list = Buffer.concat(central)
  const count = entries.length
  const end = numbers([4, END], [2, 0], [2, 0], [2, count], [2, count], [4, list.length], [4, at], [2, 0])
  return new Uint8Array(Buffer.concat([...locals, list, end]))
}

/** Whole numbers of so many bytes, the lowest byte first. */
function numbers(...each: readonly (readonly [2 | 4, number])[]): Buffer {
  const bytes = Buffer.alloc(each.reduce((sum, [size]) => sum + size, 0))
  let at = 0
  for (const [size, value] of each) at = bytes.writeUIntLE(value, at, size)
  return bytes
}
