import { isSeq, parseDocument } from 'yaml'
import { type Draft, readYaml } from './draft.ts'

export type Path = readonly PropertyKey[]
export type Values = Readonly<Record<string, unknown>>
export type YamlDocument = ReturnType<typeof parseDocument>
type FileOfDraft = 'regulation' | 'statements' | 'facts'

export const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null

/** What a draft's file says; nothing where it says nothing. */
export const valuesOf = (text: string): Values => {
  const value = readYaml(text)
  return isValues(value) ? value : {}
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (isValues(inner) ? Reflect.get(inner, key) : undefined), value)
}

export function at(value: unknown, path: Path): Values {
  const found = valueAt(value, path)
  return isValues(found) ? found : {}
}

/** The draft with one of its files changed. */
export function edited(draft: Draft, name: FileOfDraft, change: (file: YamlDocument) => void): Draft {
  const file = parseDocument(draft[name])
  change(file)
  return { ...draft, [name]: file.toString({ lineWidth: 0 }) }
}

/** Adds an entry to a list, which may not be there, or hold nothing. */
export function addTo(file: YamlDocument, list: string, value: unknown): void {
  if (isSeq(file.get(list))) file.addIn([list], file.createNode(value))
  else file.set(list, file.createNode([value]))
}
