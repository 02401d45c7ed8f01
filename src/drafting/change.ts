import type { Knowledge } from '../knowledge/index.ts'
import type { FactChange, RequirementChange } from './answered.ts'
import type { Draft } from './draft.ts'
import { addTo, at, edited, type Path, type Values, valuesOf } from './edits.ts'
import type { Entry } from './entries.ts'
import { factOf, newFactsIn, withConfirmed, withoutUnused } from './facts-used.ts'
import { type Held, holding } from './holding.ts'
import { Refused } from './ports.ts'
import { printed } from './reading.ts'
import { isTree, type Row, rowsOf } from './rows.ts'
import { clauseIn, regulationIn } from './text-of-draft.ts'

/** An entry as a person would have it. One plain thing is confirmed with that; of several, the others still wait. */
export function changed(draft: Draft, entry: Entry, as: RequirementChange | object, world: Held): Draft {
  if ('stated' in as || 'open' in as || 'silent' in as)
    throw new Refused([`“${entry.key}”不是事项；应是 y、n、j、u，或 {"fact":…,"phrase":…}。`])
  if (entry.section === 'facts')
    throw new Refused([
      `“${entry.key}”是新情况；改它用 {"new_fact":{"label":…,"ask":…,"words":[…],"unit":…,"kind":…}}。`,
    ])
  const { item, ...change }: RequirementChange = as
  const given = { ...change, ...factsNamed(change, world.knowledge, draft) }
  return isTree(entry.value) || item !== undefined
    ? changedRow(draft, entry, { item: item ?? 0, given }, world)
    : changedWhole(draft, entry, given, world)
}

/** The ids of the facts that a change names, by id or by what they are called. */
const factsNamed = ({ fact, by }: RequirementChange, knowledge: Knowledge, draft: Draft) => ({
  ...(fact === undefined ? {} : { fact: factNamed(fact, knowledge, draft) }),
  ...(by === undefined ? {} : { by: factNamed(by, knowledge, draft) }),
})

function changedWhole(draft: Draft, entry: Entry, given: Values, world: Held): Draft {
  const { about, proposed: _proposed, ...rest } = entry.value
  const isIdentity = entry.section === 'identity'
  fitting(entry.key, given, isIdentity ? ['phrase', 'name', 'id'] : ['fact', 'phrase', 'is', 'one_of', 'label'])
  const toCondition = !isIdentity && (given.fact !== undefined || rest.fact !== undefined)
  const about_ = toCondition || about === undefined ? {} : { about }
  const value = { ...(toCondition && given.fact ? without(rest, ['is', 'one_of']) : rest), ...about_, ...given }
  const made = edited(draft, 'regulation', (file) => {
    if (isIdentity) return file.setIn(entry.path, file.createNode(value))
    file.deleteIn(entry.path)
    addTo(file, toCondition ? 'conditions' : entry.section, value)
  })
  const sure = toCondition ? withConfirmed(made, newFactsIn(value, draft)) : made
  return holding(draft, withoutUnused(sure), world)
}

const without = (value: Values, keys: readonly string[]): Values =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)))

/** What may be changed of a line. */
const KEYS: Readonly<Record<Row['role'], readonly string[]>> = {
  heading: ['phrase', 'label'],
  test: ['fact', 'phrase', 'is', 'one_of'],
  'by-size': ['fact', 'by'],
  band: ['when', 'then', 'points'],
  scored: ['fact', 'points', 'is', 'one_of', 'judged', 'most'],
}

export const keysOf = ({ role, node }: Row): readonly string[] =>
  KEYS[role].filter((key) => role === 'heading' || role === 'test' || node[key] !== undefined)

interface RowChange {
  readonly item: number
  readonly given: Values
}

/** The line changed in its place; the requirement still waits, to be read again as a whole. */
function changedRow(draft: Draft, entry: Entry, { item, given }: RowChange, world: Held): Draft {
  const rows = rowsOf(entry.value)
  const row = rows.find(({ number }) => number === item)
  if (!row)
    throw new Refused([
      `“${entry.key}”没有第 ${item} 项；有的是 ${rows.flatMap(({ number }) => number ?? []).join('、')}。`,
    ])
  fitting(`${entry.key} 第 ${item} 项`, given, keysOf(row))
  const made = edited(draft, 'regulation', (file) => {
    for (const [key, value] of Object.entries(given))
      file.setIn([...entry.path, ...row.path, ...placeOf(key, row)], file.createNode(value))
  })
  return holding(draft, withoutUnused(made), world)
}

/** The words that lead in stand a step deeper. */
function placeOf(key: string, { role, node }: Row): Path {
  if (role !== 'heading' || key !== 'phrase') return [key]
  const seat = [['at_least'], ['none'], ['score', 'pass']].find((path) => at(node, path).phrase !== undefined)
  if (!seat) throw new Refused(['这一组没有引语，没有短语可改；要改的是下面的哪一项，写它的编号。'])
  return [...seat, key]
}

function fitting(what: string, given: Values, keys: readonly string[]): void {
  const names = Object.keys(given)
  const strange = names.filter((key) => !keys.includes(key))
  if (names.length > 0 && strange.length === 0) return
  throw new Refused([
    `“${what}”${names.length === 0 ? '没有写改什么' : `不能改 ${strange.join('、')}`}；能改的是 ${keys.join('、')}。`,
  ])
}

/** What a fact is called, as a clerk writes it: without where its figures stand. */
export const plainly = (label: string): string => label.replace(/\{[^{}#]+#([^{}]+)\}/gu, '$1')

function factNamed(name: string, { facts }: Knowledge, draft: Draft): string {
  const called = [
    ...[...facts.values()].map(({ id, label }) => ({
      id,
      label: label.map((part) => (typeof part === 'string' ? part : part.text)).join(''),
    })),
    ...Object.entries(at(valuesOf(draft.facts), ['facts'])).map(([id, value]) => ({
      id,
      label: plainly(String(at(value, []).label)),
    })),
  ]
  const named = called.find(({ id, label }) => id === name || label === name)
  if (named) return named.id
  const near = called.filter(({ label }) => label.includes(name)).slice(0, 5)
  const told = near.map(({ id, label }) => `${id}（${label}）`).join('、')
  throw new Refused([`没有叫“${name}”的情况${near.length > 0 ? `；是不是：${told}` : ''}。`])
}

/** A new fact called, asked for or measured otherwise; it still waits with its condition. */
export function changedFact(draft: Draft, entry: Entry, { id, ...change }: FactChange, world: Held): Draft {
  const fact = newFactMeant(draft, entry, id)
  if (Object.keys(change).length === 0)
    throw new Refused([`“${fact}”没有写改什么；能改的是 label、ask、words、unit、kind。`])
  const value = factOf(draft, fact)
  const clause = clauseIn(regulationIn(draft), at(value, ['definitions', draft.id]).clause)
  // A figure in what is printed is named by where it stands in the text.
  const named = (words: string) => (words.includes('{') || !clause ? words : (printed(words, clause) ?? words))
  const label = change.label === undefined ? undefined : named(change.label)
  const asked = String(value.ask)
  const ask =
    change.ask === undefined
      ? label !== undefined && asked.includes(String(value.label))
        ? asked.replace(String(value.label), () => label)
        : undefined
      : named(change.ask)
  const dropped = change.kind === undefined ? [] : keysNotOf(change.kind)
  const made = edited(draft, 'facts', (file) => {
    const set = (key: string, to: unknown) =>
      to === undefined ? undefined : file.setIn(['facts', fact, key], file.createNode(to))
    for (const key of dropped) file.deleteIn(['facts', fact, key])
    for (const [key, to] of Object.entries({ ...change, label, ask })) set(key, to)
    if (change.kind === 'yes-no' && value.verb === undefined) set('verb', 'does')
  })
  return holding(draft, made, world)
}

const COUNTED = ['count', 'duration', 'score']
const keysNotOf = (kind: string): string[] => [
  ...(COUNTED.includes(kind) ? [] : ['unit']),
  ...(kind === 'yes-no' ? ['part_of_whole', 'made_of'] : ['verb', 'good']),
]

function newFactMeant(draft: Draft, { key, section, value }: Entry, id: string | undefined): string {
  const own = section === 'facts' ? [key] : newFactsIn(value, draft)
  const [only, another] = own
  if (only === undefined) throw new Refused([`“${key}”里没有新情况；已有的情况在 knowledge/facts 里改。`])
  const named = own.find((each) => each === id || plainly(String(factOf(draft, each).label)) === id)
  if (named !== undefined) return named
  if (id === undefined && another === undefined) return only
  const told = own.map((each) => `${each}（${plainly(String(factOf(draft, each).label))}）`).join('、')
  throw new Refused([`“${key}”${id === undefined ? '有几项新情况，要写 id' : `没有新情况“${id}”`}；有的是 ${told}。`])
}
