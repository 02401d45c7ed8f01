import { z } from 'zod'
import { KnowledgeError } from './faults.ts'
import { Text } from './forms.ts'
import type { Library } from './library.ts'
import { type KnowledgeFile, YamlFile } from './yaml.ts'

const Says = z.array(Text).min(1)
const Verb = z.strictObject({ affirms: Says, denies: Says })

const TrialYaml = z.strictObject({
  who: Text,
  answers: z.strictObject({ yes: Says, no: Says, there: Says, not_there: Says, unknown: Says }),
  verbs: z.strictObject({ has: Verb, is: Verb, does: Verb, undergoes: Verb }),
  said: Says,
  choices: z.strictObject({ stated: Says, seated: Says, denied: Says }),
  quantities: z.strictObject({ stated: Says, about: Says, below: Says }),
  dates: z.strictObject({ value: Text, stated: Says }),
  periods: z.strictObject({ within: Text, years: Says }),
  subjects: Says,
})
/** The sentences that knowledge is tried with. */
export type Sentences = z.infer<typeof TrialYaml>

/** Where an entry of knowledge is written. */
export interface Place {
  readonly file: string
  readonly line: number
}

/** The sentences of knowledge/try.yaml. Throws KnowledgeError with all faults. */
export function readSentences(file: KnowledgeFile): Sentences {
  const { value, faults } = new YamlFile(file).read(TrialYaml)
  if (value === undefined) throw new KnowledgeError(faults)
  return value
}

type Declared = 'fact' | 'condition' | 'subject'

/**
 * Where facts, conditions and subjects stand in the files, by their ids; a condition's is `wanzhou 8.6/rd_staff`. The files of a
 * kind are read when the first of it is looked for.
 */
export function placesOf(library: Library): (kind: Declared, id: string) => Place {
  const read: Partial<Record<Declared, ReadonlyMap<string, Place>>> = {}
  const places = (kind: Declared) => {
    const known = read[kind] ?? new Map(listed[kind](library))
    read[kind] = known
    return known
  }
  return (kind, id) => places(kind).get(id) ?? { file: 'knowledge', line: 1 }
}

type Listed = readonly [id: string, place: Place]

const listed: Readonly<Record<Declared, (library: Library) => Listed[]>> = {
  fact: ({ facts }) => facts.flatMap((file) => entriesOf(file, 'facts')),
  subject: ({ subjects }) => subjects.flatMap((file) => entriesOf(file, 'subjects')),
  condition: ({ regulations }) => regulations.flatMap(conditionsOf),
}

function entriesOf(file: KnowledgeFile, key: string): Listed[] {
  const yaml = new YamlFile(file)
  const entries = (yaml.value as Record<string, object | undefined> | null)?.[key] ?? {}
  return Object.keys(entries).map((id) => [id, placeIn(yaml, [key, id])])
}

function conditionsOf(file: KnowledgeFile): Listed[] {
  const yaml = new YamlFile(file)
  const { id, conditions = [] } = yaml.value as { id?: string; conditions?: readonly Record<string, string>[] }
  return conditions.map(({ clause, name, fact }, i) => [
    `${id} ${clause}/${name ?? fact}`,
    placeIn(yaml, ['conditions', i]),
  ])
}

function placeIn(yaml: YamlFile, path: readonly PropertyKey[]): Place {
  const { file, line } = yaml.fault(path, '', '')
  return { file, line }
}
