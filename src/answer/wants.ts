import type { FigureId, FigureKind, Knowledge } from '../knowledge/index.ts'
import { type Reading, readFigures } from '../quantity/index.ts'
import type { Found } from '../retrieval/index.ts'

type Figures = Pick<Knowledge, 'figures'>

/** The kind of figure a question wants, if it wants one: by its measure word, by two figures to choose from, or by what a bare 几个 counts of the subject heard. */
export function figureWanted(question: string, { asked, heard }: Found, { figures }: Figures): FigureKind | undefined {
  if (asked.points) return undefined
  const said = asked.figure ?? choiceIn(question, figures)
  const counted = asked.count ? heard.flatMap(({ subject }) => subject.figures.slice(0, 1))[0] : undefined
  return figures.get(said ?? counted ?? '')
}

/** 五天还是七天: two figures to choose from ask for the one that is right. */
function choiceIn(question: string, figures: Knowledge['figures']): FigureId | undefined {
  const at = question.indexOf('还是')
  if (at < 0) return undefined
  const [before, after] = [question.slice(0, at), question.slice(at)].map((part) =>
    readFigures(part).find(({ figure }) => figure),
  )
  const unit = before && after && before.unit === after.unit ? before.unit : undefined
  const kinds = [...figures.values()].filter(({ stated }) => unit !== undefined && stated.units?.includes(unit))
  return kinds.find(({ id }) => !kinds.some(({ over }) => over.includes(id)))?.id
}

const SENTENCE = /[，；。：]/u

/** Whether a text of the regulations states a figure of the kind. */
export function offers(text: string, { stated }: FigureKind, { readings }: Pick<Knowledge, 'readings'>): boolean {
  const { words, dimension, units, ratio, date } = stated
  const measured = dimension !== undefined || units !== undefined || ratio === true
  const named = (part: string) => words?.some((word) => part.includes(word)) ?? false
  const states = (part: string) => readings.of(part).some((reading) => isOf(reading, stated))
  // 给予最高20万元的补助: what is given and how much of it, in one breath.
  if (words && measured) return text.split(SENTENCE).some((part) => named(part) && states(part))
  return named(text) || ((measured || date === true) && states(text))
}

/** Whether a text states a figure of what the kind is measured in, whatever it calls it. */
export const measures = (text: string, { stated }: FigureKind, { readings }: Pick<Knowledge, 'readings'>): boolean =>
  readings.of(text).some((reading) => isOf(reading, stated))

/** The figures of the kind that a text states. */
export const figuresOf = (text: string, { stated }: FigureKind): Reading[] =>
  readFigures(text).filter((reading) => reading.kind === 'figure' && isOf(reading, stated))

function isOf({ figure, kind, dimension, unit, surface }: Reading, stated: FigureKind['stated']): boolean {
  if (stated.date) return kind === 'date'
  if (!figure) return false
  return (
    (stated.dimension !== undefined && dimension === stated.dimension) ||
    (stated.units?.includes(unit ?? '') ?? false) ||
    (stated.ratio === true && (unit === 'ratio' || /[:：]/u.test(surface)))
  )
}
