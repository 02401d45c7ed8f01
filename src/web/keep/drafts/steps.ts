import type { z } from 'zod'
import {
  addRegulation,
  clausesWaiting,
  type Draft,
  type DraftingPorts,
  loadedWith,
  missLine,
  overview,
  ownMisses,
  publishDraft,
  readDraft,
  retireRegulation,
  saveDraft,
  waiting,
  withDone,
  withDraft,
} from '../../../drafting/index.ts'
import type { Uploaded } from './forms.ts'

/** Who does a step, and when: kept with the draft. */
export interface Doer {
  readonly by: string
  readonly at: string
}

/** Reads a file into a draft. Throws Refused. */
export async function add(
  { file, place, programme, id, replaces, newProgramme, again }: z.output<typeof Uploaded>,
  ports: DraftingPorts,
  doer: Doer,
) {
  const name = file.name.split(/[\\/]/u).at(-1) ?? file.name
  const added = await addRegulation(
    {
      file: { name, bytes: new Uint8Array(await file.arrayBuffer()) },
      place,
      programme,
      ...(id === '' ? {} : { id }),
      ...(replaces === '' ? {} : { replaces }),
      ...(newProgramme === undefined ? {} : { newProgramme: true }),
      ...(again === undefined ? {} : { again: true }),
    },
    ports,
  )
  // What a new draft begins with is told by whoever handed the file in.
  const begun = { ...added.draft, record: { ...added.draft.record, done: [] } }
  if (!added.known) await changed(added.draft, begun, `读入 ${name}`, ports, doer)
  return { draft: added.id, lines: [...added.lines, ...overview(added, ports.today())] }
}

/** Keeps a draft with what was done to it, by whom and when. */
export const changed = (before: Draft, after: Draft, what: string, { shelf }: DraftingPorts, doer: Doer) =>
  saveDraft(shelf, before, withDone(after, { ...doer, what }))

/** Tries a draft: what it declares is said to the program and read back. Throws Refused. */
export async function tryOut(id: string, ports: DraftingPorts) {
  const { library, opened, shelf } = ports
  const draft = await readDraft(shelf, id)
  const grown = loadedWith(library, draft, opened)
  const { tried, faults } = await ports.rehearseIn(grown, withDraft(library, draft), id)
  const left = waiting(draft).length
  return {
    lines: [
      ...faults.map(missLine),
      `试了 ${tried} 句，${faults.length === 0 ? '都读得回来' : `${faults.length} 句读不回来，见上`}。`,
      ...ports.coverageIn(grown, id, clausesWaiting(draft)),
      ...(left > 0 ? [`没有确认的 ${left} 项不算数。`] : []),
    ],
  }
}

/** Puts a draft into service. Throws Refused. */
export async function publish(id: string, ports: DraftingPorts, doer: Doer) {
  const { rehearseIn, ...world } = ports
  const lines = await publishDraft(id, {
    ...world,
    ...doer,
    tried: async (knowledge, grown, of) => ownMisses(await rehearseIn(knowledge, grown, of), grown, of),
  })
  return { lines }
}

/** Takes a regulation out of service. Throws Refused. */
export const retire = async (id: string, ports: DraftingPorts, doer: Doer) => ({
  lines: await retireRegulation(id, { ...ports, ...doer }),
  draft: id,
})
