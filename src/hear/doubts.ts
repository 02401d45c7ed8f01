import { isDenied, isImpossible } from './denial.ts'
import type { Frame, Vocabulary } from './frame.ts'
import type { Reading } from './readings.ts'
import { type Scope, scopeOf } from './scope.ts'

/** What is denied by what stands around it is denied, and surely so where it was heard to be; that there is none of what is counted is heard unsurely. */
export function against(reading: Reading, frame: Frame): Reading {
  const { value, denied, from, sure, ids } = reading
  const named = frame.signs[from]?.named
  const isName = named?.senses.some(
    (sense) => sense.kind === 'fact' && sense.role === 'name' && ids.includes(sense.fact),
  )
  const scope = isName ? scopeOf(frame, from) : leadsUp(frame, from)
  if (value === 0)
    return sure >= NONE || scope === 'none'
      ? { ...reading, sure: Math.max(sure, NONE) }
      : { ...reading, sure: sure / 3 }
  // 头一回报，以前没有评上过: what says no by itself is not denied by a denial of something else.
  const isNo = named?.senses.some(
    (sense) => sense.kind === 'fact' && sense.role === 'against' && ids.includes(sense.fact),
  )
  if (isNo && !denied && isImpossible(frame.folded.text.slice(frame.signs[from]?.end)))
    return { ...reading, sure: sure / 3 }
  if (scope === undefined && denied && isNo && scopeOf(frame, from) === undefined)
    return { ...reading, value: false, sure: SAID_NO }
  if (scope === undefined) return reading
  const unsure = scope === 'perhaps' || (scope === 'still' && denied && !ids.some((id) => frame.traitsOf(id)?.absent))
  if (unsure) return { ...reading, sure: sure / 3 }
  if (scope === 'still') return reading
  if (denied) return { ...reading, sure: Math.max(sure, sure < HEARD ? FLIPPED : DENIED) }
  const yesNo = typeof value === 'boolean' && ids.every((id) => frame.traitsOf(id)?.yesNo)
  if (yesNo && (isName || value)) return { ...reading, value: !value, denied: true, sure: FLIPPED }
  return value === false ? reading : { ...reading, sure: sure / 2 }
}

const leadsUp = ({ signs, folded }: Frame, at: number): Scope | undefined =>
  isDenied(folded.text.slice(0, signs[at]?.start ?? 0)) ? 'undone' : undefined

/** So many signs around a word what is said of it is looked for. */
const AROUND = 40
const AGO = /^\s?[多来]?\s?(?:以|之)?前|^\s?ago\b/u

/** 被撤过，是四年多以前的事: what nobody wants, longer ago than it counts, is not so. */
export function longAgo(reading: Reading, { signs, folded, traitsOf }: Frame, { withinOf }: Vocabulary): Reading {
  const { value, ids } = reading
  const years = value === true && ids.every((id) => traitsOf(id)?.ill) ? withinOf(ids[0] ?? '') : undefined
  if (years === undefined) return reading
  const past = signs
    .slice(Math.max(0, reading.from - AROUND), reading.to + AROUND)
    .some(
      ({ figure, end }) =>
        figure?.measure === 'duration' &&
        (figure.interval.min ?? 0) >= years &&
        AGO.test(folded.text.slice(end, end + 6)),
    )
  return past ? { ...reading, value: false, denied: true, sure: FLIPPED } : reading
}

/** How sure what a clause denies is, where the model heard the denial as well, at least so surely, and where it did not. */
const HEARD = 0.4
/** How sure what says no by itself is, where it was heard denied: enough to be held, and not against a person. */
const SAID_NO = 0.6
const DENIED = 0.85
const FLIPPED = 0.7

/** Heard less surely, that one has none of something is asked. */
const NONE = 0.85

const ANY = /^的(?:单位|企业|公司|中心|机构|院所|高校|学校|厂家?)/u
const SOMEBODY = /[我俺咱他她它贵]|本[公单校院所厂]|\b(?:we|our|i|they)\b/u

/** 被撤销过的单位还能不能报 asks of any that was, 撤销这事 and 会撤不 of the thing, and tell of nobody. */
export function isOfAny({ signs, folded: { text } }: Frame, at: number): boolean {
  const { start = 0, end = 0 } = signs[at] ?? {}
  const rest = text.slice(end)
  if (TOPIC.test(rest) || WHETHER.test(rest)) return true
  return ANY.test(rest) && !SOMEBODY.test(text.slice(Math.max(0, start - AROUND), end + AROUND))
}

/** 撤销这事, 年报的情形: only what is spoken of. */
const TOPIC = /^(?:这个?[事块条点]|那个?[事块]|的事|的?情形|的?规定)/u
/** 会撤不: whether it is, and not that it is not. */
const WHETHER = /^[过]?不[\s？?]{0,3}(?:$|[，。；])/u
