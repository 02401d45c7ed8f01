import { assess, type Facts, toldOf } from '../eligibility/index.ts'
import type { RegulationKnowledge } from '../knowledge/index.ts'
import { type Draft, type DraftBlock, fromTemplate, joined, type Parts, say } from '../reply/index.ts'
import { foldedNotices, type Ground, verdictHeading } from './standing.ts'
import { VERDICTS } from './verdict.ts'

/** Facts that mean the same under every text; one defined by a text is left out for the others. */
export const sharedFacts = (facts: Facts, { knowledge }: Ground): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([id]) => knowledge.facts.get(id)?.scope !== 'per-regulation'))

/** How facts stand against a regulation, in a word, and what decides that. */
export function verdictWords(regulation: RegulationKnowledge, facts: Facts, ground: Ground): Parts {
  const { verdict, decisive } = standsWith(regulation, facts, ground)
  return decisive.length > 0 ? say`${VERDICTS[verdict]}（${decisive}）` : say`${VERDICTS[verdict]}`
}

function standsWith(regulation: RegulationKnowledge, facts: Facts, { knowledge, asOf }: Ground) {
  const { verdict, findings } = assess(regulation, facts, knowledge.facts, asOf)
  const decisive = findings
    .filter(({ status }) => status === (verdict === 'met' ? 'unknown' : verdict))
    .map(({ condition }): Parts => fromTemplate(condition.label))
  const rest = decisive.length > FEW ? '等' : ''
  return { verdict, decisive: [...joined(decisive.slice(0, FEW), '、'), ...(rest ? say`${rest}` : [])] }
}

/** How the same facts stand against each regulation: a table by place, with what decides. Definitions are not mixed. */
export function elsewhereBlock(
  regulations: readonly RegulationKnowledge[],
  factsFor: (regulation: RegulationKnowledge) => Facts,
  ground: Ground,
): DraftBlock {
  const rows = regulations.map((regulation): Parts[] => {
    const { verdict, decisive } = standsWith(regulation, factsFor(regulation), ground)
    return [say`${regulation.place}（${verdictHeading(regulation, ground.asOf)}）`, say`${VERDICTS[verdict]}`, decisive]
  })
  return {
    kind: 'table',
    text: [],
    table: { head: [isOnePlace(regulations) ? say`类别` : say`地方`, say`按现在说的情况`, say`取决于`], rows },
  }
}

/** Several programmes of one place: it is asked which of them. */
const isOnePlace = (regulations: readonly RegulationKnowledge[]): boolean =>
  regulations.length > 1 && new Set(regulations.map(({ division }) => division)).size === 1

const FEW = 3

/** Several places named at once: the same facts against each, and one to go on with. */
export function placesDraft(regulations: readonly RegulationKnowledge[], facts: Facts, ground: Ground): Draft {
  const cites = regulations.flatMap((regulation) =>
    assess(regulation, facts, ground.knowledge.facts, ground.asOf)
      .findings.filter((finding) => toldOf(finding, facts).length > 0)
      .map(({ condition }) => condition.ref),
  )
  return {
    kind: 'question',
    notices: foldedNotices(regulations, ground.asOf),
    blocks: [
      elsewhereBlock(regulations, () => facts, ground),
      { kind: 'words', text: say`要逐条核对哪一${isOnePlace(regulations) ? '类' : '地'}？` },
    ],
    cites,
    options: regulations.map(({ place, center }) => ({
      label: place === center ? say`${place}` : say`${place}（${center}）`,
      send: `我们能不能申报${place}`,
    })),
  }
}
