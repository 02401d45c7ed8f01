import { describe, expect, it } from 'vitest'
import { Desk } from '../../src/desk/index.ts'
import type { Knowledge } from '../../src/knowledge/index.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import type { IndexStore } from '../../src/retrieval/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { earsFor } from '../support/ears.ts'
import { examples, index, knowledge, library } from '../support/library.ts'
import { sized } from '../support/size.ts'
import { type Names, namesFor, random, renamed } from './rename.ts'

const facts = [...knowledge.facts.values()]
const choices = facts.flatMap((fact) => Object.keys(fact.choices))
const SEED = 20_261_121
const names = namesFor(
  {
    fact: [...knowledge.facts.keys(), ...knowledge.quantities.keys()],
    choice: choices,
    regulation: knowledge.regulations.keys(),
    subject: knowledge.subjects.keys(),
  },
  SEED,
)
const other = loadKnowledge(renamed(library(), names, SEED))

const backFrom = ({ fact, choice, regulation, subject }: Names): ReadonlyMap<string, string> =>
  new Map([fact, choice, regulation, subject].flatMap((map) => [...map].map(([id, name]) => [name, id])))
const back = backFrom(names)
/** A value with the ids that it would have had, and what stands in its files as text. */
const asKnown = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value ?? null, legible).replace(/x[b-z]{11}/gu, (name) => back.get(name) ?? name))
const legible = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? new TextDecoder().decode(value) : value

const idOf = (kind: keyof Names, id: string): string => names[kind].get(id) ?? id
const factsOf = (known: Readonly<Record<string, unknown>>): Record<string, never> =>
  Object.fromEntries(
    Object.entries(known).map(([id, value]) => [
      idOf('fact', id),
      (typeof value === 'string' ? idOf('choice', value) : value) as never,
    ]),
  )

const deskOf = (of: Knowledge, ports: { index?: IndexStore } = {}) => {
  let count = 0
  return new Desk(of, {
    today: () => '2026-11-20',
    now: () => 0,
    newId: () => `reply-${++count}`,
    store: new MemorySessionStore(),
    ears: earsFor(of),
    ...ports,
  })
}
const [desk, renamedDesk] = [deskOf(knowledge, { index }), deskOf(other)]

/** Some rows of a set, the same each time: all of them in the long run. */
function some<T>(name: string): T[] {
  const rows = examples<T>(name)
  const next = random(rows.length)
  const count = Math.min(rows.length, sized(rows.length))
  return rows
    .map((row) => ({ row, at: next() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ row }) => row)
}

interface Question {
  readonly q: string
  readonly region?: string | null
}

/** Where two values differ, the first place in them, with what stands there; undefined where they are the same. */
function difference(before: unknown, after: unknown, path = ''): string | undefined {
  if (Object.is(before, after)) return undefined
  const [one, two] = [before, after].map((value) =>
    typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined,
  )
  if (!one || !two) return `${path}: ${JSON.stringify(before)?.slice(0, 120)} ≠ ${JSON.stringify(after)?.slice(0, 120)}`
  for (const key of new Set([...one.keys(), ...two.keys()])) {
    const found = difference(one.get(key), two.get(key), `${path}.${key}`)
    if (found !== undefined) return found
  }
  return undefined
}

/** What is said of a row that came out otherwise: the row and where it differs. */
const told = (row: string, before: unknown, after: unknown): string[] => {
  const found = difference(asKnown(before), asKnown(after))
  return found === undefined ? [] : [`${row.slice(0, 60)} → ${found}`]
}

describe('所有的编号都换成别的，文件和键的次序打乱', () => {
  it('主题、事实、选项、地方的编号一个也不留', () => {
    expect([...other.subjects.keys()].filter((id) => knowledge.subjects.has(id))).toEqual([])
    expect(other.subjects.size).toBe(knowledge.subjects.size)
    expect([...other.facts.keys()].filter((id) => knowledge.facts.has(id))).toEqual([])
    expect([...other.regulations.keys()].filter((id) => knowledge.regulations.has(id))).toEqual([])
  })

  it.each(['dev/questions.jsonl', 'people/questions.jsonl', 'dev/unanswerable.jsonl', 'people/unanswerable.jsonl'])(
    '%s：答的一样',
    async (set) => {
      const otherwise: string[] = []
      for (const { q, region } of some<Question>(set)) {
        const before = await desk.ask(q, region ? { region } : {})
        const after = await renamedDesk.ask(q, region ? { region: idOf('regulation', region) } : {})
        otherwise.push(...told(q, before, after))
      }
      expect(otherwise).toEqual([])
    },
  )

  it('dev/eligibility.jsonl：判的一样', () => {
    const rows = some<{ id: string; regulation: string; facts: Readonly<Record<string, never>> }>(
      'dev/eligibility.jsonl',
    )
    const otherwise = rows.flatMap(({ id, regulation, facts: known }) =>
      told(
        id,
        desk.check(regulation, known).check,
        renamedDesk.check(idOf('regulation', regulation), factsOf(known)).check,
      ),
    )
    expect(otherwise).toEqual([])
  })

  it('dev/intake.jsonl：读的一样', () => {
    const rows = some<{ text: string; context?: string | null }>('dev/intake.jsonl')
    const otherwise = rows.flatMap(({ text, context }) =>
      told(
        text,
        desk.read(text, context ?? undefined),
        renamedDesk.read(text, context ? idOf('fact', context) : undefined),
      ),
    )
    expect(otherwise).toEqual([])
  })

  it.each(['dev/dialogues.jsonl', 'people/dialogues.jsonl'])('%s：谈的一样', async (set) => {
    const otherwise: string[] = []
    for (const { id, turns } of some<{ id: string; turns: readonly { user: string }[] }>(set))
      for (const { user } of turns) {
        const [before, after] = [await desk.turn(id, user), await renamedDesk.turn(id, user)]
        otherwise.push(...told(`${id} ${user}`, before, after))
      }
    expect(otherwise).toEqual([])
  })
})
