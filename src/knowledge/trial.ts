import { z } from 'zod'
import { KnowledgeError } from './faults.ts'
import { Text } from './forms.ts'
import type { Library } from './load.ts'
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

/** Where facts, conditions and subjects stand in the files, by their ids; a condition's is `wanzhou 8.6/rd_staff`. */
export function placesOf(library: Library): (kind: 'fact' | 'condition' | 'subject', id: string) => Place {
  const places = new Map<string, Place>()
  const note = (key: string, yaml: YamlFile, path: readonly PropertyKey[]) => {
    const { file, line } = yaml.fault(path, '', '')
    places.set(key, { file, line })
  }
  for (const file of library.facts) {
    const yaml = new YamlFile(file)
    for (const id of keysOf(yaml.value, 'facts')) note(`fact ${id}`, yaml, ['facts', id])
  }
  for (const file of library.regulations) {
    const yaml = new YamlFile(file)
    const regulation = yaml.value as { id?: string; conditions?: readonly Record<string, string>[] }
    for (const [i, { clause, name, fact }] of (regulation.conditions ?? []).entries())
      note(`condition ${regulation.id} ${clause}/${name ?? fact}`, yaml, ['conditions', i])
  }
  for (const file of library.subjects) {
    const yaml = new YamlFile(file)
    for (const id of keysOf(yaml.value, 'subjects')) note(`subject ${id}`, yaml, ['subjects', id])
  }
  return (kind, id) => places.get(`${kind} ${id}`) ?? { file: 'knowledge', line: 1 }
}

const keysOf = (value: unknown, key: string): string[] =>
  Object.keys((value as Record<string, object | undefined> | null)?.[key] ?? {})
