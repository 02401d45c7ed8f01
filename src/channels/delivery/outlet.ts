import type { Letter, Reply } from '../../desk/index.ts'

/** A channel's way out: how a reply is cut into what it sends, and how that is sent. */
export interface Outlet<Part> {
  /** What is sent one after another. The same reply must be cut the same again: a restart goes on with the next part. */
  parts(reply: Reply, letter: Letter): readonly Part[]
  /** The parts of words that people have for the person, as they are; always the same for the same letter. A channel without this sends none. */
  told?(letter: Letter): readonly Part[]
  /** The parts of what the channel's clerks are told of a ticket, whose id is the letter's session. A channel without an office leaves this out. */
  office?(letter: Letter): readonly Part[]
  /** The program's own words outside a reply, as one part. */
  words(text: string, letter: Letter): Part
  /** Which conversation a part goes to, as the channel's service counts what it is sent; the letter's where left out. */
  where?(part: Part, letter: Letter): string
  /** Sends one part; `index` counts from 0, and is -1 for words outside a reply. Rejects with TransientError, UndeliverableError, or anything else. */
  send(part: Part, letter: Letter, index: number): Promise<void>
  /** Whether a part has arrived of which it is not known: asked before it is sent again. A channel that cannot tell leaves this out, and the part is sent again. */
  arrived?(part: Part, letter: Letter, index: number): Promise<boolean>
  /** Shows that an answer is being worked out. Its faults are told, and cost nothing. */
  working?(letter: Letter): Promise<void>
  /**
   * What is said in place of answers to one conversation's messages that came too late, the oldest first; undefined
   * where they are to be answered all the same. A channel that answers whatever its age leaves this out.
   */
  late?(missed: readonly Letter[]): string | undefined
}
