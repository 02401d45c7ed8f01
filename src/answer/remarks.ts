import type { Status } from '../eligibility/index.ts'
import { type FactId, type Knowledge, type RegulationKnowledge, titleOf } from '../knowledge/index.ts'
import { type ClauseId, regulationOf } from '../law/index.ts'
import {
  computed,
  type Draft,
  type DraftBlock,
  type DraftCheck,
  fromTemplate,
  joined,
  type Parts,
  refer,
  say,
} from '../reply/index.ts'
import { heldProgrammes } from './centres.ts'
import { conditionBlocks } from './condition-lines.ts'
import { easingRefs, easingsOf } from './easing.ts'
import { examplesOn } from './examples.ts'
import type { Guide } from './guide.ts'
import { folding, regulationsIn, screenOf, wholeOf } from './lookup.ts'
import { answersTo, fieldsFor, questionLine } from './questions.ts'
import { type Ground, noticesFor, standingWord, titleParts } from './standing.ts'
import { checkedOn } from './verdict.ts'

const block = (parts: Parts): DraftBlock => ({ kind: 'words', text: parts })

/** A short word of the program's own, with nothing to cite; `english` for those who write so. */
export const remark = (parts: Parts, english?: string): Draft => ({
  kind: 'smalltalk',
  blocks: [block(parts)],
  cites: [],
  ...(english === undefined ? {} : { english: say`${english}` }),
})

/** The draft with a word before it. */
export const opening = (parts: Parts, { english: _alone, ...draft }: Draft): Draft => ({
  ...draft,
  blocks: [block(parts), ...draft.blocks],
})

/** The draft with a word after it. */
export const closing = (draft: Draft, parts: Parts): Draft => ({ ...draft, blocks: [...draft.blocks, block(parts)] })

/** What answers on the day, and all that is held. */
type Held = Ground & { readonly library?: Knowledge }

/** Clauses by their ids, whole and verbatim, as asked for by 出处 or 上一条. */
export function clausesDraft(refs: readonly ClauseId[], { knowledge: current, library = current, asOf }: Held): Draft {
  // What was told last may be of a version that is none of the day's.
  const knowledge = refs.every((ref) => current.regulations.has(regulationOf(ref))) ? current : library
  const clauses = wholeOf(refs, knowledge)
  return {
    kind: 'clause',
    notices: regulationsIn(refs, knowledge).flatMap((regulation) => noticesFor(regulation, asOf)),
    blocks: screenOf(clauses),
    cites: [...new Set([...refs, ...clauses.map(({ id }) => id)])],
  }
}

/** What a reply left folded, opened. */
export const openedDraft = (
  { blocks, cites }: Pick<Draft, 'blocks' | 'cites'>,
  { knowledge, library = knowledge, asOf }: Held,
): Draft => ({
  kind: 'answer',
  notices: regulationsIn(cites, library).flatMap((regulation) => noticesFor(regulation, asOf)),
  blocks,
  cites,
})

/** The article before or after the one a clause stands in, or the clause beside it under the same article (`within`); undefined at either end. */
export function clauseBeside(
  ref: ClauseId,
  step: 1 | -1,
  within: boolean,
  { knowledge }: Ground,
): ClauseId | undefined {
  const clauses = knowledge.regulations.get(regulationOf(ref))?.regulation.clauses ?? []
  const own = clauses.find(({ id }) => id === ref)
  const row = within
    ? clauses.filter(({ parent, kind }) => parent === own?.parent && kind === own?.kind)
    : clauses.filter(({ kind }) => kind === 'article')
  const at = row.findLastIndex(({ id }) => ref === id || ref.startsWith(`${id}.`))
  return at < 0 ? undefined : row[at + step]?.id
}

/** The article of a clause as it is numbered, 第八条, to complete 第7项 with. */
export function articleLabel(ref: ClauseId, { knowledge }: Ground): string | undefined {
  const article = knowledge.regulations
    .get(regulationOf(ref))
    ?.regulation.clauses.find(({ id, kind }) => kind === 'article' && (ref === id || ref.startsWith(`${id}.`)))
  return article?.label
}

/** An answer given in the middle of a check, with the question that was open asked again after it. */
export function resumed(draft: Draft, ground: Ground, regulation: RegulationKnowledge, guide: Guide): Draft {
  const { asks, check } = checkedOn(ground, regulation, guide.facts, guide.said ?? {}, guide)
  if (asks.length === 0) return { ...draft, check }
  return {
    ...draft,
    blocks: [
      ...draft.blocks,
      // Its clause, and how many more there may be, were told when it was asked first.
      {
        ...block(say`接着核对${regulation.place}：${questionLine(ground.knowledge, regulation, asks)}`),
        section: 'question',
      },
    ],
    check,
    options: draft.options ?? answersTo(ground.knowledge, asks),
    form: fieldsFor(ground.knowledge, regulation, asks),
  }
}

/** The question that is open, said again in a line after some words of its own; only these where nothing is asked. */
export function reasked(before: Parts, ground: Ground, regulation: RegulationKnowledge, guide: Guide): Draft {
  const { asks, check } = checkedOn(ground, regulation, guide.facts, guide.said ?? {}, guide)
  const question = say`${before}${questionLine(ground.knowledge, regulation, asks)}`
  return {
    kind: 'smalltalk',
    blocks: [{ kind: 'words', text: question, section: 'question' }],
    cites: [],
    check,
    options: answersTo(ground.knowledge, asks),
    form: fieldsFor(ground.knowledge, regulation, asks),
  }
}

/** Why a fact is asked: the clauses whose conditions wait for it. */
export function whyAsked(fact: FactId, ground: Ground, regulation: RegulationKnowledge, guide: Guide): Draft {
  const { assessment } = checkedOn(ground, regulation, guide.facts, guide.said ?? {}, guide)
  const refs = [
    ...new Set(
      assessment.findings.filter(({ missing }) => missing.includes(fact)).map(({ condition }) => condition.ref),
    ),
  ]
  const named = joined(
    refs.map((ref) => [refer(ref)]),
    '、',
  )
  return opening(say`问这一项，是因为${named}要看它：`, { ...clausesDraft(refs, ground), kind: 'answer' })
}

/** Why the verdict is as it is, or whether `only` for that: how the conditions stand that are missed, and their clauses; where none is, the clauses that are still open. */
export function whyJudged(ground: Ground, regulation: RegulationKnowledge, guide: Guide, only = false): Draft {
  const { assessment, check } = checkedOn(ground, regulation, guide.facts, guide.said ?? {}, guide)
  const decisive = (['unmet', 'discretionary', 'unknown'] as const)
    .map((status) => assessment.findings.filter((finding) => finding.status === status))
    .find(({ length }) => length > 0)
  const ids = (decisive ?? assessment.findings).map(({ condition }) => condition.id)
  const lines = check.conditions.filter(({ id, status }) => ids.includes(id) && isMissed(status))
  const easings = easingsOf(assessment, ids, ground.knowledge.facts)
  const refs = check.conditions.flatMap(({ id, ref }) => (ids.includes(id) ? [ref] : []))
  const clauses = clausesDraft([...new Set([...refs, ...easingRefs(easings)])], ground)
  // A line has the words of the clause that decide; where there is none, the clauses speak.
  const told =
    lines.length > 0
      ? [...(only ? onlyBlocks(check) : []), ...conditionBlocks(lines), ...clauses.blocks.map(folding)]
      : [block(say`结论出自这些条款：`), ...clauses.blocks]
  return { ...clauses, kind: 'answer', blocks: told, check }
}

/** 就为这一条: how many are missed, and what is not known besides. */
function onlyBlocks({ conditions }: DraftCheck): DraftBlock[] {
  const count = (of: Status) => conditions.filter(({ status }) => status === of).length
  const [missed, open, left] = [count('unmet'), count('unknown'), count('discretionary')]
  const besides = [
    ...(left > 0 ? [say`${computed(`${left} 项`)}由主管部门裁量`] : []),
    ...(open > 0 ? [say`${computed(`${open} 项`)}还没说清`] : []),
  ]
  const rest = besides.length > 0 ? say`另有${joined(besides, '，')}` : say`其余都符合`
  if (missed === 0) return [block(say`没有不符合的，${rest}。`)]
  return [
    block(
      missed === 1 ? say`是，不符合的只有这一项；${rest}。` : say`不符合的有 ${computed(`${missed} 项`)}；${rest}。`,
    ),
  ]
}

const isMissed = (status: Status): boolean => status === 'unmet' || status === 'discretionary'

/** Who speaks, on what texts, how they stand, and how to begin. */
export function welcomeDraft(ground: Ground): Draft {
  const { knowledge, asOf } = ground
  const { figure, list, eligibility } = examplesOn(ground)
  const rows = [...knowledge.regulations.values()].map((regulation): Parts[] => [
    say`${regulation.place}`,
    fromTemplate(titleOf(regulation)),
    say`${standingWord(regulation, asOf)}`,
  ])
  return {
    kind: 'smalltalk',
    blocks: [
      block(
        say`问策：按条文原文回答${heldProgrammes(knowledge).join('、')}的设立问题。数字都出自条文或您说的话，能否达标逐条计算。`,
      ),
      { kind: 'table', text: [], table: { head: [say`地方`, say`文本`, say`效力`], rows } },
      block(say`试试：\n${[figure, list, eligibility].map((example) => `  ${example}`).join('\n')}`),
      block(say`说“帮助”看还能说什么。`),
    ],
    cites: [],
  }
}

/** What can be asked of a place, where only its name was said. */
export function overviewDraft(regulation: RegulationKnowledge, ground: Ground): Draft {
  const { place, center, application } = regulation
  const { overview, subjects: known } = ground.knowledge
  const subjects = [...overview.keys()].flatMap((id) => {
    const subject = known.get(id)
    return subject?.clauses.some(({ ref }) => regulationOf(ref) === regulation.id) ? [subject.label] : []
  })
  return {
    kind: 'question',
    notices: noticesFor(regulation, ground.asOf),
    blocks: [block(say`${center}依据的是${titleParts(regulation)}。想了解哪方面？`)],
    cites: application.slice(0, 1).map(({ phrase: { ref } }) => ref),
    options: [
      { label: say`逐条核对我们符不符合条件`, send: `我们能不能申报${place}` },
      ...subjects.map((subject) => ({ label: say`${subject}`, send: `${place} ${subject}` })),
    ],
  }
}
