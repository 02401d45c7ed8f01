import {
  type Caller,
  type Draft,
  finderOf,
  led,
  type Model,
  pointedAt,
  type Told,
  takenAs,
  understood,
  worded,
} from '../answer/index.ts'
import type { FactId, Knowledge } from '../knowledge/index.ts'
import type { Finder } from '../retrieval/index.ts'
import { withoutNames } from './mask.ts'

/** A decision that can be taken again: with another finder, and with facts that were only pointed at. */
export type Decide<T extends { readonly draft: Draft }> = (finder: Finder, told?: Told) => T

/** What a check waits for, where the program read nothing in the message. */
export interface Waiting {
  readonly open: readonly FactId[]
  readonly read: (words: string, context: FactId) => Told
}

/** A message taken for a question, while a check waited for facts. */
const NO_ANSWER: ReadonlySet<string> = new Set(['answer', 'refusal', 'comparison'])
const ASKS = /[？?]|[吗呢么]\s*$|多少|什么|啥|怎么|如何|谁|哪/u

/** What a language model adds to a turn: the meaning of words nobody knew, and words of its own. It is given no names. */
export class Voice {
  constructor(
    private readonly knowledge: Knowledge,
    private readonly model: Model,
  ) {}

  /** Whether it may point at the words that state a fact. */
  get points(): boolean {
    return this.model.point !== undefined
  }

  /** The program's own decision; where it had to say no, the decision on what the words were taken to mean, if that is no better a no. */
  async decided<T extends { readonly draft: Draft }>(
    words: string,
    finder: Finder,
    decide: Decide<T>,
    caller: Caller,
    waiting?: Waiting,
  ): Promise<T> {
    const own = decide(finder)
    const said = withoutNames(words)
    if (waiting && NO_ANSWER.has(own.draft.kind) && !ASKS.test(words)) {
      const told = await pointedAt(said, waiting.open, this.knowledge, waiting.read, this.model, caller)
      if (told) return decide(finder, told)
    }
    if (!own.draft.unheard) return own
    const meaning = await understood(said, this.knowledge, this.model, caller)
    if (!meaning) return own
    const again = decide(finderOf(finder, meaning, this.knowledge))
    return again.draft.kind === 'refusal' ? own : { ...again, draft: takenAs(meaning, again.draft, this.knowledge) }
  }

  /** The draft with a model's words before the program's, where they hold. */
  async spoken(draft: Draft, words: string, caller: Caller): Promise<Draft> {
    const said = withoutNames(words)
    const answered = await worded(draft, said, this.knowledge, this.model, caller)
    return led(answered, said, this.knowledge, this.model, caller)
  }
}
