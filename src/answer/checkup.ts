import type { Duties, RegulationKnowledge } from '../knowledge/index.ts'
import { type ClauseId, regulationOf } from '../law/index.ts'
import { type Draft, type DraftBlock, say } from './draft.ts'
import { dutyBlocks } from './duty.ts'
import { quoteBlock, wholeOf } from './lookup.ts'
import { type Ground, noticesFor, whom } from './standing.ts'

const EXISTS =
  /已经?(?:是|有|认定|获批|批|挂牌|建成|成立|拿到|评上)|(?:去年|前年|早就|刚刚?|\d{4}\s*年)[^，。？]{0,8}(?:认定|获批|批|挂牌|建成|评上)|(?:认定|获批|批下来|挂牌|评上|拿到牌子)(?:了|以?后|之后)|现有的?(?:技术|产业)?创新?中心|我们(?:这个|的)?中心|在运行/u
const CARES =
  /体检|自查|要?注意(?:些)?(?:什么|哪些|啥)|(?:什么|哪些|啥)(?:义务|责任|要做的?|规矩|风险)|(?:该|要|得|需要|还要|必须)(?:做|办|交|报|履行)(?:些)?(?:什么|哪些|啥)|(?:保住|保牌|牌子保)|会(?:不会)?有?(?:什么|哪些)(?:风险|麻烦|后果)/u

/** Whether a message asks what a centre that exists has to do and to beware of. */
export const asksCheckup = (message: string): boolean =>
  /中心[^，。？]{0,6}体检|体检[^，。？]{0,6}中心/u.test(message) || (EXISTS.test(message) && CARES.test(message))

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
      ? [{ kind: 'words', parts: say`${duties.label}` }, ...wholeOf(refs, knowledge).map(quoteBlock)]
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
        ? [{ kind: 'words' as const, parts: say`您说的情况与这些条款有关，是否属于，由主管部门认定：` }, ...first]
        : []),
      ...(rest.length > 0
        ? [
            {
              kind: 'words' as const,
              parts: say`${first.length > 0 ? '另外，' : ''}${regulation.center}认定（批准）以后要做的和要当心的：`,
            },
            ...rest,
          ]
        : []),
      ...dutyBlocks(clauses, knowledge),
      { kind: 'words', parts: say`拿不准的，可问${whom(regulation)}。` },
    ],
    cites: [...told],
  }
}
