import { toldIn } from '../answer/index.ts'
import { assess, sameValue, speaksAgainst } from '../eligibility/index.ts'
import {
  type Context,
  type Fit,
  type Heard,
  heardTwice,
  type ReaderSaid,
  type Tell,
  type TrainedEars,
} from '../hear/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import type { Day } from '../law/index.ts'
import { type Finder, preferring } from '../retrieval/index.ts'
import type { Session } from './session.ts'

/** What a second reader made of a message. */
export interface Reading extends ReaderSaid {
  /** The message that was read. */
  readonly message: string
}

/** How words are heard with a reading of the message that they are of: as both hear them. */
export function hearingWith(
  { acts, message }: Reading,
  hear: (words: string, context: Context) => Heard,
  {
    ears,
    knowledge,
    asOf,
    asked,
  }: {
    readonly ears: TrainedEars
    readonly knowledge: Knowledge
    readonly asOf: Day
    readonly asked: string | undefined
  },
): (words: string, context?: Context) => Heard {
  return (words, context = {}) => {
    const own = hear(words, context)
    // What is heard as said to another question than the open one is a trial of the program's own.
    if (words === '' || !message.includes(words) || (context.asked !== undefined && context.asked !== asked)) return own
    const hearAs = (part: string, fact: string) => hear(part, { ...context, asked: fact, open: true })
    return withoutHarm(heardTwice({ message: words, context, hearAs }, own, acts, ears), own, knowledge, asOf)
  }
}

/**
 * What counts otherwise than by the program alone is asked about where it would miss what any text requires: also what is left where
 * another value, told after it, was doubted.
 */
function withoutHarm(heard: Heard, own: Heard, knowledge: Knowledge, asOf: Day): Heard {
  const [alone, now] = [toldIn(own).facts, toldIn(heard).facts]
  const isOtherwise = ({ by, fact }: Tell) => by !== undefined || (fact !== null && !sameValue(alone[fact], now[fact]))
  return {
    ...heard,
    acts: heard.acts.map((act) =>
      act.act === 'tell' && isOtherwise(act) && harms(act, knowledge, asOf) ? { ...act, asks: true } : act,
    ),
  }
}

/** What misses a requirement by itself, or may with what else is told. */
function harms({ fact, value }: Tell, { regulations, facts }: Knowledge, asOf: Day): boolean {
  if (fact === null || value === null) return false
  return [...regulations.values()].some((regulation) =>
    assess(regulation, { [fact]: value }, facts, asOf).findings.some(
      ({ status, outcome }) => status === 'unmet' || speaksAgainst(outcome),
    ),
  )
}

/**
 * A finder in which the clauses that a reader chose for this message are found first, one that answers it in full beyond all chance; where
 * none answers, nothing is found by words.
 */
export function findingWith({ clauses, message }: Reading, finder: Finder): Finder {
  if (clauses.length === 0) return finder
  const of = (fit: Fit) => clauses.filter((each) => each.fit === fit).map(({ ref }) => ref)
  const [full, partial] = [of('full'), of('partial')]
  const preferred = preferring(finder, { full, partial })
  return {
    find: (question, region) => {
      // What was said before is found as it was.
      if (!message.includes(question)) return finder.find(question, region)
      const found = preferred.find(question, region)
      if (found.numberAsked) return found
      if (full.length + partial.length === 0) return { ...found, hits: [], coverage: 0 }
      const [best] = found.hits
      if (!best || !full.includes(best.ref)) return found
      const certain = { ...best, score: Math.max(CERTAIN, best.score) }
      return { ...found, hits: [certain, ...found.hits.slice(1)], coverage: 1 }
    },
  }
}

/** The score of a clause that is found by no chance. */
const CERTAIN = 60

/** What a reading that came too late would have told and is not held: of the last message, as it was said. */
export function toldLate(
  reading: Reading,
  { log, check }: Session,
  hear: (second: { readonly reading: Reading; readonly asked: undefined }, words: string) => Heard,
): readonly Tell[] {
  // Another message came between.
  if (log.at(-1)?.words !== reading.message || !check) return []
  return hear({ reading, asked: undefined }, reading.message).acts.flatMap((act) =>
    act.act === 'tell' && act.by ? [act] : [],
  )
}
