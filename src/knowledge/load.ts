import type { z } from 'zod'
import { parseSeed, type Seed } from '../corpus/index.ts'
import type { Regulation } from '../law/index.ts'
import { readGroups } from './facts/groups.ts'
import { overlaps } from './facts/overlaps.ts'
import { readFacts } from './facts/read.ts'
import { FactsYaml, WordsYaml } from './facts/schema.ts'
import { type Fault, KnowledgeError } from './faults.ts'
import { regulationKnowledge } from './regulation.ts'
import { phraseAt, refOf, Unresolved } from './resolve.ts'
import { PhrasingsYaml, RegulationYaml, TopicsYaml } from './schema.ts'
import { typedFigures } from './typed-figures.ts'
import type { Ambiguity, Duties, Knowledge, Phrasing, RegulationKnowledge, SaidFor, Topic } from './types.ts'
import { type KnowledgeFile, YamlFile } from './yaml.ts'

/** What loading reads: the YAML files and the seed files they name. */
export interface Library {
  /** The files of knowledge/facts. */
  readonly facts: readonly KnowledgeFile[]
  /** knowledge/words.yaml: the word families that facts are written with. */
  readonly words: KnowledgeFile
  readonly topics: KnowledgeFile
  readonly phrasings: KnowledgeFile
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
  const factsFiles = library.facts.flatMap((file) => take(file, FactsYaml))
  const [wordsFile] = take(library.words, WordsYaml)
  const [topicsFile] = take(library.topics, TopicsYaml)
  const [phrasingsFile] = take(library.phrasings, PhrasingsYaml)
  const files = library.regulations.flatMap((file) => take(file, RegulationYaml))
  const texts = parseTexts(library.seeds, files, faults)
  if (!wordsFile || !topicsFile || !phrasingsFile || faults.length > 0) throw new KnowledgeError(faults)

  const at = stepsOf(faults)
  const parts = factsFiles.map((file) => ({ ...file, at: at(file.yaml) }))
  const { facts, quantities, parties, shared } = readFacts(parts, texts, wordsFile.value.families)
  const groups = readGroups(parts, facts)
  // A fact that does not read would make every condition on it look wrong too.
  if (faults.length > 0) throw new KnowledgeError(faults)
  faults.push(...overlaps(parts, { facts, quantities }))
  const regulations = new Map<string, RegulationKnowledge>()
  for (const { yaml, value } of files) {
    const text = texts.get(value.id)
    if (text) regulations.set(value.id, regulationKnowledge(value, text, { facts, groups, at: at(yaml) }))
  }
  faults.push(...clashes(files), ...outsiders(files), ...strays(library.seeds, files, wordsFile.yaml))
  const topics = readTopics(topicsFile, texts, at(topicsFile.yaml))
  const ambiguities = readAmbiguities(topicsFile, texts, at(topicsFile.yaml))
  const checkup = readCheckup(topicsFile, texts, at(topicsFile.yaml))
  const phrasings = readPhrasings(phrasingsFile, texts, at(phrasingsFile.yaml))
  if (faults.length > 0) throw new KnowledgeError(faults)
  const { terms, places } = phrasingsFile.value
  return {
    facts,
    quantities,
    parties,
    shared,
    regulations,
    topics,
    ambiguities,
    checkup,
    phrasings,
    terms: saidFor(terms),
    placeNames: saidFor(places),
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

function readTopics({ value }: Read<TopicsYaml>, texts: ReadonlyMap<string, Regulation>, at: Step): Map<string, Topic> {
  const topics = new Map<string, Topic>()
  for (const [id, yaml] of Object.entries(value.topics)) {
    const clauses = yaml.clauses.flatMap(({ clause, phrases, whole }, i) => {
      const read = at(['topics', id, 'clauses', i], () => ({
        ref: refOf(texts, clause),
        phrases: (phrases ?? []).map((phrase) => phraseAt(texts, clause, phrase)),
        whole: whole ?? false,
      }))
      return read ? [read] : []
    })
    topics.set(id, { id, label: yaml.label, words: yaml.words, clauses, silent: yaml.silent ?? [] })
  }
  return topics
}

function readAmbiguities(
  { value }: Read<TopicsYaml>,
  texts: ReadonlyMap<string, Regulation>,
  at: Step,
): Map<string, Ambiguity> {
  const ambiguities = new Map<string, Ambiguity>()
  for (const [id, { words, ask, options }] of Object.entries(value.ambiguities)) {
    const read = options.map(({ clauses, ...option }, i) => ({
      ...option,
      clauses: clauses.flatMap(
        (ref, j) => at(['ambiguities', id, 'options', i, 'clauses', j], () => refOf(texts, ref)) ?? [],
      ),
    }))
    ambiguities.set(id, { id, words, ask, options: read })
  }
  return ambiguities
}

function readCheckup(
  { value }: Read<TopicsYaml>,
  texts: ReadonlyMap<string, Regulation>,
  at: Step,
): Map<string, Duties> {
  const checkup = new Map<string, Duties>()
  for (const [id, { clauses, ...duties }] of Object.entries(value.checkup)) {
    const refs = clauses.flatMap((ref, i) => at(['checkup', id, 'clauses', i], () => refOf(texts, ref)) ?? [])
    checkup.set(id, { ...duties, id, clauses: refs })
  }
  return checkup
}

/** Every clause's phrasings together, from all the groups it stands in. */
function readPhrasings(
  { value }: Read<PhrasingsYaml>,
  texts: ReadonlyMap<string, Regulation>,
  at: Step,
): Map<string, Phrasing> {
  const phrasings = new Map<string, Phrasing>()
  for (const [i, { clauses, asked }] of value.phrasings.entries()) {
    for (const [j, clause] of clauses.entries()) {
      const id = at(['phrasings', i, 'clauses', j], () => refOf(texts, clause))
      if (id) phrasings.set(id, { id, asked: [...(phrasings.get(id)?.asked ?? []), ...asked] })
    }
  }
  return phrasings
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
