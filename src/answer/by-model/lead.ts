import type { Knowledge } from '../../knowledge/index.ts'
import type { Draft, DraftBlock } from '../draft.ts'
import { guard } from '../guard/index.ts'
import type { Caller, Model } from '../model.ts'
import { shownOf } from './shown.ts'

const LONGEST = 60
/** A kind sentence is Chinese prose: it states no rule, gives no verdict and asks nothing of its own. */
const KIND = /^[\p{Script=Han}，。、！]*$/u
const STATES =
  /符合|满足|达标|够|合格|资格|可以|不能|不得|应当?|必须|要求|规定|需要|通过|条件|申报|认定|补助|资金|材料|一定|保证|肯定|没问题|失效|有效|过期|撤销/u

/** A question of a check with a kind sentence of a model's before it; the question itself stays the program's. */
export async function led(
  draft: Draft,
  message: string,
  knowledge: Knowledge,
  model: Model,
  caller: Caller,
): Promise<Draft> {
  const at = draft.blocks.findIndex(({ section }) => section === 'question')
  if (draft.kind !== 'question' || at < 0 || !draft.check?.asks) return draft
  const next = labelOf(draft.check.asks, knowledge)
  const { question, evidence } = shownOf(message, [], knowledge)
  const words = (await model.lead({ message: question, next }, caller))?.trim()
  if (!words || words.length > LONGEST || !KIND.test(words) || STATES.test(words)) return draft
  if (guard(words, { ...evidence, asked: 0 }).verdict === 'block') return draft
  const kind: DraftBlock = { kind: 'words', parts: [{ kind: 'words', text: words }] }
  return { ...draft, blocks: [...draft.blocks.slice(0, at), kind, ...draft.blocks.slice(at)] }
}

/** A fact's name in the program's own words; a figure of the law in it is left out. */
const labelOf = (id: string, { facts }: Knowledge): string =>
  (facts.get(id)?.label ?? []).map((part) => (typeof part === 'string' ? part : '')).join('')
