import { unitAt } from '../../quantity/index.ts'
import { missing, Unresolved } from '../resolve.ts'
import { listed, quoted } from '../similar.ts'
import type { Template } from '../types.ts'
import type { FactYaml, QuantityYaml } from './schema.ts'
import type { Choice, Fact, FactKind, MadeOf, Party, Quantity, Telling } from './types.ts'
import { type Families, wordsOf } from './words.ts'

/** What a fact is read against. */
export interface Ground {
  readonly template: (text: string) => Template
  readonly families: Families
  readonly quantities: ReadonlyMap<string, Quantity>
  readonly parties: ReadonlyMap<string, Party>
}

export function quantityOf(
  id: string,
  { label, words, unit, flow, also, kind }: QuantityYaml,
  families: Families,
): Quantity {
  checkUnit(id, kind, unit)
  return {
    id,
    label,
    kind,
    ...(unit ? { unit } : {}),
    ...(flow ? { flow } : {}),
    also,
    words: wordsOf(words, families),
  }
}

export function factOf(id: string, yaml: FactYaml, { template, families, quantities, parties }: Ground): Fact {
  const of = yaml.of === undefined ? undefined : quantities.get(yaml.of)
  if (yaml.of !== undefined && !of) throw missing('数量', 'quantities', yaml.of, quantities.keys())
  if ((yaml.kind !== undefined) === (of !== undefined) || (of && (yaml.unit || yaml.flow)))
    throw new Unresolved(
      `${quoted(id)}${of ? '又写了它的数量已经写了的' : '没有写“kind:”，也没有写“of:”'}`,
      '写“kind:”；或者写“of:”，种类、单位由所指的数量写',
    )
  const kind: FactKind = of?.kind ?? yaml.kind ?? 'yes-no'
  const unit = of?.unit ?? yaml.unit
  checkUnit(id, kind, unit)
  checkKeys(id, kind, yaml)
  const list = (words: readonly string[] | undefined) => wordsOf(words ?? [], families)
  if (yaml.party !== undefined && !parties.has(yaml.party)) throw missing('主体', 'parties', yaml.party, parties.keys())
  const words = list(yaml.words)
  if (words.length === 0 && !of) throw new Unresolved(`${quoted(id)}没有叫法`, '“words:”后面写人们怎么叫它')
  return {
    id,
    label: template(yaml.label),
    kind,
    ...(unit ? { unit } : {}),
    ...(yaml.part_of_whole ? { partOfWhole: true as const } : {}),
    scope: yaml.scope ?? 'everywhere',
    choices: choicesOf(yaml.choices ?? {}, list),
    yes: yaml.yes ?? '是',
    no: yaml.no ?? '否',
    ask: template(yaml.ask),
    words,
    together: [],
    definitions: {},
    ...(yaml.english ? { english: yaml.english } : {}),
    ...(of ? { of: of.id } : {}),
    ...(yaml.flow || of?.flow ? { flow: true as const } : {}),
    ...(yaml.made_of ? { madeOf: madeOf(yaml.made_of) } : {}),
    ...(kind === 'yes-no' ? { telling: tellingOf(yaml, list) } : {}),
    ...(yaml.uncounted ? { uncounted: list(yaml.uncounted) } : {}),
    ...(yaml.unlike ? { unlike: list(yaml.unlike) } : {}),
    ...(yaml.role ? { role: yaml.role } : {}),
    ...(yaml.party ? { party: yaml.party } : {}),
    ...(yaml.planned ? { planned: true as const } : {}),
  }
}

type List = (words: readonly string[] | undefined) => Fact['words']

const choicesOf = (choices: NonNullable<FactYaml['choices']>, list: List): Readonly<Record<string, Choice>> =>
  Object.fromEntries(
    Object.entries(choices).map(([id, choice]) => {
      if (typeof choice === 'string') return [id, { label: choice, words: list([choice]), own: [], unlike: [] }]
      const { label, words, own, unlike, shown_by: shownBy } = choice
      const shown = shownBy.length > 0 ? { shownBy } : {}
      return [id, { label, words: list([label, ...words]), own: list(own), unlike: list(unlike), ...shown }]
    }),
  )

const tellingOf = (yaml: FactYaml, list: List): Telling => ({
  for: list(yaml.for),
  against: list(yaml.against),
  topics: list(yaml.topics),
  verb: yaml.verb ?? 'has',
  presence: yaml.presence ?? 'affirms',
  good: yaml.good ?? 'affirmed',
  ...(yaml.takes ? { takes: yaml.takes } : {}),
  ...(yaml.named ? { named: true as const } : {}),
  parts: Object.values(yaml.parts ?? {}).map(({ label, words }) => ({ label, words: list(words) })),
})

const NO_UNIT = new Set<FactKind>(['yes-no', 'choice', 'date', 'money', 'area', 'share'])

/** A unit is one that the reader of quantities knows. */
function checkUnit(id: string, kind: FactKind, unit: string | undefined): void {
  const wanted = NO_UNIT.has(kind) ? '不写单位' : '“unit:”后面写认得的单位，如人、家、项、个月、分、吨'
  const known = unit !== undefined && unitAt(unit, 0)?.name === unit
  if (NO_UNIT.has(kind) ? unit !== undefined : !known)
    throw new Unresolved(
      `${quoted(kind)}类的${quoted(id)}${unit === undefined ? '没有单位' : `，单位${quoted(unit)}`}`,
      wanted,
      unit === undefined ? undefined : { words: unit },
    )
}

const OF_KIND: Readonly<Partial<Record<keyof FactYaml, readonly FactKind[]>>> = {
  choices: ['choice'],
  for: ['yes-no'],
  against: ['yes-no'],
  topics: ['yes-no'],
  verb: ['yes-no'],
  presence: ['yes-no'],
  takes: ['yes-no'],
  good: ['yes-no'],
  named: ['yes-no'],
  parts: ['yes-no'],
  yes: ['yes-no'],
  no: ['yes-no'],
  part_of_whole: ['share'],
}

function checkKeys(id: string, kind: FactKind, yaml: FactYaml): void {
  for (const [key, kinds] of Object.entries(OF_KIND))
    if (yaml[key as keyof FactYaml] !== undefined && !kinds.includes(kind))
      throw new Unresolved(
        `${quoted(kind)}类的${quoted(id)}写了${quoted(`${key}:`)}`,
        `${quoted(`${key}:`)}只用于${listed(kinds)}类`,
      )
  if (kind === 'choice' && !yaml.choices)
    throw new Unresolved(`“choice”类的${quoted(id)}没有选项`, '“choices:”后面写选项')
}

export function madeOf(yaml: NonNullable<FactYaml['made_of']>): MadeOf {
  if ('sum' in yaml) return { kind: 'sum', of: yaml.sum }
  if ('least' in yaml) return { kind: 'least', of: yaml.least }
  if ('any' in yaml) return { kind: 'any', of: yaml.any }
  if ('years' in yaml) return { kind: 'years', of: yaml.years }
  if ('growth' in yaml) return { kind: 'growth', to: yaml.growth, from: yaml.from }
  if ('since' in yaml) return { kind: 'since', of: yaml.since }
  return { kind: 'share', part: yaml.share, whole: yaml.of }
}
