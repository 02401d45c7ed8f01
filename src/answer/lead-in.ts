import type { RegulationKnowledge } from '../knowledge/index.ts'
import type { Clause, ClauseId, Span } from '../law/index.ts'
import { type Parts, phrase, say } from '../reply/index.ts'
import { piecesOf, SENTENCE, trimmed } from './sentences.ts'
import type { Sought } from './sought.ts'

export interface LeadIn {
  readonly text: Parts
  readonly length: number
  /** The item is a case, and what follows from it is said here: 有下列情形之一的，予以撤销. */
  readonly follows: boolean
}

/** The sentence that an item stands under, where it is asked who, or where the item is but a case of what is said there. */
export function leadInOf(
  ref: ClauseId,
  { regulation: { clauses } }: RegulationKnowledge,
  { who }: Pick<Sought, 'who'>,
): LeadIn | undefined {
  const own = clauses.find(({ id }) => id === ref)
  const parent = clauses.find(({ id }) => id === own?.parent)
  if (!own || !parent || own.kind !== 'item') return undefined
  const sentences = piecesOf(parent.text, { start: 0, end: parent.text.length }, SENTENCE)
  const last = sentences.at(-1)
  if (!last) return undefined
  const said = parent.text.slice(last.start, last.end)
  const follows = OF_CASES.test(said) && CASE_ENDS.test(own.text)
  if (follows) return leadIn(parent, last, true)
  if (!who || !/[：:]\s*$/u.test(said)) return undefined
  // 主要任务如下：names nobody; who it is stands before.
  const [first] = sentences
  return leadIn(parent, namesOnly(said) && first ? first : last, false)
}

function leadIn(parent: Clause, sentence: Span, follows: boolean): LeadIn {
  const span = trimmed(parent.text, sentence)
  const text = parent.text.slice(span.start, span.end)
  return { text: say`${phrase({ ref: parent.id, text, span })}：`, length: text.length + 1, follows }
}

/** 主要任务如下：, 包括：: a heading of what follows, and nothing else. */
export const namesOnly = (sentence: string): boolean => sentence.trim().length <= 10

/** 有下列情形之一的: what is said of each of the items below. */
export const OF_CASES = /(?:下列|以下)[^，。：]{0,6}(?:情形|情况|行为|问题)/u
const CASE_ENDS = /(?:的|行为|情形|情况)[。；;\s]*$/u
