import { type RegulationKnowledge, signIn } from '../knowledge/index.ts'
import { type Reading, readFigures } from '../quantity/index.ts'
import { type Draft, say } from '../reply/index.ts'
import type { Found } from '../retrieval/index.ts'
import { placeOf } from './line.ts'
import { folding, quoteBlock, wholeOf } from './lookup.ts'
import { textsOf } from './silence.ts'
import type { Sources } from './sources.ts'
import { noticesFor, whom } from './standing.ts'

/** What parts a message. */
const PART = /[，。；！？,;!?\n]/u

/**
 * 既然办法写了每家只能报四项: a figure that the text is said to have and has nowhere, where the clause that comes nearest has
 * none like it that could be told instead. What would follow from it is not answered.
 */
export function premiseDraft(
  question: string,
  found: Found,
  regulation: RegulationKnowledge,
  { knowledge, asOf }: Sources,
): Draft | undefined {
  const parts = question.toLowerCase().split(PART)
  const said = parts.filter((part) => signIn(part, 'asserts', knowledge).length > 0).flatMap(figuresIn)
  const [best] = found.hits
  if (!best || said.length === 0) return undefined
  const all = textsOf([regulation]).flatMap((text) => knowledge.readings.of(text))
  const near = wholeOf([best.ref], knowledge).flatMap(({ text }) => knowledge.readings.of(text))
  const isMadeUp = (figure: Reading) =>
    !all.some((other) => isLike(figure, other) && isSame(figure, other)) && !near.some((other) => isLike(figure, other))
  if (!said.every(isMadeUp)) return undefined
  return {
    kind: 'answer',
    yesNo: 'not-stated',
    lead: say`${placeOf(regulation, asOf)}：条文没有这样写，全文没有问话里说的这个数`,
    notices: noticesFor(regulation, asOf),
    blocks: [
      { kind: 'words', text: say`如另有依据，可问${whom(regulation)}。` },
      folding(quoteBlock({ id: best.ref })),
    ],
    cites: [best.ref],
  }
}

const figuresIn = (part: string): Reading[] =>
  readFigures(part).filter(({ figure, kind, unit, dimension }) => figure && kind === 'figure' && (unit ?? dimension))

const isLike = (one: Reading, other: Reading): boolean =>
  one.dimension === undefined ? one.unit === other.unit : one.dimension === other.dimension

const isSame = ({ interval: one }: Reading, { interval: other }: Reading): boolean =>
  one !== undefined && other !== undefined && (one.min ?? one.max) === (other.min ?? other.max)
