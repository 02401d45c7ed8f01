/** The program's folder as drafting sees it; paths are relative to it, with `/` between. Rejects as node:fs does. */
export interface Shelf {
  /** Undefined where no file is there. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>
  /** Names in a folder; none where it is not there. */
  readonly list: (folder: string) => Promise<readonly string[]>
  /** Writes a file whole or not at all, and the folders it stands in. */
  readonly write: (path: string, bytes: Uint8Array | string) => Promise<void>
  /** Moves a file or a folder in one step. */
  readonly move: (from: string, to: string) => Promise<void>
  /** Removes a file, or a folder with all in it; nothing where it is not there. */
  readonly remove: (path: string) => Promise<void>
}

/** What drafting says to the clerk; every line is Chinese. */
export interface Told {
  readonly lines: readonly string[]
}

/** Why something cannot be done, and what to do, in Chinese. */
export class Refused extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'))
    this.name = 'Refused'
  }
}

export const textIn = async (shelf: Shelf, path: string): Promise<string | undefined> => {
  const bytes = await shelf.read(path)
  return bytes && new TextDecoder().decode(bytes)
}
