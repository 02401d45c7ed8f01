import type { Duties, RegulationKnowledge } from '../knowledge/index.ts'
import { type ClauseId, regulationOf } from '../law/index.ts'
import { type Draft, type DraftBlock, say } from '../reply/index.ts'
import { dutyBlocks } from './duty.ts'
import { quoteBlock, wholeOf } from './lookup.ts'
import { type Ground, noticesFor, whom } from './standing.ts'

/** A check-up for a centre that exists: first the clauses that what was told points to, then what else is asked of it. Whether they apply, the authority decides. */
export function checkupDraft(message: string, regulation: RegulationKnowledge, ground: Ground): Draft {
  const { knowledge, asOf } = ground
  const here = ({ clauses }: Duties): ClauseId[] => clauses.filter((ref) => regulationOf(ref) === regulation.id)
  const lines = [...knowledge.checkup.values()].filter((duties) => here(duties).length > 0)
  const touched = lines.filter(({ signs }) => signs.some((sign) => message.includes(sign)))
  const others = lines.filter((duties) => !touched.includes(duties))
  const told = new Set<ClauseId>()
  const blocksOf = (duties: Duties): DraftBlock[] => {
    const refs = here(duties).filter((ref) => !told.has(ref))
    for (const ref of refs) told.add(ref)
    return refs.length > 0
      ? [{ kind: 'words', text: say`${duties.label}` }, ...wholeOf(refs, knowledge).map(quoteBlock)]
      : []
  }
  const first = touched.flatMap(blocksOf)
  const rest = others.flatMap(blocksOf)
  const clauses = wholeOf([...told], knowledge)
  return {
    kind: 'answer',
    notices: noticesFor(regulation, asOf),
    blocks: [
      ...(first.length > 0
        ? [{ kind: 'words' as const, text: say`您说的情况与这些条款有关，是否属于，由主管部门认定：` }, ...first]
        : []),
      ...(rest.length > 0
        ? [
            {
              kind: 'words' as const,
              text: say`${first.length > 0 ? '另外，' : ''}${regulation.center}认定（批准）以后要做的和要当心的：`,
            },
            ...rest,
          ]
        : []),
      ...dutyBlocks(clauses, knowledge),
      { kind: 'words', text: say`拿不准的，可问${whom(regulation)}。` },
    ],
    cites: [...told],
  }
}
