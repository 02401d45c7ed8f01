import type { z } from 'zod'
import type { Regulation } from '../law/index.ts'
import { Readings } from '../quantity/index.ts'
import { readAsking } from './asking/read.ts'
import { AskingYaml } from './asking/schema.ts'
import { CourtesiesYaml, courtesiesOf } from './courtesies.ts'
import { readGroups } from './facts/groups.ts'
import { overlaps } from './facts/overlaps.ts'
import { readFacts } from './facts/read.ts'
import { FactsYaml, WordsYaml } from './facts/schema.ts'
import { Faults, type Step } from './faults.ts'
import { folderOf, idIn, leftoversOf } from './leftovers.ts'

import type { Library } from './library.ts'
import { byTitle, lineageFaults, linkedUp, overtaken } from './lineage.ts'

import { OutsideYaml, outsideOf } from './outside-file.ts'
import { NamesYaml, NO_NAMES, readPlaces } from './places/read.ts'
import { withSeats } from './places/seats.ts'
import { PlainYaml, plainWordsOf } from './plain.ts'
import { ProgrammesYaml, readProgrammes } from './programmes/read.ts'
import { regulationKnowledge } from './regulation.ts'
import { factsTested } from './requirements/walk.ts'
import { RegulationYaml } from './schema.ts'
import { readMatters, readPrecedents, readStances } from './statements/read.ts'
import { MattersYaml, StatementsYaml } from './statements/schema.ts'
import { readSubjects } from './subjects/read.ts'
import { SubjectsYaml } from './subjects/schema.ts'
import { byText, clashes, divisionsOf, parseTexts, type Read } from './texts.ts'
import { typedFigures } from './typed-figures.ts'
import type { Knowledge, RegulationKnowledge } from './types.ts'
import { builtOnProposed, hasProposed, proposedKeys, unconfirmedFaults, withoutProposed } from './unconfirmed.ts'
import { type KnowledgeFile, YamlFile } from './yaml.ts'

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
  const tests = (id: string, fact: string) =>
    regulations.get(id)?.conditions.some(({ requires }) => factsTested(requires).includes(fact)) ?? false
  faults.add(...overlaps(parts, { facts, quantities }, faults, tests))
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
