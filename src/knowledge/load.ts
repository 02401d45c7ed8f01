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
import { type Fault, Faults, type Step } from './faults.ts'
import { folderOf, idIn, leftoversOf } from './leftovers.ts'
import { byTitle, lineageFaults, linkedUp, overtaken } from './lineage.ts'
import { OutsideYaml, outsideOf } from './outside-file.ts'
import { divisionsIn } from './places/gazetteer.ts'
import type { Places } from './places/index.ts'
import { codeOf, NamesYaml, NO_NAMES, readPlaces } from './places/read.ts'
import { type Held, withSeats } from './places/seats.ts'
import { PlainYaml, plainWordsOf } from './plain.ts'
import { ProgrammesYaml, readProgrammes } from './programmes/read.ts'
import { regulationKnowledge } from './regulation.ts'
import { RegulationYaml } from './schema.ts'
import { listed, oneOf, quoted } from './similar.ts'
import { readMatters, readPrecedents, readStances } from './statements/read.ts'
import { MattersYaml, StatementsYaml } from './statements/schema.ts'
import { readSubjects } from './subjects/read.ts'
import { SubjectsYaml } from './subjects/schema.ts'
import { typedFigures } from './typed-figures.ts'
import type { Knowledge, RegulationKnowledge } from './types.ts'
import { builtOnProposed, hasProposed, proposedKeys, unconfirmedFaults, withoutProposed } from './unconfirmed.ts'
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
  /** The folders in knowledge/regulations, by their names. */
  readonly folders: readonly string[]
  readonly seeds: readonly Seed[]
}

interface Read<T> {
  readonly yaml: YamlFile
  readonly value: T
}

/** `open` may know a file from an earlier time. `drafts` takes files with entries that nobody has confirmed: they are checked and left out. */
interface Loading {
  readonly open?: (file: KnowledgeFile) => YamlFile
  readonly drafts?: boolean
}

/** Checked knowledge: every reference leads to a clause, every threshold is read from its words. Throws KnowledgeError with all faults. */
export function loadKnowledge(
  library: Library,
  { open = (file) => new YamlFile(file), drafts = false }: Loading = {},
): Knowledge {
  const faults = new Faults()
  const take = <S extends z.ZodObject>(file: KnowledgeFile, schema: S): Read<z.output<S>>[] => {
    const yaml = open(file)
    const read = yaml.read(schema)
    faults.add(...read.faults, ...(read.value === undefined ? [] : typedFigures(yaml)))
    for (const { list, id } of read.broken) faults.breaks(list, id)
    return read.value === undefined ? [] : [{ yaml, value: read.value }]
  }
  const [wordsFile] = take(library.words, WordsYaml)
  const subjectFiles = library.subjects.flatMap((file) => take(file, SubjectsYaml))
  const matterFiles = library.matters.flatMap((file) => take(file, MattersYaml))
  const [askingFile] = take(library.asking, AskingYaml)
  const [namesFile] = take(library.places.names, NamesYaml)
  const [programmesFile] = take(library.programmes, ProgrammesYaml)
  const [outsideFile] = take(library.outside, OutsideYaml)
  const [courtesiesFile] = take(library.courtesies, CourtesiesYaml)
  const [plainFile] = take(library.plain, PlainYaml)
  const named = byTitle(library.regulations.flatMap((file) => takeRegulation(file, take, faults)).sort(byText))
  const { files } = named
  faults.add(...named.faults)
  const { begun, warnings } = leftoversOf(library, files)
  const ready = <F extends KnowledgeFile>(list: readonly F[]) => list.filter(({ name }) => !begun.has(folderOf(name)))
  const factsFiles = ready(library.facts).flatMap((file) => take(file, FactsYaml))
  const statementFiles = ready(library.statements).flatMap((file) => take(file, StatementsYaml))
  const texts = parseTexts(library.seeds, files, faults)
  if (!drafts) faults.add(...[...files, ...factsFiles, ...statementFiles].flatMap(unconfirmedFaults))

  const at = (yaml: YamlFile) => faults.stepsOf(yaml)
  const never: Step = () => undefined
  const divisionLines = library.places.divisions.text
  const known = namesFile
    ? readPlaces(namesFile.value, divisionLines, at(namesFile.yaml))
    : readPlaces(NO_NAMES, divisionLines, never)
  const programmes = programmesFile
    ? readProgrammes(programmesFile.value, at(programmesFile.yaml))
    : readProgrammes({ programmes: {}, families: {}, endings: [] }, never)
  const held = divisionsOf(files, known, faults)
  const divisions = held.map(({ division }) => division)
  const places = known.holding(divisions)
  const parts = factsFiles.map((file) => ({ ...file, at: at(file.yaml) }))
  const { facts, quantities, parties, shared } = readFacts(parts, texts, wordsFile?.value.families ?? {})
  for (const { value, at: step } of parts)
    for (const [id, fact] of facts)
      if (value.facts[id]) step(['facts', id, 'choices'], () => facts.set(id, withSeats(fact, held, places)))
  const groups = readGroups(parts, facts)
  faults.add(...overlaps(parts, { facts, quantities }, faults))
  const unconfirmed = new Set(factsFiles.flatMap(({ value }) => proposedKeys(value.facts)))
  const confirmed = new Map([...facts].filter(([id]) => !unconfirmed.has(id)))
  const regulations = new Map<string, RegulationKnowledge>()
  for (const { yaml, value } of files) {
    const [text, own] = [texts.get(value.id), held.find(({ id }) => id === value.id)]
    if (!text || !own) continue
    const context = { facts, groups, places, programmes, held, at: at(yaml) }
    const whole = regulationKnowledge(value, own.division, text, context)
    const marked = hasProposed(value)
    if (marked) faults.add(...builtOnProposed(yaml, value, unconfirmed))
    const silently = { ...context, facts: confirmed, at: new Faults().stepsOf(yaml) }
    regulations.set(
      value.id,
      marked ? regulationKnowledge(withoutProposed(value), own.division, text, silently) : whole,
    )
  }
  faults.add(...lineageFaults(files, regulations))
  const together = linkedUp(regulations)
  faults.add(...clashes(files))
  const ids = files.map(({ value }) => value.id)
  const asking = askingFile && readAsking(askingFile.yaml, askingFile.value, faults)
  const { checkupAsked, ...subjects } = readSubjects(
    subjectFiles
      .map((file) => ({ ...file, at: at(file.yaml) }))
      .sort(
        // What a regulation says is told in the order of the regulations.
        (a, b) => ids.indexOf(a.value.regulation ?? '') - ids.indexOf(b.value.regulation ?? ''),
      ),
    { texts, facts: new Set(facts.keys()), figures: new Set(asking?.figures.keys()) },
  )
  const reading = <T>(file: Read<T>) => ({ ...file, at: at(file.yaml) })
  const matters = readMatters(matterFiles.map(reading), statementFiles.map(reading), texts)
  const ofTexts = <T>(
    files: Library['precedents'],
    read: (file: KnowledgeFile, regulation: Regulation, faults: Faults) => T[],
  ): T[] =>
    ready(files).flatMap((file) => {
      const text = texts.get(file.regulation)
      if (!text) faults.leavesOut()
      return text ? read(file, text, faults) : []
    })
  const precedents = ofTexts(library.precedents, readPrecedents)
  const stances = ofTexts(library.stances, readStances)
  if (faults.some || !asking || !outsideFile || !courtesiesFile || !plainFile) throw faults.error()
  return {
    facts: confirmed,
    quantities,
    parties,
    shared,
    regulations: together,
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
    warnings: [...warnings, ...overtaken(files)],
    readings: new Readings(),
  }
}

/** A regulation's file; where it does not read, what says something of the regulation is not wrong for that. */
function takeRegulation(
  file: KnowledgeFile,
  take: (file: KnowledgeFile, schema: typeof RegulationYaml) => Read<RegulationYaml>[],
  faults: Faults,
): Read<RegulationYaml>[] {
  const read = take(file, RegulationYaml)
  if (read.length === 0) faults.breaks('regulations', idIn(file.name))
  return read
}

/** Regulations are told in the order of their texts, whatever their files are called and in which order they came. */
const byText = ({ value: a }: Read<RegulationYaml>, { value: b }: Read<RegulationYaml>): number =>
  compared(a.seed, b.seed) || compared(a.title, b.title)

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

type HeldOn = Held & { readonly programme: string }

/** Each regulation with the division that its file names, and its programme. */
function divisionsOf(files: readonly Read<RegulationYaml>[], places: Places, faults: Faults): HeldOn[] {
  const known = divisionsIn(places.words.divisions)
  return files.flatMap(({ yaml, value }) => {
    const division = faults.stepsOf(yaml)(['division'], () => codeOf(value.division, known))
    if (!division) faults.breaks('regulations', value.id)
    return division ? [{ id: value.id, division, programme: value.programme }] : []
  })
}

/** Parses the seeds and gives each regulation the id of the file that bears its title. */
function parseTexts(
  seeds: readonly Seed[],
  files: readonly Read<RegulationYaml>[],
  faults: Faults,
): Map<string, Regulation> {
  const texts = new Map<string, Regulation>()
  for (const seed of seeds) {
    const own = files.filter(({ value }) => value.seed === seed.file)
    if (own.length === 0) continue
    for (const regulation of parseSeed(
      seed,
      (title, i) => own.find(({ value }) => value.title === title)?.value.id ?? `${seed.file}#${i + 1}`,
    )) {
      texts.set(regulation.id, regulation)
    }
  }
  for (const { yaml, value } of files) {
    if (texts.has(value.id)) continue
    faults.breaks('regulations', value.id)
    const titles = [...texts.values()].filter(({ file }) => file === value.seed).map(({ title }) => title)
    faults.add(
      titles.length > 0
        ? yaml.fault(
            ['title'],
            `题名${quoted(value.title)}，${quoted(value.seed)}里没有`,
            `那里的题名：${listed(titles)}`,
          )
        : yaml.fault(
            ['seed'],
            `文本文件${quoted(value.seed)}，“seeds/”里没有`,
            oneOf(
              value.seed,
              seeds.map(({ file }) => file),
            ),
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
      return owner ? [yaml.fault(['called', i], `名字${quoted(name)}，${quoted(owner)}也有`, '只归一部办法的名字')] : []
    })
    const ids = value.conditions.map(({ clause, fact, name }) => `${clause}/${name ?? fact}`)
    const conditions = ids.flatMap((id, i) =>
      ids.indexOf(id) < i
        ? [
            yaml.fault(
              ['conditions', i],
              `条件${quoted(id)}写了第二遍`,
              '一条一个事实只写一个条件；有几个的各写“name:”',
            ),
          ]
        : [],
    )
    return [...names, ...conditions]
  })
}
