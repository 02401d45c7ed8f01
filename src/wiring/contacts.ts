import { readFile } from 'node:fs/promises'
import type { Check } from '../doctor/index.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Where each place's desk is reached: a JSON file of regulation ids and texts, named by WENCE_CONTACTS. */
export async function readContacts(env: Env): Promise<Record<string, string>> {
  const path = env.WENCE_CONTACTS
  if (!path) return {}
  const { z } = await import('zod')
  const form = z.record(z.string(), z.string().trim().min(1))
  try {
    return form.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    const found = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : ''
    throw new Error(
      `WENCE_CONTACTS ${path}: ${found}; it should be JSON, by the ids of regulations: {"<id>": "科技创新科"}`,
    )
  }
}

/** For the doctor: whether the file can be read, and whose desks it names. */
export const contactsCheck = (env: Env): Check => ({
  what: 'contacts',
  examine: async () => {
    if (!env.WENCE_CONTACTS)
      return [
        { what: 'contacts', state: 'off', found: 'WENCE_CONTACTS is not set; hand-offs name the authority alone' },
      ]
    const places = Object.keys(await readContacts(env))
    return [{ what: 'contacts', state: 'ok', found: places.join(', ') }]
  },
})
