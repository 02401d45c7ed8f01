import type { Heard } from '../hear/index.ts'
import { type ClauseId, isInAnnex, regulationOf } from '../law/index.ts'
import { parseNumeral } from '../quantity/index.ts'
import type { Parts } from '../reply/index.ts'
import type { Found } from '../retrieval/index.ts'
import { decidingLine } from './deciding.ts'
import { listLine } from './lists.ts'
import { wholeOf } from './lookup.ts'
import { scorecardLead } from './scorecard.ts'
import type { Sought } from './sought.ts'
import type { Sources } from './sources.ts'

/** What a clause asked for by number is led by: its list, or the words that answer what was asked of it besides. */
export function numberedLead(
  { numbered, subjects }: Found,
  sought: Sought,
  { knowledge, asOf }: Sources,
): Parts | undefined {
  const [ref, another] = numbered
  const regulation = ref === undefined || another ? undefined : knowledge.regulations.get(regulationOf(ref))
  const clause = regulation?.regulation.clauses.find(({ id }) => id === ref)
  if (!regulation || !clause) return undefined
  // 附件 is a subject too: of an annex alone all of it is asked.
  const asksMore = !isInAnnex(clause.id) && (sought.wanted !== undefined || subjects.length > 0)
  const answered = asksMore ? decidingLine(wholeOf([clause.id], knowledge), regulation, asOf, sought) : undefined
  return answered ?? scorecardLead(clause.id, { knowledge, asOf }) ?? listLine(clause, regulation, asOf)
}

/** 万州8.7不是要求500平吗: something is asked of the clause that is named, and not its words. */
export const asksWithin = ({ subjects, asked: { figure, count } }: Found, { acts }: Heard): boolean => {
  const asks = acts.flatMap((act) => (act.act === 'ask' ? [act] : []))
  const claims = asks.some((ask) => (ask.claims ?? []).length > 0)
  return asks.every(({ wants }) => wants !== 'text') && (subjects.length > 0 || figure !== undefined || count || claims)
}

/** Where a number is borne twice, the clause that more was found of leads. */
export function bestFirst({ numbered, hits }: Found): ClauseId[] {
  const score = (ref: ClauseId) =>
    Math.max(0, ...hits.filter((hit) => hit.ref === ref || hit.ref.startsWith(`${ref}.`)).map((hit) => hit.score))
  return [...numbered].sort((a, b) => score(b) - score(a))
}

const ANNEX = /(?:附件|附表|附录|annex|appendix)\s{0,4}[0-9一二三四五六七八九十]{0,3}/u

/** 附件2里法人实体占几分: a subject within an annex, not the annex by its number. */
export function partOfAnnex({ numbered, hits, subjects, asked, rest }: Found): ClauseId | undefined {
  const [annex, another] = numbered
  const [best] = hits.filter(({ ref }) => annex !== undefined && ref.startsWith(`${annex}.`))
  // 附件2 alone asks for all of it, though 附件 is a subject too.
  if (rest.replace(ANNEX, '').trim() === '') return undefined
  const asks = subjects.length > 0 || asked.figure !== undefined || asked.points
  return annex && isInAnnex(annex) && !another && !annex.includes('.') && asks ? best?.ref : undefined
}

export const articleIn = (question: string): number | undefined => {
  const match = /([0-9０-９零〇一二三四五六七八九十百两]{1,9})\s{0,4}条/u.exec(question)
  return match ? parseNumeral(match[1] ?? '') : undefined
}
