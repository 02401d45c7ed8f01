import { phrasesOf, type RegulationKnowledge, type Subject, speaksIn } from '../knowledge/index.ts'
import { type Draft, joined, phrase, referShort, say } from '../reply/index.ts'
import { conditionBlocks } from './condition-lines.ts'
import { easingBlocks, easingRefs, easingsOf, once } from './easing.ts'
import type { Guide } from './guide.ts'
import { type Ground, noticesFor } from './standing.ts'
import { checkedOn } from './verdict.ts'

/** Whether a subject is what leaves a shortfall to the authority, and no requirement itself. */
export function isOfEasing(subject: Subject, { conditions }: RegulationKnowledge): boolean {
  const eases = conditions.flatMap(({ relax }) => relax.flatMap(({ phrase: of }) => (of ? [of.text] : [])))
  const requires = conditions.flatMap(({ requires }) => phrasesOf(requires).map(({ text }) => text))
  const speaks = (text: string) => subject.said.length > 0 && speaksIn(text, subject)
  return eases.some(speaks) && !requires.some(speaks)
}

/** 这条不能放宽么, of a check in which something is missed: what the text eases of it, or of what else. */
export function easedDraft(ground: Ground, regulation: RegulationKnowledge, guide: Guide): Draft | undefined {
  const { assessment, check } = checkedOn(ground, regulation, guide.facts, guide.said ?? {}, guide)
  const missed = assessment.findings.filter(({ outcome, status }) => status !== 'met' && outcome.passes === false)
  const lines = check.conditions.filter(({ id }) => missed.some(({ condition }) => condition.id === id))
  if (lines.length === 0) return undefined
  const firm = lines.filter(
    ({ id, status }) => status === 'unmet' && missed.some(({ condition }) => condition.id === id && !eases(condition)),
  )
  const easings = easingsOf(
    assessment,
    lines.map(({ id }) => id),
    ground.knowledge.facts,
  )
  const others = once(
    regulation.conditions.flatMap(({ relax, requires }) =>
      relax.flatMap(({ phrase: of }) =>
        // 原则上, in the words of a requirement, eases that alone.
        of && !phrasesOf(requires).some(({ text }) => text.includes(of.text)) ? [{ phrase: of, settled: true }] : [],
      ),
    ),
  )
  const elsewhere = firm.length > 0 ? others : []
  const quoted = elsewhere.map(({ phrase: of }) => say`${referShort(of.ref)}“${phrase(of)}”`)
  const where = quoted.length > 0 ? say`写到放宽的是${joined(quoted, '；')}` : say`全文也没有写到放宽`
  const no =
    firm.length > 0
      ? [
          {
            kind: 'words' as const,
            text: say`条文没有写${joined(
              firm.map(({ label }) => label),
              '、',
            )}可以放宽；${where}。`,
          },
        ]
      : []
  return {
    kind: 'answer',
    notices: noticesFor(regulation, ground.asOf),
    blocks: [...no, ...conditionBlocks(lines), ...easingBlocks(easings)],
    cites: [...new Set([...lines.map(({ ref }) => ref), ...easingRefs([...easings, ...elsewhere])])],
    check,
  }
}

const eases = ({ relax }: RegulationKnowledge['conditions'][number]): boolean =>
  relax.some(({ phrase: of }) => of !== undefined)
