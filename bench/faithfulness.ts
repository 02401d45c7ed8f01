import { type Model, unsupported, type WordAsked, type Worded } from '../src/answer/index.ts'
import type { Desk, Reply } from '../src/desk/index.ts'

/** A question with the clauses that answer it, and those that may stand beside them. */
export interface Example {
  readonly q: string
  readonly gold: readonly string[]
  readonly also: readonly string[]
}

/** What replies cite: `right` among the clauses that answer, `answered` replies that cite one of them. */
export interface Cited {
  readonly replies: number
  readonly answered: number
  readonly citations: number
  readonly right: number
}

export interface Compared {
  readonly own: Cited
  readonly spoken: Cited
  /** Sentences of every draft: held up by the clause they name, naming a clause that answers, and shown. */
  readonly sentences: {
    readonly written: number
    readonly held: number
    readonly right: number
    readonly shown: number
  }
  /** Replies a model was asked to word, those its words stand in, and drafts asked for once more. */
  readonly worded: { readonly asked: number; readonly shown: number; readonly again: number }
  /** Questions whose meaning was asked for, and those no longer declined after it. */
  readonly understood: { readonly asked: number; readonly helped: number }
}

interface Draft {
  readonly asked: WordAsked
  readonly answer: Worded | undefined
}

/** Every example asked of the desk without a model and with it. */
export async function compared(
  examples: readonly Example[],
  model: Model,
  deskWith: (model?: Model) => Desk,
): Promise<Compared> {
  const drafts: Draft[] = []
  let meanings = 0
  const listened: Model = {
    understand: (asked, caller) => {
      meanings += 1
      return model.understand(asked, caller)
    },
    word: async (asked, caller) => {
      const answer = await model.word(asked, caller)
      drafts.push({ asked, answer })
      return answer
    },
    lead: (asked, caller) => model.lead(asked, caller),
  }
  const [bare, spoken] = [deskWith(), deskWith(listened)]
  const own: Reply[] = []
  const told: Reply[] = []
  const sentences = { written: 0, held: 0, right: 0, shown: 0 }
  const worded = { asked: 0, shown: 0, again: 0 }
  for (const { q, gold, also } of examples) {
    const from = drafts.length
    const [without, reply] = [await bare.ask(q), await spoken.ask(q)]
    own.push(without)
    told.push(reply)
    const mine = drafts.slice(from)
    const written = mine.flatMap(({ asked, answer }) =>
      (answer?.sentences ?? []).map((sentence) => ({ ...sentence, asked })),
    )
    const shown = Math.max(0, sentencesIn(reply) - sentencesIn(without))
    sentences.written += written.length
    sentences.held += written.filter(isHeld).length
    sentences.right += written.filter(({ clause }) => isRight(clause, goodOf({ gold, also }))).length
    sentences.shown += shown
    worded.asked += mine.length > 0 ? 1 : 0
    worded.shown += shown > 0 ? 1 : 0
    worded.again += mine.filter(({ asked }) => asked.rejected !== undefined).length
  }
  const helped = own.filter(({ kind }, i) => kind === 'refusal' && told[i]?.kind !== 'refusal').length
  return {
    own: citedIn(own, examples),
    spoken: citedIn(told, examples),
    sentences,
    worded,
    understood: { asked: meanings, helped },
  }
}

/** Held up by the clause alone, without the names and headings around it that the program lets a sentence use besides. */
function isHeld({ text, clause, asked }: Worded['sentences'][number] & { readonly asked: WordAsked }): boolean {
  const shown = asked.clauses.find(({ ref }) => ref === clause)
  return shown !== undefined && !unsupported(text, { clause: shown.text, above: '', names: [] })
}

/** A sentence of a model's stands in a block of its own, with the clause it rests on. */
const sentencesIn = ({ blocks }: Reply): number =>
  blocks.filter(({ kind, ref }) => kind === 'words' && ref !== undefined).length

const articleOf = (ref: string): string => ref.replace(/(:[^.]+)\..*$/u, '$1')

/** As the scorer counts: an article stands for its items, and an item of a right article is right. */
const goodOf = ({ gold, also }: Pick<Example, 'gold' | 'also'>): ReadonlySet<string> =>
  new Set([...gold, ...also].flatMap((ref) => [ref, articleOf(ref)]))

const isRight = (ref: string, good: ReadonlySet<string>): boolean => good.has(ref) || good.has(articleOf(ref))

const DECLINED: ReadonlySet<string> = new Set(['refusal', 'handoff', 'smalltalk'])

function citedIn(replies: readonly Reply[], examples: readonly Example[]): Cited {
  let [answered, citations, right] = [0, 0, 0]
  for (const [i, example] of examples.entries()) {
    const { kind, citations: cited } = replies[i] ?? { kind: 'refusal', citations: [] }
    const good = goodOf(example)
    citations += cited.length
    right += cited.filter(({ ref }) => isRight(ref, good)).length
    if (!DECLINED.has(kind) && cited.some(({ ref }) => good.has(ref))) answered += 1
  }
  return { replies: replies.length, answered, citations, right }
}
