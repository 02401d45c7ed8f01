import type { Figure } from './figures.ts'
import type { Mention } from './mentions.ts'
import type { Scene } from './scene.ts'
import type { Year, YearSaid } from './times.ts'

/** The years said of a figure: those named since the figure before it, or after it where none is. */
export const yearsFor = (
  scene: Scene,
  figure: Figure,
  years: readonly YearSaid[],
  nth: number,
  mention?: Mention,
): readonly Year[] => {
  const previous = scene.figures[nth - 1]
  const from = previous ? previous.end : scene.start
  const near = years.filter((said) => said.start >= from && said.end <= figure.start)
  const words = near.map((said) => said.year)
  if (words.length > 1 && !words.every((year) => year === 'last' || year === 'prior'))
    return words.includes('each') ? ['each'] : words.slice(-1)
  if (words.length > 0) return words
  if (scene.figures.length === 1) {
    const any = years.map((said) => said.year)
    if (any.length > 0) return any.slice(0, 1)
  }
  return mention && previous === undefined
    ? []
    : years
        .filter((said) => said.end <= figure.start && !mention)
        .map((said) => said.year)
        .slice(-1)
}
