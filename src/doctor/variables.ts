import { type Env, type Unread, unreadIn, unreadLine } from '../service/index.ts'
import type { Check, Finding } from './check.ts'

/** Variables that are set under the names of settings, and that nobody reads. `known` are all names that somebody reads. */
export const variablesCheck = (env: Env, known: readonly string[]): Check => ({
  what: 'variables',
  examine: () => {
    const unread = unreadIn(env, known)
    if (unread.length > 0) return unread.map(findingOf)
    return [{ what: 'variables', state: 'ok', found: 'each that is set is read' }]
  },
})

function findingOf(unread: Unread): Finding {
  const { name, meant, ours } = unread
  const [likeliest] = meant
  // A name of another family may be for another program.
  const state = ours || likeliest !== undefined ? 'wrong' : 'doubtful'
  const renamed = likeliest === undefined ? '' : `export ${likeliest}="$${name}"; `
  return {
    what: 'variables',
    state,
    found: unreadLine(unread),
    remedy: `${renamed}unset ${name}${likeliest === undefined ? '; the README lists all settings' : ''}`,
  }
}
