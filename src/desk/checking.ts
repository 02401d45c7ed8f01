import { type Wording, wordingText } from '../answer/index.ts'
import { type Facts, type FactValue, sameValue } from '../eligibility/index.ts'
import type { Fact, FactId, Knowledge } from '../knowledge/index.ts'
import type { RegulationId } from '../law/index.ts'
import type { Before, CheckState, CheckStep, Session, Told } from './session.ts'
import { NOTHING_TOLD } from './session.ts'

/** Nobody goes back further. */
const STEPS_KEPT = 50

const stepOf = ({ facts, said, before, skipped, asked }: CheckState): CheckStep => ({
  ...{ facts, said, skipped, asked },
  ...(before ? { before } : {}),
})

/**
 * What is told now over what was told before, which is kept to go back to; the words of a value that was replaced go with it. What
 * is told last stands last. A thing said again changes nothing.
 */
export function toldOver(held: Told, now: Told): Told {
  const facts: Record<FactId, FactValue> = { ...held.facts }
  const said: Record<FactId, Wording> = { ...held.said }
  const before: Record<FactId, Before> = { ...held.before }
  for (const [id, value] of Object.entries(now.facts)) {
    const [words, last] = [now.said[id], facts[id]]
    const same = sameValue(last, value)
    if (!same && last !== undefined) before[id] = { value: last, ...(said[id] === undefined ? {} : { said: said[id] }) }
    if (now.before?.[id]) before[id] = now.before[id]
    if (same && (said[id] !== undefined || words === undefined)) continue
    delete facts[id]
    delete said[id]
    facts[id] = value
    if (words !== undefined) said[id] = words
  }
  return { facts, said, ...(Object.keys(before).length > 0 ? { before } : {}) }
}

const only = ({ facts, said, before }: Told, keep: (id: FactId) => boolean): Told => {
  const kept = <T>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(record).filter(([id]) => keep(id)))
  return { facts: kept(facts) as Facts, said: kept(said), ...(before ? { before: kept(before) } : {}) }
}

const isOwn =
  ({ facts }: Knowledge) =>
  (id: FactId): boolean =>
    facts.get(id)?.scope === 'per-regulation'

/** A check of a regulation with what the session knows: what means the same everywhere, and what was told for this text. */
export function checkOf(session: Session, regulation: RegulationId, now: Told, knowledge: Knowledge): CheckState {
  const own = isOwn(knowledge)
  const before = session.check ? toldOver(session.told, session.check) : session.told
  const shared = only(before, (id) => !own(id))
  const here = ownOf(session, regulation, knowledge)
  const told = toldOver(toldOver(shared, here), now)
  return {
    ...told,
    regulation,
    phase: 'asking',
    skipped: [],
    asked: [],
    fresh: Object.keys(now.facts),
    earlier: [],
    whole: false,
    seen: {},
    knowledge: '',
  }
}

/** What was told under a regulation's own definitions: in the check at hand, or in an earlier one. */
function ownOf(session: Session, regulation: RegulationId, knowledge: Knowledge): Told {
  const kept = session.own[regulation] ?? NOTHING_TOLD
  const { check } = session
  return check?.regulation === regulation ? toldOver(kept, only(check, isOwn(knowledge))) : kept
}

/** What was told under each text's own definitions so far, the check at hand included. */
export function ownKept(session: Session, knowledge: Knowledge): Session['own'] {
  const { check } = session
  return check ? { ...session.own, [check.regulation]: ownOf(session, check.regulation, knowledge) } : session.own
}

/** A value of this fact told under another text, to be offered for confirmation. */
export function offered(
  session: Session,
  regulation: RegulationId,
  fact: FactId,
):
  | { readonly under: RegulationId; readonly fact: FactId; readonly value: FactValue; readonly words: string }
  | undefined {
  for (const [under, { facts, said }] of Object.entries(session.own)) {
    const words = said[fact]
    const value = facts[fact]
    if (under !== regulation && value !== undefined && value !== 'unknown' && words !== undefined)
      return { under, fact, value, words: wordingText(words) }
  }
  return undefined
}

/** The check with more told; the step before is kept to go back to. */
export function answered(check: CheckState, now: Told): CheckState {
  const { unconfirmed, ...rest } = check
  const settled = unconfirmed && Object.hasOwn(now.facts, unconfirmed.fact)
  return {
    ...rest,
    ...(unconfirmed && !settled ? { unconfirmed } : {}),
    ...toldOver(check, now),
    phase: 'asking',
    skipped: check.skipped.filter((id) => !Object.hasOwn(now.facts, id)),
    fresh: Object.keys(now.facts),
    earlier: [...check.earlier, stepOf(check)].slice(-STEPS_KEPT),
  }
}

/** The check without what was asked last: it is not asked again. */
export const skipped = ({ unconfirmed: _passed, ...check }: CheckState): CheckState => ({
  ...check,
  skipped: [...new Set([...check.skipped, ...check.asked])],
  fresh: [],
  earlier: [...check.earlier, stepOf(check)].slice(-STEPS_KEPT),
})

/** The check as it was before the last step; undefined at the beginning. */
export function stepBack(check: CheckState): CheckState | undefined {
  const last = check.earlier.at(-1)
  if (!last) return undefined
  const { unconfirmed: _dropped, before: _undone, ...rest } = check
  return { ...rest, ...last, phase: 'asking', fresh: [], earlier: check.earlier.slice(0, -1) }
}

/** The check with a fact forgotten, so that it is asked again. */
export function reopened(check: CheckState, fact: FactId): CheckState {
  const without = only(check, (id) => id !== fact)
  return {
    ...check,
    ...without,
    phase: 'asking',
    skipped: check.skipped.filter((id) => id !== fact),
    fresh: [],
    earlier: [...check.earlier, stepOf(check)].slice(-STEPS_KEPT),
  }
}

const UNIT = /[元块塊万萬亿億千]|\d\s?(?:[wkm]|mn|mio)(?![a-z])|thousand|million|yuan|rmb|cny/iu

/** A sum told as a bare number: 200多 for equipment is most likely 万元, and is checked back before it counts. */
export function unitless(now: Told, table: ReadonlyMap<FactId, Fact>): CheckState['unconfirmed'] {
  for (const [fact, said] of Object.entries(now.said)) {
    const value = now.facts[fact]
    // Of figures that are added up one unit is that of all.
    const words = typeof said === 'string' ? said : said.map(({ words: own, unit = '' }) => own + unit).join('+')
    if (table.get(fact)?.kind === 'money' && value !== undefined && value !== 'unknown' && !UNIT.test(words))
      return /[\d一二三四五六七八九十百两几]/u.test(words) ? { fact, value, words, said } : undefined
  }
  return undefined
}

/** What is told of one fact. */
export const onlyOf = (fact: FactId, now: Told): Told => only(now, (id) => id === fact)

/** What was told under one text's definitions, with more told. */
export const ownWith = (own: Session['own'], regulation: RegulationId, now: Told): Session['own'] => ({
  ...own,
  [regulation]: toldOver(own[regulation] ?? NOTHING_TOLD, now),
})

/** What is told, parted into what holds under this text's definitions alone, and what holds everywhere. */
export const parted = (now: Told, knowledge: Knowledge): { readonly own: Told; readonly shared: Told } => {
  const own = isOwn(knowledge)
  return { own: only(now, own), shared: only(now, (id) => !own(id)) }
}

/** What is told without one fact. */
export const without = (now: Told, fact: FactId): Told => only(now, (id) => id !== fact)
