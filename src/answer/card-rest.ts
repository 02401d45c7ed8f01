import { factsUsedBy } from '../eligibility/index.ts'
import type { Knowledge, RegulationKnowledge } from '../knowledge/index.ts'
import { type ClauseId, type Day, regulationOf } from '../law/index.ts'
import {
  type DraftBlock,
  type DraftCheck,
  fromTemplate,
  joined,
  phrase,
  refer,
  referShort,
  say,
} from '../reply/index.ts'
import { conditionBlock, decisiveFirst } from './condition-lines.ts'
import { bodyOf, standingParts } from './standing.ts'

/** All that a card knows, for whoever asks: every condition, and what the text says besides. */
export function restBlocks(
  knowledge: Knowledge,
  regulation: RegulationKnowledge,
  check: DraftCheck,
  asOf: Day,
  applied: boolean,
): DraftBlock[] {
  return [
    ...decisiveFirst(check).map(conditionBlock),
    ...(regulation.scope ? [scopeBlock(regulation.scope)] : []),
    ...(regulation.judged.length > 0 ? [judgedBlock(regulation)] : []),
    ...(regulation.preferences.length > 0 ? [preferenceBlock(regulation)] : []),
    ...noteBlocks(
      regulation,
      check.conditions.map(({ ref }) => ref),
    ),
    ...unusedBlocks(knowledge, regulation, check.facts),
    ...applicationBlocks(regulation).slice(applied ? 1 : 0),
    { kind: 'words', text: standingParts(regulation, asOf), section: 'standing' },
  ]
}

export const scopeBlock = (scope: NonNullable<RegulationKnowledge['scope']>): DraftBlock => ({
  kind: 'words',
  text: say`${scope.about}（${refer(scope.phrase.ref)}：“${phrase(scope.phrase)}”）。`,
  ref: scope.phrase.ref,
  section: 'scope',
})

/** What no condition tests yet is told where the verdict is: for want of it there is none that says 符合. */
export function unmodelledBlocks({ id, unmodelled }: RegulationKnowledge): DraftBlock[] {
  if (unmodelled.length === 0) return []
  const refs = joined(
    [...new Set(unmodelled.map(({ ref }) => ref))].map((ref) => [
      // Words that changed a text stand in another.
      regulationOf(ref) === id ? referShort(ref) : refer(ref),
    ]),
    '、',
  )
  return [{ kind: 'words', text: say`${refs}还没有编进核对，请对照原文。`, section: 'unmodelled' }]
}

const judgedBlock = ({ judged }: RegulationKnowledge): DraftBlock => ({
  kind: 'words',
  text: say`由专家或主管部门评判、程序不作判断的：\n${joined(
    judged.map(({ ref, about }) => say`  · ${about}（${referShort(ref)}）`),
    '\n',
  )}`,
  section: 'judged',
})

const preferenceBlock = ({ preferences }: RegulationKnowledge): DraftBlock => ({
  kind: 'words',
  text: say`优先支持的情形，不影响上面的结论：\n${joined(
    preferences.map((of) => say`  · ${phrase(of)}（${referShort(of.ref)}）`),
    '\n',
  )}`,
  section: 'preferences',
})

/** What is odd in the text, or left open by it, is told where its clause is. */
export const noteBlocks = ({ notes }: RegulationKnowledge, refs: readonly ClauseId[]): DraftBlock[] =>
  notes
    .filter(({ phrase: of }) => refs.includes(of.ref))
    .map(({ phrase: of, about }) => ({
      kind: 'words',
      text: say`${refer(of.ref)}“${phrase(of)}”：${about}。`,
      ref: of.ref,
      section: 'note',
    }))

/** Facts that no condition of the text looks at: told, lest their silence pass for consent. */
function unusedBlocks(knowledge: Knowledge, regulation: RegulationKnowledge, facts: DraftCheck['facts']): DraftBlock[] {
  const used = factsUsedBy(regulation.conditions)
  const unused = Object.keys(facts).flatMap((id) => (used.has(id) ? [] : (knowledge.facts.get(id) ?? [])))
  if (unused.length === 0) return []
  const labels = joined(
    unused.map(({ label }) => fromTemplate(label)),
    '、',
  )
  // What is not tested yet may be of these.
  const why = regulation.unmodelled.length > 0 ? '没有拿来对照' : `${regulation.short}对此没有定条件`
  return [{ kind: 'words', text: say`没有用到的情况：${labels}（${why}）。`, section: 'unused' }]
}

/** Never a promise: what may be asked next, and of whom; the way there on request. */
export function applicationBlocks(regulation: RegulationKnowledge): DraftBlock[] {
  const role = { notice: '开放申报', request: '提出申请', recommendation: '推荐' } as const
  const steps = regulation.application.map(
    ({ phrase: of, role: as }) => say`${role[as]}：“${phrase(of)}”（${refer(of.ref)}）`,
  )
  return [
    {
      kind: 'words',
      text: say`符合条件不等于取得申报资格或获得认定。目前是否开放申报，本程序不知道，请问${bodyOf(regulation)}。`,
      section: 'application',
    },
    { kind: 'words', text: say`${joined(steps, '；')}。`, section: 'application', fold: true },
  ]
}
