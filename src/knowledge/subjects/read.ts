import type { ClauseId, Phrase, Regulation, RegulationId } from '../../law/index.ts'
import type { AskingWords } from '../asking/types.ts'
import type { Step } from '../faults.ts'
import { clauseOf, missing, phraseIn, Unresolved } from '../resolve.ts'
import { quoted } from '../similar.ts'
import type { Phrasing, SaidFor } from '../types.ts'
import { wordingsOf } from '../wording.ts'
import type { YamlFile } from '../yaml.ts'
import { claimedTwice, falseSilences, strayParts } from './checks.ts'
import type { SaidYaml, SubjectsYaml, SubjectYaml } from './schema.ts'
import type { Ambiguity, Duties, Subject, SubjectId } from './types.ts'

/** One file of knowledge/subjects, and how its faults are told. */
export interface SubjectsFile {
  readonly yaml: YamlFile
  readonly value: SubjectsYaml
  readonly at: Step
}

/** What a subject may refer to besides clauses. */
export interface Known {
  readonly texts: ReadonlyMap<RegulationId, Regulation>
  readonly facts: ReadonlySet<string>
  readonly figures: ReadonlySet<string>
}

export interface Subjects {
  readonly subjects: ReadonlyMap<SubjectId, Subject>
  readonly ambiguities: ReadonlyMap<string, Ambiguity>
  readonly checkup: ReadonlyMap<string, Duties>
  /** How a check-up is asked for: `exists`, `cares`, `plain`. */
  readonly checkupAsked: ReadonlyMap<string, AskingWords>
  readonly overview: ReadonlyMap<SubjectId, { readonly id: SubjectId }>
  readonly wayIn: ReadonlyMap<SubjectId, { readonly id: SubjectId }>
  readonly phrasings: ReadonlyMap<ClauseId, Phrasing>
  readonly terms: ReadonlyMap<string, SaidFor>
}

interface Declared {
  readonly yaml: SubjectYaml
  readonly file: SubjectsFile
}

/** All files of knowledge/subjects as one: what a regulation says on a subject stands with that regulation. The order of the files does not matter. */
export function readSubjects(files: readonly SubjectsFile[], known: Known): Subjects {
  const declared = new Map<SubjectId, Declared>()
  for (const file of files)
    for (const [id, yaml] of Object.entries(file.value.subjects))
      file.at(['subjects', id], () => {
        const other = declared.get(id)
        if (other) throw new Unresolved(`主题${quoted(id)}写了第二遍`, '一个主题只写一处')
        const alike = [...declared].find(([, { yaml: known }]) => known.label === yaml.label)?.[0]
        if (alike) throw new Unresolved(`名称${quoted(yaml.label)}，${quoted(alike)}也叫这个`, '只归一个主题的名称')
        checkReferences(yaml, known)
        declared.set(id, { yaml, file })
      })
  strayParts(declared)
  const shared = new Set(files.flatMap(({ value }) => value.shared))
  claimedTwice(declared, shared)
  const said = files.map((file) => saysOf(file, declared, known))
  // In the order of their labels, so that it hangs neither on the files nor on the ids.
  const inOrder = [...declared].sort(([, a], [, b]) => (a.yaml.label < b.yaml.label ? -1 : 1))
  const subjects = new Map(
    inOrder.map(([id, { yaml }]) => {
      const own = said.map((of) => of(id))
      return [id, subjectOf(id, yaml, own)]
    }),
  )
  falseSilences(files, subjects, known.texts)
  return {
    subjects,
    ...asideOf(files, subjects),
    phrasings: phrasingsOf(files, declared, subjects, known),
    terms: new Map(
      files.flatMap(({ value }) => Object.entries(value.terms).map(([id, words]) => [id, { id, said: words }])),
    ),
  }
}

function checkReferences({ facts = [], figures = [] }: SubjectYaml, known: Known): void {
  const fact = facts.find((id) => !known.facts.has(id))
  if (fact) throw missing('事实', 'facts', fact, known.facts)
  const figure = figures.find((id) => !known.figures.has(id))
  if (figure) throw missing('数的种类', 'figures', figure, known.figures)
}

interface Says {
  readonly clauses: Subject['clauses']
  readonly silent: readonly RegulationId[]
}

/** What a file's regulation says on a subject. */
function saysOf(
  { value, at }: SubjectsFile,
  declared: ReadonlyMap<SubjectId, Declared>,
  { texts }: Known,
): (id: SubjectId) => Says {
  const { regulation, says, silent } = value
  const text = at(['regulation'], () => {
    if (regulation === undefined) {
      if (Object.keys(says).length + silent.length + value.asked.length === 0) return undefined
      throw new Unresolved('没有写是哪部办法说的', '“regulation:”后面写办法的编号')
    }
    const found = texts.get(regulation)
    if (!found) throw missing('办法', 'regulations', regulation, texts.keys())
    return found
  })
  const subject = (id: SubjectId) => {
    if (!declared.has(id)) throw missing('主题', 'subjects', id, declared.keys())
  }
  const clauses = new Map<SubjectId, Subject['clauses']>()
  for (const [id, list] of Object.entries(says)) {
    at(['says', id], () => subject(id))
    if (text)
      clauses.set(
        id,
        list.flatMap((said, i) => at(['says', id, i], () => clauseSaid(text, said)) ?? []),
      )
  }
  for (const [i, id] of silent.entries()) at(['silent', i], () => subject(id))
  return (id) => ({
    clauses: clauses.get(id) ?? [],
    silent: text && silent.includes(id) ? [text.id] : [],
  })
}

function clauseSaid(text: Regulation, said: SaidYaml): Subject['clauses'][number] {
  const { clause, phrases = [], whole = false } = typeof said === 'string' ? { clause: said } : said
  const read: Phrase[] = phrases.map((phrase) => phraseIn(text, clause, phrase))
  return { ref: clauseOf(text, clause).id, phrases: read, whole }
}

const subjectOf = (id: SubjectId, yaml: SubjectYaml, said: readonly Says[]): Subject => ({
  id,
  label: yaml.label,
  partOf: yaml.part_of ?? [],
  words: wordingsOf(yaml.words),
  said: wordingsOf(yaml.said ?? []),
  except: (yaml.except ?? []).map((word) => word.toLowerCase()),
  figures: yaml.figures ?? [],
  ...(yaml.close ? { close: yaml.close } : {}),
  ...(yaml.particular ? { particular: yaml.particular } : {}),
  ...(yaml.applying ? { applying: yaml.applying } : {}),
  facts: yaml.facts ?? [],
  clauses: said.flatMap(({ clauses }) => clauses),
  silent: said.flatMap(({ silent }) => silent),
})

/** Ambiguities, the check-up and the overview, with the clauses of the subjects they name. */
function asideOf(
  files: readonly SubjectsFile[],
  subjects: ReadonlyMap<SubjectId, Subject>,
): Pick<Subjects, 'ambiguities' | 'checkup' | 'checkupAsked' | 'overview' | 'wayIn'> {
  const clausesOf = (id: SubjectId): ClauseId[] => {
    const subject = subjects.get(id)
    if (!subject) throw missing('主题', 'subjects', id, subjects.keys())
    return subject.clauses.map(({ ref }) => ref)
  }
  const ambiguities = new Map<string, Ambiguity>()
  const checkup = new Map<string, Duties>()
  const checkupAsked = new Map<string, AskingWords>()
  const overview = new Map<SubjectId, { readonly id: SubjectId }>()
  const wayIn = new Map<SubjectId, { readonly id: SubjectId }>()
  for (const { value, at } of files) {
    for (const [id, { options, ...of }] of Object.entries(value.ambiguities)) {
      const read = options.flatMap(({ subject, ...option }, i) => {
        const clauses = at(['ambiguities', id, 'options', i], () => clausesOf(subject))
        return clauses ? [{ ...option, clauses }] : []
      })
      ambiguities.set(id, { ...of, id, options: read })
    }
    const { duties = [], exists = [], cares = [], plain = [] } = value.checkup ?? {}
    for (const [i, { label, signs, subjects: ids }] of duties.entries()) {
      const clauses = at(['checkup', 'duties', i], () => [...new Set(ids.flatMap(clausesOf))])
      if (clauses) checkup.set(label, { id: label, label, signs, clauses })
    }
    if (value.checkup)
      for (const [id, words] of Object.entries({ exists, cares, plain }))
        checkupAsked.set(id, { id, words: wordingsOf(words), except: [] })
    for (const [i, id] of (value.overview ?? []).entries()) {
      at(['overview', i], () => clausesOf(id))
      overview.set(id, { id })
    }
    for (const [i, id] of (value.way_in ?? []).entries()) {
      at(['way_in', i], () => clausesOf(id))
      wayIn.set(id, { id })
    }
  }
  return { ambiguities, checkup, checkupAsked, overview, wayIn }
}

/** Every clause's phrasings: those of the subjects it is on, and its own. */
function phrasingsOf(
  files: readonly SubjectsFile[],
  declared: ReadonlyMap<SubjectId, Declared>,
  subjects: ReadonlyMap<SubjectId, Subject>,
  { texts }: Known,
): Map<ClauseId, Phrasing> {
  const phrasings = new Map<ClauseId, Phrasing>()
  const add = (id: ClauseId, asked: readonly string[]) =>
    phrasings.set(id, { id, asked: [...new Set([...(phrasings.get(id)?.asked ?? []), ...asked])] })
  // By its own name a subject is asked for too.
  for (const [id, { clauses, label }] of subjects)
    for (const { ref } of clauses) add(ref, [label, ...(declared.get(id)?.yaml.asked ?? [])])
  for (const { value, at } of files) {
    const text = texts.get(value.regulation ?? '')
    for (const [i, { clauses, asked }] of value.asked.entries())
      for (const [j, clause] of clauses.entries()) {
        const id = text && at(['asked', i, 'clauses', j], () => clauseOf(text, clause).id)
        if (id) add(id, asked)
      }
  }
  return phrasings
}
