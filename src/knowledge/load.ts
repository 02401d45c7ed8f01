import type { z } from 'zod'
import { parseSeed, type Seed } from '../corpus/index.ts'
import { type Phrase, type Regulation, regulationOf } from '../law/index.ts'
import { readAsking } from './asking/read.ts'
import { AskingYaml } from './asking/schema.ts'
import { type Fault, KnowledgeError } from './faults.ts'
import { expressionOf, regulationKnowledge } from './regulation.ts'
import { phraseIn, templateOf, Unresolved } from './resolve.ts'
import { type ExpressionYaml, FactsYaml, type FactYaml, PlaceNamesYaml, RegulationYaml } from './schema.ts'
import { readSubjects } from './subjects/read.ts'
import { SubjectsYaml } from './subjects/schema.ts'
import { typedFigures } from './typed-figures.ts'
import type { Expression, Fact, Knowledge, RegulationKnowledge, SaidFor } from './types.ts'
import { type KnowledgeFile, YamlFile } from './yaml.ts'

/** What loading reads: the YAML files and the seed files they name. */
export interface Library {
  readonly facts: KnowledgeFile
  /** The files of knowledge/subjects. */
  readonly subjects: readonly KnowledgeFile[]
  /** knowledge/asking.yaml: how people ask, whatever they ask about. */
  readonly asking: KnowledgeFile
  readonly placeNames: KnowledgeFile
  readonly regulations: readonly KnowledgeFile[]
  readonly seeds: readonly Seed[]
}

interface Read<T> {
  readonly yaml: YamlFile
  readonly value: T
}

/** Checked knowledge: every reference leads to a clause, every threshold is read from its words. Throws KnowledgeError with all faults. */
export function loadKnowledge(library: Library): Knowledge {
  const faults: Fault[] = []
  const take = <S extends z.ZodType>(file: KnowledgeFile, schema: S): Read<z.output<S>>[] => {
    const yaml = new YamlFile(file)
    const read = yaml.read(schema)
    faults.push(...read.faults, ...(read.value === undefined ? [] : typedFigures(yaml)))
    return read.value === undefined ? [] : [{ yaml, value: read.value as z.output<S> }]
  }
  const [factsFile] = take(library.facts, FactsYaml)
  const subjectFiles = library.subjects.flatMap((file) => take(file, SubjectsYaml))
  const [askingFile] = take(library.asking, AskingYaml)
  const [placesFile] = take(library.placeNames, PlaceNamesYaml)
  const files = library.regulations.flatMap((file) => take(file, RegulationYaml))
  const texts = parseTexts(library.seeds, files, faults)
  if (!factsFile || !askingFile || !placesFile || faults.length > 0) throw new KnowledgeError(faults)

  const at = stepsOf(faults)
  const facts = readFacts(factsFile, texts, at(factsFile.yaml))
  const groups = readGroups(factsFile, facts, at(factsFile.yaml))
  // A fact that does not read would make every condition on it look wrong too.
  if (faults.length > 0) throw new KnowledgeError(faults)
  const regulations = new Map<string, RegulationKnowledge>()
  for (const { yaml, value } of files) {
    const text = texts.get(value.id)
    if (text) regulations.set(value.id, regulationKnowledge(value, text, { facts, groups, at: at(yaml) }))
  }
  faults.push(...clashes(files), ...outsiders(files), ...strays(library.seeds, files, factsFile.yaml))
  const asking = readAsking(askingFile.yaml, askingFile.value, faults)
  const { checkupAsked, ...subjects } = readSubjects(
    subjectFiles.map((file) => ({ ...file, at: at(file.yaml) })),
    { texts, facts: new Set(facts.keys()), figures: new Set(asking.figures.keys()) },
  )
  if (faults.length > 0) throw new KnowledgeError(faults)
  return {
    facts,
    regulations,
    ...asking,
    ...subjects,
    asking: new Map([...asking.asking, ...checkupAsked]),
    placeNames: saidFor(placesFile.value.places),
  }
}

type Step = <T>(path: readonly PropertyKey[], step: () => T) => T | undefined

/** Runs the steps of reading a file; a reference that leads nowhere becomes a fault at the entry it stands in. */
const stepsOf =
  (faults: Fault[]) =>
  (yaml: YamlFile): Step =>
  (path, step) => {
    try {
      return step()
    } catch (error) {
      if (!(error instanceof Unresolved)) throw error
      faults.push(yaml.fault(path, error.found, error.wanted))
      return undefined
    }
  }

/** Parses the seeds and gives each regulation the id of the file that bears its title. */
function parseTexts(
  seeds: readonly Seed[],
  files: readonly Read<RegulationYaml>[],
  faults: Fault[],
): Map<string, Regulation> {
  const texts = new Map<string, Regulation>()
  for (const seed of seeds) {
    const own = files.filter(({ value }) => value.seed === seed.file)
    for (const regulation of parseSeed(
      seed,
      (title, i) => own.find(({ value }) => value.title === title)?.value.id ?? `${seed.file}#${i + 1}`,
    )) {
      texts.set(regulation.id, regulation)
    }
  }
  for (const { yaml, value } of files) {
    if (texts.has(value.id)) continue
    const titles = [...texts.values()].filter(({ file }) => file === value.seed).map(({ title }) => `“${title}”`)
    const wanted =
      titles.length > 0
        ? `a title that ${value.seed} has: ${titles.join(', ')}`
        : `a seed file: ${seeds.map(({ file }) => file).join(', ')}`
    faults.push(
      yaml.fault(
        [titles.length > 0 ? 'title' : 'seed'],
        titles.length > 0 ? `the title “${value.title}”` : `the seed ${value.seed}`,
        wanted,
      ),
    )
  }
  return texts
}

/** A phrase named with its regulation: `wanzhou:8.7`. */
function phraseAt(texts: ReadonlyMap<string, Regulation>, ref: string, phrase: string): Phrase {
  return phraseIn(textOf(texts, regulationOf(ref)), ref.slice(ref.indexOf(':') + 1), phrase)
}

function textOf(texts: ReadonlyMap<string, Regulation>, id: string): Regulation {
  const text = texts.get(id)
  if (!text) throw new Unresolved(`the regulation ${id || 'without a name'}`, `one of ${[...texts.keys()].join(', ')}`)
  return text
}

function readFacts({ value }: Read<FactsYaml>, texts: ReadonlyMap<string, Regulation>, at: Step): Map<string, Fact> {
  const template = (text: string) => templateOf(text, (clause, phrase) => phraseAt(texts, clause, phrase))
  const facts = new Map<string, Fact>()
  for (const [id, yaml] of Object.entries(value.facts)) {
    const fact = at(['facts', id], () => factOf(id, yaml, template))
    if (!fact) continue
    const definitions: Record<string, Fact['definitions'][string]> = {}
    for (const [regulation, { clause, phrase, label, ask, planned }] of Object.entries(yaml.definitions)) {
      const definition = at(['facts', id, 'definitions', regulation], () => ({
        phrase: phraseIn(textOf(texts, regulation), clause, phrase),
        ...(label ? { label: template(label) } : {}),
        ...(ask ? { ask: template(ask) } : {}),
        ...(planned ? { planned } : {}),
      }))
      if (definition) definitions[regulation] = definition
    }
    facts.set(id, { ...fact, definitions })
  }
  for (const [i, ids] of value.together.entries()) at(['together', i], () => putTogether(facts, ids))
  return facts
}

function putTogether(facts: Map<string, Fact>, ids: readonly string[]): void {
  for (const id of ids) {
    const fact = facts.get(id)
    if (!fact) throw new Unresolved(`the fact ${id}`, `one of ${[...facts.keys()].join(', ')}`)
    if (fact.together.length > 0) throw new Unresolved(`${id} in a second list`, 'each fact in one list at most')
    facts.set(id, { ...fact, together: ids.filter((other) => other !== id) })
  }
}

function factOf(id: string, yaml: FactYaml, template: (text: string) => Fact['label']): Fact {
  if ((yaml.kind === 'count') !== (yaml.unit !== undefined))
    throw new Unresolved(
      `${id} of kind ${yaml.kind}, unit ${yaml.unit ?? 'none'}`,
      '`unit:` for a count, and for nothing else',
    )
  if ((yaml.kind === 'choice') !== (yaml.choices !== undefined))
    throw new Unresolved(`${id} of kind ${yaml.kind}`, '`choices:` for a choice, and for nothing else')
  return {
    id,
    label: template(yaml.label),
    kind: yaml.kind,
    ...(yaml.unit ? { unit: yaml.unit } : {}),
    ...(yaml.part_of_whole ? { partOfWhole: true as const } : {}),
    scope: yaml.scope ?? 'everywhere',
    choices: yaml.choices ?? {},
    yes: yaml.yes ?? '是',
    no: yaml.no ?? '否',
    ask: template(yaml.ask),
    words: yaml.words,
    together: [],
    definitions: {},
  }
}

/** Groups may be built on one another, in any order, but not in a circle. */
function readGroups({ value }: Read<FactsYaml>, facts: ReadonlyMap<string, Fact>, at: Step): Map<string, Expression> {
  const groups = new Map<string, Expression>()
  const resolve = (name: string, above: readonly string[]): Expression => {
    const known = groups.get(name)
    if (known) return known
    const yaml: ExpressionYaml | undefined = value.groups[name]
    if (yaml === undefined) throw new Unresolved(`the group ${name}`, `one of ${Object.keys(value.groups).join(', ')}`)
    if (above.includes(name)) throw new Unresolved(`the group ${name}, built on itself`, 'groups without a circle')
    const group = expressionOf(yaml, facts, (other) => resolve(other, [...above, name]))
    groups.set(name, group)
    return group
  }
  for (const name of Object.keys(value.groups)) at(['groups', name], () => resolve(name, []))
  return groups
}

const saidFor = (lists: Readonly<Record<string, readonly string[]>>): Map<string, SaidFor> =>
  new Map(Object.entries(lists).map(([id, said]) => [id, { id, said }]))

/** A place's name must lead to one regulation, and a condition's id to one condition. */
function clashes(files: readonly Read<RegulationYaml>[]): Fault[] {
  const owners = new Map<string, string>()
  return files.flatMap(({ yaml, value }) => {
    const places = value.places.flatMap((place, i) => {
      const owner = owners.get(place)
      owners.set(place, value.id)
      return owner
        ? [yaml.fault(['places', i], `the place ${place}, which ${owner} has too`, 'a name of one regulation only')]
        : []
    })
    const ids = value.conditions.map(({ clause, fact, name }) => `${clause}/${name ?? fact}`)
    const conditions = ids.flatMap((id, i) =>
      ids.indexOf(id) < i
        ? [
            yaml.fault(
              ['conditions', i],
              `the condition ${id} a second time`,
              'one condition for a clause and fact, or a `name:`',
            ),
          ]
        : [],
    )
    return [...places, ...conditions]
  })
}

/** The wider place must be a regulation of the library, and not the place itself. */
const outsiders = (files: readonly Read<RegulationYaml>[]): Fault[] => {
  const ids = files.map(({ value }) => value.id)
  return files.flatMap(({ yaml, value }) =>
    value.within === undefined || (ids.includes(value.within) && value.within !== value.id)
      ? []
      : [
          yaml.fault(
            ['within'],
            `the regulation ${value.within}`,
            `one of ${ids.filter((id) => id !== value.id).join(', ')}`,
          ),
        ],
  )
}

/** A seed that no regulation names would be read and never told of. */
function strays(seeds: readonly Seed[], files: readonly Read<RegulationYaml>[], yaml: YamlFile): Fault[] {
  return seeds
    .filter(({ file }) => !files.some(({ value }) => value.seed === file))
    .map(({ file }) =>
      yaml.fault(
        [],
        `the seed ${file}, which no regulation names`,
        `knowledge/regulations/*.yaml with \`seed: ${file}\``,
      ),
    )
}
