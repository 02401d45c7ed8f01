import type { Reply } from '../desk/index.ts'

/** How what a single answer leaves folded is shown. */
export const FULL = '（加 --full 看全部）'

/** The world as a command sees it. Results go to `out`, everything else to `err`. */
export interface Io {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Standard input, line by line. */
  readonly lines: () => AsyncIterable<string>
  /** Text of a file, or of standard input for `-`. Rejects as node:fs does. */
  readonly readText: (path: string) => Promise<string>
  /** Leads a conversation with the person at the terminal until they end it. */
  readonly converse: (talk: {
    readonly welcome: Reply
    readonly turn: (words: string, unseen: number) => Promise<Reply>
    readonly save: (name: string, bytes: Uint8Array) => Promise<string>
    readonly words: readonly string[]
    readonly told?: () => readonly string[]
  }) => Promise<void>
  /** Aborted when the program is asked to end; asked again, it ends at once. */
  readonly stopped: () => AbortSignal
  /** Writes a file whole or not at all, over a regular file only. Rejects as node:fs does. */
  readonly writeFile: (path: string, content: string | Uint8Array) => Promise<void>
  /** `more` says how what is folded is opened; where nothing is, all is drawn. */
  readonly drawReply: (reply: Reply, more?: string) => string
  readonly drawTable: (head: readonly string[], rows: readonly (readonly string[])[]) => string
}

/** Wrong usage: exit status 2. The message says what was found and what would be right. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}
