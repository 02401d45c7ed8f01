import type { FactId } from '../knowledge/index.ts'
import { type Known, spansOf } from './known.ts'
import { type Measure, TARGETS } from './lexicon/subjects.ts'
import type { Mention } from './mentions.ts'
import type { NamedMention, Scene } from './scene.ts'
import { A_SUM, factsOf } from './target-facts.ts'
import { yearsIn } from './times.ts'

const SUM_BEHIND = 8

const primary = (mention: NamedMention, scene: Scene): Measure | undefined => {
  if (mention.subject === 'transfer') {
    const from = mention.start - scene.start
    return A_SUM.test(scene.text.slice(from, from + mention.text.length + SUM_BEHIND)) ? 'money' : 'items'
  }
  const order: readonly Measure[] = ['share', 'people', 'firms', 'items', 'money', 'area']
  return order.find((measure) => {
    const target = TARGETS[mention.subject][measure]
    return (
      target !== undefined &&
      target !== 'none' &&
      target !== 'part' &&
      (mention.subject !== 'rd_spend' || measure === 'money')
    )
  })
}

/** The facts that 没有 says nought of (没有国家级项目), or that are not known. */
export const subjectFacts = (mention: Mention, scene: Scene, known: Known, year?: number): readonly FactId[] => {
  if (mention.subject === undefined || mention.subject === 'research') return []
  if (mention.subject === 'debts') return ['debt_ratio']
  const named = { ...mention, subject: mention.subject }
  const measure = primary(named, scene)
  return measure
    ? factsOf(
        named.subject,
        measure,
        yearsIn(scene.text, scene.start, spansOf(known), year)
          .map((said) => said.year)
          .slice(0, 1),
        known,
      )
    : []
}
