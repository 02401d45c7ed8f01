import { isChance } from '../answer/index.ts'
import type { Act, Heard } from '../hear/index.ts'
import type { Found } from '../retrieval/index.ts'
import { isPlain } from './sure.ts'

/**
 * 烦死了 你们这些规定, 谢谢，我们先内部研究一下: what stands beside thanks, a farewell, a complaint or 先停, names nothing and was not
 * heard surely, is a part of that and no question, order or answer.
 */
export function withoutAsides(heard: Heard, find: (words: string) => Found): Heard {
  const closes = heard.acts.filter(isClosing)
  if (closes.length === 0 || closes.length === heard.acts.length) return heard
  const leaves = closes.some((act) => act.act === 'order' || act.tone !== 'complain')
  const kept = heard.acts.filter((act) => act.act === 'courtesy' || isClosing(act) || !isIdle(act, leaves, find))
  return kept.length === heard.acts.length ? heard : { ...heard, acts: kept }
}

const isClosing = (act: Act): act is Extract<Act, { act: 'courtesy' | 'order' }> =>
  isPlain(act) &&
  (act.act === 'courtesy'
    ? act.tone === 'thank' || act.tone === 'farewell' || act.tone === 'complain'
    : act.act === 'order' && act.order === 'stop')

/** Whether an act says nothing by itself. An answer may follow a complaint: 烦死了，没有. */
function isIdle(act: Act, leaves: boolean, find: (words: string) => Found): boolean {
  const unsure =
    act.act === 'ask'
      ? act.sure < ASKED && act.about.length === 0 && (act.claims ?? []).length === 0
      : act.act === 'tell'
        ? leaves && !isPlain(act) && (act.value === null || typeof act.value === 'boolean')
        : act.act !== 'suppose' && !isPlain(act)
  if (!unsure) return false
  const found = find(act.words)
  const { hits, subjects, regulations, numberAsked } = found
  return subjects.length + regulations.length === 0 && !numberAsked && isChance(found, hits[0])
}

/** A question is heard in the tail of a complaint more surely than it is one. */
const ASKED = 0.7
