import { termOf } from '../corpus/index.ts'
import { type Clause, type Phrase, type Regulation, squeeze } from '../law/index.ts'
import { readFigures } from '../quantity/index.ts'
import { choiceOf } from './facts/choice.ts'
import type { Fact } from './facts/types.ts'
import type { ExpressionYaml } from './forms.ts'
import type { DivisionCode, Places } from './places/index.ts'
import { withinSeats } from './places/seats.ts'
import type { Programmes } from './programmes/index.ts'
import { clauseOf, phraseIn, Unresolved } from './resolve.ts'
import type { ConditionYaml, RegulationYaml } from './schema.ts'
import { readThreshold } from './threshold.ts'
import type { Authority, Condition, Duty, Expression, RegulationKnowledge, Relaxation, Test } from './types.ts'

/** What a regulation's file is read against; `held` are the divisions that regulations are of, each as often as it has one; `at` runs a step and turns an unresolved reference into a fault under `path`. */
export interface Context {
  readonly facts: ReadonlyMap<string, Fact>
  readonly groups: ReadonlyMap<string, Expression>
  readonly places: Places
  readonly programmes: Programmes
  readonly held: readonly DivisionCode[]
  readonly at: <T>(path: readonly PropertyKey[], step: () => T) => T | undefined
}

const ALWAYS: Expression = { all: [] }

const factOf = (context: Context, id: string): Fact => {
  const fact = context.facts.get(id)
  if (!fact) throw new Unresolved(`the fact ${id}`, `one of ${[...context.facts.keys()].join(', ')}`)
  return fact
}

const checkedValues = (fact: Fact, values: readonly (string | boolean)[]): readonly (string | boolean)[] => {
  const allowed: readonly (string | boolean)[] = fact.kind === 'yes-no' ? [true, false] : Object.keys(fact.choices)
  const stray = values.find((value) => !allowed.includes(value) && choiceOf(fact, value) === undefined)
  if (stray !== undefined)
    throw new Unresolved(
      `${stray} for ${fact.id}`,
      allowed.length > 0 ? `one of ${allowed.join(', ')}` : `a phrase with its threshold (${fact.id} is a quantity)`,
    )
  return withinSeats(fact, values)
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
  if (!fact) throw new Unresolved(`the fact ${yaml.fact}`, `one of ${[...facts.keys()].join(', ')}`)
  if (yaml.some && fact.kind === 'count') return { fact: fact.id, some: true }
  if (!yaml.in) throw new Unresolved(`${fact.id} without values`, '`in:` with its values, or `some: true` for a count')
  return {
    fact: fact.id,
    in: checkedValues(fact, yaml.in),
    ...(yaml.implied_by ? { impliedBy: inner(yaml.implied_by) } : {}),
  }
}

function thresholdTest(fact: Fact, required: Phrase, operator: Phrase | undefined): Test {
  return {
    kind: 'threshold',
    fact: fact.id,
    ...readThreshold(required.text, fact, operator?.text),
    required,
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
    throw new Unresolved(`“${amount.text}” and “${ratio.text}”`, 'an amount of money and a proportion like 3:1')
  }
  return { about, amount, ratio, product: (sum * above) / below, times: String(proportion?.value) }
}

function annexOf(regulation: Regulation, address: string): Clause {
  const clause = clauseOf(regulation, address)
  if (clause.kind !== 'annex') throw new Unresolved(`${clause.id}, which is no annex`, 'the address of an annex')
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
    if (!found) throw new Unresolved(`the group ${name}`, `one of ${[...context.groups.keys()].join(', ')}`)
    return found
  }
  const expression = (other: ExpressionYaml) => expressionOf(other, context.facts, group)
  const authority = ({ clause, phrase: words, name }: NonNullable<RegulationYaml['issuer']>): Authority => {
    if (name && !squeeze(regulation.source).includes(squeeze(name)))
      throw new Unresolved(`the name ${name}, which the text does not have`, 'a name as the text prints it')
    return { phrase: phrase(clause, words), name: name ?? words }
  }
  const relaxation = (clause: string, other: ConditionYaml['relax'][number]): Relaxation => {
    if (!other.phrase && !other.why)
      throw new Unresolved('a relaxation with no words', '`phrase:` of the law, or `why:` where the law is silent')
    return {
      when: expression(other.when),
      ...(other.phrase ? { phrase: phrase(other.clause ?? clause, other.phrase) } : {}),
      ...(other.why ? { why: other.why } : {}),
    }
  }
  const test = (
    condition: Pick<ConditionYaml, 'clause' | 'fact' | 'phrase' | 'operator' | 'is' | 'one_of' | 'exists'>,
  ): Test => {
    if (!condition.fact || !condition.phrase)
      throw new Unresolved('a condition without `fact:` and `phrase:`', 'both, or `name:`, `label:` and `either:`')
    const fact = factOf(context, condition.fact)
    const required = phrase(condition.clause, condition.phrase)
    const values = condition.is !== undefined ? [condition.is] : condition.one_of
    if (values) return { kind: 'values', fact: fact.id, values: checkedValues(fact, values), required }
    // 必须联合市内企业 is a threshold in words: at least one.
    if (condition.exists && fact.kind === 'count')
      return { kind: 'threshold', fact: fact.id, op: 'ge', threshold: 1, required }
    return thresholdTest(fact, required, condition.operator ? phrase(condition.clause, condition.operator) : undefined)
  }
  const condition = (other: ConditionYaml): Condition => {
    const tests = other.either ? other.either.map((side) => test({ ...side, clause: other.clause })) : [test(other)]
    const name = other.name ?? other.fact
    const soft = other.soft
    return {
      id: `${other.clause}/${name}`,
      ref: `${regulation.id}:${other.clause}`,
      label: other.label ? [other.label] : factOf(context, name ?? '').label,
      ...(other.when ? { when: expression(other.when) } : {}),
      tests,
      relax: [
        ...(soft
          ? [
              {
                when: ALWAYS,
                ...(soft.phrase ? { phrase: phrase(other.clause, soft.phrase) } : {}),
                ...(soft.why ? { why: soft.why } : {}),
              },
            ]
          : []),
        ...other.relax.map((relax) => relaxation(other.clause, relax)),
      ],
    }
  }
  const one = <K extends keyof RegulationYaml, O>(
    key: K,
    step: (value: NonNullable<RegulationYaml[K]>) => O,
  ): O | undefined => {
    const value = yaml[key]
    return value === undefined || value === null ? undefined : at([key], () => step(value))
  }
  at(['programme'], () => {
    const { programmes } = context.programmes.words
    if (!context.programmes.get(yaml.programme))
      throw new Unresolved(`the programme ${yaml.programme}`, `one of ${programmes.map(({ id }) => id).join(', ')}`)
  })
  const center = `${context.places.division(division)?.name ?? ''}${context.programmes.nameOf(yaml.programme)}`
  const several = context.held.filter((other) => other === division).length > 1
  const interpreter = one('interpreter', authority)
  const issuer = one('issuer', authority)
  const number = one('document_number', (words) => phrase(words.clause, words.phrase))
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
    conditions: each(yaml.conditions, 'conditions', condition),
    judged: each(yaml.judged, 'judged', ({ clause, phrase: words, about }) => {
      const found = words ? phrase(clause, words) : undefined
      return { ref: clauseOf(regulation, clause).id, about, ...(found ? { phrase: found } : {}) }
    }),
    preferences: each(yaml.preferences, 'preferences', (words) => phrase(words.clause, words.phrase)),
    duties: each(yaml.duties, 'duties', ({ clause, about, amount, ratio }) =>
      dutyOf(about, phrase(clause, amount), phrase(clause, ratio)),
    ),
    notes: each(yaml.notes, 'notes', ({ clause, phrase: words, about }) => ({ phrase: phrase(clause, words), about })),
    annexes: each(yaml.annexes, 'annexes', ({ clause, role }) => ({ ref: annexOf(regulation, clause).id, role })),
  }
}
