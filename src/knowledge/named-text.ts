import type { Day, RegulationId } from '../law/index.ts'
import { regulationsNamed } from './held.ts'
import type { Knowledge } from './types.ts'
import { knowledgeOn } from './versions.ts'

/** A regulation by its id, by what it is called or by its place (万州); undefined where none or several are so named. */
export function regulationNamed(library: Knowledge, name: string, day: Day): RegulationId | undefined {
  const wanted = name.trim()
  const text = [...library.regulations.values()].filter(({ id, title, short, documentNumber }) =>
    [id, title, short, documentNumber?.text].includes(wanted),
  )
  if (text.length === 1) return text[0]?.id
  // By its place a text is the version of the day.
  const knowledge = knowledgeOn(library, day)
  const own = [...knowledge.regulations.values()].find(({ id, place, center, called }) =>
    [id, place, center, ...called].includes(wanted),
  )
  if (own) return own.id
  const [mention] = knowledge.places.mentionsIn(wanted)
  const [only, another] = mention?.said === wanted ? regulationsNamed(mention, knowledge) : []
  return another ? undefined : only?.id
}
