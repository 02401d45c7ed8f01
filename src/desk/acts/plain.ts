import { remark } from '../../answer/index.ts'
import type { Act } from '../../hear/index.ts'
import { say } from '../../reply/index.ts'
import type { Turn } from '../turn.ts'
import type { Turned } from '../turning.ts'
import { shorter } from './order.ts'

/** What is offered beside an answer where plain words can be had, and what asks for them. */
export const PLAINLY = '说人话'

/** Whoever says more wants something else as well. */
const LONGEST = 16

/** 说人话, 没看懂: what was told last, in plain words; where those cannot be had, 说人话 asks for no person but for fewer words. Undefined where something is asked besides. */
export function plainer(turn: Turn): Turned | undefined {
  const { session, turning, folded, found } = turn
  const [ref] = session.refs
  if (ref === undefined || folded.length > LONGEST) return undefined
  const small = folded.toLowerCase()
  const named = found.regulations.length + found.subjects.length + found.numbered.length > 0
  if (named || !turning.knowledge.plain.asked.some((words) => small.includes(words))) return undefined
  if (!turning.explains) return turn.heard.acts.some(isPerson) ? shorter(turn) : undefined
  const english = 'It cannot be said in plain words just now; the clause above is what counts. Say “more” to read it.'
  const turned = turn.resume(remark(say`这会儿没法转述，以上面的原文为准；说“展开”可以看全文。`, english))
  return { ...turned, plain: session.refs }
}

const isPerson = (act: Act): boolean => act.act === 'order' && act.order === 'person'
