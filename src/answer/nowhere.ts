import type { Heard } from '../hear/index.ts'
import type { Matter, RegulationKnowledge } from '../knowledge/index.ts'
import { type Draft, joined, say } from '../reply/index.ts'
import type { Found } from '../retrieval/index.ts'
import { asksFor } from './asks.ts'
import { placeOf } from './line.ts'
import { saysItself } from './silence.ts'
import type { Sources } from './sources.ts'

/** A matter is what is asked of all texts where a way of asking after it is so like the question, it scores so much of what the best clause does, and none that some text settles is nearly as like. */
const ASKED = { alike: 0.35, overClauses: 0.8, overSettled: 1.15 }

/** Where no place is named, and what is plainly asked after is said by none of the texts; undefined where one may. */
export function nowhereDraft(question: string, heard: Heard, found: Found, sources: Sources): Draft | undefined {
  const all = [...sources.knowledge.regulations.values()]
  const [best] = found.matters
  const [top] = found.hits
  const isMeant = best && best.alike >= ASKED.alike && best.score >= ASKED.overClauses * (top?.score ?? 0)
  if (!isMeant || all.some(({ id }) => best.matter.said[id] === undefined)) return undefined
  const states = ({ matter }: Found['matters'][number]) => all.some(({ id }) => matter.said[id]?.state === 'stated')
  const rival = found.matters.find(states)
  const isNone = !states(best) && best.alike >= ASKED.overSettled * (rival?.alike ?? 0)
  return isNone && !saysItself(question, found, sources.knowledge)
    ? noneDraft(best.matter, heard, all, sources)
    : undefined
}

/** No text says it: that is the answer. */
function noneDraft(matter: Matter, heard: Heard, all: readonly RegulationKnowledge[], { asOf }: Sources): Draft {
  const whether = asksFor(heard, 'whether')
  const names = joined(
    all.map((regulation) => say`${placeOf(regulation, asOf)}`),
    '、',
  )
  return {
    kind: whether ? 'answer' : 'refusal',
    ...(whether ? { yesNo: 'not-stated' as const } : {}),
    lead: say`收录的文件都没有写${matter.label}`,
    blocks: [{ kind: 'words', text: say`查过的是${names}；可问当地科技或发展改革主管部门。` }],
    cites: [],
    options: all.map(({ place }) => ({ label: say`${place}`, send: `${place} ${matter.label}` })),
  }
}
