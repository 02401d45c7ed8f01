import { z } from 'zod'
import { didYouMean } from '../channels/delivery/index.ts'

/** The setting that names the file. */
export const contactsEnv = z.object({ WENCE_CONTACTS: z.string().optional() })

/** The file itself: texts by the ids of regulations. `places` are what people call the places, by the same ids. */
export const contactsForm = (places: ReadonlyMap<string, string>) =>
  z.record(z.string(), z.string().trim().min(1)).superRefine((contacts, context) => {
    for (const id of Object.keys(contacts).filter((each) => !places.has(each)))
      context.addIssue({ code: 'custom', message: `${JSON.stringify(id)} is no place${meantBy(id, places)}` })
  })

function meantBy(id: string, places: ReadonlyMap<string, string>): string {
  const named = [...places].find(([, place]) => place === id)
  if (named) return `: did you mean ${named[0]}?`
  return didYouMean(id, [...places.keys()]) || `; there are ${[...places.keys()].join(', ')}`
}
