import type { Explainer } from '../../src/answer/index.ts'
import { plainly } from '../../src/answer/index.ts'
import type { Desk, Hearing, Reply } from '../../src/desk/index.ts'
import { knowledge } from '../../test/support/library.ts'
import type { Counts, Times } from './measured.ts'
import { article, declines, isAside, type Question, type Rows } from './rows.ts'

const TERMINAL = { channel: 'terminal' }

const goodFor = ({ gold, also }: Question): ReadonlySet<string> =>
  new Set([...gold, ...also].flatMap((ref) => [ref, article(ref)]))

/** What is found first, what is cited and what is declined. */
export async function asks(
  desk: Desk,
  { questions, unanswerable }: Rows,
  counts: Counts,
  times: Times,
  told: () => void,
): Promise<ReadonlyMap<Question, Reply>> {
  const replies = new Map<Question, Reply>()
  for (const row of questions) {
    const [first] = (await desk.find(row.q)).hits
    counts.add('find', first !== undefined && [...row.gold, ...row.also].includes(first.ref))
    const reply = await times.measured('turn', () => desk.ask(row.q, TERMINAL))
    replies.set(row, reply)
    const good = goodFor(row)
    const cites = !isAside(reply) && reply.citations.some(({ ref }) => good.has(ref))
    const checks = row.intent === 'eligibility' && reply.check !== undefined
    counts.add('cited', cites || (checks && (!row.region || reply.check?.regulation === row.region)))
    if (row.intent !== 'eligibility' && row.verdict !== 'not-stated') counts.add('declined', declines(reply))
    told()
  }
  for (const { q } of unanswerable) {
    const reply = await times.measured('turn', () => desk.ask(q, TERMINAL))
    counts.add('declined rightly', declines(reply))
    told()
  }
  return replies
}

/** The clauses of answers in plain words, as they are said on request: sentences that are shown, and why the others are not. */
export async function explains(
  replies: ReadonlyMap<Question, Reply>,
  explainer: Explainer,
  hearing: Hearing,
  counts: Counts,
  times: Times,
  told: () => void,
): Promise<void> {
  for (const [{ q }, reply] of replies) {
    const refs = reply.citations.map(({ ref }) => ref)
    if (isAside(reply) || refs.length === 0) continue
    const blocked: string[] = []
    const caller = { ...TERMINAL, blocked: (why: string) => blocked.push(why) }
    const blocks = await times.measured('plain words', () =>
      plainly(refs, hearing.mask(q).text, knowledge, explainer, caller),
    )
    counts.add('in plain words', blocks !== undefined)
    counts.add('sentences', true, blocks?.filter(({ ref }) => ref !== undefined).length ?? 0)
    counts.add('sentences', false, blocked.length)
    for (const why of blocked) counts.add(`blocked: ${why}`, true)
    told()
  }
}
