import { type Figure, fits } from './figures.ts'
import { TARGETS } from './lexicon/subjects.ts'
import type { Mention } from './mentions.ts'
import type { NamedMention, Scene } from './scene.ts'
import { groupIsSplit } from './shared-words.ts'
import { measureFor } from './target-facts.ts'

const APART = /[，。、；;,]/u

/** The mention that a figure is of: the one around it, else the last before it or the first close behind it. */
export const nearest = (
  figure: Figure,
  nth: number,
  scene: Scene,
  subjects: readonly NamedMention[],
  used: ReadonlySet<Mention>,
  text: string,
): NamedMention | undefined => {
  const open = subjects.filter((mention) => !used.has(mention) && measureFor(figure, mention.subject) !== undefined)
  const around = open.find((mention) => mention.start <= figure.start && mention.end >= figure.end)
  if (around) return around
  const previous = scene.figures[nth - 1]
  const before = open
    .filter(
      (mention) =>
        mention.end <= figure.start &&
        (!previous ||
          mention.end > previous.start ||
          !fits(previous, measureFor(previous, mention.subject) ?? 'people')),
    )
    .at(-1)
  const next = scene.figures[nth + 1]
  const after = open.find((mention) => mention.start >= figure.end && (!next || mention.start < next.start))
  const gap = after ? text.slice(figure.end, after.start) : ''
  const near = after !== undefined && gap.length <= 8 && !APART.test(gap)
  if (!before) return near ? after : undefined
  if (!near || !after) return groupIsSplit(before, open, figure, text) ? undefined : before
  const own =
    next &&
    subjects.some(
      (mention) =>
        mention.start >= next.end &&
        text.slice(next.end, mention.start).length <= 1 &&
        measureFor(next, mention.subject) !== undefined,
    )
  const generic = TARGETS[before.subject][measureFor(figure, before.subject) ?? 'items'] === 'none'
  if (generic && gap.replace(/[的个名位 ]/gu, '') === '' && (own || next === undefined)) return after
  const served =
    next !== undefined &&
    !own &&
    measureFor(next, after.subject) !== undefined &&
    !/^[的个名位]*[，。、；;,]/u.test(text.slice(after.end, next.start))
  const close = figure.start - before.end <= 1
  return served || close || gap.replace(/[的个名位左右多 ]/gu, '').length > 1 ? before : after
}
