import { type Assessment, type Facts, type FactTable, type Finding, holds } from '../eligibility/index.ts'
import { phrasesOf, type RegulationKnowledge, type Relaxation } from '../knowledge/index.ts'
import type { ClauseId, Phrase } from '../law/index.ts'
import { type DraftBlock, joined, phrase, referShort, say } from '../reply/index.ts'

/** Words of a text that leave a shortfall to the authority; not `settled` where it is yet to be known whether they do. */
export interface Easing {
  readonly phrase: Phrase
  readonly settled: boolean
}

/** What eases the shortfalls among some conditions, or may; 原则上, which stands in the words of the requirement, is read there. */
export const easingsOf = ({ findings, facts }: Assessment, told: readonly string[], table: FactTable): Easing[] =>
  once(
    findings
      .filter(({ condition }) => told.includes(condition.id))
      .flatMap((finding) =>
        inWords(finding, isMissed(finding) ? finding.condition.relax : finding.left).flatMap(({ when, phrase: of }) => {
          const eases = holds(when, facts, table)
          return of && eases !== false ? [{ phrase: of, settled: eases === true }] : []
        }),
      ),
  )

/** What eases conditions now that it did not before: something was told, or supposed, that the text relaxes them for. */
export const easedSince = (
  before: Facts,
  facts: Facts,
  { conditions }: Pick<RegulationKnowledge, 'conditions'>,
  table: FactTable,
): Easing[] =>
  once(
    conditions
      .flatMap(({ relax }) => relax)
      .flatMap(({ when, phrase: of }) =>
        of && holds(when, facts, table) === true && holds(when, before, table) !== true
          ? [{ phrase: of, settled: true }]
          : [],
      ),
  )

/** Missed, and its own clause leaves no room that may yet hold: an exception elsewhere in the text is none to count on. */
export const isShort = (finding: Finding, { facts }: Pick<Assessment, 'facts'>, table: FactTable): boolean =>
  isMissed(finding) &&
  finding.condition.relax.every(
    ({ when, phrase: of }) => of?.ref !== finding.condition.ref || holds(when, facts, table) === false,
  )

const isMissed = ({ status, outcome }: Finding): boolean => status === 'unknown' && outcome.passes === false

const inWords = ({ condition }: Finding, relaxations: readonly Relaxation[]): readonly Relaxation[] =>
  relaxations.filter(
    ({ phrase: of }) =>
      of?.ref !== condition.ref || !phrasesOf(condition.requires).some(({ text }) => text.includes(of.text)),
  )

/** Each of several once: what is settled of one condition is told for all. */
export function once(easings: readonly Easing[]): Easing[] {
  const kept = new Map<string, Easing>()
  for (const easing of [...easings].sort((a, b) => Number(b.settled) - Number(a.settled))) {
    const name = `${easing.phrase.ref} ${easing.phrase.text}`
    if (!kept.has(name)) kept.set(name, easing)
  }
  return [...kept.values()]
}

/** 第八条第7项：“…可适当低于以上标准”, beside the lines of what is missed: what is settled, and in a line of its own what may ease it yet. */
export function easingBlocks(easings: readonly Easing[]): DraftBlock[] {
  const [settled, open] = [true, false].map((is) => easings.filter((easing) => easing.settled === is))
  const lineOf = (list: readonly Easing[] = [], before = ''): DraftBlock[] => {
    const [first] = list
    if (!first) return []
    const quoted = list.map(({ phrase: of }) => say`${referShort(of.ref)}“${phrase(of)}”`)
    return [{ kind: 'words', text: say`${before}${joined(quoted, '；')}`, ref: first.phrase.ref, section: 'changes' }]
  }
  return [...lineOf(settled), ...lineOf(open, '能否从宽，看')]
}

export const easingRefs = (easings: readonly Easing[]): ClauseId[] => easings.map(({ phrase: of }) => of.ref)
