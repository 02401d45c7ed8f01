import { parse, stringify } from 'yaml'
import type { KnowledgeFile, Library } from '../../src/knowledge/index.ts'

/** What has an id of its own in knowledge. */
export type Kind = 'fact' | 'choice' | 'regulation' | 'subject'

/** From the ids that knowledge has to those it gets, by kind. */
export type Names = Readonly<Record<Kind, ReadonlyMap<string, string>>>

/** Whose keys are ids. */
const KEYS: Readonly<Record<string, Kind>> = {
  facts: 'fact',
  quantities: 'fact',
  choices: 'choice',
  definitions: 'regulation',
  subjects: 'subject',
  says: 'subject',
}
/** Under what an id stands, or a list of them. */
const VALUES: Readonly<Record<string, Kind>> = {
  fact: 'fact',
  facts: 'fact',
  sum: 'fact',
  least: 'fact',
  any: 'fact',
  years: 'fact',
  share: 'fact',
  of: 'fact',
  together: 'fact',
  shown_by: 'fact',
  in: 'choice',
  one_of: 'choice',
  id: 'regulation',
  regulation: 'regulation',
  subject: 'subject',
  subjects: 'subject',
  part_of: 'subject',
  silent: 'subject',
  overview: 'subject',
  way_in: 'subject',
}
/** Maps whose order says something: the choices of a question are offered in it. */
const ORDERED = new Set(['choices', 'parts'])

/** Numbers that look random and are the same each time, from 0 up to 1. */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

function shuffled<T>(list: readonly T[], next: () => number): T[] {
  const left = [...list]
  return list.flatMap(() => left.splice(Math.floor(next() * left.length), 1))
}

/** A new id for each, that no word of any language is. */
export function namesFor(ids: Readonly<Record<Kind, Iterable<string>>>, seed: number): Names {
  const next = random(seed)
  const letters = () => [...'bcdfghjkmnpqrstvwxz'][Math.floor(next() * 19)] ?? 'q'
  const fresh = (known: Iterable<string>) =>
    new Map([...known].map((id) => [id, `x${Array.from({ length: 11 }, letters).join('')}`]))
  const regulation = fresh(ids.regulation)
  // Where somebody is registered is a regulation's place: choices that are named as regulations are named as these are.
  const choice = new Map([...fresh(ids.choice)].map(([id, name]) => [id, regulation.get(id) ?? name]))
  return { fact: fresh(ids.fact), choice, regulation, subject: fresh(ids.subject) }
}

/** The library with other ids, its files and the keys in them in another order; nothing of it means anything else. */
export function renamed(library: Library, names: Names, seed: number): Library {
  const next = random(seed)
  const file = ({ name, text }: KnowledgeFile): KnowledgeFile => ({
    name,
    text: stringify(rename(parse(text), [], names, next), { aliasDuplicateObjects: false }),
  })
  const one = (value: unknown): unknown => {
    if (Array.isArray(value)) return shuffled(value.map(one), next)
    if (isFile(value)) return ofRegulation(value.name.endsWith('.yaml') ? file(value) : value, names)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, one(inner)]))
  }
  return one(library) as Library
}

const isFile = (value: unknown): value is KnowledgeFile =>
  typeof value === 'object' && value !== null && 'name' in value && 'text' in value

/** A file may be one regulation's by where it stands. */
const ofRegulation = (file: KnowledgeFile & { readonly regulation?: string }, { regulation }: Names): KnowledgeFile =>
  file.regulation === undefined ? file : ({ ...file, regulation: regulation.get(file.regulation) } as KnowledgeFile)

/** A value of a file under a path, with other ids. */
function rename(value: unknown, path: readonly string[], names: Names, next: () => number): unknown {
  const own = path.at(-1) ?? ''
  if (typeof value === 'string') return renamedText(value, VALUES[own], names)
  if (Array.isArray(value)) return value.map((entry) => rename(entry, path, names, next))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => {
    const kind = KEYS[own]
    return [
      kind ? (names[kind].get(key) ?? key) : key,
      rename(inner, kind ? [...path, ''] : [...path, key], names, next),
    ]
  })
  return Object.fromEntries(ORDERED.has(own) ? entries : shuffled(entries, next))
}

/** An id, or words in which clauses are named: {wanzhou:8.7#研发场地面积}. */
const renamedText = (text: string, kind: Kind | undefined, { regulation, ...names }: Names): string => {
  const id = kind === 'regulation' ? regulation.get(text) : kind && names[kind].get(text)
  return id ?? text.replace(/\{([a-z_]+):/gu, (_, name: string) => `{${regulation.get(name) ?? name}:`)
}
