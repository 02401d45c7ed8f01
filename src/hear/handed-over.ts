import { actFeatures, isMark } from './features.ts'
import { type Frame, frameOf } from './frame.ts'
import type { Ears } from './hear.ts'
import { hashOf, likeliest } from './learning/index.ts'
import { signsOf } from './signs.ts'

/** What is heard only of a hand-off to people: an answer to whether the conversation is passed on, and what is said of the ticket. */
export const HANDED_OVER = {
  transcript: ['yes', 'no', 'other'],
  ticket: ['end', 'progress', 'other'],
} as const

/** What it is said of: the question whether the conversation is passed on, or the ticket itself. */
export type HandedOver = keyof typeof HANDED_OVER

export interface SaidOfHandOver<Of extends HandedOver> {
  readonly says: Exclude<(typeof HANDED_OVER)[Of][number], 'other'>
  readonly sure: number
}

/** The same whatever else is open: nothing of a check tells of the hand-off. */
const SETTING = { open: false }

/**
 * The features of a whole message as what is said of a hand-off: of its bare characters, for what names a fact elsewhere (转了, 工作人员,
 * 撤了) names none here.
 */
export function handedOverFeatures({ folded, traitsOf }: Frame): number[] {
  const signs = signsOf(folded.text, { named: [], figures: [] }, traitsOf)
  const found = actFeatures(signs, 0, signs.length, SETTING)
  // 别把聊天记录给人家: what turns such a message and what it is said of stand apart in it.
  const own = signs.filter(({ sign }) => !isMark(sign)).slice(0, FAR)
  own.forEach(({ sign }, at) => {
    for (const later of own.slice(at + 1)) found.push(hashOf(`${sign} … ${later.sign}`))
  })
  return found
}
/** Messages that are longer are seldom said of it. */
const FAR = 16

/** What names a place, a subject or a clause, or gives a sum, speaks of that. */
const isOfElse = ({ signs }: Frame): boolean =>
  signs.some(
    ({ figure, named }) =>
      figure?.measure === 'money' || figure?.measure === 'area' || named?.senses.some(({ kind }) => ELSE.has(kind)),
  )
const ELSE: ReadonlySet<string> = new Set(['subject', 'place', 'programme', 'clause', 'document'])

/** What a message says of a hand-off; undefined where it is likelier that it speaks of anything else. */
export function saidOfHandOver<Of extends HandedOver>(
  message: string,
  of: Of,
  { vocabulary, models }: Ears,
): SaidOfHandOver<Of> | undefined {
  const frame = frameOf(message, {}, vocabulary)
  const [says, sure] = likeliest(models[of], handedOverFeatures(frame))
  if (says === 'other' || isOfElse(frame)) return undefined
  return { says: says as SaidOfHandOver<Of>['says'], sure }
}
