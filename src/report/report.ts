import { DECISIVE_FIRST, type Status } from '../eligibility/index.ts'
import { type Day, dayText } from '../law/index.ts'
import type { Block, Check, CheckCondition, Citation, Reply } from '../reply/index.ts'
import { type Passage, passagesOf, type Section, sectionsOf, words } from './passages.ts'
import {
  BLANK,
  MARKS,
  NOT_GIVEN,
  NOTHING_MISSING,
  NOTHING_TO_CHANGE,
  SIGNED,
  SOURCES,
  STANDINGS,
  VERDICTS,
} from './words.ts'

/** What a report says of its own making: with the reply, all that its figures come from. `corpus` names the texts it was read from. */
export interface Edition {
  readonly madeOn: Day
  readonly corpus: string
}

/** What stands on a report that is signed and filed, besides what the verdict says: its number (the reply's where left out), whose it is, and the number of the text's document. */
export interface Filing {
  readonly number?: string
  readonly applicant?: string
  readonly documentNumber?: string
}

/** A verdict in the order it is read on paper, as text that no form has escaped yet. */
export interface Report {
  readonly madeOn: Day
  readonly heading: string
  readonly title: string
  /** Whose it is, its number, the number of the text's document; and what is signed at its end. */
  readonly filed: readonly Point[]
  readonly signed: readonly string[]
  readonly standing: {
    readonly kind: Check['standing']
    readonly label: string
    readonly asOf: string
    readonly passages: readonly Passage[]
  }
  readonly notices: readonly string[]
  readonly verdict: { readonly status: Status; readonly label: string; readonly passages: readonly Passage[] }
  readonly rows: readonly Row[]
  readonly changes: ToDo
  readonly missing: ToDo
  readonly sections: readonly Section[]
  readonly quotations: readonly Citation[]
  readonly colophon: readonly Point[]
}

export interface Point {
  readonly term: string
  readonly text: string
}

/** One condition; `clause` is the title of its citation, and what there is nothing to say of is empty. */
export interface Row {
  readonly ref: string
  readonly status: Status
  readonly mark: string
  readonly label: string
  readonly required: string
  readonly given: string
  readonly gap: string
  readonly clause: string
}

/** What is still to be done, condition by condition, and what is to be said of it as a whole. */
export interface ToDo {
  readonly remedies: readonly Remedy[]
  readonly passages: readonly Passage[]
}

/** What is still to be done for one condition. */
export interface Remedy {
  readonly status: Status
  readonly label: string
  readonly clause: string
  readonly points: readonly Point[]
}

/**
 * Sets a published verdict out as a report. It writes no figure of its own: each stands in the reply or in the edition.
 * Throws where the reply is no verdict, for only a verdict holds every condition, its clause and the way to apply.
 */
export function reportOf(
  reply: Reply,
  { madeOn, corpus }: Edition,
  { number, applicant, documentNumber }: Filing = {},
): Report {
  const { check } = reply
  if (reply.kind !== 'verdict' || !check) throw new Error(`reply ${reply.id} is no verdict but of kind ${reply.kind}`)
  const conditions = DECISIVE_FIRST.flatMap((status) =>
    check.conditions.filter((condition) => condition.status === status),
  )
  const titleOf = (ref: string) => reply.citations.find((citation) => citation.ref === ref)?.title ?? ref
  const having = (...statuses: readonly Status[]) => conditions.filter(({ status }) => statuses.includes(status))
  const changes = having('unmet', 'discretionary').map((condition) => changeOf(condition, titleOf))
  const missing = having('unknown').map((condition) => missingOf(condition, titleOf))
  const told = (section: Block['section']) => reply.blocks.filter((block) => block.section === section)
  const passages = (section: Block['section']) => told(section).flatMap(({ text }) => passagesOf(text))
  const asOf = dayText(check.asOf)
  return {
    madeOn,
    heading: `${check.center}：条件对照报告`,
    title: check.title,
    filed: pointsOf({ 申报单位: applicant ?? BLANK, 报告编号: number ?? reply.id, 依据文号: documentNumber }),
    signed: SIGNED,
    standing: {
      kind: check.standing,
      label: STANDINGS[check.standing],
      asOf: `按${asOf}判断，${check.heading}`,
      passages: passages('standing'),
    },
    // An expired text's standing is told in a notice too: once is enough.
    notices: reply.notices
      .map(({ text }) => text)
      .filter((text) => told('standing').every((block) => block.text !== text)),
    verdict: {
      status: check.verdict,
      label: `${check.heading}：${VERDICTS[check.verdict]}`,
      // The headline opens with the verdict, the centre and the title, which stand in the report's own head.
      passages: [
        ...passages('headline').slice(1),
        ...passages('counts'),
        ...passages('scope'),
        ...passages('application'),
      ],
    },
    rows: conditions.map((condition) => rowOf(condition, titleOf)),
    changes: { remedies: changes, passages: changes.length > 0 ? [] : [words(NOTHING_TO_CHANGE)] },
    missing: { remedies: missing, passages: missing.length > 0 ? passages('question') : [words(NOTHING_MISSING)] },
    sections: sectionsOf(reply.blocks),
    quotations: reply.citations,
    colophon: [
      { term: '制作日期', text: dayText(madeOn) },
      { term: '判断效力的日期', text: asOf },
      { term: '文本库版本', text: corpus },
      { term: '数字的来历', text: SOURCES },
    ],
  }
}

type TitleOf = (ref: string) => string

const rowOf = ({ ref, status, label, required, given, gap }: CheckCondition, titleOf: TitleOf): Row => ({
  ref,
  status,
  mark: MARKS[status],
  label,
  required,
  given: given ?? (status === 'unknown' ? NOT_GIVEN : ''),
  gap: gap ?? '',
  clause: titleOf(ref),
})

const changeOf = ({ ref, status, label, required, given, gap, why }: CheckCondition, titleOf: TitleOf): Remedy => ({
  status,
  label: `${MARKS[status]}：${label}`,
  clause: titleOf(ref),
  points: pointsOf({ 差距: gap, 要求: required, 给出: given, 说明: why }),
})

function missingOf({ ref, status, label, required, given, gap, why }: CheckCondition, titleOf: TitleOf): Remedy {
  // 还不能定，要知道：研发人员。 says no more of 研发人员 than that it stands in this list.
  const told = given === undefined && why?.endsWith(`要知道：${label}。`) ? undefined : why
  const points = { 要求: given === undefined ? undefined : required, 给出: given, 差距: gap, 说明: told }
  return { status, label, clause: titleOf(ref), points: pointsOf(points) }
}

const pointsOf = (texts: Readonly<Record<string, string | undefined>>): Point[] =>
  Object.entries(texts).flatMap(([term, text]) => (text === undefined || text === '' ? [] : [{ term, text }]))
