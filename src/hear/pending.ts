import { isMark } from './features.ts'
import type { Frame, Vocabulary } from './frame.ts'
import { type Unknowns, unknownsIn } from './unknown.ts'

/** That somebody looked and has nothing yet: 去年的数还没找着, 单独的数额我还没有查到. 没算进去 leaves out what is known. */
const NOT_YET =
  /(?:没有?|未能?)(?:[查找问算数统核量出][计实]?){1,2}(?:到|着|清楚?|出来?|完|好|明白|上来|过来|回来|下来|数)?[呢了啊呀的嘛]{0,2}$|\b(?:have|has|had)(?:n't| not)(?: yet)? (?:found|received|got|heard|checked|calculated|finali[sz]ed|closed)\b/iu
/** That somebody is still to say: 要下午问财务, 得等设备科回话. */
const TO_BE_ASKED =
  /(?:[要得须需待等]|回头|下午|明天)[^，。；,;]{0,10}(?:问(?!题)|答复|回[话复]|报上来|核对|核实|统计|盘点)|\b(?:have to|need to|must|let me|will) (?:ask|check with)\b/iu
const OTHERWISE = /[吗么？?]|问的|什么|怎么|多少钱|算[进入在]|帮[我忙]|请[你您]/u

/**
 * The quantities that the clauses of [from, to) say somebody has still to look up, by grammar alone: a thing named, or a year of what
 * was named before, and no figure beside it. What was looked for and not found of things that are there or not, is denied.
 */
export function pendingIn(frame: Frame, from: number, to: number, vocabulary: Vocabulary): Unknowns {
  return clausesOf(frame, from, to).flatMap(([start, end]) => {
    const { signs, folded } = frame
    const said = folded.text.slice(signs[start]?.start, signs[end - 1]?.end)
    const hasFigure = signs.slice(start, end).some(({ figure }) => figure)
    if (hasFigure || OTHERWISE.test(said) || !(NOT_YET.test(said) || TO_BE_ASKED.test(said))) return []
    const named = unknownsIn({ ...frame, asked: undefined }, start, end, vocabulary)
    return named.filter((ids) => ids.every((id) => frame.measureOf(id) !== undefined))
  })
}

const LATIN = /[a-z\d]/iu

/** The clauses of a stretch, as places of signs; 、 parts none, nor a blank within other words than Chinese. */
function clausesOf({ signs }: Frame, from: number, to: number): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = []
  let start = from
  for (let at = from; at <= to; at++) {
    const sign = signs[at]?.sign ?? ''
    if (at < to && (sign === '、' || !isMark(sign) || (sign === '␣' && LATIN.test(signs[at - 1]?.sign ?? '')))) continue
    if (at > start) found.push([start, at])
    start = at + 1
  }
  return found
}
