import type { Whether } from '../../knowledge/index.ts'
import type { RegulationId } from '../../law/index.ts'
import type { Found } from '../../retrieval/index.ts'
import type { WhetherAsked } from './index.ts'
import type { WhetherReader } from './question.ts'

/** A question less like the ways of asking after a matter may be after another. On seen questions 24 of 30 so like are answered right. */
const ALIKE = 0.3

/** What the text says on the matter asked after, where its proposition is so or not; undefined where another matter is as likely, or something is denied. */
export function byMatter(
  { folded, shape }: WhetherAsked,
  { matters }: Pick<Found, 'matters'>,
  regulation: RegulationId,
  reader: WhetherReader,
): Whether | undefined {
  const [best] = matters
  const said = best?.matter.said[regulation]
  const answer = said?.state === 'stated' ? said.answer : undefined
  if (!best || !answer || best.alike < ALIKE || reader.denies(folded)) return undefined
  const asksContrary = reader.isDuty(best.matter.whether ?? '') && (shape === 'allows' || shape === 'enough')
  return asksContrary ? CONTRARY[answer] : answer
}

const CONTRARY: Readonly<Record<Whether, Whether>> = { yes: 'no', no: 'yes', depends: 'depends' }
