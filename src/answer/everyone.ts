import { assess, type Facts, type Status } from '../eligibility/index.ts'
import type { RegulationKnowledge } from '../knowledge/index.ts'
import { computed, type Draft, fromTemplate, joined, type Parts, say } from '../reply/index.ts'
import { foldedNotices, type Ground, verdictHeading } from './standing.ts'
import { VERDICTS } from './verdict.ts'

/** One of several applicants, held against the text they apply under. */
export interface Standing {
  readonly name: Parts
  readonly regulation: RegulationKnowledge
  readonly facts: Facts
}

/** How each of several applicants stands, in a line each with what fails, or else what is still to be told. */
export function everyoneDraft(standings: readonly Standing[], ground: Ground, ranks: boolean): Draft {
  const all = standings.map((each) => {
    const { verdict, findings } = assess(each.regulation, each.facts, ground.knowledge.facts, ground.asOf)
    const of = (status: Status) => findings.filter((finding) => finding.status === status)
    return { ...each, verdict, unmet: of('unmet'), decisive: of(verdict === 'met' ? 'unknown' : verdict), of }
  })
  const rows = all.map(({ name, regulation, verdict, decisive }): Parts[] => {
    const shown = decisive.slice(0, FEW).map(({ condition }) => fromTemplate(condition.label))
    const rest = decisive.length > FEW ? '等' : ''
    return [
      name,
      say`${regulation.place}（${verdictHeading(regulation, ground.asOf)}）`,
      say`${VERDICTS[verdict]}`,
      say`${joined(shown, '、')}${rest}`,
    ]
  })
  const fewest = Math.min(...all.map(({ unmet }) => unmet.length))
  const best = all.filter(({ unmet }) => unmet.length === fewest)
  const lead = ranks
    ? [
        say`不符合项最少：${joined(
          best.map(({ name }) => name),
          '、',
        )}（${computed(String(fewest))} 项）。`,
      ]
    : []
  const decides = all.flatMap(({ unmet }) => unmet.map(({ condition }) => condition.ref))
  return {
    kind: 'verdict',
    ...(lead[0] ? { lead: lead[0] } : {}),
    notices: foldedNotices([...new Set(all.map(({ regulation }) => regulation))], ground.asOf),
    blocks: [
      { kind: 'table', text: [], table: { head: [say`哪一家`, say`地方`, say`按现在说的情况`, say`取决于`], rows } },
    ],
    cites: [...new Set(decides)],
  }
}
const FEW = 3
