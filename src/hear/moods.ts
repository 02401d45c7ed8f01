import { isMark } from './features.ts'
import type { Frame, Vocabulary } from './frame.ts'
import type { Mood } from './heard.ts'
import type { Reading } from './readings.ts'
import { clausesFrom } from './scope.ts'

const PLANS =
  /将(?![近领军就士])|拟(?!定)|打算|计划|准备|会(?![签议计员])|(?<![a-z])(?:will|going to|plan(?:s|ning|ned)?|intends? to)(?![a-z])/iu
const PLANS_NOT =
  /(?:不(?![久日])|没有?|未|无)[^，。；,;]{0,6}(?:将|拟|打算|计划|准备|会)|不会|\b(?:not|no|never)\b|n['’]t/iu
/** 拟建的中心属于重大战略: what is so now of what is planned. */
const IS_SO = /[是属有的已]|\b(?:is|are|has|have)\b/iu

/** How a reading is meant, whatever its whole stretch is: planned; or so, though it is past, where the past still counts. */
export function moodOf(reading: Reading, mood: Mood, frame: Frame, vocabulary: Vocabulary): Mood {
  if (mood === 'is' && isPlanned(reading, frame)) return 'plan'
  return mood === 'was' && isLately(reading, frame, vocabulary) ? 'is' : mood
}

/** So many signs around a word the year of it is looked for. */
const AROUND = 40

/** 去年上过失信名单，后来撤了: what nobody wants, in a year that still counts. */
function isLately({ ids, value, from, to }: Reading, { signs, traitsOf }: Frame, { withinOf }: Vocabulary): boolean {
  const years = withinOf(ids[0] ?? '')
  const isBad = ids.every((id) =>
    traitsOf(id)?.absent ? value === false : traitsOf(id)?.ill === true && value === true,
  )
  if (years === undefined || !isBad) return false
  return signs
    .slice(Math.max(0, from - AROUND), to + AROUND)
    .some(({ named }) => named?.senses.some((sense) => sense.kind === 'period' && sense.from >= 0 && sense.to < years))
}

/** Whether what leads up to a reading in its clause says that it is only planned: 将在培育期内注册为独立法人. */
function isPlanned({ value, denied, from }: Reading, { signs, folded: { text } }: Frame): boolean {
  if (value !== true || denied) return false
  let at = from
  while (at > 0 && !isBreak(signs[at - 1]?.sign ?? '')) at--
  const before = text.slice(signs[at]?.start, signs[from]?.start)
  const word = PLANS.exec(before)
  return word !== null && !PLANS_NOT.test(before) && !IS_SO.test(before.slice(word.index + word[0].length))
}

/** Whether what is not so now is planned in a clause after it: 现在没登记，拟在培育期里登记. */
export const isYetToBe = ({ value, to, ids }: Reading, frame: Frame): boolean =>
  value === false &&
  ids.every((id) => !frame.traitsOf(id)?.absent && !frame.traitsOf(id)?.ill) &&
  clausesFrom(frame, to, ids).some((clause) => PLANS.test(clause) && !PLANS_NOT.test(clause))

const isBreak = (sign: string): boolean => isMark(sign) && sign !== '␣'
