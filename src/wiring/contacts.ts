import { readFile } from 'node:fs/promises'
import type { Check } from '../doctor/index.ts'
import type { Knowledge } from '../knowledge/index.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Where each place's desk is reached: a JSON file of regulation ids and texts, named by WENCE_CONTACTS. */
export async function readContacts(
  env: Env,
  { regulations }: Pick<Knowledge, 'regulations'>,
): Promise<Record<string, string>> {
  const path = env.WENCE_CONTACTS?.trim()
  if (!path) return {}
  const [{ z }, { contactsForm }] = await Promise.all([import('zod'), import('./contacts-form.ts')])
  const form = contactsForm(new Map([...regulations.values()].map(({ id, place }) => [id, place])))
  try {
    return form.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    const found =
      error instanceof z.ZodError
        ? error.issues.map((issue) => [...issue.path, issue.message].join(': ')).join('; ')
        : error instanceof Error
          ? error.message
          : ''
    throw new Error(
      `WENCE_CONTACTS ${path}: ${found}; it should be JSON, by the ids of regulations: {"<id>": "科技创新科"}`,
    )
  }
}

/** For the doctor: whether the file can be read, and whose desks it names. */
export const contactsCheck = (env: Env, knowledge: Pick<Knowledge, 'regulations'>): Check => ({
  what: 'contacts',
  remedy: 'put the file right, or point WENCE_CONTACTS at the one that is; without it unset WENCE_CONTACTS',
  examine: async () => {
    if (!env.WENCE_CONTACTS?.trim())
      return [
        { what: 'contacts', state: 'off', found: 'WENCE_CONTACTS is not set; hand-offs name the authority alone' },
      ]
    const places = Object.keys(await readContacts(env, knowledge))
    return [{ what: 'contacts', state: 'ok', found: places.join(', ') || 'it names nobody' }]
  },
})
