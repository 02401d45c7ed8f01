import type { Context, Heard } from '../hear/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import type { RegulationId } from '../law/index.ts'
import type { Finder } from '../retrieval/index.ts'
import type { Ground } from './standing.ts'
import type { WhetherReader } from './whether/index.ts'

/** What an answer is made from. `asOf` is the day on which standing is judged. */
export interface Sources extends Ground {
  readonly finder: Finder
  /** All that is held: of it `knowledge` is what answers on the day. */
  readonly library: Knowledge
  /** The same over other versions of the texts. */
  readonly over: (knowledge: Knowledge) => Sources
  /** Traditional characters and full-width signs to the plain ones the rules of this room are written in. */
  readonly simplify: (text: string) => string
  /** How it is asked whether. */
  readonly whether: WhetherReader
  /** What the last reply said, where the question goes on with it: it is not answered by the same words. */
  readonly told?: string
  /** The version last answered from, where it is none of the day's: 那时候补助多少 is asked of it. */
  readonly version?: RegulationId
  /** It is asked whether what is told is enough. */
  readonly enough?: true
  /** What a message does, heard as said to what was just asked. */
  readonly hear: (message: string, context?: Omit<Context, 'thisYear'>) => Heard
}
