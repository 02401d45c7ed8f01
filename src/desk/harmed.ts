import { assess } from '../eligibility/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import type { Day } from '../law/index.ts'
import type { Draft } from '../reply/index.ts'
import type { CheckState, Session } from './session.ts'
import type { Turned } from './turning.ts'

/** A turn over a session, as the program takes it alone, and with what a second reader heard. */
export interface Twice {
  readonly before: Session
  readonly own: Turned
  readonly twice: Turned
}

/**
 * Whether a second reading turns a condition against the person, speaks of another place or applicant, or does what nobody would have
 * done without it. A message is heard in parts too, so that what each act of a reading may do does not say what all of them come to.
 */
export function isHarmed({ before, own, twice }: Twice, knowledge: Knowledge, asOf: Day): boolean {
  const unmet = new Set([before, own.session].flatMap(({ check }) => unmetIn(check, knowledge, asOf)))
  const spoken = [before, own.session].map(spokenOf)
  const done = doneBy(own)
  return (
    unmetIn(twice.session.check, knowledge, asOf).some((id) => !unmet.has(id)) ||
    (before.check !== undefined && !spoken.includes(spokenOf(twice.session))) ||
    doneBy(twice).some((each) => !done.includes(each))
  )
}

function unmetIn(check: CheckState | undefined, { regulations, facts }: Knowledge, asOf: Day): string[] {
  const regulation = regulations.get(check?.regulation ?? '')
  if (!check || !regulation) return []
  return assess(regulation, check.facts, facts, asOf).findings.flatMap(({ status, condition }) =>
    status === 'unmet' ? [condition.id] : [],
  )
}

const spokenOf = ({ who, check }: Session): string => `${who.number} ${check?.regulation ?? ''}`

/** The same of an answer in no conversation. */
export const isTurned = (own: Draft, twice: Draft): boolean =>
  twice.check?.verdict === 'unmet' && own.check?.verdict !== 'unmet'

/** What a turn does besides answering. */
const doneBy = ({ draft, erase, exports, silent, notes }: Turned): string[] => [
  ...(erase ? ['erase'] : []),
  ...(exports ? ['export'] : []),
  ...(silent ? ['silence'] : []),
  ...(draft.report ? ['report'] : []),
  ...(draft.ticket === undefined ? [] : ['ticket']),
  ...notes.map(({ kind }) => kind).filter((kind) => kind.startsWith('ticket')),
]
