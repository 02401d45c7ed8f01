import { type CheckState, emptySession, type Hearing } from '../../src/desk/index.ts'
import { SecondReader } from '../../src/desk/second-reader.ts'
import type { Act, Heard, Reader } from '../../src/hear/index.ts'
import type { Draft } from '../../src/reply/index.ts'
import type { Sleep } from '../../src/retrieval/index.ts'
import { knowledge } from '../../test/support/library.ts'
import type { Counts } from './measured.ts'
import { type HeardRow, isSame } from './rows.ts'

/** Whether it is asked is judged by what was heard alone. */
const ANSWERED: Draft = { kind: 'answer', blocks: [], cites: [] }

/** A check that asks this fact, with nothing told yet. */
const asking = (fact: string): CheckState => ({
  ...{ regulation: '', phase: 'asking', asked: [fact], facts: {}, said: {}, skipped: [], fresh: [], earlier: [] },
  ...{ whole: false, seen: {}, knowledge: '' },
})

/** Kinds of acts, as test/eval/score.mjs counts them. */
function kindsOf(names: readonly string[]): Set<string> {
  return new Set(names.map((name) => (name.startsWith('ask') ? 'ask' : name === 'suppose' ? 'tell' : name)))
}

const nameOf = (act: Act): string =>
  act.act === 'order' ? `order:${act.order}` : act.act === 'courtesy' ? `courtesy:${act.tone}` : act.act

function factsIn({ acts }: Heard): ReadonlyMap<string, unknown> {
  return new Map(
    acts.flatMap((act): [string, unknown][] => {
      if (act.act === 'unknown') return act.fact === null || act.asks ? [] : [[act.fact, 'unknown']]
      const counts = act.act === 'tell' && act.of === 'applicant' && act.mood === 'is' && !act.asks
      return counts && act.fact !== null ? [[act.fact, act.value]] : []
    }),
  )
}

/** Scores what was heard of a message: acts by kind, facts by value. */
function scored(heard: Heard, { acts = [], acts_any = [acts], facts = {}, ask_back = [] }: HeardRow, counts: Counts) {
  const given = kindsOf(heard.acts.map(nameOf))
  const shared = (wanted: ReadonlySet<string>) => [...wanted].filter((name) => given.has(name)).length
  const alike = (wanted: ReadonlySet<string>) => (2 * shared(wanted) + 1) / (wanted.size + given.size + 1)
  const [best = new Set<string>()] = acts_any.map(kindsOf).sort((a, b) => alike(b) - alike(a))
  // F1 is twice what both have, of all that either has.
  counts.add('acts', true, 2 * shared(best))
  counts.add('acts', false, best.size + given.size - 2 * shared(best))
  const mine = factsIn(heard)
  for (const [fact, value] of Object.entries(facts))
    if (!ask_back.includes(fact)) counts.add('facts read', isSame(value, mine.get(fact)))
  for (const [fact, value] of mine)
    if (facts[fact] !== undefined || !ask_back.includes(fact)) counts.add('facts right', isSame(facts[fact], value))
}

interface ReadingPorts {
  readonly hearing: Hearing
  readonly reader: Reader
  readonly sleep: Sleep
  readonly told: () => void
}

/** Hears messages by the program alone, and with a reader where it would be asked. */
export async function reads(
  rows: readonly HeardRow[],
  { hearing, reader, sleep, told }: ReadingPorts,
  alone: Counts,
  both: Counts,
): Promise<void> {
  let asked = 0
  const watched: Reader = {
    patience: () => reader.patience(),
    read: (about, caller) => {
      asked += 1
      return reader.read(about, caller)
    },
  }
  const second = new SecondReader({ knowledge, reader: watched, sleep, mask: hearing.mask })
  for (const row of rows) {
    const { text, context, open } = row
    const said = { ...(context === undefined ? {} : { asked: context }), ...(open ? { open } : {}) }
    const heard = hearing.hear(text, said)
    scored(heard, row, alone)
    const session = { ...emptySession(), ...(context === undefined ? {} : { check: asking(context) }) }
    const found = (await hearing.finder(text)).find(text)
    const before = asked
    const { reading, late } = await second.ask(
      text,
      session,
      { draft: ANSWERED, heard, found },
      { channel: 'terminal' },
    )
    const called = asked > before
    both.add('asked', called)
    const now = reading ? hearing.hearing({ reading, asked: context }, '2026-11-20')(text, said) : heard
    scored(now, row, both)
    if (called) both.add('late', late !== undefined)
    if (reading) both.add('differed', JSON.stringify(now.acts.map(bare)) !== JSON.stringify(heard.acts.map(bare)))
    told()
  }
}

/** An act without how sure it is. */
const bare = ({ sure: _sure, ...act }: Act): object => act
