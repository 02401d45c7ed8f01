import type { Frame } from './frame.ts'
import { ownersOf } from './links.ts'
import { headingOf, listsIn } from './listed.ts'
import type { Claim } from './readings.ts'
import { seriesIn } from './series.ts'

/** 基础部6人、临床部5人: what is listed is of what any of it is surest of, and each is a part of it. */
export function listed(frame: Frame, from: number, to: number, claims: readonly Claim[]): Claim[] {
  const every = Array.from({ length: to - from }, (_, i) => from + i).filter((at) => frame.signs[at]?.figure)
  const figures = every.filter((at) => !isLine(frame, at))
  let all = [...claims]
  for (const list of listsIn(frame, figures)) {
    const own = claims.filter(({ at }) => list.includes(at))
    const surest = headed(frame, list, own) ?? [...own].sort((a, b) => b.linked - a.linked)[0]
    if (!surest || surest.linked < OWNED || lacksUnit(frame, list, surest)) continue
    const parts = list.map((at) => ({ ...surest, at, linked: Math.max(surest.linked, LISTED), ways: { part: 1 } }))
    // 分别是310万、340万，够600万吗: the line that is asked about is none of them.
    all = [...all.filter(({ at }) => !list.includes(at) && !isLine(frame, at)), ...parts].sort((a, b) => a.at - b.at)
  }
  return all
}

const TO = /(?:够|达|超|满|过|reach|meet|exceed|enough for)[了得到过]{0,2}(?:到|过)?\s?(?:the\s)?$/iu
const ASKED = /^[^。；;！!]{0,8}?(?:[吗么？?]|没有?(?:$|[，。]))/u
const NEAR = 14

/** 够1000万吗: whether a figure is only asked to be reached. */
function isLine({ signs, folded: { text } }: Frame, at: number): boolean {
  const { start = 0, end = 0 } = signs[at] ?? {}
  return TO.test(text.slice(Math.max(0, start - NEAR), start)) && ASKED.test(text.slice(end, end + NEAR))
}

/** 研发投入：人工98万，材料56万: what a list is headed by is what its figures are of, and not what each is called. */
function headed(frame: Frame, list: readonly number[], claims: readonly Claim[]): Claim | undefined {
  const heading = headingOf(frame, list)
  const first = list[0]
  const claim = claims[0]
  if (heading === undefined || first === undefined || !claim) return undefined
  const owner = ownersOf(frame, first).findLast(
    ({ at }) => at !== undefined && (frame.signs[at]?.end ?? heading + 1) <= heading,
  )
  return owner && { ...claim, owner, linked: Math.max(claim.linked, LISTED) }
}

/** 280 and 330 of money may be in anything: what is added up says its unit. */
const lacksUnit = ({ signs, measureOf }: Frame, list: readonly number[], { owner }: Claim): boolean =>
  list.some((at) => signs[at]?.figure?.measure === 'bare' && signs[at]?.figure?.scale === undefined) &&
  owner.ids.some((id) => measureOf(id) === 'money')

/** How sure what is listed is of one thing, where any of it is as sure as this. */
const LISTED = 0.75
const OWNED = 0.5

/** A 85万 B 60万 C 70万: what counts on from a figure is of the same thing, and each is a part of it. */
export function inSeries(frame: Frame, claims: readonly Claim[]): readonly Claim[] {
  const first = seriesIn(
    frame,
    claims.map(({ at }) => at),
  )
  return claims.map((claim) => {
    const of = claims.find(({ at }) => at === first.get(claim.at))
    return of ? { ...of, at: claim.at, ways: { part: 1 } } : claim
  })
}
