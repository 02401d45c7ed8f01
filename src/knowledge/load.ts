import type { z } from 'zod'
import { parseSeed, type Seed } from '../corpus/index.ts'
import type { Regulation } from '../law/index.ts'
import { Readings } from '../quantity/index.ts'
import { readAsking } from './asking/read.ts'
import { AskingYaml } from './asking/schema.ts'
import { CourtesiesYaml, courtesiesOf } from './courtesies.ts'
import { readGroups } from './facts/groups.ts'
import { overlaps } from './facts/overlaps.ts'
import { readFacts } from './facts/read.ts'
import { FactsYaml, WordsYaml } from './facts/schema.ts'
import { type Fault, KnowledgeError } from './faults.ts'
import { OutsideYaml, outsideOf } from './outside-file.ts'
import { divisionsIn } from './places/gazetteer.ts'
import type { Places } from './places/index.ts'
import { codeOf, NamesYaml, readPlaces } from './places/read.ts'
import { type Held, withSeats } from './places/seats.ts'
import { PlainYaml, plainWordsOf } from './plain.ts'
import { ProgrammesYaml, readProgrammes } from './programmes/read.ts'
import { regulationKnowledge } from './regulation.ts'
import { Unresolved } from './resolve.ts'
import { RegulationYaml } from './schema.ts'
import { readMatters, readPrecedents, readStances } from './statements/read.ts'
import { MattersYaml, StatementsYaml } from './statements/schema.ts'
import { readSubjects } from './subjects/read.ts'
import { SubjectsYaml } from './subjects/schema.ts'
import { typedFigures } from './typed-figures.ts'
import type { Knowledge, RegulationKnowledge } from './types.ts'
import { type KnowledgeFile, YamlFile } from './yaml.ts'

/** What loading reads: the YAML files and the seed files they name. */
export interface Library {
  /** The files of knowledge/facts. */
  readonly facts: readonly KnowledgeFile[]
  /** knowledge/words.yaml: the word families that facts are written with. */
  readonly words: KnowledgeFile
  /** The files of knowledge/subjects. */
  readonly subjects: readonly KnowledgeFile[]
  /** The files of knowledge/matters: the narrow things that offices are asked. */
  readonly matters: readonly KnowledgeFile[]
  /** What each regulation says on them: knowledge/regulations/<id>/statements.yaml. */
  readonly statements: readonly KnowledgeFile[]
  /** Questions that ask whether, with the words that answer them, by regulation: knowledge/regulations/<id>/precedents.jsonl. */
  readonly precedents: readonly (KnowledgeFile & { readonly regulation: string })[]
  /** The words that speak for what a phrase says and against it, by regulation: knowledge/regulations/<id>/stances.jsonl. */
  readonly stances: readonly (KnowledgeFile & { readonly regulation: string })[]
  /** knowledge/asking.yaml: how people ask, whatever they ask about. */
  readonly asking: KnowledgeFile
  /** knowledge/places: the divisions as generated, and what they are called besides. */
  readonly places: { readonly divisions: KnowledgeFile; readonly names: KnowledgeFile }
  readonly programmes: KnowledgeFile
  readonly outside: KnowledgeFile
  readonly courtesies: KnowledgeFile
  /** knowledge/plain.yaml: how rules are said more plainly. */
  readonly plain: KnowledgeFile
  readonly regulations: readonly KnowledgeFile[]
  readonly seeds: readonly Seed[]
}

interface Read<T> {
  readonly yaml: YamlFile
  readonly value: T
}

/** Checked knowledge: every reference leads to a clause, every threshold is read from its words. Throws KnowledgeError with all faults. `open` may know a file from an earlier time. */
export function loadKnowledge(library: Library, open = (file: KnowledgeFile) => new YamlFile(file)): Knowledge {
  const faults: Fault[] = []
  const take = <S extends z.ZodType>(file: KnowledgeFile, schema: S): Read<z.output<S>>[] => {
    const yaml = open(file)
    const read = yaml.read(schema)
    faults.push(...read.faults, ...(read.value === undefined ? [] : typedFigures(yaml)))
    return read.value === undefined ? [] : [{ yaml, value: read.value as z.output<S> }]
  }
  const factsFiles = library.facts.flatMap((file) => take(file, FactsYaml))
  const [wordsFile] = take(library.words, WordsYaml)
  const subjectFiles = library.subjects.flatMap((file) => take(file, SubjectsYaml))
  const matterFiles = library.matters.flatMap((file) => take(file, MattersYaml))
  const statementFiles = library.statements.flatMap((file) => take(file, StatementsYaml))
  const [askingFile] = take(library.asking, AskingYaml)
  const [namesFile] = take(library.places.names, NamesYaml)
  const [programmesFile] = take(library.programmes, ProgrammesYaml)
  const [outsideFile] = take(library.outside, OutsideYaml)
  const [courtesiesFile] = take(library.courtesies, CourtesiesYaml)
  const [plainFile] = take(library.plain, PlainYaml)
  const files = library.regulations.flatMap((file) => take(file, RegulationYaml)).sort(byText)
  const texts = parseTexts(library.seeds, files, faults)
  const whole = wordsFile && askingFile && namesFile && programmesFile && outsideFile && courtesiesFile && plainFile
  if (!whole || faults.length > 0) throw new KnowledgeError(faults)

  const at = stepsOf(faults)
  const known = readPlaces(namesFile.value, library.places.divisions.text, at(namesFile.yaml))
  const programmes = readProgrammes(programmesFile.value, at(programmesFile.yaml))
  const held = divisionsOf(files, known, at)
  const divisions = held.map(({ division }) => division)
  const places = known.holding(divisions)
  const parts = factsFiles.map((file) => ({ ...file, at: at(file.yaml) }))
  const { facts, quantities, parties, shared } = readFacts(parts, texts, wordsFile.value.families)
  for (const { value, at: step } of parts)
    for (const [id, fact] of facts)
      if (value.facts[id]) step(['facts', id, 'choices'], () => facts.set(id, withSeats(fact, held, places)))
  const groups = readGroups(parts, facts)
  // A fact that does not read would make every condition on it look wrong too.
  if (faults.length > 0) throw new KnowledgeError(faults)
  faults.push(...overlaps(parts, { facts, quantities }))
  const regulations = new Map<string, RegulationKnowledge>()
  for (const { yaml, value } of files) {
    const [text, own] = [texts.get(value.id), held.find(({ id }) => id === value.id)]
    if (!text || !own) continue
    const context = { facts, groups, places, programmes, held: divisions, at: at(yaml) }
    regulations.set(value.id, regulationKnowledge(value, own.division, text, context))
  }
  faults.push(...clashes(files), ...strays(library.seeds, files, wordsFile.yaml))
  const ids = files.map(({ value }) => value.id)
  const asking = readAsking(askingFile.yaml, askingFile.value, faults)
  const { checkupAsked, ...subjects } = readSubjects(
    subjectFiles
      .map((file) => ({ ...file, at: at(file.yaml) }))
      .sort(
        // What a regulation says is told in the order of the regulations.
        (a, b) => ids.indexOf(a.value.regulation ?? '') - ids.indexOf(b.value.regulation ?? ''),
      ),
    { texts, facts: new Set(facts.keys()), figures: new Set(asking.figures.keys()) },
  )
  const reading = <T>(file: Read<T>) => ({ ...file, at: at(file.yaml) })
  const matters = readMatters(matterFiles.map(reading), statementFiles.map(reading), texts)
  const ofTexts = <T>(
    files: Library['precedents'],
    read: (file: KnowledgeFile, regulation: Regulation, faults: Fault[]) => T[],
  ): T[] =>
    files.flatMap((file) => {
      const text = texts.get(file.regulation)
      return text ? read(file, text, faults) : []
    })
  const precedents = ofTexts(library.precedents, readPrecedents)
  const stances = ofTexts(library.stances, readStances)
  if (faults.length > 0) throw new KnowledgeError(faults)
  return {
    facts,
    quantities,
    parties,
    shared,
    regulations,
    ...asking,
    ...subjects,
    matters,
    precedents: new Map(precedents.map((precedent) => [precedent.id, precedent])),
    stances: new Map(stances.map((stance) => [stance.id, stance])),
    asking: new Map([...asking.asking, ...checkupAsked]),
    places,
    programmes,
    outside: outsideOf(outsideFile.value),
    courtesies: courtesiesOf(courtesiesFile.value),
    plain: plainWordsOf(plainFile.value),
    readings: new Readings(),
  }
}

/** Regulations are told in the order of their texts, whatever their files are called and in which order they came. */
const byText = ({ value: a }: Read<RegulationYaml>, { value: b }: Read<RegulationYaml>): number =>
  compared(a.seed, b.seed) || compared(a.title, b.title)

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Each regulation with the division that its file names. */
function divisionsOf(files: readonly Read<RegulationYaml>[], places: Places, at: (yaml: YamlFile) => Step): Held[] {
  const known = divisionsIn(places.words.divisions)
  return files.flatMap(({ yaml, value }) => {
    const division = at(yaml)(['division'], () => codeOf(value.division, known))
    return division ? [{ id: value.id, division }] : []
  })
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

/** What a regulation is called must lead to one only, and a condition's id to one condition. */
function clashes(files: readonly Read<RegulationYaml>[]): Fault[] {
  const owners = new Map<string, string>()
  return files.flatMap(({ yaml, value }) => {
    const names = value.called.flatMap((name, i) => {
      const owner = owners.get(name)
      owners.set(name, value.id)
      return owner
        ? [yaml.fault(['called', i], `the name ${name}, which ${owner} has too`, 'a name of one regulation only')]
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
    return [...names, ...conditions]
  })
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
