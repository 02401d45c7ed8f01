import { termOf } from '../corpus/index.ts'
import { type Clause, type ClauseId, type Phrase, type Regulation, squeeze } from '../law/index.ts'
import { readFigures } from '../quantity/index.ts'
import type { Fact } from './facts/types.ts'
import type { ExpressionYaml } from './forms.ts'
import { ownLineage } from './lineage.ts'
import type { DivisionCode, Places } from './places/index.ts'
import type { Programmes } from './programmes/index.ts'
import { RequirementReader } from './requirements/read.ts'
import { checkedValues } from './requirements/values.ts'
import { clauseOf, missing, phraseIn, Unresolved } from './resolve.ts'
import type { RegulationYaml } from './schema.ts'
import { quoted } from './similar.ts'
import type { Authority, Duty, Expression, RegulationKnowledge } from './types.ts'

/** What a regulation's file is read against; `held` are the divisions and programmes that regulations are of; `at` runs a step and turns an unresolved reference into a fault under `path`. */
export interface Context {
  readonly facts: ReadonlyMap<string, Fact>
  readonly groups: ReadonlyMap<string, Expression>
  readonly places: Places
  readonly programmes: Programmes
  readonly held: readonly { readonly division: DivisionCode; readonly programme: string }[]
  readonly at: <T>(path: readonly PropertyKey[], step: () => T) => T | undefined
}

/** An expression with its groups written out and its facts and values checked. */
export function expressionOf(
  yaml: ExpressionYaml,
  facts: ReadonlyMap<string, Fact>,
  groups: (name: string) => Expression,
): Expression {
  const inner = (other: ExpressionYaml) => expressionOf(other, facts, groups)
  if (typeof yaml === 'string') return groups(yaml)
  if ('any' in yaml) return { any: yaml.any.map(inner) }
  if ('all' in yaml) return { all: yaml.all.map(inner) }
  if ('not' in yaml) return { not: inner(yaml.not) }
  const fact = facts.get(yaml.fact)
  if (!fact) throw missing('事实', 'facts', yaml.fact, facts.keys())
  if (yaml.some && fact.kind === 'count') return { fact: fact.id, some: true }
  if (!yaml.in)
    throw new Unresolved(`${quoted(fact.id)}没有写取值`, '“in:”后面写取值；是计数的写“some: true”', { words: fact.id })
  return {
    fact: fact.id,
    in: checkedValues(fact, yaml.in),
    ...(yaml.implied_by ? { impliedBy: inner(yaml.implied_by) } : {}),
  }
}

/** 500万元 at 不低于3:1 is at least 1500万元. */
function dutyOf(about: string, amount: Phrase, ratio: Phrase): Duty {
  const sum = readFigures(amount.text).find(({ dimension }) => dimension === 'money')?.interval?.min
  const proportion = readFigures(ratio.text).find(({ figure, value }) => figure && /^\d+:\d+$/u.test(String(value)))
  const [above, below] = String(proportion?.value ?? '')
    .split(':')
    .map(Number)
  if (sum === undefined || !above || !below) {
    throw new Unresolved(
      `${quoted(amount.text)}和${quoted(ratio.text)}`,
      '一句写金额的原话，一句写比例的原话（如 3:1）',
      { words: amount.text },
    )
  }
  return { about, amount, ratio, product: (sum * above) / below, times: String(proportion?.value) }
}

function annexOf(regulation: Regulation, address: string): Clause {
  const clause = clauseOf(regulation, address)
  if (clause.kind !== 'annex') throw new Unresolved(`${quoted(clause.id)}，不是附件`, '附件的编号', { words: address })
  return clause
}

/** Reads one regulation's knowledge against its text; what does not resolve is told and left out. */
export function regulationKnowledge(
  yaml: RegulationYaml,
  division: DivisionCode,
  regulation: Regulation,
  context: Context,
): RegulationKnowledge {
  const { at } = context
  const phrase = (clause: string, words: string) => phraseIn(regulation, clause, words)
  const each = <I, O>(list: readonly I[], name: string, step: (item: I) => O): O[] =>
    list.flatMap((item, i) => at([name, i], () => [step(item)]) ?? [])
  const group = (name: string): Expression => {
    const found = context.groups.get(name)
    if (!found) throw missing('分组', 'groups', name, context.groups.keys())
    return found
  }
  const expression = (other: ExpressionYaml) => expressionOf(other, context.facts, group)
  const authority = ({ clause, phrase: words, name }: NonNullable<RegulationYaml['issuer']>): Authority => {
    if (name && !squeeze(regulation.source).includes(squeeze(name)))
      throw new Unresolved(`名称${quoted(name)}，文本里没有`, '文本里印着的名称', { words: name })
    return { phrase: phrase(clause, words), name: name ?? words }
  }
  /** Where a clause stands in the text: whoever writes the file need not keep to that order. */
  const placeOf = (ref: ClauseId) => regulation.clauses.findIndex(({ id }) => id === ref)
  const reader = new RequirementReader(regulation, context.facts, expression)
  const one = <K extends keyof RegulationYaml, O>(
    key: K,
    step: (value: NonNullable<RegulationYaml[K]>) => O,
  ): O | undefined => {
    const value = yaml[key]
    return value === undefined || value === null ? undefined : at([key], () => step(value))
  }
  at(['conditions'], () => {
    // A decision that only changes or ends another text sets no conditions of its own.
    if (yaml.conditions.length + yaml.unmodelled.length + yaml.amends.length + yaml.repeals.length === 0)
      throw new Unresolved('没有一项条件', 'conditions 里的条件，还没有编的写在 unmodelled 里')
  })
  at(['programme'], () => {
    const { programmes } = context.programmes.words
    if (!context.programmes.get(yaml.programme))
      throw missing(
        '项目',
        'programmes',
        yaml.programme,
        programmes.map(({ id }) => id),
      )
  })
  const center = `${context.places.division(division)?.name ?? ''}${context.programmes.nameOf(yaml.programme)}`
  const several = context.held.some((other) => other.division === division && other.programme !== yaml.programme)
  const interpreter = one('interpreter', authority)
  const issuer = one('issuer', authority)
  const number = one('document_number', (words) => phrase(words.clause, words.phrase))
  each(yaml.replaces, 'replaces', ({ clause, phrase: words }) => phrase(clause, words))
  const scope = one('scope', ({ clause, phrase: words, about }) => ({ phrase: phrase(clause, words), about }))
  return {
    id: yaml.id,
    regulation,
    term: termOf(regulation),
    title: yaml.title,
    short: yaml.short,
    division,
    place: several ? center : context.places.shortOf(division),
    programme: yaml.programme,
    center,
    called: yaml.called,
    ...(number ? { documentNumber: number } : {}),
    ...(interpreter ? { interpreter } : {}),
    ...(issuer ? { issuer } : {}),
    application: each(yaml.application, 'application', (step) => ({
      phrase: phrase(step.clause, step.phrase),
      role: step.role,
    })),
    ...(scope ? { scope } : {}),
    conditions: each(yaml.conditions, 'conditions', (condition) => reader.condition(condition)),
    unmodelled: each(yaml.unmodelled, 'unmodelled', ({ clause, phrase: words, about }) => ({
      ref: clauseOf(regulation, clause).id,
      phrase: phrase(clause, words),
      about,
    })).sort((a, b) => placeOf(a.ref) - placeOf(b.ref)),
    judged: each(yaml.judged, 'judged', ({ clause, phrase: words, about }) => {
      const found = words ? phrase(clause, words) : undefined
      return { ref: clauseOf(regulation, clause).id, about, ...(found ? { phrase: found } : {}) }
    }),
    preferences: each(yaml.preferences, 'preferences', (words) => phrase(words.clause, words.phrase)),
    duties: each(yaml.duties, 'duties', ({ clause, about, amount, ratio }) =>
      dutyOf(about, phrase(clause, amount), phrase(clause, ratio)),
    ),
    notes: each(yaml.notes, 'notes', ({ clause, phrase: words, about }) => ({ phrase: phrase(clause, words), about })),
    lineage: ownLineage(yaml, regulation, at),
    annexes: each(yaml.annexes, 'annexes', ({ clause, role }) => ({ ref: annexOf(regulation, clause).id, role })),
  }
}
