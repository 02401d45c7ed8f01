import type { Desk, Reply } from '../../src/desk/index.ts'
import { assess, type Facts } from '../../src/eligibility/index.ts'
import { knowledge } from '../../test/support/library.ts'
import type { Counts, Times } from './measured.ts'
import { article, type Dialogue, type Expected, isSame } from './rows.ts'

const squeezed = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '')
const listed = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T])

/** Whether a reply is what its label says, by the rules of test/eval/score.mjs. */
export function isAsExpected(reply: Reply, expect: Expected): boolean {
  const refs = reply.citations.flatMap(({ ref }) => [ref, article(ref)])
  const text = squeezed(reply.text)
  const { kind, regulation, verdict, asks, cites = [], mentions = [], never = [], notices = [], files } = expect
  return [
    kind === undefined || listed(kind).includes(reply.kind),
    !regulation || reply.check?.regulation === regulation || refs.some((ref) => ref.startsWith(`${regulation}:`)),
    !verdict || reply.check?.verdict === verdict,
    asks === undefined || (reply.check?.asks !== undefined && listed(asks).includes(reply.check.asks)),
    cites.every((ref) => refs.includes(ref)),
    mentions.every((words) => text.includes(squeezed(words))),
    never.every((words) => !text.includes(squeezed(words))),
    notices.every((wanted) => reply.notices.some((notice) => notice.kind === wanted)),
    !files || (reply.files ?? []).length > 0 || /\.(?:html|md|docx|pdf)/u.test(reply.text),
  ].every(Boolean)
}

/** Holds conversations and counts turns as expected, facts held, and what is said to be unmet that by the labels is not. */
export async function converses(
  desk: Desk,
  dialogues: readonly Dialogue[],
  counts: Counts,
  times: Times,
  told: () => void,
): Promise<void> {
  for (const [at, { turns }] of dialogues.entries()) {
    let labelled: Facts = {}
    for (const { user, expect = {} } of turns) {
      const reply = await times.measured('turn', () => desk.turn(`dialogue-${at}`, user))
      labelled = { ...labelled, ...expect.facts }
      counts.add('turns', isAsExpected(reply, expect))
      const known = reply.known ?? {}
      for (const [fact, value] of Object.entries(expect.facts ?? {})) counts.add('facts', isSame(value, known[fact]))
      deniedIn(reply, expect, labelled, counts)
    }
    told()
  }
}

/** Of all that is told to be unmet, what is so neither by the verdict that is due nor by the facts that the labels have. */
function deniedIn({ check }: Reply, { verdict }: Expected, labelled: Facts, counts: Counts): void {
  const regulation = knowledge.regulations.get(check?.regulation ?? '')
  if (!check || !regulation) return
  if (check.verdict === 'unmet' && verdict !== undefined) counts.add('false denials', verdict !== 'unmet')
  const due = new Map(
    assess(regulation, labelled, knowledge.facts, check.asOf).findings.map(({ condition, status }) => [
      condition.id,
      status,
    ]),
  )
  for (const { id, status } of check.conditions) {
    const fair = due.get(id)
    // What the labels do not have may have been told all the same.
    if (status === 'unmet' && fair !== undefined && fair !== 'unknown') counts.add('false denials', fair !== 'unmet')
  }
}
