import type { Regulation } from '../../law/index.ts'
import type { Step } from '../faults.ts'
import { partsOf } from '../requirements/walk.ts'
import { missing, phraseAt, phraseIn, type Texts, templateOf, textOf, Unresolved } from '../resolve.ts'
import { quoted } from '../similar.ts'
import type { YamlFile } from '../yaml.ts'
import { factOf, madeOf, quantityOf } from './fact.ts'
import { readPeriod, samePeriod } from './period.ts'
import type { FactsYaml, FactYaml } from './schema.ts'
import type { Definition, Fact, FactKind, MadeOf, Party, Period, Quantity, Shared } from './types.ts'
import { type Families, wordsOf } from './words.ts'

/** What the files of knowledge/facts say together. */
export interface FactsRead {
  readonly facts: Map<string, Fact>
  readonly quantities: Map<string, Quantity>
  readonly parties: Map<string, Party>
  readonly shared: Map<string, Shared>
}

export interface FactsFile {
  readonly yaml: YamlFile
  readonly value: FactsYaml
  /** Runs a step; a reference that leads nowhere becomes a fault at the entry under `path`. */
  readonly at: Step
}

/** Facts, quantities and parties of all files; each stands once. */
export function readFacts(files: readonly FactsFile[], texts: Texts, families: Families): FactsRead {
  const quantities = new Map<string, Quantity>()
  const parties = new Map<string, Party>()
  const facts = new Map<string, Fact>()
  const template = templates(texts)
  for (const { value, at } of files) {
    for (const [id, yaml] of Object.entries(value.quantities))
      at(['quantities', id], () => once(quantities, id, quantityOf(id, yaml, families)))
    for (const [id, { label, words }] of Object.entries(value.parties))
      at(['parties', id], () => once(parties, id, { id, label, words: wordsOf(words, families) }))
  }
  for (const { value, at } of files) {
    for (const [id, yaml] of Object.entries(value.facts)) {
      const path = ['facts', id]
      const fact = at(path, () => factOf(id, yaml, { template, families, quantities, parties }))
      if (!fact) continue
      const definitions: Record<string, Definition> = {}
      for (const [regulation, definition] of Object.entries(yaml.definitions)) {
        const read = at([...path, 'definitions', regulation], () =>
          definitionOf(definition, textOf(texts, regulation), texts),
        )
        if (read) definitions[regulation] = read
      }
      const period = agreed(Object.values(definitions))
      at(path, () => once(facts, id, { ...fact, definitions, ...(period ? { period } : {}) }, quantities))
    }
  }
  for (const { value, at } of files)
    for (const [i, ids] of value.together.entries()) at(['together', i], () => putTogether(facts, ids))
  for (const { value, at } of files)
    for (const [id, { made_of, choices }] of Object.entries(value.facts)) {
      at(['facts', id, 'made_of'], () => checkParts(id, made_of && madeOf(made_of), facts, quantities))
      at(['facts', id, 'choices'], () => checkShown(choices, facts))
    }
  return { facts, quantities, parties, shared: sharedIn(files) }
}

/** Facts and quantities are named in the same places, so that no two of them may have one id. */
const once = <T>(map: Map<string, T>, id: string, value: T, others?: ReadonlyMap<string, unknown>): void => {
  if (map.has(id) || others?.has(id))
    throw new Unresolved(`${quoted(id)}写了第二遍`, '每个编号只写一次，不管在哪个文件')
  map.set(id, value)
}

function checkParts(
  id: string,
  made: MadeOf | undefined,
  facts: ReadonlyMap<string, Fact>,
  quantities: ReadonlyMap<string, Quantity>,
): void {
  const parts = made ? partsOf(made) : []
  const stray = parts.find((id) => !facts.has(id) && !quantities.has(id))
  if (stray !== undefined)
    throw missing('事实或数量', ['facts', 'quantities'], stray, [...facts.keys(), ...quantities.keys()])
  const kinds = partKinds(made)
  const other = kinds && parts.find((part) => !kinds.parts.includes(facts.get(part)?.kind ?? 'choice'))
  if (other !== undefined)
    throw new Unresolved(`${id} 由 ${other} 算出，它不是${kinds?.called}`, `facts 里的一项${kinds?.called}`)
  if (kinds && facts.get(id)?.kind !== kinds.whole)
    throw new Unresolved(`${id} 的 kind 是 ${facts.get(id)?.kind}`, `kind: ${kinds.whole}`)
}

const QUANTITIES: readonly FactKind[] = ['money', 'area', 'share', 'count', 'score', 'measure']

/** Growth is of two facts that are measured, and time runs from one that is a day. */
function partKinds(made: MadeOf | undefined) {
  if (made?.kind === 'growth') return { parts: QUANTITIES, whole: 'share', called: '可以相比的数量' }
  return made?.kind === 'since'
    ? { parts: ['date'] as readonly FactKind[], whole: 'duration', called: '日期（kind: date）' }
    : undefined
}

/** What shows a choice is a yes or no. */
function checkShown(choices: FactYaml['choices'], facts: ReadonlyMap<string, Fact>): void {
  for (const choice of Object.values(choices ?? {})) {
    const stray =
      typeof choice === 'string' ? undefined : choice.shown_by.find((id) => facts.get(id)?.kind !== 'yes-no')
    if (stray !== undefined)
      throw new Unresolved(`${quoted(stray)}，不是是非题`, '一个是非题的事实，答“是”就说明是这个选项', {
        words: stray,
        lists: ['facts'],
      })
  }
}

function definitionOf(
  { clause, phrase, label, ask, planned, period }: FactYaml['definitions'][string],
  regulation: Regulation,
  texts: Texts,
): Definition {
  const template = templates(texts)
  const when = typeof period === 'string' ? { phrase: period } : period
  const read = (words: NonNullable<typeof when>): Period =>
    readPeriod(
      phraseIn(regulation, 'clause' in words ? (words.clause ?? clause) : clause, words.phrase),
      'year' in words ? words.year : undefined,
    )
  return {
    phrase: phraseIn(regulation, clause, phrase),
    ...(label ? { label: template(label) } : {}),
    ...(ask ? { ask: template(ask) } : {}),
    ...(planned ? { planned } : {}),
    ...(when ? { period: read(when) } : {}),
  }
}

/** The period that every definition with one has. */
function agreed(definitions: readonly Definition[]): Period | undefined {
  const [first, ...others] = definitions.flatMap(({ period }) => period ?? [])
  return others.every((period) => samePeriod(period, first)) ? first : undefined
}

function putTogether(facts: Map<string, Fact>, ids: readonly string[]): void {
  for (const id of ids) {
    const fact = facts.get(id)
    if (!fact) throw missing('事实', 'facts', id, facts.keys())
    if (fact.together.length > 0) throw new Unresolved(`${quoted(id)}进了第二组`, '每个事实最多在一组里', { words: id })
    facts.set(id, { ...fact, together: ids.filter((other) => other !== id) })
  }
}

function sharedIn(files: readonly FactsFile[]): Map<string, Shared> {
  const shared = new Map<string, Shared>()
  for (const { value } of files)
    for (const { words, of, why } of value.shared)
      for (const id of words) shared.set(id, { id, of: [...new Set([...(shared.get(id)?.of ?? []), ...of])], why })
  return shared
}

const templates = (texts: Texts) => (text: string) =>
  templateOf(text, (clause, phrase) => phraseAt(texts, clause, phrase))
