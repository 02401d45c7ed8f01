import type { Act, Heard } from '../hear/index.ts'
import type { FactId } from '../knowledge/index.ts'
import { partsOf, shifted } from './apart.ts'

/** 我问他签了没: whoever relays an answer tells what was asked. */
const RELAYED = /^\s{0,3}(?:我|又|再)?问(?:过|了|了下|了一下|一下)?(?:他们?|她|对方|那边|caller)/iu
const QUESTION = /[？?]/u

/** Heard less surely, what follows answers nothing that was asked in passing. */
const SURE = 0.5

/**
 * 问他被撤过没有，他说从来没拿过; 重大战略？跟我们不沾边: a thing named in a question of one's own is not told, and what follows
 * answers it. Undefined where nothing is asked so. `hear` hears words as said of a fact that was asked.
 */
export function inPassing(
  words: string,
  hear: (words: string, asked?: FactId) => Heard,
  isYesNo: (fact: FactId) => boolean,
): Heard | undefined {
  const [first, next] = partsOf(words)
  if (!first || !next) return undefined
  const mark = words.charAt(first.at + first.words.length)
  if (!RELAYED.test(first.words) && !QUESTION.test(mark)) return undefined
  const named = [...new Set(hear(first.words).acts.flatMap(factsIn))].filter(isYesNo)
  const [fact, another] = named
  if (fact === undefined || another !== undefined) return undefined
  const rest = shifted(hear(words.slice(next.at), fact), next.at)
  const answers = rest.acts.some((act) => act.act === 'tell' && act.fact === fact && act.sure >= SURE)
  return answers ? rest : undefined
}

const factsIn = (act: Act): FactId[] => {
  if (act.act === 'tell') return act.fact === null ? [] : [act.fact]
  return act.act === 'ask' ? [...act.about] : []
}
