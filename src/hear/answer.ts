import { mayDeny } from './denial.ts'
import { actFeatures, isMark } from './features.ts'
import type { Frame } from './frame.ts'
import { hashOf, isMet, type LinearModel, likeliest } from './learning/index.ts'
import { canBeNone } from './measures.ts'
import type { Reading } from './readings.ts'
import type { Sign } from './signs.ts'

/** 是的, 没有: an answer to what was asked that names nothing. */
export function answerIn(frame: Frame, from: number, to: number, model: LinearModel): Reading[] {
  const { asked, signs, setting } = frame
  const own = signs.slice(from, to)
  // 2019年, said of nothing, answers neither way; what names the thing itself, or another, is judged there.
  if (asked === undefined || own.some(({ figure }) => figure) || own.every(isPeriod)) return []
  if (own.some(({ named }) => named?.senses.some(({ kind }) => kind === 'fact' || kind === 'quantity'))) return []
  const traits = frame.traitsOf(asked)
  const [label, heard] = likeliest(model, actFeatures(signs, from, to, setting))
  // 回来了 beside a figure, or a long sentence that names nothing, is hardly an answer.
  const others = signs.some(({ figure, named }, at) => (at < from || at >= to) && (figure || named))
  const long = own.length > ANSWERS.long
  // 协议呢，听说连个影子都没有: what goes on in the breath of another thing is said of that.
  if (isOfAnother(frame, from)) return []
  const least = others ? (long ? 1 : ANSWERS.beside) : long ? ANSWERS.atLength : ANSWERS.alone
  // Fine, thank you: without a word of Chinese nothing is denied that is not said to be.
  const said = frame.folded.text.slice(own[0]?.start, own.at(-1)?.end)
  const denies = label !== 'no' || /\p{Script=Han}/u.test(said) || mayDeny(said)
  // 汇总后再来 is made of words that no answer was met with: whatever it says, it is asked back.
  const isStrange = shareMet(model, own) < MET
  const sure = heard < least || !denies || isStrange || PERHAPS.test(said) ? heard / 3 : heard
  const about = { ids: [asked], from, to, sure, ...(label === 'no' ? { denied: true as const } : {}) }
  if (traits?.yesNo) return label === 'other' ? [] : [{ ...about, value: (label === 'yes') !== traits.absent }]
  return label === 'no' && canBeNone(frame.measureOf(asked)) ? [{ ...about, value: 0 }] : []
}

/** 可能有, 估计没有: whoever answers so does not know. 可能性 and 不可能 say something else. */
const PERHAPS =
  /(?<!不)可能(?!性)|也许|或许|兴许|说不定|没准|估计|大概|应该(?:是|有|没|不|会|可以|能|算)|貌似|好像|\b(?:maybe|perhaps|probably|possibly|might)\b/iu

/** Of an answer that names nothing so much of what it says was met in other answers; tuned by eye on what was taken for one, 0.3 to 0.4. */
const MET = 0.34

/** How many of its pairs of characters, or words of another script, were met in answers, as a share. */
function shareMet(model: LinearModel, own: readonly Sign[]): number {
  const pairs = own.flatMap(({ sign }, i) => {
    const next = own[i + 1]?.sign
    return next && WORDS.test(sign) && WORDS.test(next) ? [hashOf(`${sign} ${next} `)] : []
  })
  return pairs.length === 0 ? 1 : pairs.filter((pair) => isMet(model, pair)).length / pairs.length
}

const WORDS = /^[\p{Script=Han}a-z']/u

/** No clause has more signs. */
const CLAUSE = 120

/** Whether the clause right before a stretch names what can be there or not. */
function isOfAnother({ signs, traitsOf }: Frame, from: number): boolean {
  if (!/^[，␣]$/u.test(signs[from]?.sign ?? '') && !/^[，␣]$/u.test(signs[from - 1]?.sign ?? '')) return false
  const last = from - (isMark(signs[from - 1]?.sign ?? '') ? 2 : 1)
  for (let i = last; i >= Math.max(0, last - CLAUSE) && !isMark(signs[i]?.sign ?? ''); i--)
    if (signs[i]?.named?.senses.some((sense) => sense.kind === 'fact' && traitsOf(sense.fact)?.yesNo)) return true
  return false
}

/** How surely an answer must be heard to count that names nothing: beside what names other things, and at more signs than so many; never both. */
const ANSWERS = { alone: 0.7, beside: 0.9, long: 9, atLength: 0.8 }

const isPeriod = ({ named }: Sign): boolean => named?.senses[0]?.kind === 'period'
