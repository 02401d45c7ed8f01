import { nearest } from '../channels/delivery/index.ts'
import type { Env } from './settings.ts'

/** A variable that is set and that nobody reads; `meant` holds the names it was perhaps to have. */
export interface Unread {
  readonly name: string
  readonly meant: readonly string[]
  /** It is surely for this program, whose settings alone begin so. */
  readonly ours: boolean
}

const OURS = 'WENCE_'
const FAMILIES = [OURS, 'WECHATY_', 'OPENAI_']

/** What is set under the names of settings that no setting has. `known` are all names that somebody reads. */
export function unreadIn(env: Env, known: readonly string[]): Unread[] {
  const read = new Set(known)
  return Object.entries(env)
    .filter(([name, value]) => value !== undefined && !read.has(name) && FAMILIES.some((of) => isOf(name, of)))
    .map(([name]) => ({ name, meant: nearest(name, known), ours: isOf(name, OURS) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

const isOf = (name: string, family: string): boolean => name.toUpperCase().startsWith(family)

/** For operators; the value is never repeated. */
export const unreadLine = ({ name, meant }: Unread): string =>
  `${name} is set, and nobody reads it${meant.length > 0 ? `: did you mean ${meant.join(' or ')}?` : ''}`
