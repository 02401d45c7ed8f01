import { type Caller, finderOf, led, type Model, takenAs, understood, worded } from '../answer/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import type { Mask } from '../privacy/index.ts'
import type { Draft } from '../reply/index.ts'
import type { Finder } from '../retrieval/index.ts'
import type { Session } from './session.ts'

/** What a question may come to once its meaning was taken from a model: an answer from the texts, never a check, an order or a change of place. */
const ANSWERS: ReadonlySet<string> = new Set<Draft['kind']>(['answer', 'clause', 'comparison'])

/** A draft, and the session after it where there is one. */
interface Decided {
  readonly draft: Draft
  readonly session?: Session
}

/** A decision that can be taken again, with another finder. */
export type Decide<T extends Decided> = (finder: Finder) => T

/** What a language model adds to a turn: the meaning of words nobody knew, and words of its own. It is given no names and numbers of persons and bodies. */
export class Voice {
  constructor(
    private readonly knowledge: Knowledge,
    private readonly model: Model,
    private readonly mask: Mask,
  ) {}

  /** The program's own decision; where it had to say no, the decision on what the words were taken to mean, if that is an answer. */
  async decided<T extends Decided>(words: string, finder: Finder, decide: Decide<T>, caller: Caller): Promise<T> {
    const own = decide(finder)
    if (!own.draft.unheard) return own
    const meaning = await understood(this.mask(words).text, this.knowledge, this.model, caller)
    if (!meaning) return own
    const again = decide(finderOf(finder, meaning, this.knowledge))
    if (!ANSWERS.has(again.draft.kind)) return own
    return { ...again, ...saidIn(own, again), draft: takenAs(meaning, again.draft, this.knowledge) }
  }

  /** The draft with a model's words before the program's, where they hold. */
  async spoken(draft: Draft, words: string, caller: Caller): Promise<Draft> {
    const said = this.mask(words).text
    const answered = await worded(draft, said, this.knowledge, this.model, caller)
    return led(answered, said, this.knowledge, this.model, caller)
  }
}

/** What a later message goes on from is what the person said, not what it was taken for. */
function saidIn(own: Decided, again: Decided): { readonly session?: Session } {
  if (!own.session || !again.session) return {}
  const { subject: _taken, ...rest } = again.session
  const { subject } = own.session
  return { session: subject === undefined ? rest : { ...rest, subject } }
}
