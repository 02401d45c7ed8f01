import { isMark } from './features.ts'
import type { Frame } from './frame.ts'
import { isLabel } from './series.ts'
import type { Sign } from './signs.ts'

/** Nobody's name for a thing is longer, in signs. */
const LONGEST = 12

interface Span {
  readonly start: number
  readonly end: number
}

/** The name that stands beside each of several figures, by which it is spoken of later: 光谱仪86.5、三坐标118. What names two names none. */
export function namesBeside({ signs, folded }: Frame, figures: readonly number[]): (Span | undefined)[] {
  const spans = figures.map((at) => spanOf(before(signs, at)) ?? spanOf(after(signs, at)))
  const words = spans.map((span) => span && folded.text.slice(span.start, span.end))
  return spans.map((span, i) => {
    const own = words[i] ?? ''
    const tells = own.length > 1 || isLabel(own)
    return tells && words.indexOf(own) === words.lastIndexOf(own) ? span : undefined
  })
}

/** What stands right before a figure, back to the figure, mark or other name before that. */
function before(signs: readonly Sign[], at: number): Sign[] {
  const found: Sign[] = []
  for (let i = at - 1; i >= Math.max(0, at - LONGEST); i--) {
    const sign = signs[i] as Sign
    if (found.length === 0 && SPACED.has(sign.sign)) continue
    if (sign.figure || isMark(sign.sign) || (sign.named && found.length > 0)) break
    found.unshift(sign)
    if (sign.named) break
  }
  return found
}

/** Before a figure its name may stand apart. */
const SPACED: ReadonlySet<string> = new Set(['␣', '：'])

/** What follows a figure in its clause, where the next figure does not. */
function after(signs: readonly Sign[], at: number): Sign[] {
  const rest = signs.slice(at + 1, at + 1 + LONGEST)
  const end = rest.findIndex(({ sign, figure }) => figure !== undefined || isMark(sign))
  return rest[end]?.figure ? [] : rest.slice(0, end < 0 ? rest.length : end)
}

const spanOf = (signs: readonly Sign[]): Span | undefined => {
  const [first, last] = [signs[0], signs.at(-1)]
  return first && last && { start: first.start, end: last.end }
}
