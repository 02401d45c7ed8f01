import type { Frame } from './frame.ts'
import { fits } from './measures.ts'
import type { Claim } from './readings.ts'

const RESPECTIVELY = /分别|依次|respectively/iu
/** 其余都更高, more of all the rest: what is told is the lowest. */
const REST_IS_MORE =
  /(?:其他|其它|其余|别的|剩下)[^，。；,;]{0,6}(?:更高|更多|高于|高过|比这[个还]?高|超过)|\b(?:more|higher)\b[^.;]{0,24}\b(?:everything else|all else|the rest|the others?)\b/iu

/** 条件、人员、项目分别为71%、63%、57%: as many figures as names before them go to these one by one. */
export function respective(frame: Frame, from: number, to: number, claims: readonly Claim[]): readonly Claim[] {
  const { signs, folded } = frame
  const figures = range(from, to).filter((at) => signs[at]?.figure?.measure === 'share')
  const [first] = figures
  if (first === undefined || figures.length < 2) return claims
  const words = folded.text.slice(signs[from]?.start, signs[to - 1]?.end)
  if (!RESPECTIVELY.test(words)) return claims
  const names = range(from, first).flatMap((at) => {
    const ids = (signs[at]?.named?.senses ?? []).flatMap((sense) => (sense.kind === 'quantity' ? [sense.quantity] : []))
    const own = ids.filter((id) => frame.measureOf(id) === 'share')
    return own.length > 0 ? [{ at, ids: own }] : []
  })
  const rest = claims.filter(({ at }) => !figures.includes(at))
  const compared = claims.find(({ owner }) => owner.ids.some(frame.isLeast))
  // 四项占比分别是…: all that are compared.
  if (names.length !== figures.length)
    return compared ? [...rest, ...figures.map((at) => ({ ...compared, at }))].sort((a, b) => a.at - b.at) : claims
  const own = figures.flatMap((at, i): Claim[] => {
    const figure = signs[at]?.figure
    const name = names[i]
    return figure && name?.ids.some((id) => fits(figure, frame.measureOf(id)))
      ? [{ at, owner: name, linked: IN_ORDER, ways: { value: 1 } }]
      : []
  })
  return [...rest, ...own].sort((a, b) => a.at - b.at)
}

/** Whether words say that all that is not told is more than what is. */
export const isRestMore = (words: string): boolean => REST_IS_MORE.test(words)

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i)

/** How sure what is told in the order of the names is of each. */
const IN_ORDER = 0.8
