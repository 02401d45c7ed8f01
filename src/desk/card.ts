import { elsewhereBlock, gapDraft, type Sources, sharedFacts, verdictDraft } from '../answer/index.ts'
import type { RegulationKnowledge } from '../knowledge/index.ts'
import { type Draft, type DraftBlock, type Parts, say } from '../reply/index.ts'
import { seenIn } from './guided.ts'
import type { CheckState } from './session.ts'

/** The verdict card with how the same facts stand elsewhere, and what can be done next; `above` is what stands above it on the screen. */
export function verdictCard(
  check: CheckState,
  regulation: RegulationKnowledge,
  sources: Sources & { readonly version: string },
  above: Parts = [],
): { readonly draft: Draft; readonly after: CheckState } {
  const card = verdictDraft(sources, regulation, check.facts, { ...check, above })
  const others = [...sources.knowledge.regulations.values()].filter(({ id }) => id !== regulation.id)
  const shared = sharedFacts(check.facts, sources)
  const elsewhere =
    Object.keys(shared).length > 0
      ? [
          { kind: 'words' as const, text: say`同样的情况对照其他地方（各地口径不同的几项没有算进去）：` },
          elsewhereBlock(others, () => shared, sources),
        ]
      : []
  return {
    draft: {
      ...card,
      blocks: [...card.blocks, ...elsewhere.map((block) => ({ ...block, fold: true as const }))],
      options: [
        ...(card.check?.asks ? [{ label: say`接着回答`, send: '继续' }] : []),
        ...others.map(({ place }) => ({ label: say`换到${place}`, send: `换到${place}` })),
      ],
    },
    after: afterCard(check, card, sources),
  }
}

/** All that is missing, in a line each. */
export function gapCard(
  check: CheckState,
  regulation: RegulationKnowledge,
  sources: Sources & { readonly version: string },
  above: Parts = [],
): { readonly draft: Draft; readonly after: CheckState } {
  const draft = gapDraft(sources, regulation, { ...check, above })
  return { draft, after: afterCard(check, draft, sources) }
}

/** The check once the person has seen how it stands. */
function afterCard(check: CheckState, card: Draft, { version }: { readonly version: string }): CheckState {
  const { asks, alsoAsks = [] } = card.check ?? {}
  return { ...check, asked: asks ? [asks, ...alsoAsks] : [], seen: seenIn(card), knowledge: version }
}

/** Said with the file: the verdict, its counts, and what warns of the text. A question stands as it stood; all else is in the file. */
const SAID_WITH_REPORT = new Set<DraftBlock['section']>(['headline', 'counts'])

/** The card as it goes out with its report: the rest waits to be opened. */
export const reported = (card: Draft): Draft => ({ ...card, blocks: card.blocks.map(besideReport), report: true })

function besideReport(block: DraftBlock): DraftBlock {
  const { fold: _fold, ...open } = block
  if (SAID_WITH_REPORT.has(block.section)) return open
  return block.kind === 'notice' || block.section === 'question' ? block : { ...open, fold: true }
}
