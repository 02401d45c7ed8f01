import {
  type AnsweredBefore,
  answeredParts,
  changeOption,
  type SaidPart,
  type Sources,
  standingParts,
  toldIn,
} from '../answer/index.ts'
import { type Facts, readFacts, sameValue } from '../eligibility/index.ts'
import type { FactId, Knowledge } from '../knowledge/index.ts'
import { type Answer, type DraftOption, joined, type Part, say } from '../reply/index.ts'
import { onlyOf, ownWith, parted, toldOver } from './checking.ts'
import type { CheckState, Question, Session, Told } from './session.ts'
import { NOTHING_TOLD } from './session.ts'

/** The question that is answered; without a revision where none was named. */
export type Answered = Pick<Question, 'regulation'> & Partial<Pick<Question, 'revision'>>

/** An answer: to which question, and what it says. */
export interface Answering {
  readonly question: Answered
  readonly now: Told
  /** Facts of which it is told how they stand, whatever is said of them. */
  readonly standing?: readonly FactId[] | undefined
}

/** What an answer comes to. */
export interface Settled {
  /** What is new in the check at hand. What is answered already stays as it is. */
  readonly taken: Told
  /** What is said of the rest, before the check goes on. */
  readonly before: readonly Part[]
  readonly session: Session
  /** What was answered before, as it stands. */
  readonly stands: readonly Part[]
  /** Replaces by what is said now, once the person says so, what stands against it. */
  readonly changes: readonly DraftOption[]
}

/**
 * Settles an answer to a question, whenever that was asked: it is taken for the facts it was asked of and for no other, and
 * only where they have no answer. Of another regulation's question, what means something else here is kept for that one.
 */
export function settle(
  { question: { regulation, revision }, now, standing = [] }: Answering,
  check: CheckState,
  session: Session,
  knowledge: Knowledge,
): Settled {
  const here = regulation === check.regulation
  const { own, shared } = here ? { own: NOTHING_TOLD, shared: now } : parted(now, knowledge)
  const there = session.own[regulation] ?? NOTHING_TOLD
  const [taken, noted] = [unanswered(shared, check), unanswered(own, there)]
  const kept = noted.length > 0 ? say`这一项按${knowledge.regulations.get(regulation)?.short ?? ''}的口径记下了。` : []
  const before = answeredIn(check, shared.facts, knowledge, here ? standing : [])
  const elsewhere = answeredIn(there, own.facts, knowledge, [])
  return {
    taken: only(shared, taken),
    before: [...answeredParts(before, check.regulation), ...answeredParts(elsewhere, regulation), ...kept],
    stands: joined(
      [
        ...before.map((one) => standingParts(one, check.regulation)),
        ...elsewhere.map((one) => standingParts(one, regulation)),
      ],
      '；',
    ),
    changes: revision === undefined ? [] : changesIn(before, shared, revision),
    session: noted.length > 0 ? { ...session, own: ownWith(session.own, regulation, only(own, noted)) } : session,
  }
}

/** One for each fact that is now said otherwise than it stands. */
function changesIn(before: readonly AnsweredBefore[], { facts, said }: Told, change: number): DraftOption[] {
  const others = before.filter(({ same }) => !same)
  return others.flatMap((one) => {
    const { id } = one.fact
    const words = said[id]
    if (words === undefined) return []
    return [changeOption(one, { fact: id, value: facts[id], change }, words, others.length > 1)]
  })
}

const unanswered = ({ facts }: Told, before: Told): FactId[] =>
  Object.keys(facts).filter((id) => before.facts[id] === undefined)

const only = (told: Told, facts: readonly FactId[]): Told =>
  facts.map((id) => onlyOf(id, told)).reduce(toldOver, NOTHING_TOLD)

/** How facts stand that are answered again. */
function answeredIn({ facts, said }: Told, now: Facts, knowledge: Knowledge, standing: readonly FactId[]) {
  return [...new Set([...Object.keys(now), ...standing])].flatMap((id): AnsweredBefore[] => {
    const [fact, value, words] = [knowledge.facts.get(id), facts[id], said[id]]
    if (!fact || value === undefined) return []
    const same = now[id] === undefined || sameValue(value, now[id])
    return [{ fact, value, same, ...(words === undefined ? {} : { said: words }) }]
  })
}

/** What a quick answer says, with the words that are repeated for it; undefined where its value is none of its facts. */
export function toldBy(
  { fact, value, also = [] }: Answer,
  words: string,
  { unconfirmed }: CheckState,
  { knowledge, hear }: Pick<Sources, 'knowledge' | 'hear'>,
): Told | undefined {
  const given = readFacts(Object.fromEntries([fact, ...also].map((id) => [id, value])), knowledge.facts)
  if ('faults' in given) return undefined
  const { facts } = given
  if (unconfirmed?.fact === fact && unconfirmed.unsure)
    return { facts, said: { [fact]: unconfirmed.said ?? unconfirmed.words } }
  const quantity = typeof value === 'number' || typeof value === 'object'
  if (!quantity) return { facts, said: Object.fromEntries(Object.keys(facts).map((id) => [id, words])) }
  if (unconfirmed?.fact === fact) return { facts, said: { [fact]: inTenThousands(unconfirmed) } }
  // 是 says no quantity by itself.
  return {
    facts,
    said: sameValue(toldIn(hear(words, { asked: fact, open: true })).facts[fact], facts[fact]) ? { [fact]: words } : {},
  }
}

/** A sum told without its unit, as it is once that is confirmed. */
export const inTenThousands = ({ words, value, said }: Unitless): readonly (SaidPart & { readonly unit: string })[] =>
  (said === undefined || typeof said === 'string' ? [{ words, value }] : said).map((part) => ({
    ...part,
    unit: '万元',
  }))

type Unitless = Pick<NonNullable<CheckState['unconfirmed']>, 'words' | 'value' | 'said'>
