import type { FactId } from '../knowledge/index.ts'
import { type Reading, readFigures } from '../quantity/index.ts'
import { isApartInTime } from './another.ts'
import type { Act, Heard, Tell } from './heard.ts'

type Hear = (words: string) => Heard

/**
 * 五十出头, asked for a birthday: where no day is told, the time since it, as heard `again`. 52, or 75年, may as well be a year, and
 * 成立三年多了 is of nothing by itself: both are asked back.
 */
export function bySpan(own: Heard, message: string, again: Hear, asked: FactId, time: FactId): Heard {
  if (own.acts.some((act) => isSure(act, asked) || isSure(act, time))) return own
  const heard = again(message)
  const acts = heard.acts.map((act): Act => {
    if (act.act !== 'tell') return act
    if (act.fact === time) return isYear(act) ? { ...act, asks: true } : act
    return act.fact === null ? (onlyFigure(act, message, again, time) ?? act) : act
  })
  return acts.some((act) => act.act === 'tell' && act.fact === time) ? { ...heard, acts } : own
}

const isSure = (act: Act, fact: FactId): boolean => act.act === 'tell' && act.fact === fact && !act.asks

/** Without a unit, or of two digits: 52, 75年. */
const isYear = ({ value, words }: Tell): boolean =>
  typeof value === 'number' && (!figuresOf(words).some(({ unit }) => unit !== undefined) || YEAR.test(words))

const YEAR = /(?<!\d)\d\d\s?年/u

const figuresOf = (words: string): readonly Reading[] => readFigures(words).filter(({ figure }) => figure)

/** The one figure of a stretch, said by itself, where it is such a time. */
function onlyFigure(act: Tell, message: string, again: Hear, time: FactId): Tell | undefined {
  const [figure, another] = figuresOf(act.words)
  if (!figure || another) return undefined
  const told = again(figure.surface).acts.find((each) => each.act === 'tell' && each.fact === time)
  if (told?.act !== 'tell') return undefined
  const start = act.span.start + act.words.indexOf(figure.surface)
  const span = { start, end: start + figure.surface.length }
  if (isApartInTime(message, start)) return undefined
  return { ...told, span, words: figure.surface, asks: true }
}
