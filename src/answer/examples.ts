import { type Standing, standingOn } from '../corpus/index.ts'
import { type Fact, type FactKind, leavesOf, type RegulationKnowledge } from '../knowledge/index.ts'
import { regulationOf } from '../law/index.ts'
import { heldProgrammes } from './centres.ts'
import type { Ground } from './standing.ts'

/** What a person may say to begin with, each of another kind, on regulations that the library holds. */
export interface Examples {
  /** The programmes that the library has regulations on. */
  readonly programmes: readonly string[]
  /** Places, as the rest names them. */
  readonly places: readonly string[]
  /** Facts that a condition asks a figure of. */
  readonly facts: readonly Fact[]
  /** A subject that any of the texts may speak on. */
  readonly subject: string
  /** 某地 研发场地要多大 */
  readonly figure: string
  /** 某地 撤销情形 */
  readonly list: string
  /** 某地 第八条 */
  readonly clause: string
  /** 我们公司能不能申报某地的 */
  readonly eligibility: string
  /** 我们公司研发人员够不够报某地的 */
  readonly enough: string
  /** 各地补助有什么不同 */
  readonly comparison: string
}

/** What is in force is the better example. */
const ORDER: readonly Standing[] = ['in-force', 'draft', 'uncertain-date', 'not-yet-in-force', 'not-stated', 'expired']
const ASKS: Partial<Record<FactKind, string>> = { area: '要多大', duration: '要多久' }

/** The examples come from the first regulations with figures of their own, the ones in force before all others. */
export function examplesOn({ knowledge, asOf }: Ground): Examples {
  const figures = (regulation: RegulationKnowledge): Fact[] =>
    regulation.conditions
      .flatMap(({ requires }) => leavesOf(requires))
      .flatMap(({ kind, fact }) => (kind === 'threshold' ? (knowledge.facts.get(fact) ?? []) : []))
  const order = (regulation: RegulationKnowledge) => [
    figures(regulation).length > 0 ? 0 : 1,
    ORDER.indexOf(standingOn(regulation.term, asOf)),
    -figures(regulation).length,
  ]
  const regulations = [...knowledge.regulations.values()].sort(
    (a, b) => order(a).reduce((sum, key, i) => sum || key - (order(b)[i] ?? 0), 0) || (a.place < b.place ? -1 : 1),
  )
  const [first, second = first, third = second] = regulations
  if (!first || !second || !third) throw new Error('no regulation is loaded')
  const subjects = [...knowledge.overview.keys()].flatMap((id) => knowledge.subjects.get(id) ?? [])
  const common = subjects[Math.floor(subjects.length / 2)]?.label ?? first.center
  const spoken = subjects.findLast(({ clauses }) => clauses.some(({ ref }) => regulationOf(ref) === second.id))
  const article = third.regulation.clauses.find(({ id }) => id === third.conditions[0]?.ref.replace(/\..*/u, ''))
  const facts = figures(first)
  const measured = facts.find(({ kind }) => kind === 'area') ?? facts[0]
  const counted = facts.find(({ kind }) => kind === 'count') ?? measured
  return {
    programmes: heldProgrammes(knowledge),
    places: [first.place, second.place, third.place],
    facts,
    subject: common,
    figure: measured
      ? `${first.place} ${nameOf(measured)}${ASKS[measured.kind] ?? '要多少'}`
      : `${first.place} ${common}`,
    list: `${second.place} ${spoken?.label ?? common}`,
    clause: `${third.place} ${article?.label ?? common}`,
    eligibility: `我们公司能不能申报${first.place}的`,
    enough: `我们公司${counted ? nameOf(counted) : ''}够不够报${third.place}的`,
    comparison: `各地${common}有什么不同`,
  }
}

/** A fact's first word is what people call it. */
export const nameOf = ({ words, label }: Fact): string =>
  words[0]?.text ?? label.map((part) => (typeof part === 'string' ? part : part.text)).join('')
